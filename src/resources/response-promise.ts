import { type RateLimit, ResponseError, UnexpectedResponseError } from "../errors.js";
import type { Received } from "../http/contract-client.js";
import { parseRateLimit, requestIdOf } from "../http/headers.js";

/** The result of a method that sends one request. */
export interface ResponsePromise<Data> extends Promise<Data> {
  /**
   * The same with what the response carries besides. Nothing is sent for it.
   *
   * @throws what the method itself rejects with
   * @example
   * const { data, requestId, rateLimit } = await client.packages.get(id).withResponse();
   */
  withResponse(): Promise<ApiResponse<Data>>;
}

/** A document with its response. */
export interface ApiResponse<Data> {
  /** What the method itself resolves to. */
  data: Data;
  /** Status and headers; the body has been read. Of a read that found nothing, the 404 that said so. */
  response: Response;
  /** `X-Request-ID`, which Apple's support asks for; undefined when the response had none. */
  requestId: string | undefined;
  /** The rate limit by this response's `X-Rate-Limit`, in requests; undefined without usable figures. */
  rateLimit: RateLimit | undefined;
}

/** Sends one request, and makes of its document what a method resolves to. What `send` throws, it rejects with. */
export function responseOf<Document, Data>(
  send: () => Promise<Received<Document>>,
  read: (document: Document) => Data,
): ResponsePromise<Data> {
  const sent = started(send);
  const data = sent.then(({ data }) => read(data));
  // A member of this promise and no subclass, whose every `await` would take longer.
  return Object.assign(data, { withResponse: () => withResponse(data, sent) });
}

function started<T>(send: () => Promise<T>): Promise<T> {
  try {
    return send();
  } catch (error) {
    return Promise.reject(error);
  }
}

async function withResponse<Data>(
  reading: Promise<Data>,
  sent: Promise<Received<unknown>>,
): Promise<ApiResponse<Data>> {
  const [data, { response }] = await Promise.all([reading, sent]);
  const rateLimit = parseRateLimit(response.headers.get("X-Rate-Limit"));
  return { data, response, requestId: requestIdOf(response, ""), rateLimit };
}

/** For a read that may find nothing: a 404 is a document without data then. */
export function orNotFound<Document>(sent: Promise<Received<Document>>): Promise<Received<Document>> {
  return sent.catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
    return { data: { data: null } as Document, response: error.response };
  });
}

/**
 * The document of a to-one read, or undefined when there is none: Apple responds with 200 and `data: null`, or with
 * 404, both seen live for a package. A 404 that is not Apple's, or that says the path is wrong, is an error.
 */
export function documentOrNone<Document extends { data: unknown }>(document: Document): WithData<Document> | undefined {
  refuseList(document);
  return document.data ? (document as WithData<Document>) : undefined;
}

/**
 * The document of a read of one resource that must exist.
 *
 * @throws UnexpectedResponseError when it holds no resource, or a list
 */
export function oneDocument<Document extends { data: unknown }>(document: Document): Document {
  refuseList(document);
  if (document.data) return document;
  throw new UnexpectedResponseError("the response to a read of one resource holds none");
}

/** The document of a request that creates or changes something, which has been checked. */
export function sameDocument<Document>(document: Document): Document {
  return document;
}

/** Of a DELETE. */
export function noDocument(): void {}

function refuseList({ data }: { data: unknown }): void {
  if (Array.isArray(data)) throw new UnexpectedResponseError("the response to a read of one resource holds a list");
}

/** A document whose `data` is not null. */
export type WithData<Document extends { data: unknown }> = Document & { data: NonNullable<Document["data"]> };

export function isNotFound(error: unknown): error is ResponseError {
  return error instanceof ResponseError && error.status === 404 && error.errors.length > 0 && !error.has("PATH_ERROR");
}
