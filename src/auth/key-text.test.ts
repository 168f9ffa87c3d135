import { createPrivateKey } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { CredentialsError } from "../errors.js";
import { everyTextOf, failureOf, piecesIn } from "../test-support/failure-of.js";
import { generateP8, readToken, tokenSource } from "../test-support/tokens.js";
import { credentialsFromEnv } from "./credentials-from-env.js";

const { privateKey: pem, publicKey } = generateP8();
const keyId = "2X9R4HXF34";
const lines = pem.trim().split("\n");
const body = lines.slice(1, -1).join("");
const crlf = pem.replaceAll("\n", "\r\n");

function base64(text: string | Buffer, layers = 1): string {
  const encoded = Buffer.from(text).toString("base64");
  return layers === 1 ? encoded : base64(encoded, layers - 1);
}

function utf16be(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, "utf16le").swap16();
}

const json = JSON.stringify({ key_id: keyId, key: pem });

/** Forms that a variable may have a key in, whichever of them. */
const inVariables: [string, string][] = [
  ["a PEM", pem],
  ["a PEM with CRLF", crlf],
  ["a PEM in one line, with spaces", lines.join(" ")],
  ["a PEM with \\n as text", pem.replaceAll("\n", "\\n")],
  ["a PEM with \\r\\n as text", pem.replaceAll("\n", "\\r\\n")],
  ["a PEM with \\\\n as text", pem.replaceAll("\n", "\\\\n")],
  ["a PEM with \\\\r\\\\n as text", pem.replaceAll("\n", "\\\\r\\\\n")],
  ["a PEM with \\n as text, in quotes", `"${pem.replaceAll("\n", "\\n")}"`],
  ["a PEM with JSON's slashes", `"${pem.replaceAll("\n", "\\n").replaceAll("/", "\\/")}"`],
  ["a PEM with \\u000a as text", pem.replaceAll("\n", "\\u000a")],
  ["a PEM in quotes", `"${pem}"`],
  ["a PEM in single quotes, with a line break after", `'${pem}'\n`],
  ["a PEM in quotes of a word processor", `“${pem}”`],
  ["a PEM in quotes with backslashes", `\\"${pem}\\"`],
  ["a PEM after a byte order mark", `\ufeff${pem}`],
  ["a PEM between blanks and zero-width spaces", `\u200b \t${pem}\u200b\r\n`],
  ["a PEM with a zero-width space in it", pem.replace(/\n(.{10})/, "\n$1\u200b")],
  ["a PEM, percent-encoded", encodeURIComponent(pem)],
  ["a PEM with percent-encoded line breaks", pem.replaceAll("\n", "%0A")],
  ["a PEM indented, as YAML has it", pem.replaceAll(/^(?=.)/gm, "  ")],
  ["base64", base64(pem)],
  ["base64 of CRLF", base64(crlf)],
  ["base64 in lines", base64(pem).replaceAll(/.{76}/g, "$&\n")],
  ["base64 in lines with \\n as text", base64(pem).replaceAll(/.{76}/g, "$&\\n")],
  ["base64 in quotes", `"${base64(pem)}"`],
  ["base64 without padding", base64(pem).replaceAll("=", "")],
  ["base64url", Buffer.from(pem).toString("base64url")],
  ["base64 twice", base64(pem, 2)],
  ["base64 three times", base64(pem, 3)],
  ["base64 of UTF-16", base64(Buffer.from(`\ufeff${pem}`, "utf16le"))],
  ["base64 of a PEM in quotes with \\n as text", base64(`"${pem.replaceAll("\n", "\\n")}"`)],
  ["a data URL", `data:application/x-pem-file;base64,${base64(pem)}`],
  ["a data URL without a type", `data:;base64,${base64(pem)}`],
  ["a data URL, percent-encoded", `data:text/plain,${encodeURIComponent(pem)}`],
  ["the body alone", body],
  ["the body alone, in lines", lines.slice(1, -1).join("\n")],
  ["the body alone, with \\n as text", lines.slice(1, -1).join("\\n")],
  ["the body alone, in quotes", `'${body}'`],
  ["base64 of the body alone", base64(body)],
  ["fastlane's JSON", json],
  ["fastlane's JSON with the key in base64", JSON.stringify({ key: base64(pem), is_key_content_base64: true })],
  ["fastlane's JSON that says base64 of a PEM", JSON.stringify({ key: pem, is_key_content_base64: true })],
  ["fastlane's JSON in base64", base64(json)],
  ["fastlane's JSON in quotes", `'${json}'`],
];

const variables = ["ASC_PRIVATE_KEY", "ASC_PRIVATE_KEY_B64"];

test.each(inVariables)("a variable may hold %s", async (_, value) => {
  for (const name of variables) {
    expect(credentialsFromEnv({ ASC_KEY_ID: keyId, [name]: value })).toEqual({ keyId, privateKey: pem });
  }
  const token = await tokenSource(credentialsFromEnv({ ASC_KEY_ID: keyId, ASC_PRIVATE_KEY: value })).get();
  expect(readToken(token, publicKey).isSigned).toBe(true);
});

