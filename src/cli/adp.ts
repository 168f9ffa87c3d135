#!/usr/bin/env node
import { version } from "../version.js";
import { handleOutputErrors } from "./output-errors.js";
import { outputModeOf } from "./output-mode.js";
import { interruptBy, tellEarlyInterruption } from "./process.js";

const args = process.argv.slice(2);
handleOutputErrors(process);

if (args[0] === "--version" || args[0] === "-V") {
  // Without loading anything else: tools ask for it before every job.
  process.stdout.write(`${version}\n`);
} else {
  // Before the rest is loaded, so that a signal that comes early ends the command and not the process.
  let tellInterruption = () => tellEarlyInterruption(process, outputModeOf(args));
  const signal = interruptBy(process, (exit) => {
    tellInterruption();
    // What was written before is out by then.
    process.stdout.write("", exit);
  });
  const { runProcess } = await import("./run-process.js");
  await runProcess(args, signal, (tell) => {
    tellInterruption = tell;
  });
}
