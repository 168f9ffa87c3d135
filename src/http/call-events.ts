import { AppStoreConnectError } from "../errors.js";
import type { Clock } from "./clock.js";
import { requestIdOf } from "./headers.js";
import type { RequestEvent, TransportOptions } from "./options.js";
import { excerpt, redact } from "./redact.js";
import type { OutgoingRequest } from "./request.js";
import { notify } from "./warnings.js";

/** The observers of calls. */
export type Hooks = Pick<TransportOptions, "onRequest" | "onResponse" | "onRetry" | "onError">;

/** Reports to the observers of one call. */
export interface CallEvents {
  /** Before an attempt, with the token that it carries. */
  sending(token: string): void;
  received(response: Response): void;
  retrying(failed: { response: Response } | Error, delayMs: number): void;
  failed(error: unknown): void;
}

/** Counts the calls of all clients, which may have the same observers. */
let calls = 0;

/** What starts the events of a call; undefined without observers, so that a call does nothing for them. */
export function callEvents(
  { onRequest, onResponse, onRetry, onError }: Hooks,
  origin: string,
  clock: Clock,
): ((request: OutgoingRequest) => CallEvents) | undefined {
  if (!(onRequest ?? onResponse ?? onRetry ?? onError)) return undefined;
  return ({ method, url }) => {
    const callId = ++calls;
    let attempt = 0;
    let token = "";
    let startedAt = 0;
    // Of a URL of another origin, which is refused, nothing is reported.
    const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : "";
    const event = (): RequestEvent => ({ callId, method, path: redact(path, [token]), attempt });
    return {
      sending(carried) {
        attempt++;
        token = carried;
        startedAt = clock.monotonic();
        notify(onRequest, event);
      },
      received(response) {
        const { status } = response;
        const durationMs = Math.round(clock.monotonic() - startedAt);
        notify(onResponse, () => ({ ...event(), status, durationMs, requestId: requestIdOf(response, token) }));
      },
      retrying(failed, delayMs) {
        notify(onRetry, () => {
          const response = failed instanceof Error ? undefined : failed.response;
          const requestId = response && requestIdOf(response, token);
          const reason = failed instanceof Error ? firstLineOf(failed) : `${failed.response.status}`;
          return { ...event(), status: response?.status, requestId, reason, delayMs: Math.round(delayMs) };
        });
      },
      failed(error) {
        notify(onError, () => ({ ...event(), error }));
      },
    };
  };
}

/** The first line of an error's message; of the reason of an abort, no more than its kind. */
export function firstLineOf(error: unknown): string {
  if (!(error instanceof AppStoreConnectError)) return "aborted";
  return excerpt(error.message.split("\n")[0] ?? "");
}
