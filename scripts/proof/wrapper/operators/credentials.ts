import { editsOf, type Operator } from "../operator.js";

const environment = "src/credentials-from-env.ts";
const keys = "src/private-key.ts";

/** Mistakes in what is believed of keys and the environment. */
export const credentialsOperators = (): Operator[] => [
  {
    name: "read the environment wrong",
    owner: "unit tests",
    mutants: editsOf(environment, [
      ["line breaks left as they are written", `value.replaceAll("\\\\n", "\\n")`, "value"],
      ["base64 left as it is", `decodeBase64(value) || "not base64"`, "value"],
      ["a path for a key", "readFile(name, value.trim())", "value"],
      ["a path with its line break", "readFile(name, value.trim())", "readFile(name, value)"],
      ["two sets taken for one", "if (other) throw", "if (other && false) throw"],
      ["two keys taken for one", "if (second) throw", "if (second && false) throw"],
      [
        "an empty issuer taken for none",
        "if (env[issuerId] !== undefined && !isSet(issuerId))",
        "if (false as boolean)",
      ],
      [
        "an individual key for a team key",
        `return isSet(issuerId) ? { issuerId: env[issuerId]?.trim() ?? "", ...key } : key;`,
        "return key;",
      ],
      ["blanks taken for a value", "Boolean(env[name]?.trim())", "Boolean(env[name])"],
      ["blanks around an id kept", `keyId: env[keyId]?.trim() ?? ""`, `keyId: env[keyId] ?? ""`],
      ["fastlane's variables not known", 'APP_STORE_CONNECT_API_KEY_KEY_ID", ', 'APP_STORE_CONNECT_API_KEY_ID", '],
      ["Codemagic's variables not known", `"APP_STORE_CONNECT_KEY_IDENTIFIER"`, `"APP_STORE_CONNECT_KEY_ID"`],
      ["a key that is none", "  checkPrivateKey(privateKey, name);\n", ""],
    ]),
  },
  {
    name: "take a key for what it is not",
    owner: "unit tests",
    mutants: [
      ...editsOf(keys, [
        ["a public key", `if (label.endsWith("PUBLIC KEY")) return "a public key, not the private one";`, ""],
        [
          "a SEC1 key",
          `label === "PRIVATE KEY" ? faultOfPkcs8(key) : faultOfLabel(label)`,
          `label.endsWith("PRIVATE KEY") ? faultOfPkcs8(key) : faultOfLabel(label)`,
        ],
        ["a key of any kind", "return `${kind} key, not a P-256 key`;", "return undefined;"],
        ["a key cut off", "(head.includes(p256) && !isWhole)", "false"],
        ["an empty key", `if (key.trim() === "") return "empty";`, ""],
        ["written line breaks", `if (key.includes("\\\\n")) return "holds \\\\n where line breaks belong";`, ""],
        ["a path", `return "a file's path, not the key in the file";`, `return "not a PEM";`],
        ["base64", `? "base64 of a PEM; decode it first" :`, `? "not a PEM" :`],
      ]),
      ...editsOf("src/credentials.ts", [
        ["no key id", `  checkText("keyId", credentials.keyId);\n`, ""],
        [
          "an issuer id that is none",
          `if (credentials.issuerId !== undefined) checkText("issuerId", credentials.issuerId);`,
          "",
        ],
        [
          "a signer that is no function",
          `if ("sign" in credentials) checkFunction("sign", credentials.sign);`,
          `if ("sign" in credentials) return;`,
        ],
        ["a token that is no function", `checkFunction("token", credentials.token)`, "void credentials.token"],
        ["a lifetime of an hour", " && seconds <= 1200", ""],
        ["a lifetime that is over at once", " && seconds >= 180", ""],
        ["a lifetime with a fraction", "Number.isInteger(seconds) && ", ""],
      ]),
    ],
  },
];
