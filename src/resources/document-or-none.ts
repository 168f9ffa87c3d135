import { ResponseError, UnexpectedResponseError } from "../errors.js";

/**
 * The document of a to-one read, or undefined when there is nothing: Apple answers 200 with `data: null`, or 404, both
 * seen live for a package. A 404 that is not Apple's, or that says the path is wrong, is an error like any other.
 */
export async function documentOrNone<Document extends { data: unknown }>(
  answer: Promise<Document>,
): Promise<WithData<Document> | undefined> {
  try {
    const document = await answer;
    refuseList(document);
    return document.data ? (document as WithData<Document>) : undefined;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/**
 * The document of a read of one resource that has to exist.
 *
 * @throws UnexpectedResponseError when there is none in it, or a list
 */
export async function oneDocument<Document extends { data: unknown }>(answer: Promise<Document>): Promise<Document> {
  const document = await answer;
  refuseList(document);
  if (document.data) return document;
  throw new UnexpectedResponseError("the response to a read of one resource holds none");
}

function refuseList({ data }: { data: unknown }): void {
  if (Array.isArray(data)) throw new UnexpectedResponseError("the response to a read of one resource holds a list");
}

/** A document whose `data` is known to be there. */
export type WithData<Document extends { data: unknown }> = Document & { data: NonNullable<Document["data"]> };

export function isNotFound(error: unknown): boolean {
  return error instanceof ResponseError && error.status === 404 && error.errors.length > 0 && !error.has("PATH_ERROR");
}
