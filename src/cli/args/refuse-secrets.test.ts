import { expect, test } from "vitest";
import { piecesIn } from "../../test-support/failure-of.js";
import { runAdp } from "../../test-support/run-adp.js";
import { generateP8 } from "../../test-support/tokens.js";

const { privateKey, publicKey } = generateP8();
const jwt = `${Buffer.from('{"alg":"ES256"}').toString("base64url")}.${Buffer.from('{"iss":"x"}').toString("base64url")}.c2ln`;

const secrets: [string, string][] = [
  ["a key in PEM", privateKey],
  ["a key in one line", privateKey.replaceAll("\n", "\\n")],
  ["a key in base64", Buffer.from(privateKey).toString("base64")],
  ["the body of a key", privateKey.replace(/-----[A-Z ]+-----|\n/g, "")],
  ["a token", jwt],
];

const places: [string, (secret: string) => string[]][] = [
  ["an option", (secret) => ["keys", "list", "--issuer-id", secret]],
  ["an option that there is not", (secret) => ["keys", "list", `--private-key=${secret}`]],
  ["an argument", (secret) => ["show", secret]],
  ["a command", (secret) => [secret]],
  ["what follows --", (secret) => ["complete", "--", secret, ""]],
];

test.each(
  secrets.flatMap(([what, secret]) => places.map(([place, args]) => [what, place, args(secret), secret] as const)),
)("%s as %s is refused without being shown", async (_, __, args, secret) => {
  for (const more of [[], ["--json", "--verbose"]]) {
    const { exitCode, stdout, stderr } = await runAdp([...more, ...args]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("looks like a private key or a token");
    expect(piecesIn(stdout + stderr, secret)).toEqual([]);
  }
});

test("a public key looks like none", async () => {
  const { stderr } = await runAdp(["show", publicKey.replace(/-----[A-Z ]+-----|\n/g, "")]);
  expect(stderr).not.toContain("looks like");
});

test("an option that there is not is named without its value", async () => {
  const { exitCode, stderr } = await runAdp(["webhooks", "add", "--secret=hunter2"]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("unknown option '--secret'");
  expect(stderr).not.toContain("hunter2");
});
