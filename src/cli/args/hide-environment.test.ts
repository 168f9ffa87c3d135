import { expect, test } from "vitest";
import { piecesIn } from "../../test-support/failure-of.js";
import { generateP8 } from "../../test-support/tokens.js";
import type { Io } from "../io.js";
import { Output } from "../output/output.js";
import { hideEnvironment } from "./hide-environment.js";

const { privateKey } = generateP8();

function shown(env: Io["env"], text: string): string {
  let stderr = "";
  const sink = { write: (text: string) => (stderr += text) };
  const output = new Output(
    { stdout: sink, stderr: sink, env, signal: new AbortController().signal },
    { json: false, quiet: false, verbose: false },
  );
  hideEnvironment(env, output);
  output.note(text);
  return stderr;
}

test.each(["ASC_PRIVATE_KEY", "ADP_WEBHOOK_SECRET"])("a secret in %s is in no output", (name) => {
  expect(shown({ [name]: " 9b1d-our " }, "said 9b1d-our here")).toBe("said [secret] here\n");
});

test.each(["HTTPS_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])(
  "the password of a proxy in %s is in no output",
  (name) => {
    const text = "through proxy.example with hunter%232 or hunter#2!";
    const env = { [name]: " http://user:hunter%232%21@proxy.example:3128" };
    expect(shown(env, `${text} hunter%232%21`)).toBe("through proxy.example with hunter%232 or [secret] [secret]\n");
    expect(shown({ [name]: "user:%zz%zz%zz@proxy.example" }, "with %zz%zz%zz")).toBe("with [secret]\n");
    expect(shown({ [name]: "http://proxy.example:3128" }, "proxy.example:3128")).toBe("proxy.example:3128\n");
  },
);

test("a value that is too short for a secret takes nothing out of what is said", () => {
  expect(shown({ ADP_WEBHOOK_SECRET: "2.4.0" }, "version 2.4.0")).toBe("version 2.4.0\n");
});

test.each([
  ["the key in base64", Buffer.from(privateKey).toString("base64")],
  ["the key in one line", privateKey.replaceAll("\n", "\\n")],
  ["the key in quotes", `"${privateKey}"`],
])("%s is in no output, in the form that was given or as the client has it", (_, value) => {
  for (const name of ["ASC_PRIVATE_KEY", "APP_STORE_CONNECT_API_KEY_KEY_FILEPATH", "ASC_ISSUER_ID"]) {
    expect(piecesIn(shown({ [name]: value }, `said ${value} and ${privateKey}`), privateKey)).toEqual([]);
  }
});

test("a placeholder takes nothing out of what is said", () => {
  expect(shown({ ASC_PRIVATE_KEY: "undefined" }, "undefined")).toBe("undefined\n");
});
