import { parseRateLimit, serverTimeOf } from "./headers.js";

/** Stable codes of warnings, for `onWarning`; more may be added. */
export type WarningCode =
  | "WARN_ASC_CLOCK"
  | "WARN_ASC_DELTAS_SKIPPED"
  | "WARN_ASC_RATE_LIMIT"
  | "WARN_ASC_VERSION_STATE";

/** A warning, for `onWarning`. It fails no call and contains no secret. */
export interface Warning {
  code: WarningCode | (string & {});
  /** What is wrong and what to do. */
  message: string;
}

/** Tokens are dated 60 s back, so a clock further ahead gets them refused. */
const tolerableSeconds = 30;
/** The share of an hour's requests below which a warning is given. */
const lowShare = 0.1;

/** Checks every response, and warns once per code. */
export function createResponseWatch(onWarning: ((warning: Warning) => unknown) | undefined) {
  const given = new Set<WarningCode>();
  const warn = (code: WarningCode, message: string) => {
    if (given.has(code)) return;
    given.add(code);
    notify(onWarning, () => ({ code, message }));
  };
  return (response: Response, now: number) => {
    if (!onWarning) return;
    const ahead = Math.round((now - serverTimeOf(response)) / 1000);
    if (Math.abs(ahead) >= tolerableSeconds) {
      const how = ahead > 0 ? "ahead of" : "behind";
      const off = `This machine's clock is ${Math.abs(ahead)} s ${how} the server's`;
      warn("WARN_ASC_CLOCK", `${off}: correct it, since tokens from another time are refused.`);
    }
    const { hourLimit, hourRemaining } = parseRateLimit(response.headers.get("X-Rate-Limit")) ?? {};
    if (hourLimit !== undefined && hourRemaining !== undefined && hourRemaining < hourLimit * lowShare) {
      const left = `${hourRemaining} of ${hourLimit} requests remain for this key in this hour`;
      warn("WARN_ASC_RATE_LIMIT", `${left}: further calls are refused with 429.`);
    }
  };
}

/**
 * Calls an observer. Its errors and rejections are ignored, so that a mistake in a log line does not lose a response.
 * The event is created only if there is an observer.
 */
export function notify<Event>(observer: ((event: Event) => unknown) | undefined, event: () => Event): void {
  if (!observer) return;
  // The executor runs at once, and a throw in it rejects.
  new Promise((resolve) => resolve(observer(event()))).catch(() => undefined);
}
