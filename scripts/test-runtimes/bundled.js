// What a bundler makes one file of, for a process.

import process from "node:process";
import { coreCases, runCases } from "./core-cases.js";

const [setup = ""] = process.argv.slice(2);
console.log(JSON.stringify(await runCases(coreCases, JSON.parse(setup))));
