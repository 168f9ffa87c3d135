import { UnexpectedResponseError } from "../errors.js";
import type { ContractClient } from "../http/contract-client.js";
import type { CallOptions } from "../http/options.js";
import { nameOfType, originOf } from "../http/redact.js";

interface ListDocument {
  data: unknown[];
  links?: { next?: string };
}

/**
 * A list that is read page by page while you iterate: over the resources, or with `pages()` over the documents. Each
 * iteration starts again with the first page.
 *
 * @example
 * for await (const version of client.packages.versions(id)) console.log(version.attributes?.state);
 * for await (const page of client.packages.versions(id, { include: ["variants"] }).pages()) console.log(page.included);
 *
 * @throws while iterating: the errors of {@link Client}; {@link UnexpectedResponseError} also when a response holds no
 * list, or when `links.next` points to another origin, where the token is not sent, or repeats a page
 */
export interface Pages<Document extends ListDocument> extends AsyncIterable<Document["data"][number]> {
  /** Apple's documents, one per page, unchanged: with `included`, `links` and `meta`. */
  pages(): AsyncIterable<Document>;
}

/** Follows `links.next`, which carries every parameter already. */
export function createPages<Document extends ListDocument>(
  api: Pick<ContractClient, "baseUrl" | "follow">,
  options: CallOptions | undefined,
  firstPage: () => Promise<Document>,
): Pages<Document> {
  async function* pages(): AsyncGenerator<Document, void, undefined> {
    const seen = new Set<string>();
    let page = checkList(await firstPage());
    for (;;) {
      yield page;
      const { next } = page.links ?? {};
      if (!next) return;
      const url = checkNext(next, api.baseUrl, seen);
      page = checkList((await api.follow(url, options)) as Document);
    }
  }
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page.data;
    },
  };
}

function checkList<Document extends ListDocument>(document: Document): Document {
  if (Array.isArray(document.data)) return document;
  throw new UnexpectedResponseError("the response to a list holds no list");
}

function checkNext(next: unknown, baseUrl: string, seen: Set<string>): string {
  const url = typeof next === "string" && URL.canParse(next, baseUrl) ? new URL(next, baseUrl) : undefined;
  if (!url) throw new UnexpectedResponseError(`links.next is not a URL, but ${nameOfType(next)}`);
  const { origin } = new URL(baseUrl);
  if (url.username || url.password) throw new UnexpectedResponseError("links.next contains a user name or a password");
  if (!url.href.startsWith(`${origin}/`)) {
    throw new UnexpectedResponseError(`links.next points to ${originOf(url)}; the token is sent to ${origin} only`);
  }
  if (seen.has(url.href)) throw new UnexpectedResponseError("links.next repeats a page");
  seen.add(url.href);
  return url.href;
}
