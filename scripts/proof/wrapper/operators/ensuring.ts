import { editsOf, type Operator } from "../operator.js";

const packages = "src/resources/packages.ts";
const ensure = "src/resources/ensure-package.ts";
const open = "src/resources/leaves-open.ts";

/** Mistakes in finding or creating a package. */
export const ensureOperators = (): Operator[] => [
  {
    name: "make two packages, or none",
    owner: "unit tests",
    mutants: [
      ...editsOf(ensure, [
        [
          "without reading first",
          "const existing = await read();",
          "const existing = undefined as AlternativeDistributionPackage | undefined;",
        ],
        ["though one is there", "if (existing) return { data: existing, created: false };", ""],
        ["a conflict not settled", "!lost && !isConflict", "!lost"],
        ["a lost answer not settled", "const lost = isOutcomeUnknown(error);", "const lost = false;"],
        ["a refusal settled", "if (!lost && !isConflict) throw error;", ""],
        [
          "by sending the POST again",
          "const data = await settle(read, clock, lost ? settleDelaysMs : [0], signal);",
          "const data = lost ? await create() : await settle(read, clock, [0], signal);",
        ],
      ]),
      ...editsOf(open, [
        ["a 5xx not settled", "error.status >= 500 || error", "error"],
        ["a 408 not settled", " || error.status === 408", ""],
        ["a lost connection not settled", "error instanceof ConnectionError || error", "error"],
        ["a timeout not settled", " || error instanceof TimeoutError", ""],
        ["an answer without a document not settled", "return error.drift.length === 0;", "return false;"],
        ["an answer that breaks the contract settled", "return error.drift.length === 0;", "return true;"],
      ]),
      ...editsOf(packages, [
        [
          "for calls at the same time",
          "return this.#oneAtATime(appStoreVersionId, run, options?.signal);",
          "return run();",
        ],
      ]),
      ...editsOf("src/one-at-a-time.ts", [
        ["for the third call at the same time", "last.set(key, settled);", "if (!before) last.set(key, settled);"],
        ["after one that failed", "job.catch(() => undefined)", "job"],
        ["a queue that is kept for ever", "if (last.get(key) === settled) last.delete(key);", ""],
      ]),
    ],
  },
  {
    name: "say wrong what became of a package",
    owner: "unit tests",
    mutants: editsOf(ensure, [
      ["created, though found", "{ data: existing, created: false }", "{ data: existing, created: true }"],
      ["found, though created", "{ data: await create(), created: true }", "{ data: await create(), created: false }"],
      [
        "created, though there before",
        "if (data) return { data, created: lost };",
        "if (data) return { data, created: true };",
      ],
      [
        "found, though its answer was lost",
        "if (data) return { data, created: lost };",
        "if (data) return { data, created: false };",
      ],
      [
        "nothing, when it cannot be settled",
        "    throw error;\n  }\n}",
        "    return { data: undefined as never, created: false };\n  }\n}",
      ],
      ["what the reading failed with", "await read().catch(() => undefined)", "await read()"],
      ["the conflict, though aborted", "    signal?.throwIfAborted();\n", ""],
      ["at once, without waiting for it to show", "await sleep(clock, delayMs, signal);", ""],
      ["after one look", "    if (found) return found;\n", "    return found;\n"],
      ["a conflict after five seconds", "lost ? settleDelaysMs : [0]", "settleDelaysMs"],
    ]),
  },
];
