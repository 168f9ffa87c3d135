import { createInterface } from "node:readline";
import type { Command } from "commander";
import { ArgumentError, type CallOptions, type Client } from "../index.js";
import { connect } from "./args/connect.js";
import type { ConnectionFlags, DryRunFlags } from "./args/global-options.js";
import type { Context, Invocation, Result } from "./invocation.js";

/** How to read a description of something, and how to remove it. */
interface Removal {
  read(client: Client, id: string, options: CallOptions): Promise<string | undefined>;
  remove(client: Client, id: string, options: CallOptions): Promise<void>;
}

export interface RemoveFlags extends ConnectionFlags, DryRunFlags {
  yes?: boolean;
}

/** `remove <id>` of keys, domains and webhooks. `what` is such as `key`. */
export function addRemove(group: Command, invocation: Invocation, what: string, removal: Removal): void {
  const command = group
    .command("remove")
    .description(`Removes a ${what}. Asks for confirmation; without a terminal, pass --yes.`)
    .argument("<id>", `the id of the ${what}; \`adp ${group.name()} list\` shows it`);
  const run = async (context: Context, flags: RemoveFlags, id: string) => {
    context.advice.notFound = `Check the id: \`adp ${group.name()} list\` shows those that exist. It may be removed already.`;
    const client = await connect(context, flags);
    return runRemove(context, flags, {
      what: `${what} ${id}`,
      id,
      read: () => removal.read(client, id, { signal: context.io.signal }),
      remove: () => removal.remove(client, id, { signal: context.io.signal }),
    });
  };
  const examples = [`adp ${group.name()} remove 7654321 --yes`];
  invocation.define(addYesOption(command), { run, examples, hasDryRun: true });
}

export function addYesOption(command: Command): Command {
  return command.option("--yes", "do not ask for confirmation (default: ask)");
}

/** Asks and removes; with `--dry-run` reads what would be removed. */
export async function runRemove(
  context: Context,
  { yes, dryRun }: RemoveFlags,
  {
    what,
    id,
    read,
    remove,
  }: { what: string; id: string; read(): Promise<string | undefined>; remove(): Promise<void> },
): Promise<Result> {
  if (dryRun) {
    const found = await read();
    const text = `${what} would be removed${found === undefined ? "" : ` (${found})`}`;
    return { document: { id, removed: false, dryRun }, lines: [{ mark: "skipped", text }] };
  }
  const removed = await confirm(context, what, yes);
  if (removed) await remove();
  const line = removed ? ({ mark: "done", text: `${what} removed` } as const) : "nothing was removed";
  return { document: { id, removed }, lines: [line] };
}

/** Asks before something is removed; without a terminal `--yes` is required. */
async function confirm({ io, output }: Context, what: string, yes: boolean | undefined): Promise<boolean> {
  if (yes) return true;
  const { stdin, stderr, signal } = io;
  if (!stdin?.isTTY || !stderr.isTTY || output.mode.json) {
    throw new ArgumentError(`cannot ask for confirmation (not a terminal); pass --yes to remove ${what}`);
  }
  output.ask(`Remove ${what}? It cannot be undone. [y/N]`);
  const lines = createInterface({ input: stdin, signal });
  try {
    for await (const line of lines) return /^y(es)?$/i.test(line.trim());
    signal.throwIfAborted();
    return false;
  } finally {
    lines.close();
  }
}
