import { expect } from "vitest";
import { type Client, type ClientOptions, ResponseError } from "../../src/index.js";
import { createFakeFetch, type FakeResponse } from "../../src/test-support/fake-fetch.js";
import { createTestClient } from "../../src/test-support/test-client.js";

/** How a call ends, and what it took. */
interface Ending {
  /** What it resolves to. */
  gives?: unknown;
  /** The error it rejects with, by name and the first words of the message: "ResponseError: 404 NOT_FOUND". */
  error?: string;
  /** All of Apple's errors, of a ResponseError. */
  errors?: unknown;
  /** The methods of the requests: "GET POST GET". */
  requests: string;
  /** Milliseconds between attempts. */
  waits: readonly number[];
}

/** What the client calls a response that is not what it should be. */
export const noDocument = "response that is not an App Store Connect document";
export const noBody = "response without a body";
export const fromGateway = "a proxy or login page responded instead of Apple";

/** The error for a status of 400 or more without an error document of Apple's. */
export function notApples(status: number, body = "<html>"): string {
  const isPassing = status >= 500 || status === 429 || status === 408;
  if (isPassing && body.trim() === "") return `ResponseError: ${status} response has no body`;
  const name = isPassing ? "ResponseError" : "UnexpectedResponseError";
  return expect.stringContaining(`${name}: ${fromGateway}, with ${status} `);
}

/** The timeout of an attempt, which the clock counts among the waits. */
const attemptMs = 60_000;

type Run = (call: (client: Client) => Promise<unknown>, responses: readonly FakeResponse[]) => Promise<Ending>;

/** Runs calls of a client of their own, at 12:00:00, that are given these responses in turn, on a clock that takes no time. */
export function runWith(options: Partial<ClientOptions>): Run {
  return async (call, responses) => {
    const { fetch, sent } = createFakeFetch(responses);
    const { client, clock } = createTestClient([], { ...options, fetch });
    const outcome = call(client).then((gives) => ({ gives }), failure);
    return {
      ...(await clock.runUntil(outcome)),
      requests: sent.map(({ method }) => method).join(" "),
      waits: clock.waits.filter((wait) => wait !== attemptMs),
    };
  };
}

/** With the defaults. */
export const endingOf = runWith({});

function failure(error: Error): Pick<Ending, "error" | "errors"> {
  const [start] = `${error.name}: ${error.message}`.match(/^\w+: .*?(?=: | \(|$)/s) ?? [String(error)];
  // Codes can be asked for, whatever the server says.
  return error instanceof ResponseError && !error.has("NO_SUCH_CODE")
    ? { error: start, errors: error.errors }
    : { error: start };
}
