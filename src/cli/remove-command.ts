import type { Command } from "commander";
import type { CallOptions, Client } from "../index.js";
import { confirm } from "./confirm.js";
import { connect } from "./connect.js";
import { helpText } from "./help-text.js";
import type { Invocation } from "./invocation.js";
import { addConnectionOptions, addOutputOptions, type ConnectionFlags } from "./shared-options.js";

/** `remove <id>` of keys, domains and webhooks. `what` is such as `key`. */
export function addRemove(
  group: Command,
  invocation: Invocation,
  what: string,
  remove: (client: Client, id: string, options: CallOptions) => Promise<void>,
): void {
  const command = group
    .command("remove")
    .description(`Removes a ${what}. Asks first; where nobody can be asked, it needs --yes.`)
    .argument("<id>", `the id of the ${what}; \`adp ${group.name()} list\` shows it`)
    .option("--yes", "do not ask");
  addOutputOptions(addConnectionOptions(command))
    .addHelpText("after", helpText([`adp ${group.name()} remove 7654321 --yes`]))
    .action(
      invocation.action<ConnectionFlags & { yes?: boolean }>(async (context, flags, id) => {
        const client = await connect(context, flags);
        const removed = await confirm(context, `${what} ${id}`, flags.yes);
        if (removed) await remove(client, id, { signal: context.io.signal });
        const line = removed ? ({ mark: "done", text: `${what} ${id} removed` } as const) : "nothing was removed";
        return { document: { id, removed }, lines: [line] };
      }),
    );
}
