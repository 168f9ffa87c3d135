import type { Command } from "commander";
import { connect } from "./connect.js";
import type { Context, Result } from "./context.js";
import { helpText } from "./help-text.js";
import type { Invocation } from "./invocation.js";
import { listResult } from "./list-result.js";
import { addRemove } from "./remove-command.js";
import { addConnectionOptions, addHiddenOptions, addOutputOptions, type ConnectionFlags } from "./shared-options.js";

export function addDomains(program: Command, invocation: Invocation): void {
  const domains = program.command("domains").description("Domains for web distribution: list, add, remove.");
  addHiddenOptions(domains);
  const list = domains.command("list").description("Lists the domains of the account.");
  addOutputOptions(addConnectionOptions(list))
    .addHelpText("after", helpText(["adp domains list"]))
    .action(invocation.action(listDomains));
  const add = domains
    .command("add")
    .description("Adds a domain that apps may be distributed from.")
    .argument("<domain>", "such as downloads.example.com")
    .option("--name <text>", "what App Store Connect calls it (default: the domain)");
  addOutputOptions(addConnectionOptions(add))
    .addHelpText("after", helpText(['adp domains add downloads.example.com --name "Downloads"']))
    .action(invocation.action(addDomain));
  addRemove(domains, invocation, "domain", (client, id, options) => client.domains.delete(id, options));
}

async function listDomains(context: Context, flags: ConnectionFlags): Promise<Result> {
  const client = await connect(context, flags);
  const domains = [];
  for await (const { id, attributes } of client.domains.list(undefined, { signal: context.io.signal })) {
    const { domain, referenceName, createdDate } = attributes ?? {};
    domains.push({ id, domain, referenceName, createdDate });
  }
  return listResult(context, "domains", domains, {
    id: ({ id }) => id,
    domain: ({ domain }) => domain,
    name: ({ referenceName }) => referenceName,
    created: ({ createdDate }) => createdDate,
  });
}

async function addDomain(
  context: Context,
  flags: ConnectionFlags & { name?: string },
  domain: string,
): Promise<Result> {
  const client = await connect(context, flags);
  const referenceName = flags.name ?? domain;
  const { data } = await client.domains.create({ domain, referenceName }, { signal: context.io.signal });
  return {
    document: { id: data.id, domain, referenceName },
    lines: [{ mark: "done", text: `domain ${domain} added, ${data.id}` }],
  };
}
