import type { Command } from "commander";
import { commandVariables } from "../../../auth/credential-variables.js";
import { plainValue } from "../../../auth/pasted-text.js";
import { systemClock } from "../../../http/clock.js";
import { processIn } from "../../../node/altstore/process-package.js";
import type { ProcessEvent } from "../../../node/index.js";
import { fetchFrom } from "../../args/connect.js";
import type { Context, Invocation, Result } from "../../invocation.js";
import { continuing } from "../../output/failure.js";
import { formatDuration, parseDuration } from "../../output/units.js";
import { addHiddenOutputOptions, addSourceCommands } from "./altstore-source.js";

interface ProcessFlags {
  altstoreUrl?: string;
  timeout?: number;
  poll?: number;
}

export function addAltStore(program: Command, invocation: Invocation): void {
  const altstore = program
    .command("altstore")
    .summary("AltStore PAL: process a package, and put it into a source")
    .description("AltStore PAL: have it process a package, and put the version into the source that devices read.");
  addHiddenOutputOptions(altstore);
  const process = altstore
    .command("process")
    .description(
      "Has AltStore process a package, and waits until it has. Safe to repeat. Apple's token is not sent to it, and it " +
        "needs none.",
    )
    .argument("<package-id>", "the ADP id, as adp publish prints it")
    .optionsGroup("Waiting:")
    .option("--timeout <duration>", "how long to wait at most (default: 30m)", parseDuration)
    .option("--poll <duration>", "time between polls (default: 10s)", parseDuration)
    .option(
      "--altstore-url <url>",
      `the URL of AltStore's API, or of a sandbox (default: ${commandVariables.altstoreUrl}, else AltStore's)`,
    );
  invocation.define(process, {
    run: runProcess,
    isOffline: true,
    examples: ["adp altstore process 0891061d-432b-431e-a60f-06292bf84ab9"],
    exitCodes: "0 processed, 4 AltStore failed or refuses, 5 not ready in time, 7 connection failed",
  });
  addSourceCommands(altstore, invocation);
}

async function runProcess(context: Context, flags: ProcessFlags, packageId: string): Promise<Result> {
  Object.assign(context.advice, continuing);
  const { io, output } = context;
  const baseUrl = flags.altstoreUrl ?? (plainValue(io.env[commandVariables.altstoreUrl] ?? "") || undefined);
  const processed = await processIn(io.clock ?? systemClock, packageId, {
    ...{ baseUrl, timeoutMs: flags.timeout, pollMs: flags.poll, signal: io.signal, fetch: fetchFrom(context) },
    onProgress: (event) => output.note(progressText(event)),
  });
  const how = processed.requested ? "has processed it" : "had processed it before";
  return { document: processed, lines: [{ mark: "done", text: `${packageId}: AltStore ${how}` }] };
}

function progressText({ status = "requested", elapsedMs, remainingMs, problem }: ProcessEvent): string {
  const times = `for ${formatDuration(elapsedMs)}, ${formatDuration(remainingMs)} left`;
  return `waiting for AltStore ${times}: ${problem ? problem.message : status}`;
}
