import { editsOf, everyMatch, type Operator } from "../operator.js";

const reading = "src/read-response.ts";
const messages = "src/error-message.ts";

/** Mistakes in what becomes of a failure. */
export const errorOperators = (): Operator[] => [
  {
    name: "lose what an error says",
    owner: "unit tests",
    mutants: [
      ...editsOf(reading, [
        ["its errors", "errors: errorObjects((json as { errors?: unknown } | undefined)?.errors)", "errors: []"],
        ["all errors but the first", "?.errors),\n", "?.errors).slice(0, 1),\n"],
        [
          "its status",
          "const { status, headers } = response;",
          "const { headers } = response;\n  const status: number = Math.floor(response.status / 100) * 100;",
        ],
        ["the request id", `redact(headers.get("X-Request-ID") ?? "", [token]) || undefined`, "undefined"],
        ["the rate limit", `parseRateLimit(headers.get("X-Rate-Limit"))`, "undefined"],
        ["Retry-After", `parseRetryAfter(headers.get("Retry-After"), now)`, "undefined"],
        ["the clocks' difference", "(now - serverTime) / 1000 || undefined", "undefined"],
        ["which clock is ahead", "(now - serverTime)", "(serverTime - now)"],
        ["where a redirect leads", `originOf(headers.get("Location"), request.url)`, `"elsewhere"`],
        ["what a body says that is no error document", "    body: text,\n", ""],
      ]),
      ...editsOf(messages, [
        ["associated errors", "[error, ...allErrors(associatedErrors(error))]", "[error]"],
        [
          "associated errors of associated errors",
          "...allErrors(associatedErrors(error))",
          "...associatedErrors(error)",
        ],
        ["its status in the message", "return [`${status} ${what} (", "return [`${what} ("],
        ["the request in the message", " (${method} ${path})`, ...lines", "`, ...lines"],
        ["further errors in the message", "`, ...lines, ...", "`, ..."],
        ["the code in the message", "return textOf(error.code) + (text", "return (text"],
        ["the detail in the message", "textOf(error.detail) || textOf(error.title)", "textOf(error.title)"],
        ["the title in the message", "textOf(error.detail) || textOf(error.title)", "textOf(error.detail)"],
        ["the pointer in the message", "textOf(pointer) || textOf(parameter)", "textOf(parameter)"],
        ["the parameter in the message", "textOf(pointer) || textOf(parameter)", "textOf(pointer)"],
        ["the agreement to sign", "FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED", "FORBIDDEN.REQUIRED_AGREEMENTS"],
        ["the hint at ensure", `"/alternativeDistributionPackages")`, `"/alternativeDistributionPackage")`],
        ["the hint at the role", "case 403:", "case 402:"],
        ["the hint at the key", "case 401:", "case 402:"],
        [
          "a good error among odd ones",
          "  return list.filter((item)",
          '  if (list.some((item) => typeof item?.code !== "string")) return [];\n  return list.filter((item)',
        ],
      ]),
      ...everyMatch("src/errors.ts", /return "(\w+)Error";/g, () => 'return "Error";'),
      ...everyMatch("src/errors.ts", /readonly code = "(\w+)"/g, () => 'readonly code = "ERR_ASC"'),
      ...editsOf("src/errors.ts", [
        ["codes below the one asked for", "`${error.code}.`.startsWith(`${code}.`)", "error.code === code"],
        ["where a code's segment ends", "`${error.code}.`.startsWith(`${code}.`)", "error.code.startsWith(code)"],
        [
          "all errors but the first, when asked for a code",
          "allErrors(this.errors).some(",
          "this.errors.slice(0, 1).some(",
        ],
        [
          "the answer kept from being logged",
          "this.#response = response;",
          "this.#response = response;\n    Object.assign(this, { answer: response });",
        ],
      ]),
      ...editsOf("src/transport.ts", [
        ["the reason of a lost connection", ": ${excerpt(message)}`, { cause }", "`, { cause }"],
        ["the cause of a lost connection", ": ${excerpt(message)}`, { cause }", ": ${excerpt(message)}`"],
      ]),
    ],
  },
  {
    name: "swallow an error",
    owner: "unit tests",
    mutants: [
      ...editsOf("src/transport.ts", [
        [
          "an answer's, as no data",
          "if (isLast) throw exchange instanceof Error ? exchange : ",
          "if (isLast && !(exchange instanceof Error)) return { ...exchange, data: undefined };\n      if (isLast) throw exchange instanceof Error ? exchange : ",
        ],
        [
          "an abort, as a lost connection",
          "if (signal.aborted) throw error;",
          "",
          "the call has been rejected with the reason by then",
        ],
      ]),
      ...editsOf("src/document-or-none.ts", [
        ["every one, as nothing found", "    throw error;\n", "    return undefined;\n"],
        ["every 404, as nothing found", " && error.errors.length > 0", ""],
        ["a wrong path, as nothing found", ` && !error.has("PATH_ERROR")`, ""],
        ["a refusal, as nothing found", "error.status === 404", "error.status < 500"],
      ]),
      ...editsOf("src/with-deadline.ts", [
        ["a timeout's reason", "controller.abort(onTimeout())", "controller.abort()"],
      ]),
      ...editsOf("src/notify.ts", [
        [
          "not an observer's",
          "new Promise((resolve) => resolve(observer(event()))).catch(() => undefined);",
          "observer(event());",
        ],
        ["not an observer's promise's", ".catch(() => undefined)", ""],
      ]),
    ],
  },
];
