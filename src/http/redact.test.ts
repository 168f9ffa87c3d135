import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { piecesIn } from "../test-support/failure-of.js";
import { generateP8 } from "../test-support/tokens.js";
import { excerpt, reasonOf, redact } from "./redact.js";

const { privateKey } = generateP8();
const jwt = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiI1NzI0NiJ9.c2lnbmF0dXJlLXNpZ25hdHVyZQ";
const opaque = "a1b2c3d4e5f6a1b2c3d4e5f6";

test.each<[string, string, string]>([
  ["a key", `before ${privateKey} after`, "before [key]\n after"],
  ["a key in one line", `"${privateKey.replaceAll("\n", "\\n")}"`, '"[key]\\n"'],
  ["a key that is cut off", privateKey.slice(0, 100), "[key]"],
  ["a key of another kind", "-----BEGIN EC PRIVATE KEY-----\nMHcC\n-----END EC PRIVATE KEY-----", "[key]"],
  ["a token", `token ${jwt}, and so on`, "token [token], and so on"],
  ["a token in JSON", JSON.stringify({ token: jwt }), '{"token":"[token]"}'],
  ["a token without its signature", "eyJhbGciOiJub25lIn0.eyJpc3MiOiI1NzI0NiJ9.", "[token]"],
  ["an Authorization header", `Authorization: Bearer ${opaque}`, "Authorization: Bearer [secret]"],
  ["one without a space", `Bearer${opaque}`, "Bearer [secret]"],
  ["one in JSON", `{"authorization":"bearer ${opaque}"}`, '{"authorization":"bearer [secret]"}'],
  ["one in HTML", `<p>Bearer ${opaque}</p>`, "<p>Bearer [secret]</p>"],
  ["a download's key", `https://x.apple.com/a?accessKey=${opaque}&b=1`, "https://x.apple.com/a?accessKey=[secret]&b=1"],
  [
    "a download's key in JSON",
    `{"url":"https://x/a?b=1\\u0026accessKey=${opaque}\\u0026c"}`,
    '{"url":"https://x/a?b=1\\u0026accessKey=[secret]\\u0026c"}',
  ],
  ["a download's key in HTML", `<a href='/a?accessKey=${opaque}'>`, "<a href='/a?accessKey=[secret]'>"],
  ["an encoded token", `to=%2Fa%3Fjwt%3D${jwt}`, "to=%2Fa%3Fjwt%3D[token]"],
  ["a header after an escaped line break", `{"sent":"GET /\\nBearer ${opaque}"}`, '{"sent":"GET /\\nBearer [secret]"}'],
  [
    "a signed query",
    `?X-Amz-Signature=${opaque}&X-Amz-Credential=${opaque}/s3`,
    "?X-Amz-Signature=[secret]&X-Amz-Credential=[secret]",
  ],
  ["a query signed otherwise", `?Expires=1&Signature=${opaque}&b=1`, "?Expires=1&Signature=[secret]&b=1"],
  ["a key as a property", `{"accessKey":"${opaque}"}`, '{"accessKey":"[secret]"}'],
  ["a key as a property after a space", `{"accessKey" : "${opaque}"}`, '{"accessKey" : "[secret]"}'],
  ["an encoded query", `next=%2Fa%3FaccessKey%3D${opaque}%26b`, "next=%2Fa%3FaccessKey%3D[secret]"],
])("%s is taken out", (_, text, redacted) => {
  expect(redact(text)).toBe(redacted);
});

test("secrets of the request are taken out wherever they stand, whatever they look like", () => {
  expect(redact("short-12 and short-12; short", ["short-12", ""])).toBe("[secret] and [secret]; short");
});

test("a known secret of less than 8 characters is none: it would take its letters out of every word", () => {
  expect(redact("not one token of seven77", ["token", "one", "seven77"])).toBe("not one token of seven77");
});

test.each([
  "The bearer of this letter is known.",
  "The signature is not valid.",
  "The provided entity includes an unknown relationship: 'appStoreVersion'",
  "/v1/alternativeDistributionPackages/f3190601-974c-45ee-aa24-35db2090c260/versions?filter[state]=COMPLETED",
  "",
])("an ordinary text stays as it is: %s", (text) => {
  expect(redact(text)).toBe(text);
});

