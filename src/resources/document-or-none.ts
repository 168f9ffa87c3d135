import { ResponseError, UnexpectedResponseError } from "../errors.js";

/**
 * The document of a to-one read, or undefined when there is none: Apple responds with 200 and `data: null`, or with
 * 404, both seen live for a package. A 404 that is not Apple's, or that says the path is wrong, is an error.
 */
export async function documentOrNone<Document extends { data: unknown }>(
  response: Promise<Document>,
): Promise<WithData<Document> | undefined> {
  try {
    const document = await response;
    refuseList(document);
    return document.data ? (document as WithData<Document>) : undefined;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/**
 * The document of a read of one resource that must exist.
 *
 * @throws UnexpectedResponseError when it holds no resource, or a list
 */
export async function oneDocument<Document extends { data: unknown }>(response: Promise<Document>): Promise<Document> {
  const document = await response;
  refuseList(document);
  if (document.data) return document;
  throw new UnexpectedResponseError("the response to a read of one resource holds none");
}

function refuseList({ data }: { data: unknown }): void {
  if (Array.isArray(data)) throw new UnexpectedResponseError("the response to a read of one resource holds a list");
}

/** A document whose `data` is not null. */
export type WithData<Document extends { data: unknown }> = Document & { data: NonNullable<Document["data"]> };

export function isNotFound(error: unknown): boolean {
  return error instanceof ResponseError && error.status === 404 && error.errors.length > 0 && !error.has("PATH_ERROR");
}
