import { type Command, Option } from "commander";
import type { Change } from "../../contract/diff/change.js";
import { ArgumentError, ConnectionError } from "../../index.js";
import { FileError } from "../../node/index.js";
import { fetchFrom } from "../args/connect.js";
import { addHiddenOptions } from "../args/global-options.js";
import { pathFrom, readInput } from "../args/input.js";
import type { Context, Invocation, Result } from "../invocation.js";
import { exitCodes } from "../output/exit-code.js";

interface ContractFlags {
  format: "text" | "markdown" | "github";
  failOn: "breaking" | "additive" | "none";
  uses?: string;
  all?: boolean;
}

const exitCodesOfCheck =
  "0 nothing that --fail-on names, 8 something is, 2 a document that is none, 7 it could not be downloaded, 1 a file could not be read";

/** `adp contract`: what Apple's newest document changes for those who use this package. */
export function addContract(program: Command, invocation: Invocation): void {
  const contract = program
    .command("contract")
    .summary("what Apple's newest API document changes for you")
    .description(
      "Compares OpenAPI documents as a client sees them: each change is breaking, additive or neutral. The contract of " +
        "this package is part of it; what its releases changed is in openapi/CHANGES.md of the package.",
    );
  addHiddenOptions(contract);
  const check = contract
    .command("check")
    .description("Compares the contract of this package with Apple's newest document, cut as the contract was.")
    .argument("[document]", "a .json, .json.gz, .zip or .yaml file or URL (default: the zip that Apple serves)");
  invocation.define(addOptions(check), {
    run: (context, flags: ContractFlags, document?: string) => compare(context, flags, undefined, document),
    isOffline: true,
    examples: ["adp contract check --uses adp-usage.json", "adp contract check document.json --fail-on additive"],
    exitCodes: exitCodesOfCheck,
  });
  const diff = contract
    .command("diff")
    .description(
      "Compares two documents: Apple's, which are cut as the contract was, or contracts; with --all any API's.",
    )
    .argument("<old>", "a .json, .json.gz, .zip or .yaml file or URL")
    .argument("<new>", "the same")
    .option("--all", "compare whole documents of any OpenAPI 3 API");
  invocation.define(addOptions(diff), {
    run: (context, flags: ContractFlags, old?: string, now?: string) => compare(context, flags, old, now),
    isOffline: true,
    examples: [
      "adp contract diff old.json.gz new.json.gz",
      "adp contract diff --all v1.yaml v2.yaml --format markdown",
    ],
    exitCodes: exitCodesOfCheck,
  });
}

function addOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--format <format>", "how to print it; github prints annotations of a workflow's run")
        .choices(["text", "markdown", "github"])
        .default("text"),
    )
    .addOption(
      new Option("--fail-on <impact>", "the least change that ends with 8")
        .choices(["breaking", "additive", "none"])
        .default("breaking"),
    )
    .option("--uses <file>", "count only what this record of your tests sends (default: everything counts)");
}

async function compare(
  context: Context,
  { format, failOn, uses, all }: ContractFlags,
  before: string | undefined,
  after: string | undefined,
): Promise<Result> {
  // Loaded on first use: what no other command needs.
  const { check, DocumentError, publishedDocument, renderings } = await import("../../contract/check.js");
  const usage = uses === undefined ? undefined : { text: await readInput(context, uses), file: uses };
  const place = (document: string) => (/^https?:\/\//.test(document) ? document : pathFrom(context, document));
  const request = {
    ...{ before: before && place(before), after: after ? place(after) : publishedDocument },
    ...{ all, usage, failOn, fetch: fetchFrom(context) },
  };
  const outcome = await check(request).catch((error: Error) => {
    if (error instanceof DocumentError) {
      if (error.kind === "connection") throw new ConnectionError(error.message, { cause: error });
      if (error.kind === "file") throw new FileError(error.message, after ?? "");
    }
    throw new ArgumentError(error.message, { cause: error });
  });
  const { report, touching, gone, title, counted, found } = outcome;
  const changes = report.changes.map(({ cause: _, ...change }, at) => {
    return { ...change, touchesYou: touching.changes.includes(report.changes[at] as Change) };
  });
  return {
    document: { title, found, summary: touching.summary, allChanges: report.summary, counted, gone, changes },
    lines: renderings[format](outcome).split("\n"),
    exitCode: found ? exitCodes.found : exitCodes.done,
  };
}