test.each<[string, string, string]>([
  ["colours of a terminal", "\u001b[31mred\u001b[0m and \u009b2J", "[31mred [0m and 2J"],
  ["line breaks of every kind", "a\r\nb\u2028c\u2029d\u0085e\tf", "a b c d e f"],
  ["nulls and bells", "a\u0000b\u0007c", "a b c"],
  ["space around it", "  \n a \n ", "a"],
])("an excerpt has no %s", (_, text, line) => {
  expect(excerpt(text)).toBe(line);
});

test("an excerpt is cut to its length, and says so", () => {
  expect(excerpt("x".repeat(300))).toBe("x".repeat(300));
  expect(excerpt("x".repeat(301))).toBe(`${"x".repeat(300)}…`);
});

test("an excerpt is redacted before it is cut, so that no half of a secret stays", () => {
  expect(excerpt(`${"x".repeat(280)} ${jwt}`)).toBe(`${"x".repeat(280)} [token]`);
});

test("a public key, and words about keys, stay: they are no secret", () => {
  const text = "publicKey must begin with -----BEGIN PUBLIC KEY-----";
  expect(redact(text)).toBe(text);
});

test("a long run of what a token begins with is read once, not once for each beginning", () => {
  const text = "eyJ".repeat(200_000);
  expect(redact(text)).toBe(text);
});

test("an excerpt is read from the first 20,000 characters, however long the text is", () => {
  expect(excerpt(`a${" ".repeat(30_000)}b`)).toBe("a …");
});

const opaqueKnown = "a-known-secret-that-looks-like-nothing";

test.each<[string, string, known: string[]]>([
  ["a token", jwt, []],
  ["a known secret", opaqueKnown, [opaqueKnown]],
  ["a known secret of two words", `two words ${opaqueKnown}`, [`two words ${opaqueKnown}`]],
  ["a signed query", `https://x.example/a?X-Amz-Signature=${opaque}`, []],
  ["a key", privateKey, []],
])("wherever a long text is cut, no half of %s stays", (_, secret, known) => {
  for (const before of [15_800, 19_700, 19_950, 19_980, 19_999, 23_900, 24_060, 24_090]) {
    const shown = excerpt(`${" ".repeat(before - secret.length / 2)}${secret}${" x".repeat(20_000)}`, known);
    for (const part of [jwt, opaque, opaqueKnown]) expect(shown).not.toContain(part.slice(0, 9));
    expect(piecesIn(shown, privateKey)).toEqual([]);
  }
});

test("a text that known secrets have left short is cut before its end, which may halve one", () => {
  const shown = excerpt(`${opaqueKnown} `.repeat(2_000), [opaqueKnown]);
  expect(shown).not.toContain("a-known");
});

test.each([
  ["U+202A to U+202E", "\u202a\u202b\u202c\u202d\u202e"],
  ["U+2066 to U+2069", "\u2066\u2067\u2068\u2069"],
  ["the marks of directions", "\u200e\u200f\u061c"],
  ["characters without a width", "\u200b\u200c\u200d\u2060\ufeff\u00ad"],
  ["tags", "\u{e0001}\u{e0041}"],
])("an excerpt has no %s, with which a name could fake a message", (_, marks) => {
  expect(excerpt(`${marks}photo${marks}gpj.exe${marks}`)).toBe("photo gpj.exe");
});

const refused = Object.assign(new Error("connect ECONNREFUSED ::1:443"), { code: "ECONNREFUSED" });
const late = Object.assign(new Error("connect ETIMEDOUT 192.0.2.1:443"), { code: "ETIMEDOUT" });
const silent = (more: object = {}) => Object.assign(new Error(""), more);
const failed = (cause: unknown, more: object = {}) => Object.assign(new TypeError("fetch failed", { cause }), more);
const all = (letters: string) => new AggregateError(Array.from(letters, (one) => new Error(one)));
const elsewhere = (code: string) => runInNewContext(code);
class SocketGone extends Error {}

/** An error whose reason lies that deep below it, by causes. */
const below = (depth: number): Error => (depth === 0 ? new Error("deep") : new Error("", { cause: below(depth - 1) }));

