import { expect, test } from "vitest";
import { ArgumentError } from "../../index.js";
import { failureOf } from "../../test-support/failure-of.js";
import { proxyFor, proxySettingsFrom } from "./proxy-settings.js";

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
