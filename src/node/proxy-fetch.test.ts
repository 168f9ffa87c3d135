import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { ArgumentError, createClient } from "../index.js";
import { everyTextOf, failureOf } from "../test-support/failure-of.js";
import { startConnectProxy, startTlsFront } from "../test-support/proxy-servers.js";
import { startedSandbox } from "../test-support/started-sandbox.js";
import { proxyFetch, proxyFor, proxySettingsFrom } from "./proxy-fetch.js";

const apple = "https://api.appstoreconnect.apple.com/v1/apps";
const [one, two] = ["http://one.example:3128", "http://two.example:8080"];

function chosen(env: Record<string, string>, url = apple): string | undefined {
  const settings = proxySettingsFrom(env);
  const proxy = settings && proxyFor(settings, url);
  return proxy && `${proxy.variable} ${proxy.url.origin}`;
}

test.each<[Record<string, string>, string | undefined, string | undefined]>([
  [{ HTTPS_PROXY: one }, `HTTPS_PROXY ${one}`, undefined],
  [{ https_proxy: one }, `https_proxy ${one}`, undefined],
  [{ HTTPS_PROXY: one, https_proxy: two }, `https_proxy ${two}`, undefined],
  [{ HTTPS_PROXY: one, https_proxy: "" }, undefined, undefined],
  [{ HTTP_PROXY: two }, `HTTP_PROXY ${two}`, `HTTP_PROXY ${two}`],
  [{ HTTPS_PROXY: one, http_proxy: two }, `HTTPS_PROXY ${one}`, `http_proxy ${two}`],
  [{ HTTPS_PROXY: " https://one.example " }, "HTTPS_PROXY https://one.example", undefined],
  [{ HTTPS_PROXY: "one.example:3128" }, `HTTPS_PROXY ${one}`, undefined],
  [{ HTTPS_PROXY: "user:p%40ss@one.example:3128" }, `HTTPS_PROXY ${one}`, undefined],
  [{ ALL_PROXY: one }, `ALL_PROXY ${one}`, `ALL_PROXY ${one}`],
  [{ all_proxy: one, ALL_PROXY: two }, `all_proxy ${one}`, `all_proxy ${one}`],
  [{ HTTPS_PROXY: one, ALL_PROXY: two }, `HTTPS_PROXY ${one}`, `ALL_PROXY ${two}`],
  [{ HTTP_PROXY: one, ALL_PROXY: two }, `ALL_PROXY ${two}`, `HTTP_PROXY ${one}`],
  [{ HTTPS_PROXY: "", ALL_PROXY: two }, `ALL_PROXY ${two}`, `ALL_PROXY ${two}`],
  [{ HTTPS_PROXY: one, HTTP_PROXY: one, ALL_PROXY: "socks5://two.example" }, `HTTPS_PROXY ${one}`, `HTTP_PROXY ${one}`],
  [{ HTTPS_PROXY: "http://[2001:db8::1]:3128" }, "HTTPS_PROXY http://[2001:db8::1]:3128", undefined],
  [{ NO_PROXY: "*" }, undefined, undefined],
  [{}, undefined, undefined],
])("%j: https through %s, http through %s", (env, https, http) => {
  expect(chosen(env)).toBe(https);
  expect(chosen(env, "http://files.example/a")).toBe(http);
});

const excluded: [noProxy: string, url: string, isExcluded: boolean][] = [
  ["*", apple, true],
  ["other.example, *", apple, true],
  ["apple.com", apple, true],
  [".apple.com", apple, true],
  ["*.apple.com", apple, true],
  ["API.AppStoreConnect.Apple.com", apple, true],
  ["a.example b.example,,apple.com", apple, true],
  ["apple.com:443", apple, true],
  ["apple.com:8443", apple, false],
  ["apple.com:8443", "https://apple.com:8443/a", true],
  ["ple.com", apple, false],
  ["apple.com.example", apple, false],
  ["", apple, false],
  [" , ", apple, false],
  [".", apple, false],
  ["192.0.2.1", "https://192.0.2.1/a", true],
  ["2001:db8::1", "https://[2001:db8::1]/a", true],
  ["[2001:db8::1]:443", "https://[2001:db8::1]/a", true],
  ["[2001:db8::1]:8443", "https://[2001:db8::1]/a", false],
  ["192.0.2.0/24", "https://192.0.2.200/a", true],
  ["192.0.2.0/24", "https://192.0.3.1/a", false],
  ["10.0.0.0/8,192.0.2.1/32", "https://192.0.2.1:8443/a", true],
  ["0.0.0.0/0", "https://192.0.2.1/a", true],
  ["0.0.0.0/0", apple, false],
  ["2001:db8::/32", "https://[2001:db8:1::1]/a", true],
  ["[2001:db8::]/32", "https://[2001:db8:1::1]/a", true],
  ["2001:db8::/32", "https://[2001:db9::1]/a", false],
  ["2001:db8::/32", "https://192.0.2.1/a", false],
  ["192.0.2.0/33", "https://192.0.2.1/a", false],
  ["192.0.2.0/", "https://192.0.2.1/a", false],
  ["192.0.2.0/24/8", "https://192.0.2.1/a", false],
  ["apple.com/24", apple, false],
];

