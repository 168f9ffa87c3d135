#!/usr/bin/env node
import { version } from "../version.js";
import { handleOutputErrors, interruptBy, outputModeFrom, printEarlyInterruption } from "./process.js";

const args = process.argv.slice(2);
handleOutputErrors(process);

if (args[0] === "--version" || args[0] === "-V") {
  // Without loading anything else: tools ask for it before every job.
  process.stdout.write(`${version}\n`);
} else {
  // Before the rest is loaded, so that a signal that comes early ends the command and not the process.
  let reportInterruption = () => printEarlyInterruption(process, outputModeFrom(args));
  const signal = interruptBy(process, (exit) => {
    reportInterruption();
    // This callback runs once everything written before is out.
    process.stdout.write("", exit);
  });
  const { main } = await import("./main.js");
  const { stdout, stderr, stdin, env } = process;
  const onInterruption = (report: () => void) => {
    reportInterruption = report;
  };
  const exitCode = await main(args, { stdout, stderr, stdin, env, signal, onInterruption });
  // Output that failed on the way has set it already.
  process.exitCode ||= exitCode;
}
