import { committedContract } from "../committed-contract.js";
import { type ContractOperation, operationFor } from "../contract.js";
import type { Linkage, Received, ReceivedDocument, Send } from "./checked-sandbox.js";

/** A link in an answer, and what it stands in. */
export interface FoundLink {
  kind: "document" | "resource" | "relationship";
  name: string;
  address: string;
  holder: Partial<Linkage> & { data?: ReceivedDocument["data"]; links: Record<string, string> };
}

/** The operation that reads an address; undefined when the contract has none. */
export function readerOf(address: string): ContractOperation | undefined {
  return operationFor(committedContract, "GET", new URL(address).pathname);
}

/**
 * Reads addresses, and every link in their answers, until there is nothing new: each with everything included too, and
 * each list page by page. Gives what each address answered.
 */
export async function crawl(send: Send, roots: string[]): Promise<Map<string, Received>> {
  const answers = new Map<string, Received>();
  const waiting = [...roots];
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (answers.has(address)) continue;
    const received = await send("GET", address);
    answers.set(address, received);
    waiting.push(...variationsOf(address, received.document));
    // What leads to no operation is read as well, and found out, but for resources that have none.
    const links = linksIn(received.document).filter((link) => link.kind !== "resource" || readerOf(link.address));
    waiting.push(...links.map((link) => link.address));
  }
  return answers;
}

function variationsOf(address: string, { meta }: ReceivedDocument): string[] {
  if (address.includes("?")) return [];
  const include = readerOf(address)?.queryParameters.find(({ name }) => name === "include")?.schema.items?.enum;
  const variations = [include && `include=${include.join()}`, meta && meta.paging.total > 1 && "limit=1"];
  return variations.filter(Boolean).map((query) => `${address}?${query}`);
}

/** Every link of a document, its resources and their relationships. */
export function linksIn(value: unknown, isWithin = false): FoundLink[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as FoundLink["holder"];
  const kind = isWithin ? (holder.type === undefined ? "relationship" : "resource") : "document";
  const own = Object.entries(holder.links ?? {}).map(([name, address]) => ({ kind, name, address, holder }) as const);
  const { links: _, ...others } = holder;
  return [...own, ...Object.values(others).flatMap((one) => linksIn(one, true))];
}
