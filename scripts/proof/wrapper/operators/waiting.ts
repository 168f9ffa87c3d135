import { editsOf, type Operator } from "../operator.js";

const packages = "src/resources/packages.ts";
const wait = "src/resources/wait-for-version.ts";

/** Mistakes in waiting for a version. */
export const waitOperators = (): Operator[] => [
  {
    name: "wait for a version wrong",
    owner: "unit tests",
    mutants: [
      ...editsOf(wait, [
        ["taking any version", `if (version.attributes?.state === "COMPLETED") return`, "return"],
        ["giving up at a 404", "    if (isNotFound(error)) return {};\n", ""],
        [
          "giving up at a passing fault",
          "    if (isRateLimited || isOutcomeUnknown(error)) return { problem: error };\n",
          "",
        ],
        ["going on after a refusal", "    throw error;\n  }", "    return {};\n  }"],
        ["giving up at 429", "if (isRateLimited || ", "if ("],
        [
          "going on after any refusal",
          "error instanceof ResponseError && error.status === 429",
          "error instanceof ResponseError",
        ],
        ["giving up at all but 429", "isRateLimited || isOutcomeUnknown(error)", "isRateLimited"],
        ["without end", "if (remainingMs === 0) throw tooLate();", ""],
        ["beyond its time by a whole poll", "Math.min(pollMs, remainingMs)", "pollMs"],
        ["in a look that never ends", "Math.max(shortestLookMs, left())", "2 ** 31 - 1"],
        ["with no time for the last look", "Math.max(shortestLookMs, left())", "Math.max(1, left())"],
        ["without pause", "await sleep(clock, Math.min(pollMs, remainingMs), signal);", ""],
        ["deaf to the wait's signal", "eitherOf(wait.signal, options.signal)", "options.signal"],
        ["deaf to the call's signal", "eitherOf(wait.signal, options.signal)", "wait.signal"],
        ["deaf to one of two signals", "AbortSignal.any([one, other])", "one"],
        ["deaf while looking", "{ ...options, signal }", "options"],
        ["losing the passing fault", "problem && { cause: problem }", "undefined"],
        ["keeping a fault that has passed", "problem = look.problem;", "problem ??= look.problem;"],
        ["telling nobody", "notify(wait.onPoll,", "notify(undefined,"],
        ["counting no looks", "({ count, elapsedMs", "({ count: 1, elapsedMs"],
        ["without a default", "defaultTimeoutMs = 1_800_000", "defaultTimeoutMs = 60_000"],
        ["polling by another default", "defaultPollMs = 15_000", "defaultPollMs = 1_000"],
        [
          "taking a time that cannot be waited",
          `checkMilliseconds("pollMs", wait.pollMs ?? defaultPollMs)`,
          "wait.pollMs ?? defaultPollMs",
        ],
        [
          "taking a timeout that cannot be waited",
          `checkMilliseconds("timeoutMs", wait.timeoutMs ?? defaultTimeoutMs)`,
          "wait.timeoutMs ?? defaultTimeoutMs",
        ],
      ]),
      ...editsOf(packages, [
        [
          "without the filter",
          `this.versions(id, { "filter[state]": ["COMPLETED"] }, lookOptions)`,
          "this.versions(id, {}, lookOptions)",
        ],
        ["for a package without an id", `    checkId("id", id);\n`, "", "the first look refuses it likewise"],
      ]),
    ],
  },
];
