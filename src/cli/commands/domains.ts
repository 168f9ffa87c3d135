import type { Command } from "commander";
import type { AlternativeDistributionDomain } from "../../index.js";
import { connect } from "../args/connect.js";
import {
  addConnectionOptions,
  addDryRunOption,
  addHiddenOptions,
  addOutputOptions,
  type ConnectionFlags,
  type DryRunFlags,
} from "../args/global-options.js";
import type { Context, Result } from "../context.js";
import { addOnce } from "../create-once.js";
import type { Invocation } from "../invocation.js";
import { helpText } from "../output/help.js";
import { listResult } from "../output/list-result.js";
import { addRemove } from "../remove.js";
import { domainFrom } from "./domain-name.js";

export function addDomains(program: Command, invocation: Invocation): void {
  const domains = program.command("domains").description("Domains for web distribution: list, add, remove.");
  addHiddenOptions(domains);
  const list = domains.command("list").description("Lists the domains of the account.");
  addOutputOptions(addConnectionOptions(list))
    .addHelpText("after", helpText(["adp domains list"]))
    .action(invocation.action(listDomains));
  const add = domains
    .command("add")
    .description("Adds a domain that apps may be distributed from, unless it is there.")
    .argument("<domain>", "a host name, such as downloads.example.com")
    .option("--name <text>", "what App Store Connect calls it (default: the domain)");
  addDryRunOption(add);
  addOutputOptions(addConnectionOptions(add))
    .addHelpText("after", helpText(['adp domains add downloads.example.com --name "Downloads"']))
    .action(invocation.action(addDomain));
  addRemove(domains, invocation, "domain", {
    read: async (client, id, options) => (await client.domains.get(id, undefined, options)).data.attributes?.domain,
    remove: (client, id, options) => client.domains.delete(id, options),
  });
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
  flags: ConnectionFlags & DryRunFlags & { name?: string },
  given: string,
): Promise<Result> {
  const domain = domainFrom(given);
  const client = await connect(context, flags);
  const options = { signal: context.io.signal };
  const referenceName = flags.name ?? domain;
  const list = "adp domains list";
  return addOnce(context, flags, {
    what: `domain ${domain}`,
    list,
    read: async () => {
      for await (const one of client.domains.list(undefined, options)) if (isSame(one, domain)) return one;
      return undefined;
    },
    conflict: () => `\`${list}\` shows the domains that exist.`,
    create: async () => (await client.domains.create({ domain, referenceName }, options)).data,
    document: (one) => ({ id: one?.id, domain, referenceName: one?.attributes?.referenceName ?? referenceName }),
  });
}

/** Host names are the same in capitals, and with a dot at their end. */
function isSame({ attributes }: AlternativeDistributionDomain, domain: string): boolean {
  const plain = (name: string | undefined) => name?.toLowerCase().replace(/\.$/, "");
  return plain(attributes?.domain) === plain(domain);
}
