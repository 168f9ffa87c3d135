import { editsOf, type Operator } from "../operator.js";

const webhooks = "src/webhook-events.ts";

/** Mistakes in what is believed of a webhook. */
export const webhookOperators = (): Operator[] => [
  {
    name: "believe a webhook that is not Apple's",
    owner: "unit tests",
    mutants: editsOf(webhooks, [
      ["with any signature", "if (!checks.includes(true)) throw", "if (checks.length === 0) throw"],
      [
        "with no signature",
        `if (typeof signature !== "string" || signature === "")`,
        `if (typeof signature !== "string")`,
      ],
      [
        "with half a signature",
        "([0-9a-f]{64})$",
        "([0-9a-f]{32,64})$",
        "one of another length is by none of the secrets",
      ],
      ["with something after the signature", "{64})$/i", "{64})/i"],
      ["with an empty secret", ` || one === "")`, ")"],
      ["with no secret", " || secrets.length === 0", ""],
      ["without an event in it", `if (typeof type === "string" && typeof id === "string") return`, "return"],
      ["without an id", `typeof type === "string" && typeof id === "string"`, `typeof type === "string"`],
      ["without a type", `typeof type === "string" && typeof id === "string"`, `typeof id === "string"`],
      [
        "from a body that was parsed",
        `if (typeof body !== "string" && !(body instanceof Uint8Array))`,
        "if (false as boolean)",
      ],
    ]),
  },
  {
    name: "refuse a webhook that is Apple's",
    owner: "unit tests",
    mutants: editsOf(webhooks, [
      ["signed with the second secret", "secrets.map((secret)", "secrets.slice(0, 1).map((secret)"],
      ["signed in capitals", "{64})$/i", "{64})$/"],
      ["given as bytes", "new Uint8Array(body);", "new Uint8Array(body.length);"],
      [
        "with letters beyond ASCII",
        `typeof body === "string" ? new TextEncoder().encode(body)`,
        `typeof body === "string" ? Uint8Array.from(body, (character) => character.charCodeAt(0))`,
      ],
      ["read byte by byte of the hex", "Number.parseInt(pair, 16)", "Number.parseInt(pair, 10)"],
      ["by another hash", `hash: "SHA-256"`, `hash: "SHA-384"`],
    ]),
  },
];
