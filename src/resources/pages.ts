import { ArgumentError, UnexpectedResponseError } from "../errors.js";
import type { ContractClient, Received } from "../http/contract-client.js";
import { knownOnly } from "../http/known-names.js";
import type { CallOptions } from "../http/options.js";
import { nameOfType, originOf, shownValue } from "../http/redact.js";
import { type ResponsePromise, responseOf } from "./response-promise.js";

interface ListDocument {
  data: unknown[];
  links?: { next?: string };
}

/**
 * A list that is read page by page, as far as you read it: its resources with `for await` or `toArray`, Apple's
 * documents with `byPage`, the first of them with `await`. Nothing is sent before that. Each iteration starts with the
 * first page again; `await` reads it once.
 *
 * @example
 * for await (const version of client.packages.versions(id)) console.log(version.attributes?.state);
 * const newest = await client.packages.versions(id).toArray({ limit: 10 });
 * const { data, included, links } = await client.packages.versions(id, { include: ["variants"] });
 * const others = client.packages.versions(id).byPage({ from: links.next });
 * if (links.next) for await (const page of others) console.log(page.data.length);
 *
 * @throws while reading: the errors of {@link Client}; {@link UnexpectedResponseError} also when a response holds no
 * list, or when `links.next` points to another origin, where the token is not sent, or repeats a page
 */
export interface Pages<Document extends ListDocument>
  extends AsyncIterable<Document["data"][number]>,
    ResponsePromise<Document> {
  /**
   * The resources of all pages, or the first `limit` of them; no further page is requested then.
   *
   * @throws {@link ArgumentError} when `limit` is not a whole number from 1
   */
  toArray(options?: { limit?: number | undefined }): Promise<Document["data"][number][]>;
  /**
   * Apple's documents, one per page, unchanged: with `included`, `links` and `meta`. They start with the first page, or
   * with the one whose URL `from` is: the `links.next` of an earlier page of this list, which has its query. The last page
   * has none, and with undefined they start with the first again.
   *
   * @throws while iterating: {@link ArgumentError} when `from` is no URL of the origin of `baseUrl`
   */
  byPage(options?: { from?: string | undefined }): AsyncIterable<Document>;
  /** The same as `byPage()`. */
  pages(): AsyncIterable<Document>;
}

/** What a list is made of. */
interface ListParts<Document extends ListDocument> {
  api: Pick<ContractClient, "baseUrl" | "follow">;
  options: CallOptions | undefined;
  firstPage: () => Promise<Received<Document>>;
  /** Which resources are listed; documents hold all of them. Default all. */
  isListed?: (resource: Document["data"][number]) => boolean;
}

/** Follows `links.next`, which carries every parameter already. */
export function createPages<Document extends ListDocument>({
  api,
  options,
  firstPage,
  isListed = () => true,
}: ListParts<Document>): Pages<Document> {
  async function* byPage(start: { from?: string | undefined } = {}): AsyncGenerator<Document, void, undefined> {
    const { from } = knownOnly("byPage", start, { from: true });
    const url = from === undefined ? undefined : checkFrom(from, api.baseUrl);
    const page = url === undefined ? (await firstPage()).data : ((await api.follow(url, options)) as Document);
    yield* pagesFrom(page, api, options, new Set(url && [url]));
  }

  async function* resources() {
    for await (const page of byPage()) {
      const listed: Document["data"] = page.data.filter(isListed);
      yield* listed;
    }
  }

  async function toArray(most: { limit?: number | undefined } = {}): Promise<Document["data"][number][]> {
    const { limit = Number.POSITIVE_INFINITY } = knownOnly("toArray", most, { limit: true });
    checkLimit(limit);
    const all: Document["data"] = [];
    for await (const resource of resources()) if (all.push(resource) >= limit) break;
    return all;
  }

  let first: ResponsePromise<Document> | undefined;
  const awaited = () => {
    first ??= responseOf(firstPage, checkList);
    return first;
  };
  return {
    toArray,
    byPage,
    pages: () => byPage(),
    [Symbol.asyncIterator]: resources,
    // biome-ignore lint/suspicious/noThenProperty: `await` reads the first page
    then: (onPage, onError) => awaited().then(onPage, onError),
    catch: (onError) => awaited().catch(onError),
    finally: (onEnd) => awaited().finally(onEnd),
    withResponse: () => awaited().withResponse(),
    [Symbol.toStringTag]: "Pages",
  };
}

/** A page of a list, and all that follow it. `seen` are the URLs of earlier ones. */
export async function* pagesFrom<Document extends ListDocument>(
  first: Document,
  api: ListParts<Document>["api"],
  options?: CallOptions,
  seen = new Set<string>(),
): AsyncGenerator<Document, void, undefined> {
  for (let page = checkList(first); ; ) {
    yield page;
    const { next } = page.links ?? {};
    if (!next) return;
    const url = checkNext(next, api.baseUrl, seen);
    seen.add(url);
    page = checkList((await api.follow(url, options)) as Document);
  }
}

function checkLimit(limit: unknown): void {
  if (limit === Number.POSITIVE_INFINITY || (Number.isInteger(limit) && (limit as number) >= 1)) return;
  throw new ArgumentError(`limit: must be a whole number from 1, not ${shownValue(limit)}`);
}

function checkList<Document extends ListDocument>(document: Document): Document {
  if (Array.isArray(document.data)) return document;
  throw new UnexpectedResponseError("the response to a list holds no list");
}

function checkNext(next: unknown, baseUrl: string, seen: Set<string>): string {
  const { href, problem } = pageUrl(next, baseUrl);
  if (problem) throw new UnexpectedResponseError(`links.next ${problem}`);
  if (seen.has(href)) throw new UnexpectedResponseError("links.next repeats a page");
  return href;
}

function checkFrom(from: unknown, baseUrl: string): string {
  const { href, problem } = pageUrl(from, baseUrl);
  if (problem) throw new ArgumentError(`from: ${problem}`);
  return href;
}

/** The URL of a page, and why the token is not sent there. */
function pageUrl(next: unknown, baseUrl: string): { href: string; problem?: string } {
  const url =
    typeof next === "string" && next !== "" && URL.canParse(next, baseUrl) ? new URL(next, baseUrl) : undefined;
  if (!url) return { href: "", problem: `is not a URL, but ${nameOfType(next)}` };
  const { href, username, password } = url;
  const { origin } = new URL(baseUrl);
  if (username || password) return { href, problem: "contains a user name or a password" };
  if (href.startsWith(`${origin}/`)) return { href };
  return { href, problem: `points to ${originOf(url)}; the token is sent to ${origin} only` };
}
