import { editsOf, type Operator } from "../operator.js";

const passing = "[408, 500, 502, 503, 504]";

/** Mistakes in how often a request goes. */
export const retryOperators = (): Operator[] => [
  {
    name: "send a POST again blindly",
    owner: "unit tests",
    mutants: editsOf("src/retry.ts", [
      ["POST taken for repeatable", `new Set(["GET", "DELETE"])`, `new Set(["GET", "DELETE", "POST"])`],
      ["PATCH taken for repeatable", `new Set(["GET", "DELETE"])`, `new Set(["GET", "DELETE", "PATCH"])`],
      [
        "after a lost connection",
        `if (failure === "lost") return repeatable.has(method);`,
        `if (failure === "lost") return true;`,
      ],
      [
        "after a passing fault",
        "(passing.has(failure.status) && repeatable.has(method))",
        "passing.has(failure.status)",
      ],
    ]),
  },
  {
    name: "try again what cannot change, or not what may",
    owner: "unit tests",
    mutants: editsOf("src/retry.ts", [
      ["429 not", "failure.status === 429 || ", ""],
      ["429 of a POST not", "failure.status === 429 || ", "(failure.status === 429 && repeatable.has(method)) || "],
      ["408 not", passing, "[500, 502, 503, 504]"],
      ["500 not", passing, "[408, 502, 503, 504]"],
      ["502 not", passing, "[408, 500, 503, 504]"],
      ["503 not", passing, "[408, 500, 502, 504]"],
      ["504 not", passing, "[408, 500, 502, 503]"],
      ["409 too", passing, "[408, 409, 500, 502, 503, 504]"],
      ["404 too", passing, "[404, 408, 500, 502, 503, 504]"],
      ["DELETE not", `new Set(["GET", "DELETE"])`, `new Set(["GET"])`],
      [
        "lost connections not",
        `if (failure === "lost") return repeatable.has(method);`,
        `if (failure === "lost") return false;`,
      ],
    ]),
  },
  {
    name: "wait wrong between attempts",
    owner: "unit tests",
    mutants: [
      ...editsOf("src/retry.ts", [
        [
          "Retry-After not heeded",
          `failure === "lost" ? undefined : failure.retryAfterSeconds`,
          "undefined as number | undefined",
        ],
        ["Retry-After taken for milliseconds", "Math.min(asked * 1000, maxDelayMs)", "Math.min(asked, maxDelayMs)"],
        ["Retry-After not capped", "Math.min(asked * 1000, maxDelayMs)", "asked * 1000"],
        ["a Retry-After of 0 not heeded", "if (asked !== undefined)", "if (asked)"],
        ["always as long", " * 2 ** (attempt - 1)", ""],
        ["growing one step ahead", "2 ** (attempt - 1)", "2 ** attempt"],
        ["without jitter", "return random * Math", "return Math"],
        [
          "not capped",
          "random * Math.min(firstDelayMs * 2 ** (attempt - 1), maxDelayMs)",
          "random * firstDelayMs * 2 ** (attempt - 1)",
        ],
        [
          "a Retry-After that is a date not read",
          "/[a-z]/i.test(header) ? Date.parse(header) : Number.NaN",
          "Number.NaN",
        ],
        [
          "a Retry-After of 1.5 taken for a date",
          "/[a-z]/i.test(header) ? Date.parse(header) : Number.NaN",
          "Date.parse(header)",
        ],
        [
          "a Retry-After in the past below zero",
          "Math.max(0, Math.ceil((date - now) / 1000))",
          "Math.ceil((date - now) / 1000)",
        ],
      ]),
      ...editsOf("src/transport.ts", [
        [
          "not at all",
          "await sleep(clock, retryDelay(attempt - 1, failure, settings.retry.maxDelayMs, random()), request.signal);",
          "",
        ],
        ["deaf to the caller's signal", "random()), request.signal)", "random()))"],
      ]),
    ],
  },
  {
    name: "count attempts wrong",
    owner: "unit tests",
    mutants: [
      ...editsOf("src/transport.ts", [
        ["one too many", "attempt++ >= settings", "attempt++ > settings"],
        ["without end", "attempt++ >= settings.retry.attempts || ", "attempt++ < 0 || "],
      ]),
      ...editsOf("src/options.ts", [
        ["with retry off", "retry === false ? { attempts: 1 }", "retry === false ? { attempts: 2 }"],
        ["by another default", "attempts = 3,", "attempts = 2,"],
        ["with none at all", "attempts < 1", "attempts < 0"],
        ["with more than ten", " || attempts > 10", ""],
        ["with a fraction", "!Number.isInteger(attempts) || ", ""],
      ]),
    ],
  },
];
