import type { Command } from "commander";
import { describeInvisible, nameOfCharacter } from "../../auth/pasted-text.js";
import { type AlternativeDistributionDomain, ArgumentError } from "../../index.js";
import { connect } from "../args/connect.js";
import { addHiddenOptions, type ConnectionFlags, type DryRunFlags } from "../args/global-options.js";
import { addOnce } from "../create-once.js";
import type { Context, Invocation, Result } from "../invocation.js";
import { listResult } from "../output/table.js";
import { addRemove } from "../remove.js";

export function addDomains(program: Command, invocation: Invocation): void {
  const domains = program
    .command("domains")
    .summary("list, add and remove domains for web distribution")
    .description("Domains for web distribution: list, add, remove.");
  addHiddenOptions(domains);
  const list = domains.command("list").description("Lists the domains of the account.");
  invocation.define(list, { run: listDomains, examples: ["adp domains list"] });
  const add = domains
    .command("add")
    .description("Adds a domain that apps may be distributed from, unless it exists.")
    .argument("<domain>", "a host name, such as downloads.example.com")
    .option("--name <text>", "its name in App Store Connect (default: the domain)");
  invocation.define(add, {
    hasDryRun: true,
    run: addDomain,
    examples: ['adp domains add downloads.example.com --name "Downloads"'],
  });
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

const longest = 253;
const example = "such as downloads.example.com";

/**
 * The host name that was given as a domain: in lower case, and in Punycode where it is not ASCII.
 *
 * @throws ArgumentError for anything but a host name; it says what to write instead, where that is known
 */
export function domainFrom(text: string): string {
  const fault = domainProblem(text);
  if (fault) throw new ArgumentError(`domain: ${fault}`);
  return hostIn(text) ?? text;
}

function domainProblem(text: string): string | undefined {
  const host = hostIn(text)?.replace(/^\*\./, "").replace(/\.$/, "");
  const write = host !== undefined && hostProblem(host) === undefined ? `write ${host}` : `give one ${example}`;
  const around = surroundingPart(text);
  if (around) return `${around}; ${write}`;
  const invisible = describeInvisible(text);
  if (invisible) return `contains ${invisible}; give one ${example}`;
  if (text.includes("*")) return `a wildcard, which is not a domain; ${write}, and add each domain by itself`;
  if (text.endsWith(".")) return `ends with a dot; ${write}`;
  const fault = hostProblem(hostIn(text) ?? text);
  return fault && `${fault}; give one ${example}`;
}

/** What is given besides a host name. */
function surroundingPart(text: string): string | undefined {
  if (/^mailto:|^[^/?#]*@/i.test(text) && !text.includes("//")) return "an e-mail address, not a domain";
  if (/^[a-z][a-z\d+.-]*:\/\/|^\/\//i.test(text)) return "a URL, not a domain";
  if (/[\\/?#]/.test(text)) return "has a path, which is not part of a domain";
  if (/^\[|:.*:/.test(text)) return "an IP address, not a domain";
  return text.includes(":") ? "has a port, which is not part of a domain" : undefined;
}

/** The host in a URL, an e-mail address or other text; undefined if there is none. */
function hostIn(text: string): string | undefined {
  const rest = text.replace(/^(?:mailto:|(?:[a-z][a-z\d+.-]*:)?\/\/)/i, "");
  const url = `https://${rest}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** Describes the problem with a host name in ASCII. */
function hostProblem(host: string): string | undefined {
  if (/^\[|^\d+(?:\.\d+){3}$/.test(host)) return "an IP address, not a domain";
  const [odd] = /[^a-z\d.-]/iu.exec(host) ?? [];
  if (odd) return `contains ${nameOfCharacter(odd)}, which a domain cannot have`;
  if (!host.includes(".")) return "not a domain: it has no dot";
  const labels = host.split(".");
  const isWhole = labels.every((label) => /^(?!-)[a-z\d-]{1,63}$(?<!-)/i.test(label)) && host.length <= longest;
  return isWhole
    ? undefined
    : "not a domain: a name between its dots is empty, too long, or begins or ends with a hyphen";
}
