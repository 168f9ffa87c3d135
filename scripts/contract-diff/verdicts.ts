import type { Verdict } from "./schemas/difference.js";

/** What a change that no schema shows means for a client of ours, each with its reason. */
export const verdicts = {
  callFails: { impact: "breaking", why: "callers get an error in place of an answer" },
  refused: { impact: "breaking", why: "requests without it are refused" },
  notHeard: { impact: "breaking", why: "callers who send it are not heard, and their code does not compile" },
  notFound: { impact: "breaking", why: "callers who read it find nothing" },
  readsOtherwise: { impact: "breaking", why: "the same text is read as another value" },
  typesMove: { impact: "breaking", why: "code that names it no longer compiles" },
  unexpectedAnswer: { impact: "breaking", why: "callers wait for another answer" },
  lessSafe: { impact: "breaking", why: "what used to need a token no longer does, and nothing checks it any more" },
  otherCredentials: { impact: "breaking", why: "the token that callers send is no longer what is asked for" },
  elsewhere: { impact: "breaking", why: "callers send their requests, and their token, somewhere else" },
  actsOtherwise: { impact: "breaking", why: "who leaves it out gets something else, and nothing says so" },
  unreadable: { impact: "breaking", why: "mocks would answer what the schema refuses" },
  more: { impact: "additive", why: "callers need not use it" },
  acceptsMore: { impact: "additive", why: "what was accepted so far still is" },
  promisesMore: { impact: "additive", why: "callers already bear whatever is answered" },
  errorsAlike: { impact: "additive", why: "the client treats every error answer alike" },
  fewerErrors: { impact: "neutral", why: "the client treats every error answer alike" },
  notice: { impact: "neutral", why: "it works as before" },
  unused: { impact: "neutral", why: "the client goes by method and path" },
} as const satisfies Record<string, Verdict>;

/** A keyword that nothing here knows. It counts as breaking: better a false alarm than a silent miss. */
export function unknownKeyword(keyword: string): { rule: string; what: string; verdict: Verdict } {
  const why =
    keyword === "$ref"
      ? "what it refers to is not in the document, and what cannot be seen counts as breaking"
      : `no rule here knows ${keyword}, and what is not known counts as breaking`;
  return { rule: "unknown-keyword-changed", what: `${keyword} changed`, verdict: { impact: "breaking", why } };
}
