import { parseRateLimit, serverTimeOf } from "./headers.js";

/** Stable codes of warnings, for `onWarning`; new ones may come. */
export type WarningCode =
  | "WARN_ASC_CLOCK"
  | "WARN_ASC_DELTAS_SKIPPED"
  | "WARN_ASC_RATE_LIMIT"
  | "WARN_ASC_VERSION_STATE";

/** Something worth saying that fails no call. No secret is in it. */
export interface Warning {
  code: WarningCode | (string & {});
  /** What is the matter and what to do, for a person. */
  message: string;
}

/** Tokens are dated 60 s back, so a clock that is further ahead has them refused. */
const tolerableSeconds = 30;
/** Of the requests of an hour, the share that is left when it is said. */
const lowShare = 0.1;

/** Looks at every response, and warns once of each thing. */
export function createResponseWatch(onWarning: ((warning: Warning) => unknown) | undefined) {
  const said = new Set<WarningCode>();
  const warn = (code: WarningCode, message: string) => {
    if (said.has(code)) return;
    said.add(code);
    notify(onWarning, () => ({ code, message }));
  };
  return (response: Response, now: number) => {
    if (!onWarning) return;
    const ahead = Math.round((now - serverTimeOf(response)) / 1000);
    if (Math.abs(ahead) >= tolerableSeconds) {
      const how = ahead > 0 ? "ahead of" : "behind";
      const off = `This machine's clock is ${Math.abs(ahead)} s ${how} the server's`;
      warn("WARN_ASC_CLOCK", `${off}: set it, since tokens from another time are refused.`);
    }
    const { hourLimit, hourRemaining } = parseRateLimit(response.headers.get("X-Rate-Limit")) ?? {};
    if (hourLimit !== undefined && hourRemaining !== undefined && hourRemaining < hourLimit * lowShare) {
      const left = `${hourRemaining} of ${hourLimit} requests are left to this key in this hour`;
      warn("WARN_ASC_RATE_LIMIT", `${left}: calls that find none are refused with 429.`);
    }
  };
}

/**
 * Tells an observer. Observers see what happens and cannot change it: what they throw or reject with is ignored, so
 * that a slip in a log line does not lose an answer. The event is made only when somebody looks.
 */
export function notify<Event>(observer: ((event: Event) => unknown) | undefined, event: () => Event): void {
  if (!observer) return;
  // The executor runs at once, and a throw in it rejects.
  new Promise((resolve) => resolve(observer(event()))).catch(() => undefined);
}