test.each(excluded)("NO_PROXY %j, %s: excluded %s", (noProxy, url, isExcluded) => {
  expect(chosen({ HTTPS_PROXY: one, NO_PROXY: noProxy }, url) === undefined).toBe(isExcluded);
  expect(chosen({ HTTPS_PROXY: one, no_proxy: noProxy }, url) === undefined).toBe(isExcluded);
  expect(chosen({ HTTPS_PROXY: one, no_proxy: "", NO_PROXY: noProxy }, url)).toBe(`HTTPS_PROXY ${one}`);
});

test.each([
  "http://localhost:8080",
  "http://127.0.0.1:1",
  "http://127.9.9.9",
  "https://localhost",
  "http://[::1]:8080",
])("%s is this machine, and no proxy's", (url) => {
  expect(chosen({ HTTPS_PROXY: one, HTTP_PROXY: two }, url)).toBeUndefined();
});

test.each(["socks5://user:hunter2@one.example:1080", "socks://one.example", "SOCKS5H://one.example", "socks4a://a"])(
  "ALL_PROXY %s is refused as SOCKS when it would be used",
  async (value) => {
    for (const env of [{ ALL_PROXY: value }, { HTTPS_PROXY: one, ALL_PROXY: value }]) {
      const error = (await failureOf(() => proxySettingsFrom(env))) as Error;
      expect(error).toBeInstanceOf(ArgumentError);
      expect(error.message).toMatch(/^ALL_PROXY: must be the http or https URL of a proxy.*; SOCKS is not supported$/);
      expect(error.message).not.toContain("hunter2");
    }
  },
);

test.each([
  "socks5://user:hunter2@one.example",
  "http://",
  "http://user:hunter2@",
  "http://%zz:hunter2@one.example",
  "a b",
])("%s names no proxy", async (value) => {
  const error = (await failureOf(() => proxySettingsFrom({ http_proxy: value }))) as Error;
  expect(error).toBeInstanceOf(ArgumentError);
  expect(error.message).toMatch(/^http_proxy: must be the http or https URL of a proxy/);
  expect(error.message).not.toContain("hunter2");
});

const host = "asc.example";

/** A sandbox, with TLS before it, behind a proxy; all by names that no resolver knows. */
async function startedBehindProxy(refusal?: number) {
  const { sandbox } = await startedSandbox();
  const front = await startTlsFront(host, sandbox.url);
  const proxy = await startConnectProxy(front.port, refusal);
  const { credentials } = sandbox;
  const clientWith = (env: Record<string, string>) =>
    createClient({ credentials, baseUrl: `https://${host}`, fetch: proxyFetch(env), retry: { maxDelayMs: 1 } });
  return { sandbox, front, proxy, clientWith };
}

test("a request goes through a tunnel of the proxy, with its password and without the token", async () => {
  const { sandbox } = await startedSandbox();
  const { port, tunnels } = await startConnectProxy(Number(new URL(sandbox.url).port));
  const fetch = proxyFetch({ HTTP_PROXY: `http://user:p%40ss@127.0.0.1:${port}` });
  const response = await fetch("http://files.example/v1/apps", { headers: { authorization: "Bearer test-token-1" } });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ errors: [{ code: "NOT_AUTHORIZED" }] });
  const [tunnel] = tunnels;
  expect(tunnel?.target).toBe("files.example:80");
  expect(tunnel?.headers["proxy-authorization"]).toBe(`Basic ${btoa("user:p@ss")}`);
  expect(tunnel?.headers).not.toHaveProperty("authorization");
});

