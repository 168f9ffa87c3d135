import { editsOf, type Operator } from "../operator.js";

/** Mistakes in what observers are told. */
export const observerOperators = (): Operator[] => [
  {
    name: "tell observers and callers wrong",
    owner: "unit tests",
    mutants: [
      ...editsOf("src/transport.ts", [
        ["no request", "notify(settings.onRequest,", "notify(undefined,"],
        ["no answer", "notify(settings.onResponse,", "notify(undefined,"],
        ["the same attempt again", "; ; sent++)", "; ; )"],
        ["no time", "durationMs: clock.now() - startedAt", "durationMs: 0"],
        [
          "the last answer's figures lost",
          `response.headers.get("X-Rate-Limit") ?? rateLimitHeader`,
          `response.headers.get("X-Rate-Limit")`,
        ],
        ["no figures", "rateLimitHeader = response.headers", "response.headers"],
      ]),
      ...editsOf("src/rate-limit.ts", [
        ["limit and remainder swapped", `what === "lim"`, `what === "rem"`],
        ["hours alone", "user-(hour|minute)", "user-(hour)"],
        ["lines alone", "(?:^|[;,\\s])", "(?:^|[;\\s])"],
        ["figures where there are none", "Object.keys(rateLimit).length > 0 ? rateLimit : undefined", "rateLimit"],
      ]),
    ],
  },
];
