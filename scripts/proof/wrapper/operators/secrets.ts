import { editsOf, type Operator } from "../operator.js";

const reading = "src/read-response.ts";

/** Mistakes in what is shown. */
export const secretOperators = (): Operator[] => [
  {
    name: "show a secret",
    owner: "unit tests",
    mutants: [
      ...editsOf("src/redact.ts", [
        ["a private key", `  [/-----BEGIN`, `  [/-----BEGUN`],
        ["a private key that is cut off", "(-----END [A-Z ]+-----|$)/g", "-----END [A-Z ]+-----/g"],
        ["a token", "[/eyJ(?:", "[/eyK(?:"],
        ["a bearer", "[/(Bearer)", "[/(Bearing)"],
        ["an access key", "(?:accessKey|", "(?:"],
        ["an Amazon parameter", "X-Amz-[a-z-]+|", ""],
        ["a signature", "|Signature)", ")"],
        ["an encoded one", "(?:=|%3D|", "(?:=|"],
        ["a known one", 'rest.replaceAll(secret, "[secret]")', "rest"],
        ["a known one after the first time", "rest.replaceAll(secret", "rest.replace(secret"],
      ]),
      ...editsOf(reading, [
        [
          "in a request id",
          `redact(headers.get("X-Request-ID") ?? "", [token]) || undefined`,
          `headers.get("X-Request-ID") ?? undefined`,
        ],
        [
          "in an error of Apple's",
          `if (typeof value === "string") return clean(value);`,
          `if (typeof value === "string") return value;`,
        ],
        ["in a key of an error document", "[clean(name), member]", "[name, member]"],
        ["in an excerpt", "JSON.stringify(json), [token])", "JSON.stringify(json))"],
        ["in the address that a redirect leads to", "new URL(location, base).origin", "new URL(location, base).href"],
      ]),
      ...editsOf("src/transport.ts", [
        ["in an event's path", "redact(request.url.slice(origin.length), [token])", "request.url.slice(origin.length)"],
        ["the token in an event", "          ...event(),\n", "          ...event(),\n          token,\n"],
        [
          "in an event's request id",
          "requestId: requestIdOf(response, token)",
          `requestId: response.headers.get("X-Request-ID") ?? undefined`,
        ],
        ["in a cause", "safeCause(error, [token])", "error as Error"],
        ["the token in a cause", "safeCause(error, [token])", "safeCause(error)"],
      ]),
      ...editsOf("src/safe-cause.ts", [
        [
          "in a message",
          "`not an Error but ${typeof error}`, known)",
          "`not an Error but ${typeof error}`, known.slice(known.length))",
        ],
        ["in a stack", `redact(stack, known)`, "stack"],
        ["in a cause's cause", "copy.cause = safeCause(cause, known, depth + 1)", "copy.cause = cause"],
      ]),
      ...editsOf("src/resources/keys.ts", [
        [
          "by sending a private key",
          `if (/PRIVATE KEY/.test(publicKey)) throw new ArgumentError("publicKey: a private key");`,
          "",
        ],
      ]),
      ...editsOf("src/private-key.ts", [
        ["in the refusal of a key", "`${name}: ${fault}. ${wanted}`", "`${name}: ${fault}. ${wanted} ${privateKey}`"],
      ]),
    ],
  },
];