test("what is on this machine is asked without the proxy", async () => {
  const { sandbox, proxy } = await startedBehindProxy();
  const fetch = proxyFetch({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url });
  const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url, fetch });
  expect(await client.apps.find({ bundleId: "com.example.app" })).toMatchObject({ type: "apps" });
  expect(proxy.tunnels).toEqual([]);
});

test("a certificate that is not trusted ends a call at once, and says what to do", async () => {
  const { proxy, front, clientWith } = await startedBehindProxy();
  const error = (await failureOf(() => clientWith({ HTTPS_PROXY: proxy.url }).packages.get("1"))) as Error;
  expect(error).toMatchObject({ code: "ERR_ASC_CONNECTION" });
  expect(error.message).toContain("DEPTH_ZERO_SELF_SIGNED_CERT");
  expect(error.message).toContain("NODE_EXTRA_CA_CERTS");
  expect(proxy.tunnels.map(({ target }) => target)).toEqual([`${host}:443`]);
  expect(front.paths).toEqual([]);
});

test("a proxy that asks for a password is named, whatever it was given", async () => {
  const { proxy, clientWith } = await startedBehindProxy(407);
  const env = { HTTPS_PROXY: `http://user:hunter2-hunter2@127.0.0.1:${proxy.port}` };
  const error = (await failureOf(() => clientWith(env).packages.get("1"))) as Error;
  expect(error.message).toContain(`no complete response from https://${host} (GET /v1/`);
  expect(error.message).toContain("a proxy requires a password (HTTP 407)\n");
  expect(everyTextOf(error)).not.toContain("hunter2");
});

test.each([
  [302, "refused the connection", 1],
  [403, "refused the connection", 1],
  [404, "refused the connection", 1],
  [502, "could not connect", 3],
  [503, "could not connect", 3],
  [504, "could not connect", 3],
])("a proxy that responds with %d to CONNECT %s, and is asked %d times", async (status, what, times) => {
  const { proxy, clientWith } = await startedBehindProxy(status);
  const error = (await failureOf(() => clientWith({ HTTPS_PROXY: proxy.url }).packages.get("1"))) as Error;
  expect(error).toMatchObject({ code: "ERR_ASC_CONNECTION" });
  expect(error.message).toContain(`: the proxy ${what} (HTTP ${status})\n`);
  expect(error.message).toContain("NO_PROXY");
  expect(proxy.tunnels).toHaveLength(times);
});

test.each(["127.0.0.1:1", "[::1]:1", "no-such-proxy.invalid:3128"])(
  "a proxy at %s that is not there is named, and not its password",
  async (proxy) => {
    const { clientWith } = await startedBehindProxy();
    const error = (await failureOf(() =>
      clientWith({ HTTPS_PROXY: `http://user:hunter2-hunter2@${proxy}` }).packages.get("1"),
    )) as Error;
    expect(error.message).toContain(`no connection to the proxy http://${proxy}: `);
    expect(error.message).toMatch(/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EADDRNOTAVAIL/);
    expect(everyTextOf(error)).not.toContain("hunter2");
  },
);

test("without a proxy it is the built-in fetch", () => {
  expect(proxyFetch({})).toBe(globalThis.fetch);
  expect(proxyFetch({ NO_PROXY: "*", HTTPS_PROXY: "" })).toBe(globalThis.fetch);
});

test.each<[string, (socket: Socket) => void]>([
  ["ends the connection when it is asked", (socket) => void socket.once("data", () => socket.end())],
  ["destroys the connection when it is asked", (socket) => void socket.once("data", () => socket.destroy())],
  ["resets the connection when it is asked", (socket) => void socket.once("data", () => socket.resetAndDestroy())],
  ["ends every connection at once", (socket) => void socket.end()],
  ["answers with what is no HTTP", (socket) => void socket.once("data", () => socket.end("hello\r\n\r\n"))],
])("a proxy that %s fails the call, which is sent again a few times and not for ever", async (_, hangUp) => {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.on("error", () => undefined);
    hangUp(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const fetch = proxyFetch({ HTTPS_PROXY: `http://127.0.0.1:${port}` });
  const credentials = { token: async () => "test-token" };
  const client = createClient({ credentials, baseUrl: `https://${host}`, fetch, retry: { maxDelayMs: 1 } });
  for (const _ of ["once", "again"]) {
    expect(await failureOf(() => client.packages.get("1"))).toMatchObject({ code: "ERR_ASC_CONNECTION" });
  }
  expect(connections).toBeLessThan(25);
});
