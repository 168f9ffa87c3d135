/** What a change means for a client of ours: it breaks callers, gives them more, or does not concern them. */
export type Impact = "breaking" | "additive" | "neutral";

/** Whether something is sent by the client or comes back to it. */
export type Direction = "request" | "response";

/**
 * How what is valid now lies to what was: within it, around it, across it, or where it was. What loosens lies around it,
 * with the type and the kind of the values as they were: a limit is further away.
 */
export type Effect = "narrows" | "widens" | "loosens" | "crosses" | "none";

export interface Verdict {
  impact: Impact;
  why: string;
}

/**
 * A request may not accept less than it did; a response may not hold more than it did. These are the two rules, and each
 * exception stands where it is made.
 */
export function verdictOf(effect: Effect, direction: Direction): Verdict {
  return byEffect[direction][effect];
}

const neutral: Verdict = { impact: "neutral", why: "nothing that is sent or received changes" };
const mayBeRefused: Verdict = { impact: "breaking", why: "what was accepted so far may be refused" };
const mayBeUnexpected: Verdict = { impact: "breaking", why: "a response may hold what callers do not expect" };
const staysOfItsKind: Verdict = { impact: "additive", why: "type and kind of the values stay as they were" };

/** What a change that no schema shows means for a client of ours, each with its reason. */
export const verdicts = {
  callFails: { impact: "breaking", why: "callers get an error instead of a response" },
  refused: { impact: "breaking", why: "requests without it are refused" },
  ignored: { impact: "breaking", why: "what callers send there is ignored, and their code does not compile" },
  notFound: { impact: "breaking", why: "callers who read it find nothing" },
  readsOtherwise: { impact: "breaking", why: "the same text is read as another value" },
  typesMove: { impact: "breaking", why: "code that names it no longer compiles" },
  unexpectedResponse: { impact: "breaking", why: "callers expect another response" },
  refusedResponse: { impact: "breaking", why: "what callers respond with is no longer accepted" },
  otherCredentials: { impact: "breaking", why: "the token that callers send is no longer the one required" },
  elsewhere: { impact: "breaking", why: "callers send their requests, and their token, somewhere else" },
  actsOtherwise: { impact: "breaking", why: "callers who leave it out get another result without notice" },
  unreadable: { impact: "breaking", why: "mocks would respond with what the schema refuses" },
  more: { impact: "additive", why: "callers need not use it" },
  acceptsMore: { impact: "additive", why: "what was accepted so far still is" },
  promisesMore: { impact: "additive", why: "callers already handle every possible response" },
  errorsAlike: { impact: "additive", why: "the client treats every error response alike" },
  fewerErrors: { impact: "neutral", why: "the client treats every error response alike" },
  noTokenRequired: { impact: "neutral", why: "what callers send is no longer required, and does no harm" },
  unchangedToken: { impact: "neutral", why: "what callers send stays the same" },
  notice: { impact: "neutral", why: "it works as before" },
  unused: { impact: "neutral", why: "the client goes by method and path" },
} as const satisfies Record<string, Verdict>;

const byEffect: Record<Direction, Record<Effect, Verdict>> = {
  request: {
    ...{ narrows: mayBeRefused, crosses: mayBeRefused, none: neutral },
    ...{ widens: verdicts.acceptsMore, loosens: verdicts.acceptsMore },
  },
  response: {
    ...{ narrows: verdicts.promisesMore, none: neutral },
    ...{ widens: mayBeUnexpected, loosens: staysOfItsKind, crosses: mayBeUnexpected },
  },
};

/** A keyword that no rule knows. It counts as breaking: better a false alarm than a silent miss. */
export function unknownKeyword(keyword: string): { rule: string; what: string; verdict: Verdict } {
  const why = `no rule here knows ${keyword}, and what is not known counts as breaking`;
  return { rule: "unknown-keyword-changed", what: `${keyword} changed`, verdict: { impact: "breaking", why } };
}

/** A reference that leads nowhere on one side. One that our own overlay has written says nothing of Apple's document. */
export function lostReference(reference: string, isOurs: boolean): ReturnType<typeof unknownKeyword> {
  const verdict = isOurs
    ? ({ impact: "neutral", why: "it is openapi/overlay.yaml that refers to it, not the document" } as const)
    : ({ impact: "breaking", why: "what cannot be seen counts as breaking" } as const);
  return { rule: "unknown-keyword-changed", what: `${reference} is not in one of the documents`, verdict };
}
