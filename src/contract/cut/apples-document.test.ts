import { expect, test } from "vitest";
import { sampleDocument } from "../../test-support/contract/sample-document.js";
import { checkIsApples } from "./apples-document.js";
import type { Document } from "./document.js";

const info = { title: "App Store Connect API", version: "4.4.1" };
const servers = [{ url: "https://api.appstoreconnect.apple.com/" }];
const check = (changes: object) =>
  checkIsApples({ ...sampleDocument(), info, servers, ...changes } as Document, "a.json");

test("Apple's is taken, with a slash at the end of the server or without", () => {
  expect(() => check({})).not.toThrow();
  expect(() => check({ servers: [{ url: "https://api.appstoreconnect.apple.com" }] })).not.toThrow();
});

test.each<[string, object, string]>([
  ["another API", { info: { ...info, title: "Library" } }, 'its title is "Library"'],
  ["a document without a title", { info: { version: "1" } }, "its title is missing"],
  ["another server", { servers: [{ url: "https://library.example/" }] }, 'its server is "https://library.example/"'],
  [
    "a server whose name begins like Apple's",
    { servers: [{ url: "https://api.appstoreconnect.apple.com.example/" }] },
    "its server",
  ],
  ["no server", { servers: undefined }, "its server is missing"],
  ["servers that are none", { servers: [null] }, "its server is missing"],
  ["a contract", { info: { ...info, "x-source": {} } }, "it is a contract, cut already"],
  [
    "a version that is no number",
    { info: { ...info, version: "4.4\n::set-output" } },
    'its version is "4.4\\n::set-output"',
  ],
])("%s is refused, and the message says what was found", (_, changes, what) => {
  expect(() => check(changes)).toThrow(`a.json: not Apple's document of the App Store Connect API: ${what}`);
});

test("what was found is quoted in short", () => {
  expect(() => check({ info: { ...info, title: "x".repeat(5_000) } })).toThrow(/^.{1,250}$/);
});
