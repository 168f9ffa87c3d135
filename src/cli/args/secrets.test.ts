import { expect, test } from "vitest";
import { piecesIn } from "../../test-support/failure-of.js";
import { createFakeFetch, type FakeResponse, type SentRequest } from "../../test-support/fake-fetch.js";
import { json } from "../../test-support/responses.js";
import { runAdp, withSandbox } from "../../test-support/run-adp.js";
import { generateP8 } from "../../test-support/tokens.js";
import { Output } from "../output/output.js";
import type { Io } from "../process.js";
import { hideEnvironment } from "./secrets.js";

const { privateKey, publicKey } = generateP8();
const webhookSecret = "9b1d-our-webhook-secret-77";
const pipedSecret = "c07e-piped-webhook-secret-88";
const accessKey = "ak-8f14e45fceea167a5a36dedd4bea2543";
const keyBlob = "a2V5LWJsb2ItdGhhdC1pcy1zZW5zaXRpdmU";
const address = `https://cdn.example/file?accessKey=${accessKey}`;
const env = {
  ASC_KEY_ID: "2X9R4HXF34",
  ASC_ISSUER_ID: "57246542-96fe",
  ASC_PRIVATE_KEY_B64: Buffer.from(privateKey).toString("base64"),
  ADP_WEBHOOK_SECRET: webhookSecret,
};

const app = ["--bundle-id", "com.example.app"];
const version = [...app, "--version", "2.4.0"];

const commands: [string[], string?][] = [
  [["publish", ...version, "--directory", "/nowhere/package", "--timeout", "5ms", "--poll", "1ms"]],
  [["create", ...version]],
  [["show", "7"]],
  [["wait", "7", "--timeout", "5ms", "--poll", "1ms"]],
  [["download", ...version, "--directory", "/nowhere/package"]],
  [["verify", "/nowhere"]],
  [["keys", "list"]],
  [["keys", "add", "-"], publicKey],
  [["keys", "add", "-"], privateKey],
  [["keys", "remove", "7", "--yes"]],
  [["domains", "list"]],
  [["domains", "add", "example.com"]],
  [["webhooks", "list", ...app]],
  [["webhooks", "add", ...app, "--url", "https://ci.example.com"]],
  [["webhooks", "add", ...app, "--url", "https://ci.example.com", "--secret-file", "-"], pipedSecret],
  [["webhooks", "ping", "7"]],
  [["webhooks", "deliveries", "7"]],
  [["webhooks", "redeliver", "7"]],
  [["doctor", ...version]],
  [["token"]],
];

/** Everything that a server, or a proxy on the way, could say of a request. */
function everythingOf({ headers, body, url }: SentRequest): string {
  return `${headers.authorization} ${JSON.stringify(body)} ${url} ${address} ${privateKey} ${webhookSecret}`;
}

const lost = "errors with the request in them";

const answers: [string, FakeResponse][] = [
  [
    "refusals",
    (sent) => json(403, { errors: [{ code: "FORBIDDEN_ERROR", status: "403", title: everythingOf(sent) }] }),
  ],
  ["pages of HTML", (sent) => new Response(`<pre>${everythingOf(sent)}</pre>`, { status: 401 })],
  ["documents", resources],
  [lost, (sent) => Promise.reject(Object.assign(new Error(everythingOf(sent)), { sent }))],
];

/** A document that fits every look-up, with an echo in every text. */
function resources(sent: SentRequest): Response {
  const echo = everythingOf(sent);
  const texts = ["name", "domain", "referenceName", "fileChecksum", "errorMessage", "publicKey", "createdDate"];
  const attributes = {
    ...Object.fromEntries(texts.map((name) => [name, echo])),
    ...{ bundleId: "com.example.app", versionString: "2.4.0", state: "COMPLETED", version: "1" },
    ...{ url: address, urlExpirationDate: "2026-03-01T12:00:00Z", alternativeDistributionKeyBlob: keyBlob },
    request: { url: echo },
    response: { body: echo, httpStatusCode: 500 },
  };
  const resource = { type: "things", id: "7", attributes };
  const isList = /apps\?|versions|variants|deltas|Keys|Domains|webhooks$|deliveries/i.test(sent.url);
  const data = sent.method === "GET" && isList ? [resource] : resource;
  if (sent.method === "DELETE") return new Response(null, { status: 204 });
  return json(200, { data, links: { self: "/" } }, { "X-Request-ID": echo.replaceAll("\n", " ") });
}

/** Lost connections are tried again after a while, so only some of the commands meet them. */
const meets = (kind: string, [command]: string[]) =>
  kind !== lost || ["create", "doctor", "wait"].includes(`${command}`);

const cases = answers.flatMap(([kind, answer]) =>
  commands.filter(([args]) => meets(kind, args)).map(([args, input]) => [args, kind, answer, input] as const),
);

test.concurrent.each(cases)("adp %j shows no secret when it gets %s", async (args, _, answer, input) => {
  for (const mode of [["--verbose"], ["--verbose", "--json"]]) {
    const { fetch, sent } = createFakeFetch([answer]);
    const { stdout, stderr } = await runAdp([...args, ...mode], { env, fetch, input: input ?? "" });
    const tokens = sent.map(({ headers }) => headers.authorization?.slice("Bearer ".length) ?? "none-was-sent");
    const secrets = [privateKey, env.ASC_PRIVATE_KEY_B64, webhookSecret, pipedSecret, accessKey, keyBlob, ...tokens];
    expect(secrets.flatMap((secret) => piecesIn(stdout + stderr, secret))).toEqual([]);
    expect(stdout + stderr).not.toBe("");
  }
});

test("a whole publish run shows no secret, --verbose or not", async () => {
  await withSandbox({}, async ({ adp, env: environment }) => {
    const addresses: string[] = [];
    const tokens: string[] = [];
    const fetch = async (url: string, init: RequestInit) => {
      const token = new Headers(init.headers).get("authorization");
      if (token) tokens.push(token.slice("Bearer ".length));
      else addresses.push(new URL(url).search);
      return globalThis.fetch(url, init);
    };
    const args = ["publish", ...version, "--directory", "package", "--poll", "10ms", "--verbose"];
    for (const mode of [[], ["--json"]]) {
      const { exitCode, stdout, stderr } = await adp([...args, ...mode], { fetch });
      expect(exitCode).toBe(0);
      const values = addresses.flatMap((search) => [...new URLSearchParams(search).values()]);
      expect(values.length).toBeGreaterThan(0);
      const secrets = [environment.ASC_PRIVATE_KEY ?? "", ...tokens, ...values.filter((value) => value.length >= 12)];
      expect(secrets.flatMap((secret) => piecesIn(stdout + stderr, secret))).toEqual([]);
    }
  });
});

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