const folder = mkdtempSync(join(tmpdir(), "adp-key-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fromFile(bytes: string | Buffer) {
  const path = join(folder, "AuthKey.p8");
  writeFileSync(path, bytes);
  return credentialsFromEnv({ ASC_KEY_ID: keyId, ASC_PRIVATE_KEY_PATH: path });
}

test.each<[string, string | Buffer]>([
  ...inVariables,
  ["UTF-8 with a mark", `\ufeff${pem}`],
  ["UTF-16, little endian, with a mark", Buffer.from(`\ufeff${crlf}`, "utf16le")],
  ["UTF-16, little endian, without a mark", Buffer.from(pem, "utf16le")],
  ["UTF-16, big endian, with a mark", utf16be(crlf)],
  ["UTF-16, big endian, without a mark", utf16be(pem).subarray(2)],
  ["JSON in UTF-16", Buffer.from(`\ufeff${json}`, "utf16le")],
  ["DER", Buffer.from(body, "base64")],
])("a file may hold %s", (_, bytes) => {
  expect(fromFile(bytes)).toEqual({ keyId, privateKey: pem });
});

const sec1 = createPrivateKey(pem).export({ type: "sec1", format: "der" }).toString("base64");
const spki = publicKey.trim().split("\n").slice(1, -1).join("");

test.each<[string, string, string]>([
  ["***", "***", "a placeholder, which was not replaced"],
  ["bullets", "•••••••", "a placeholder, which was not replaced"],
  ["a variable's name", "$OUR_SECRET_KEY", "a variable's name, which was not replaced by its value"],
  ["a variable's name in braces", "\u0024{OUR_SECRET_KEY}", "a variable's name, which was not replaced"],
  [
    "a variable's name of GitHub Actions",
    "\u0024{{ secrets.OUR_SECRET_KEY }}",
    "a variable's name, which was not replaced",
  ],
  ["a variable's name of a template", "{{ asc_private_key }}", "a variable's name, which was not replaced"],
  ["a variable's name of Windows", "%OUR_SECRET_KEY%", "a variable's name, which was not replaced"],
  ["a command that did not run", "$(cat AuthKey_2X9R4HXF34.p8)", "a variable's name, which was not replaced"],
  ["a reference of Codemagic's", "@file:/tmp/AuthKey_2X9R4HXF34.p8", "a reference (@env: or @file:)"],
  ["a reference of a password manager", "op://vault/asc/key", "a URL or reference"],
  ["what CI shows in place of a secret", "[MASKED]", "a placeholder, which was not replaced"],
  ...[
    "***REMOVED***",
    "(null)",
    "REPLACE_ME",
    "replace-this",
    "Placeholder",
    "TBD",
    "dummy",
    "<insert key here>",
    "paste your key here",
  ].map((text): [string, string, string] => ["what was to be replaced", text, "a placeholder, which was not replaced"]),
  ["a command in backticks", "`cat key.p8`", "a command, which was not replaced by its output"],
  ["a name of GitHub Actions alone", "secrets.OUR_KEY", "a variable's name, which was not replaced"],
  ["a gap to fill", "<your private key>", "a placeholder, which was not replaced"],
  ["undefined", "undefined", "a placeholder, which was not replaced"],
  [
    "a PEM with *** in it",
    `${lines[0]}\n***\n${lines.at(-1)}`,
    "contains a placeholder in place of the lines of the key",
  ],
  [
    "a PEM with XXX in it",
    `${lines[0]}\nXXXXXXXX\n${lines.at(-1)}`,
    "contains a placeholder in place of the lines of the key",
  ],
  ["JSON with line breaks in its texts", `{"key":"${pem}"}`, "write line breaks in its strings as \\n"],
  [
    "a PEM with ... in it",
    `${lines[0]}\n...\n${lines.at(-1)}`,
    "contains a placeholder in place of the lines of the key",
  ],
  ["a path", "/keys/AuthKey_2X9R4HXF34.p8", "a file's path, not the key in the file"],
  ["a PEM without its END line", lines.slice(0, -1).join("\n"), "cut off or damaged: its END line is missing"],
  ["a PEM without its BEGIN line", lines.slice(1).join("\n"), "five hyphens belong before and after BEGIN"],
  ["a PEM with dashes of a word processor", pem.replaceAll("-----", "—–"), "five hyphens belong before and after"],
  ["a PEM with something after it", `${pem}\nkey id ${keyId}`, "cut off or damaged: there is text after its END line"],
  ["a PEM with a quote after it only", `${pem}"`, "a PEM in quotes; remove them"],
  ["a body that is cut off", body.slice(0, 100), "cut off or damaged"],
  ["a body without its first line", lines[2] ?? "", "not "],
  ["a public key", publicKey, "a public key, not the private one"],
  ["the body of a public key", spki, "a public key, not the private one"],
  ["the body of a SEC1 key", sec1, "a SEC1 key without its BEGIN and END lines; convert it with"],
  [
    "a public key that says it is private",
    publicKey.replaceAll("PUBLIC", "PRIVATE"),
    "a public key, not the private one",
  ],
  ["a Google key file", JSON.stringify({ type: "service_account", private_key: pem }), "the key is missing. Use"],
  ["JSON that is cut off", json.slice(0, -2), "neither a .p8 nor JSON"],
  ["UTF-16 that was read as UTF-8", Buffer.from(`\ufeff${pem}`, "utf16le").toString("utf8"), "UTF-16 that was read as"],
])("%s is refused by the name of the variable, and none of it is shown", async (_, value, problem) => {
  for (const name of variables) {
    const error = await failureOf(() => credentialsFromEnv({ ASC_KEY_ID: keyId, [name]: value }));
    expect(error).toBeInstanceOf(CredentialsError);
    expect((error as Error).message).toContain(`${name}: `);
    if (name === "ASC_PRIVATE_KEY" || !problem.startsWith("not ")) expect((error as Error).message).toContain(problem);
    expect(piecesIn(everyTextOf(error), value)).toEqual([]);
  }
});
