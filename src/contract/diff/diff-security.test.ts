import { describe, expect, test } from "vitest";
import { type Case, libraryDocument, thereAndBack } from "../../test-support/contract/library-changes.js";
import { diffDocuments } from "./diff-documents.js";

const secured = (...security: object[]) => ({ operation: { security } });
const scheme = (card: object) => ({ ...secured({ card: [] }), components: { securitySchemes: { card } } });
const oauth = (more: object) => scheme({ type: "oauth2", flows: { password: { tokenUrl: "/t", ...more } } });
const [http, key] = [
  { type: "http", scheme: "bearer" },
  { type: "http", scheme: "basic" },
];

describe("there and back, how one signs in:", () => {
  thereAndBack("security", [
    ["security", {}, secured({ card: [] }), "breaking api-security-added", "neutral api-security-removed"],
    [
      "security that may be left out",
      secured({ card: [] }),
      secured({ card: [] }, {}),
      "neutral api-security-removed",
      "breaking api-security-added",
    ],
    [
      "an alternative scheme",
      secured({ card: [] }),
      secured({ card: [] }, { key: [] }),
      "additive api-security-added",
      "breaking api-security-removed",
    ],
    [
      "a scheme beside another",
      secured({ card: [] }),
      secured({ card: [], key: [] }),
      "breaking api-security-removed, additive api-security-added",
      "neutral api-security-removed, additive api-security-added",
    ],
    [
      "a scope",
      secured({ card: [] }),
      secured({ card: ["lend"] }),
      "breaking api-security-scope-added in security card",
      "additive api-security-scope-removed in security card",
    ],
    [
      "an alternative with another scope",
      secured({ card: ["read"] }),
      secured({ card: ["read"] }, { card: ["lend"] }),
      "additive api-security-added",
      "breaking api-security-removed",
    ],
    [
      "another scope of one alternative",
      secured({ card: ["read"] }, { card: ["lend"] }),
      secured({ card: ["read"] }, { card: ["give"] }),
      "breaking api-security-scope-added in security card, additive api-security-scope-removed in security card",
      "breaking api-security-scope-added in security card, additive api-security-scope-removed in security card",
    ],
    [
      "security of the document",
      {},
      { document: { security: [{ card: [] }] } },
      "breaking api-global-security-added",
      "neutral api-global-security-removed",
    ],
    [
      "a scheme that nothing requires",
      {},
      { components: { securitySchemes: { card: http } } },
      "additive api-security-component-added in security scheme card",
      "neutral api-security-component-removed in security scheme card",
    ],
    [
      "security with its scheme",
      {},
      { operation: { security: [{ card: [] }] }, components: { securitySchemes: { card: http } } },
      "breaking api-security-added, additive api-security-component-added in security scheme card",
      "neutral api-security-removed, neutral api-security-component-removed in security scheme card",
    ],
    [
      "a scheme",
      { operation: { security: [{ card: [] }] } },
      scheme(http),
      "additive api-security-component-added in security scheme card",
      "breaking api-security-component-removed in security scheme card",
    ],
    [
      "what a scheme is",
      scheme(http),
      scheme(key),
      "breaking api-security-component-scheme-changed in security scheme card",
      "breaking api-security-component-scheme-changed in security scheme card",
    ],
    ...(
      [
        ["a scope of a flow", oauth({}), oauth({ scopes: { a: "" } }), "oauth-scope", "oauth-scope"],
        ["where a flow renews a token", oauth({}), oauth({ refreshUrl: "/r" }), "refresh-url", "refresh-url"],
      ] as const
    ).map(
      ([title, before, after, rule]): Case => [
        title,
        before,
        after,
        `additive api-security-component-${rule}-added in security scheme card flow password`,
        `breaking api-security-component-${rule}-removed in security scheme card flow password`,
      ],
    ),
    [
      "another flow",
      oauth({}),
      scheme({ type: "oauth2", flows: { password: { tokenUrl: "/t" }, implicit: {} } }),
      "additive api-security-component-oauth-flow-added in security scheme card flow implicit",
      "breaking api-security-component-oauth-flow-removed in security scheme card flow implicit",
    ],
    [
      "where a flow gets a token",
      oauth({}),
      oauth({ tokenUrl: "/u" }),
      "breaking api-security-component-token-url-changed in security scheme card flow password",
      "breaking api-security-component-token-url-changed in security scheme card flow password",
    ],
    [
      "the name of a scheme",
      scheme(http),
      { ...secured({ pass: [] }), components: { securitySchemes: { pass: http } } },
      "neutral api-security-component-renamed in security scheme card",
      "neutral api-security-component-renamed in security scheme pass",
    ],
    [
      "capitals in the name of a header",
      scheme({ type: "apiKey", in: "header", name: "X-Card" }),
      scheme({ type: "apiKey", in: "header", name: "x-card" }),
      "",
      "",
    ],
    ["what is said about a scope", oauth({ scopes: { a: "" } }), oauth({ scopes: { a: "all" } }), "", ""],
  ]);
});

test.each([
  [[{ card: [] }, {}], [{ card: [] }], "card required now"],
  [[], [{ card: ["lend"], key: [] }, { pin: [] }], "card + key with scope card lend or pin required now"],
  [[{ card: ["read"] }, { card: ["lend"] }], [{ card: ["lend"] }], "card with scope card read no longer accepted"],
])("the message names what is meant: from %j to %j", (before, after, message) => {
  const [found] = diffDocuments(libraryDocument(secured(...before)), libraryDocument(secured(...after)));
  expect(found?.message).toMatch(new RegExp(`^${message.replaceAll("+", "\\+")}: `));
});