test.each<[string, unknown, string]>([
  ["the innermost cause", failed(failed(refused)), "connect ECONNREFUSED ::1:443"],
  [
    "its system code, where its message missing it",
    failed(Object.assign(new Error("read"), { code: "EX" })),
    "EX: read",
  ],
  ["its system code alone, where it has no message", failed(silent({ code: "ECONNRESET" })), "ECONNRESET"],
  ["the code of an error whose cause has none", failed(new Error("closed"), { code: "EX" }), "EX: closed"],
  ["the codes of both", failed(silent({ code: "EPIPE" }), { code: "EX" }), "EX: EPIPE"],
  ["a code once", failed(refused, { code: "ECONNREFUSED" }), "connect ECONNREFUSED ::1:443"],
  ["the code of a cause that is no Error", failed({ code: "ECONNRESET" }), "ECONNRESET"],
  ["the outer message, where the cause says nothing", failed(silent()), "fetch failed"],
  ["the outer message, where the cause is text", failed("why"), "fetch failed"],
  ["a code that is a number", failed({ code: 7 }), "code 7"],
  ["an errno, where there is no code", Object.assign(new Error("read"), { errno: -104 }), "errno -104: read"],
  ["a code rather than an errno", silent({ errno: -104, code: "ECONNRESET" }), "ECONNRESET"],
  ["a cause four levels below", below(4), "deep"],
  ["no cause five levels below", below(5), "Error"],
  ["every address tried", failed(new AggregateError([refused, late])), `${refused.message}; ${late.message}`],
  [
    "a code of all addresses that none of them has",
    Object.assign(new AggregateError([late]), { code: "EX" }),
    `EX: ${late.message}`,
  ],
  ["the code of parts without messages", new AggregateError([silent({ code: "EPIPE" }), 7, silent()]), "EPIPE"],
  ["the code of a part that is no Error", new AggregateError([{ code: "EPIPE" }]), "EPIPE"],
  ["three parts", all("abc"), "a; b; c"],
  ["three parts of more, and how many more", all("abcde"), "a; b; c; and 2 more"],
  [
    "the parts that say something",
    new AggregateError([silent(), 7, silent(), refused, silent()]),
    "connect ECONNREFUSED ::1:443",
  ],
  ["no part five levels below", new AggregateError([below(4)], ""), "AggregateError"],
  ["a part four levels below", new AggregateError([below(3)], ""), "deep"],
  ["an AggregateError's own message", new AggregateError([late], "no address left"), "no address left"],
  ["the class, where nothing else is known", new RangeError(""), "RangeError"],
  ["the class of an error that leaves its name Error", new SocketGone(), "SocketGone"],
  ["the message of a DOMException", new DOMException("given up", "AbortError"), "given up"],
  ["the name of a DOMException", new DOMException("", "AbortError"), "AbortError"],
  ["an error with an empty name", silent({ name: "" }), "Error"],
  ["an error without a name", silent({ name: undefined }), "Error"],
  ["an error whose name is an object", Object.assign(new SocketGone(), { name: {} }), "SocketGone"],
  ["an error without a class", { message: "", constructor: undefined }, "Error"],
  ["an error whose message is undefined", silent({ message: undefined }), "Error"],
  ["an error whose message is an object", failed(silent({ message: {} })), "fetch failed"],
  ["an error whose message cannot be text", silent({ message: Object.create(null) }), "Error"],
  ["what an Error of another realm says", elsewhere('new Error("read", { cause: { code: "EX" } })'), "EX"],
  ["the class of an Error of another realm", elsewhere('new RangeError("")'), "RangeError"],
  ["an object with a message", { message: "closed" }, "closed"],
  ["what was thrown and is no Error", "secret", "not an Error but string"],
  ["an object that was thrown", {}, "not an Error but object"],
  ["a function that was thrown", () => "secret", "not an Error but function"],
  ["undefined that was thrown", undefined, "not an Error but undefined"],
  ["null that was thrown", null, "not an Error but null"],
])("the reason of a failure is %s", (_, error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});

test("the reason of a failure holds no secret, in message, code or name", () => {
  const error = (more: object) => Object.assign(new Error(""), more);
  for (const more of [{ message: opaque }, { code: opaque }, { name: opaque }]) {
    expect(reasonOf(error(more), [opaque])).toBe("[secret]");
  }
});

test("the reason of errors that are causes of each other is found all the same", () => {
  const error = new Error("");
  error.cause = new Error("in a circle", { cause: error });
  expect(reasonOf(error)).toBe("in a circle");
});
