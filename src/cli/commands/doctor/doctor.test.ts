import { describe, expect, test } from "vitest";
import { credentialsFromEnv } from "../../../index.js";
import { piecesIn } from "../../../test-support/failure-of.js";
import { createFakeFetch, type FakeResponse } from "../../../test-support/fake-fetch.js";
import { list, refusal } from "../../../test-support/responses.js";
import { type Ran, runAdp, type World, withSandbox } from "../../../test-support/run-adp.js";
import { generateP8 } from "../../../test-support/tokens.js";
import { credentialSources } from "./doctor.js";

const { privateKey } = generateP8();
const env = { ASC_KEY_ID: "2X9R4HXF34", ASC_ISSUER_ID: "57246542-96fe", ASC_PRIVATE_KEY: privateKey };
const now = Date.parse("2026-03-01T12:00:00Z");

/** What `adp doctor` finds when every request is answered so; the clock of App Store Connect is `aheadMs` behind. */
function doctorWith(answer: FakeResponse, aheadMs = 0, world: World = {}): Promise<Ran> {
  const { fetch } = createFakeFetch([answer]);
  const dated = async (url: string, init: RequestInit) => {
    const response = await fetch(url, init);
    response.headers.set("date", new Date(now - aheadMs).toUTCString());
    return response;
  };
  return runAdp(["doctor", "--json", "--retry-for", "1ms"], { env, fetch: dated, now: () => now, ...world });
}

function statuses({ document }: Ran): Record<string, string> {
  const checks: { name: string; status: string }[] = document().checks;
  return Object.fromEntries(checks.map(({ name, status }) => [name, status]));
}

const allDone = {
  credentials: "done",
  key: "done",
  connection: "done",
  clock: "done",
  token: "done",
  agreements: "done",
  apps: "done",
  keys: "done",
  domains: "done",
  "requests left": "done",
};

test("all is well", async () => {
  const limit = { "X-Rate-Limit": "user-hour-lim:3500;user-hour-rem:3490;" };
  const ran = await doctorWith(() => {
    const answer = list([]);
    answer.headers.set("X-Rate-Limit", limit["X-Rate-Limit"]);
    return answer;
  });
  expect(statuses(ran)).toEqual(allDone);
  expect(ran.exitCode).toBe(0);
  expect(ran.document()).toMatchObject({ ok: true });
  expect(ran.document().checks.at(-1).message).toBe("3490 of 3500 this hour");
});

