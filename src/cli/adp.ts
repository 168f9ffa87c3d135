#!/usr/bin/env node
import { version } from "../version.js";
import { handleOutputErrors } from "./output-errors.js";

const args = process.argv.slice(2);
handleOutputErrors(process);

if (args[0] === "--version" || args[0] === "-V") {
  // Without loading anything else: tools ask for it before every job.
  process.stdout.write(`${version}\n`);
} else {
  const { runProcess } = await import("./run-process.js");
  await runProcess(args);
}
