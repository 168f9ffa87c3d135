import { describe, expect, test } from "vitest";
import { libraryDocument, thereAndBack } from "../testing/library-changes.js";
import { diffDocuments } from "./diff-documents.js";

const secured = (...security: object[]) => ({ operation: { security } });
const scheme = (card: object) => ({ components: { securitySchemes: { card } } });
const [http, key] = [
  { type: "http", scheme: "bearer" },
  { type: "http", scheme: "basic" },
];

describe("there and back, how one signs in:", () => {
  thereAndBack("security", [
    ["security", {}, secured({ card: [] }), "breaking api-security-added", "breaking api-security-removed"],
    [
      "security that may be left out",
      secured({ card: [] }),
      secured({ card: [] }, {}),
      "breaking api-security-removed",
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
      "breaking api-security-removed, additive api-security-added",
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
      "breaking api-global-security-removed",
    ],
    [
      "a scheme",
      {},
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