test("says where each part of the credentials comes from, and no value of a secret", async () => {
  await withSandbox({}, async ({ adp, sandbox }) => {
    const { exitCode, stdout } = await adp(["doctor", "--bundle-id", "com.example.app", "--version", "2.3.0"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      "✓ credentials: key id from ASC_KEY_ID, issuer id from ASC_ISSUER_ID, private key from ASC_PRIVATE_KEY\n",
    );
    expect(stdout).toContain(`✓ connection: ${sandbox.url} responds\n`);
    expect(stdout).toMatch(/✓ version: 2\.3\.0 is \w+\n✓ package: \S+\n$/);
  });
});

test("without credentials it looks at connection and clock all the same", async () => {
  const ran = await doctorWith(() => refusal(401, "NOT_AUTHORIZED"), 0, { env: {} });
  expect(ran.exitCode).toBe(3);
  expect(ran.document().error.code).toBe("ERR_ASC_CREDENTIALS");
  expect(statuses(ran)).toMatchObject({ credentials: "failed", key: "skipped", connection: "done", clock: "done" });
  expect(statuses(ran)).toMatchObject({ token: "skipped", apps: "skipped" });
});

test("a broken key is reported from one that is not there", async () => {
  const broken = { ...env, ASC_PRIVATE_KEY: "AuthKey.p8" };
  const ran = await doctorWith(() => refusal(401, "NOT_AUTHORIZED"), 0, { env: broken });
  expect(ran.exitCode).toBe(3);
  expect(statuses(ran)).toMatchObject({ credentials: "done", key: "failed" });
});

test.each<[string, Record<string, string>, string[], RegExp]>([
  [
    "of a variable that does not exist",
    { ASC_KEY_ID: "K", ASC_PRIVATE_KEY_PATH: "no/key.p8" },
    [],
    /PATH: no\/key\.p8: .*no such file/,
  ],
  ["of the option that does not exist", {}, ["--key-file", "no/AuthKey_K.p8"], /AuthKey_K\.p8: .*no such file/],
  ["that is a folder", { APP_STORE_CONNECT_API_KEY_PATH: "src" }, [], /it is a folder/],
])("a key file %s: the credentials are not found", async (_, variables, args, message) => {
  const ran = await runAdp(["doctor", "--json", "--base-url", "http://127.0.0.1:1", "--retry-for", "1ms", ...args], {
    env: variables,
    fetch: createFakeFetch([() => refusal(401, "NOT_AUTHORIZED")]).fetch,
  });
  expect(statuses(ran)).toMatchObject({ credentials: "failed", key: "skipped" });
  expect(ran.document().checks[0]).toMatchObject({ message: expect.stringMatching(message) });
  expect(ran.exitCode).toBe(3);
});

test.each<[string, Record<string, string>]>([
  ["a key without its id", { ASC_PRIVATE_KEY: privateKey }],
  ["an id without a key", { ASC_KEY_ID: "2X9R4HXF34" }],
  ["two sets", { ...env, APP_STORE_CONNECT_API_KEY_KEY_ID: "K", APP_STORE_CONNECT_API_KEY_KEY: privateKey }],
])("%s: the credentials fail, with what was found", async (_, variables) => {
  const ran = await doctorWith(() => refusal(401, "NOT_AUTHORIZED"), 0, { env: variables });
  expect(statuses(ran)).toMatchObject({ credentials: "failed", key: "skipped" });
  expect(ran.document().checks[0].advice).toMatch(/^Found: .* from /);
});

test("a token that is refused ends with 3", async () => {
  const ran = await doctorWith(() => refusal(401, "NOT_AUTHORIZED"));
  expect(ran.exitCode).toBe(3);
  expect(statuses(ran)).toMatchObject({ connection: "done", clock: "done", token: "failed", apps: "skipped" });
});

test.each([
  [29_000, "done"],
  [45_000, "failed"],
  [-45_000, "failed"],
])("a clock that is %i ms ahead: %s", async (aheadMs, status) => {
  const ran = await doctorWith(() => list([]), aheadMs);
  expect(statuses(ran).clock).toBe(status);
  expect(ran.exitCode).toBe(status === "failed" ? 3 : 0);
});

test("a missing agreement is one failure, and not a matter of role", async () => {
  const ran = await doctorWith(() => refusal(403, "FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED"));
  expect(ran.exitCode).toBe(4);
  expect(statuses(ran)).toMatchObject({ token: "done", agreements: "failed", apps: "skipped", keys: "skipped" });
});

test("what the key's role does not allow is reported read by read", async () => {
  const ran = await doctorWith(({ url }) => (url.includes("/v1/apps") ? list([]) : refusal(403, "FORBIDDEN_ERROR")));
  expect(ran.exitCode).toBe(4);
  expect(statuses(ran)).toMatchObject({ agreements: "done", apps: "done", keys: "failed", domains: "failed" });
});

test.each([200, 401, 403, 404, 407, 451, 503])("a page with %d is no connection", async (status) => {
  const ran = await doctorWith(() => new Response("<html>Sign in</html>", { status }));
  expect(ran.exitCode).toBe(7);
  expect(statuses(ran)).toMatchObject({ connection: "failed", token: "skipped" });
});

test("a certificate that is not trusted is no connection either", async () => {
  const cause = Object.assign(new Error("self-signed certificate"), { code: "SELF_SIGNED_CERT_IN_CHAIN" });
  const ran = await doctorWith(new TypeError("fetch failed", { cause }));
  expect(ran.exitCode).toBe(7);
  expect(statuses(ran)).toMatchObject({ connection: "failed", token: "skipped" });
  expect(ran.stdout).toContain("NODE_EXTRA_CA_CERTS");
});

test.each<[string, Record<string, string>, string]>([
  [
    "HTTPS_PROXY",
    { HTTPS_PROXY: "http://user:hunter2@proxy.example:3128/" },
    "api.appstoreconnect.apple.com through http://proxy.example:3128, which HTTPS_PROXY names, with a password",
  ],
  [
    "HTTP_PROXY alone",
    { http_proxy: "proxy.example" },
    "api.appstoreconnect.apple.com through http://proxy.example, which http_proxy names",
  ],
  [
    "NO_PROXY",
    { HTTPS_PROXY: "http://proxy.example:3128", NO_PROXY: ".apple.com" },
    "none for api.appstoreconnect.apple.com: it is this machine, or NO_PROXY names it",
  ],
])("says which proxy is used, never its password: %s", async (_, variables, message) => {
  const ran = await doctorWith(() => list([]), 0, { env: { ...env, ...variables } });
  expect(ran.document().checks).toContainEqual({ name: "proxy", status: "done", message });
  expect(ran.stdout + ran.stderr).not.toMatch(/hunter2|user:/);
});

test.each(["socks5://proxy.example", "http://user:hunter2@", "ftp://user:hunter2@proxy.example"])(
  "%s names no proxy: the variable is named, and its value not shown",
  async (value) => {
    const { exitCode, stdout, stderr } = await runAdp(["doctor"], { env: { ...env, HTTPS_PROXY: value } });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("HTTPS_PROXY: must be the http or https URL of a proxy");
    expect(stdout + stderr).not.toMatch(/hunter2|socks/);
  },
);

test("an app or version that there is not is found out last", async () => {
  await withSandbox({}, async ({ adp }) => {
    const ran = await adp(["doctor", "--bundle-id", "com.example.app", "--version", "9.9.9", "--json"]);
    expect(statuses(ran)).toMatchObject({ app: "done", version: "failed" });
    expect(ran.exitCode).toBe(4);
    expect(await adp(["doctor", "--version", "2.4.0"])).toMatchObject({ exitCode: 2 });
  });
});

test("on paper, what failed is marked and says what to do", async () => {
  const { exitCode, stdout, stderr } = await runAdp(["doctor"], { fetch: async () => refusal(401, "NOT_AUTHORIZED") });
  expect(exitCode).toBe(3);
  expect(stdout).toMatch(/^✗ credentials: no credentials in the environment\. Set ASC_KEY_ID/);
  expect(stdout).toContain("– token: not checked\n");
  expect(stderr).toBe("");
});

test.each([
  [{ ASC_KEY_ID: "K", ASC_ISSUER_ID: "I", ASC_PRIVATE_KEY_B64: Buffer.from(privateKey).toString("base64") }],
  [
    {
      APP_STORE_CONNECT_API_KEY_KEY_ID: "K",
      APP_STORE_CONNECT_API_KEY_ISSUER_ID: "I",
      APP_STORE_CONNECT_API_KEY_KEY: privateKey,
    },
  ],
  [
    {
      APP_STORE_CONNECT_KEY_IDENTIFIER: "K",
      APP_STORE_CONNECT_ISSUER_ID: "I",
      APP_STORE_CONNECT_PRIVATE_KEY: privateKey,
    },
  ],
])("every variable that credentials are read from is known: %j", (variables) => {
  expect(credentialsFromEnv(variables)).toMatchObject({ keyId: "K" });
  const names = credentialSources({}, variables).map(({ from }) => from);
  expect(names).toEqual(Object.keys(variables));
});

test("a key file is named for what is in it", () => {
  const parts = [
    { part: "key id", from: "the name of a/AuthKey_K.p8" },
    { part: "private key", from: "--key-file a/AuthKey_K.p8" },
  ];
  expect(credentialSources({ keyFile: "a/AuthKey_K.p8" }, {})).toEqual(parts);
  expect(credentialSources({ keyFile: "a/AuthKey_K.p8" }, env)).toEqual([
    parts[0],
    { part: "issuer id", from: "ASC_ISSUER_ID" },
    parts[1],
  ]);
  expect(credentialSources({ keyFile: "key.json", issuerId: "I" }, env).map(({ from }) => from)).toEqual([
    "key.json",
    "--issuer-id",
    "--key-file key.json",
  ]);
});

test("variables of a set that is not complete are said not to be read", async () => {
  const stray = { APP_STORE_CONNECT_API_KEY_KEY: privateKey, APP_STORE_CONNECT_ISSUER_ID: "other" };
  const ran = await doctorWith(() => list([]), 0, { env: { ...env, ...stray } });
  expect(ran.document().checks[0]).toMatchObject({
    message: "key id from ASC_KEY_ID, issuer id from ASC_ISSUER_ID, private key from ASC_PRIVATE_KEY",
    advice: "Not read, since another set is complete: APP_STORE_CONNECT_API_KEY_KEY, APP_STORE_CONNECT_ISSUER_ID.",
  });
});

test("an individual key beside an issuer id of another set is pointed out", async () => {
  const { ASC_ISSUER_ID: issuer, ...individual } = env;
  const variables = { ...individual, APP_STORE_CONNECT_ISSUER_ID: issuer };
  const ran = await doctorWith(() => list([]), 0, { env: variables });
  expect(ran.document().checks[1]).toMatchObject({
    message: "P-256, signs; the individual key 2X9R4HXF34",
    advice: expect.stringContaining("APP_STORE_CONNECT_ISSUER_ID belongs to another set and is not read"),
  });
});

test("a key in a path's place is not shown", async () => {
  const variables = { ASC_KEY_ID: "2X9R4HXF34", ASC_PRIVATE_KEY_PATH: privateKey };
  const ran = await doctorWith(() => list([]), 0, { env: variables });
  expect(ran.document().checks[0]).toMatchObject({
    message: "ASC_PRIVATE_KEY_PATH: a private key, not the path of its file",
    advice: "Found: key id from ASC_KEY_ID, private key from ASC_PRIVATE_KEY_PATH.",
  });
  expect(piecesIn(ran.stdout, privateKey)).toEqual([]);
});

test("an app that was given by its id is asked for", async () => {
  await withSandbox({}, async ({ adp }) => {
    const ran = await adp(["doctor", "--app-id", "bogus", "--json"]);
    expect(statuses(ran)).toMatchObject({ apps: "done", app: "failed" });
    expect(ran.exitCode).toBe(4);
    expect(ran.document().checks.at(-1).advice).toBe("Check the id, and that the API key can access the app.");
    const appId = (
      await adp(["publish", "--bundle-id", "com.example.app", "--version", "2.3.0", "--directory", "p", "--json"])
    ).document().appId;
    expect(statuses(await adp(["doctor", "--app-id", appId, "--json"]))).toMatchObject({ app: "done" });
  });
});

test("checks that fail say what to do about it", async () => {
  const ran = await doctorWith(({ url }) => (url.includes("Keys") ? refusal(429, "RATE_LIMIT_EXCEEDED") : list([])));
  const keys = ran.document().checks.find(({ name }: { name: string }) => name === "keys");
  expect(keys).toMatchObject({ status: "failed", advice: expect.stringContaining("no requests left. Wait") });
});

test("a usage error and Ctrl-C get words of their own, not those of checks", async () => {
  expect((await runAdp(["doctor", "--version", "2.4.0"])).stderr).toContain("See `adp doctor --help`.");
  const interrupt = new AbortController();
  const fetch = async (_: string, { signal }: RequestInit) => {
    interrupt.abort();
    signal?.throwIfAborted();
    throw new Error("the signal was not handed on");
  };
  const { stderr } = await runAdp(["doctor"], { env, fetch, signal: interrupt.signal });
  expect(stderr).toContain("Run the same command again.");
});

describe("adp doctor --contract", () => {
  const contract = (adp: (args: string[]) => Promise<Ran>) =>
    adp(["doctor", "--contract", "--bundle-id", "com.example.app", "--version", "2.3.0", "--json"]);

  test("says that the responses of the account are as the contract has them", async () => {
    await withSandbox({}, async ({ adp }) => {
      const { exitCode, document } = await contract(adp);
      const { ok, drift, checks } = document();
      expect({ exitCode, ok, drift }).toEqual({ exitCode: 0, ok: true, drift: [] });
      expect(checks.at(-1)).toMatchObject({ name: "contract", status: "done" });
      expect(checks.at(-1).message).toMatch(/^\d\d responses are as it has them$/);
    });
  });

  test.each([
    [
      "of another type",
      { bundleId: 7 },
      8,
      "failed",
      "breaking GET /v1/apps 200 /data/0/attributes/bundleId: number where",
    ],
    [
      "that is new",
      { colour: "red" },
      0,
      "warning",
      "additive GET /v1/apps 200 /data/0/attributes/colour: string where",
    ],
  ])("names an attribute %s", async (_, attributes, code, status, line) => {
    await withSandbox({}, async ({ adp, env }) => {
      const send: typeof fetch = async (url, init) => {
        const response = await fetch(url, init);
        if (!/\/v1\/apps\?/.test(String(url))) return response;
        const body = await response.json();
        for (const app of body.data) Object.assign(app.attributes, attributes);
        return Response.json(body, { headers: { date: response.headers.get("date") ?? "" } });
      };
      const { exitCode, document } = await adp(["doctor", "--contract", "--json"], {
        fetch: (url, init) => send(url, init),
        env,
      });
      expect({ exitCode, status: document().checks.at(-1).status }).toEqual({ exitCode: code, status });
      expect(document().checks.at(-1).message).toContain(line);
    });
  });
});
