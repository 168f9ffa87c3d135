import { editsOf, type Operator } from "../operator.js";

const token = "src/token.ts";

/** Mistakes in what requests are authorised with. */
export const tokenOperators = (): Operator[] => [
  {
    name: "claim something else in the token",
    owner: "unit tests",
    mutants: editsOf(token, [
      ["no audience", ", aud: audience", ""],
      ["another audience", `"appstoreconnect-v1"`, `"appstoreconnect-v2"`],
      ["iat not set back", "/ 1000) - backDateSeconds", "/ 1000)"],
      ["iat in milliseconds", "Math.floor(now / 1000) - backDateSeconds", "now - backDateSeconds"],
      ["iat with a fraction", "Math.floor(now / 1000)", "now / 1000"],
      ["exp from now on", "exp: iat + lifetimeSeconds", "exp: iat + lifetimeSeconds + backDateSeconds"],
      ["exp always 20 minutes", "exp: iat + lifetimeSeconds", "exp: iat + 1200"],
      ["no exp", ", exp: iat + lifetimeSeconds", ", exp: undefined as unknown as number"],
      ["an issuer for an individual key", `{ sub: "user" } : { iss: issuerId }`, `{ iss: "user" } : { iss: issuerId }`],
      ["a subject for a team key", ": { iss: issuerId };", `: { iss: issuerId, sub: "user" };`],
      ["another algorithm", `alg: "ES256"`, `alg: "ES384"`],
      ["no key id", ", kid: key.keyId", ""],
      ["no typ", `, typ: "JWT"`, ""],
    ]),
  },
  {
    name: "sign a token wrong",
    owner: "unit tests",
    mutants: [
      ...editsOf(token, [
        [
          "header and claims swapped",
          "`${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}`",
          "`${base64url(JSON.stringify(claims))}.${base64url(JSON.stringify(header))}`",
        ],
        ["plus signs left in", `.replaceAll("+", "-")`, ""],
        ["slashes left in", `.replaceAll("/", "_")`, ""],
        ["padding left in", `.replaceAll("=", "")`, ""],
        ["over the claims alone", "encode(input)", `encode(input.split(".")[1])`],
        [
          "any bytes taken for a signature",
          "joseSignature(await sign(new TextEncoder().encode(input)))",
          "await sign(new TextEncoder().encode(input))",
        ],
        [
          "the reason hidden",
          `"credentials: the key cannot sign", { cause: safeCause(error) }`,
          `"credentials: the key cannot sign"`,
        ],
      ]),
      ...editsOf("src/ecdsa-signature.ts", [
        ["r not padded", "joined.set(r.bytes, 32 - r.bytes.length)", "joined.set(r.bytes, 0)"],
        ["s not padded", "64 - s.bytes.length", "32"],
        ["the sign's zero kept", "der[at + 2] === 0 ? at + 3 : at + 2", "at + 2"],
        ["a rest ignored", " || s.end !== signature.length", ""],
      ]),
    ],
  },
  {
    name: "keep a token too long, or not long enough",
    owner: "unit tests",
    mutants: editsOf(token, [
      ["for ever", "current && clock.now() < current.renewAt ?", "current ?"],
      ["never", "(current && clock.now() < current.renewAt ? current.token : fresh())", "fresh()"],
      ["to its very end", "(claims.exp - renewBeforeEndSeconds) * 1000", "claims.exp * 1000"],
      [
        "by seconds for milliseconds",
        "(claims.exp - renewBeforeEndSeconds) * 1000",
        "claims.exp - renewBeforeEndSeconds",
      ],
      ["one that could not be signed", "if (current === kept) current = undefined;", ""],
      ["one that was refused", "if (current?.signed === refused) current = undefined;", ""],
      ["not the one that came after the one refused", "if (current?.signed === refused) current", "current"],
      ["one that never came", "if (!current?.signed) current = undefined;", ""],
      ["not one that did come, when another call is late", "if (!current?.signed) current", "current"],
      [
        "the key imported anew",
        "imported ??=",
        "imported =",
        "the tokens are the same; what it takes is for the benchmark",
      ],
    ]),
  },
  {
    name: "ask a provider of tokens wrong",
    owner: "unit tests",
    mutants: editsOf(token, [
      ["once for each of many calls", "    if (pending) return pending;\n", ""],
      ["never again", "if (pending === token) pending = undefined;", ""],
      [
        "and wait for one that never comes",
        "const forget = () => {\n    pending = undefined;",
        "const forget = () => {",
      ],
      [
        "and send whatever it gives",
        `if (typeof token === "string" && /^[\\x21-\\x7e]+$/.test(token)) return token;`,
        "return String(token);",
      ],
      ["and send line breaks", "[\\x21-\\x7e]", "[^]"],
      [
        "and let its own error out",
        `throw new CredentialsError("credentials.token: failed", { cause: safeCause(error) });`,
        "throw error;",
      ],
    ]),
  },
  {
    name: "take a refused token wrong",
    owner: "unit tests",
    mutants: editsOf("src/transport.ts", [
      ["never tried again", "status === 401 && !tokenRenewed", "status === -1 && !tokenRenewed"],
      ["tried again for ever", "        tokenRenewed = true;\n", ""],
      ["tried again with the same token", "takeToken = () => tokens.renew(token);", "takeToken = async () => token;"],
      ["a 403 taken for one", "response.status === 401 && ", "[401, 403].includes(response.status) && "],
      ["counted as an attempt", "tokenRenewed = true;\n", "tokenRenewed = true;\n        attempt++;\n"],
    ]),
  },
];
