import { Refusal } from "../api/refusal.js";
import type { Fault } from "./fault.js";
import { type Answer, htmlAnswer, textAnswer } from "./response.js";

/**
 * What a fault answers in place of carrying out a request; undefined when the request is carried out.
 *
 * @throws {@link Refusal} for one that answers as Apple does
 */
export function answerInstead(fault: Fault | undefined): Answer | undefined {
  switch (fault?.kind) {
    case "unauthorized":
      throw notAuthorized();
    case "rateLimit":
      throw limitReached(fault.retryAfterSeconds);
    case "refusal": {
      const { status, code, detail = "Refused on purpose." } = fault;
      throw new Refusal(status, [{ code, detail }]);
    }
    case "serverError": {
      const { status = 503, body = "html" } = fault;
      return body === "empty" ? textAnswer(status, "") : htmlAnswer(status);
    }
    case "garbage":
      return htmlAnswer(200);
    case "gatewayPage":
      return htmlAnswer(fault.status);
    default:
      return undefined;
  }
}

/** The one answer for every cause. */
export function notAuthorized(): Refusal {
  return new Refusal(401, [{ code: "NOT_AUTHORIZED", detail: "" }]);
}

export function limitReached(retryAfterSeconds?: number): Refusal {
  return new Refusal(429, [{ code: "RATE_LIMIT_EXCEEDED", detail: "The hourly limit of this key is used up." }], {
    ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
  });
}
