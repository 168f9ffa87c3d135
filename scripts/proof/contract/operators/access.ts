import type { ContractView } from "../contract-view.js";
import { remove, set } from "../edit.js";
import { breaking, harmless, type Mutant, type Operator } from "../operator.js";

const scheme = ["components", "securitySchemes", "itc-bearer-token"];
const everywhere = "the whole document";

export const accessOperators: Operator[] = [
  breaking("ask for no key anywhere", () => whole(remove(["security"]))),
  breaking("ask for no key by an empty list", () => whole(set(["security"], []))),
  breaking("let callers choose to send no key", ({ document }) =>
    whole(set(["security"], [...(document.security as object[]), {}])),
  ),
  breaking("ask for a key in a header instead of a bearer", () =>
    whole(set(scheme, { type: "apiKey", in: "header", name: "X-API-Key" })),
  ),
  breaking("ask for a password instead of a bearer", () => whole(set([...scheme, "scheme"], "basic"))),
  breaking("ask for a second key everywhere", ({ document }) => [
    {
      place: everywhere,
      edits: [
        set(["security"], [{ ...(document.security as object[])[0], second: [] }]),
        set([...scheme.slice(0, -1), "second"], { type: "apiKey", in: "header", name: "X-API-Key" }),
      ],
    },
  ]),
  breaking("ask for no key in one operation", (view) => perOperation(view, [])),
  breaking("let callers of one operation choose to send no key", (view) =>
    perOperation(view, [...(view.document.security as object[]), {}]),
  ),
  breaking("ask for another key in one operation", ({ operations }) =>
    operations.map(({ name, path }) => ({
      place: name,
      edits: [
        set([...path, "security"], [{ second: [] }]),
        set([...scheme.slice(0, -1), "second"], { type: "apiKey", in: "header", name: "X-API-Key" }),
      ],
    })),
  ),
  harmless("say again what one operation asks for", (view) => perOperation(view, view.document.security as object[])),
  harmless("describe the key in other words", () => whole(set([...scheme, "description"], "Other words."))),
  breaking("move to another host", () => whole(set(["servers", 0, "url"], "https://api.example.com"))),
  breaking("serve below a path", ({ document }) =>
    whole(set(["servers", 0, "url"], `${(document.servers as { url: string }[])[0]?.url}/connect`)),
  ),
  breaking("serve without encryption", ({ document }) =>
    whole(set(["servers", 0, "url"], (document.servers as { url: string }[])[0]?.url.replace("https:", "http:"))),
  ),
  breaking("name no server", () => whole(remove(["servers"]))),
  breaking("serve one operation elsewhere", ({ operations }) =>
    operations.map(({ name, path }) => ({
      place: name,
      edits: [set([...path, "servers"], [{ url: "https://api.example.com" }])],
    })),
  ),
];

function whole(edit: Mutant["edits"][number]): Mutant[] {
  return [{ place: everywhere, edits: [edit] }];
}

function perOperation({ operations }: ContractView, security: object[]): Mutant[] {
  return operations.map(({ name, path }) => ({ place: name, edits: [set([...path, "security"], security)] }));
}
