import type { Client, ClientOptions } from "../../../src/index.js";
import type { FakeAnswer } from "../../../src/testing/fake-fetch.js";

/** One thing wrong, or new, in what the server answers, and what the client has to make of it. */
export interface Fault {
  operator: string;
  /** Where: "data.attributes.url". The operation is named apart. */
  site: string;
  /** The answers in turn, as a fake fetch takes them: a function gives all that follow. */
  answers: FakeAnswer[];
  expected: Expectation;
}

/** A fault, and the call that meets it. */
export interface Trial extends Fault {
  call: (client: Client) => Promise<unknown>;
  options?: Partial<ClientOptions>;
}

/** What a call has to come to. */
export type Expectation = { gives: unknown; waits?: number[] } | Refusal;

/** An error of the package: its class and what a program, or a person, finds in it. */
export interface Refusal {
  throws: "ResponseError" | "UnexpectedResponseError";
  message: RegExp;
  status?: number;
  errors?: unknown[];
  /** How many requests it took. */
  sent?: number;
}

/** A status that is worth another try, and the requests that a call then takes. */
export function requestsFor(method: string, status: number): number {
  if (status === 401) return 2;
  const isPassing = [408, 500, 502, 503, 504].includes(status) && (method === "GET" || method === "DELETE");
  return status === 429 || isPassing ? 3 : 1;
}
