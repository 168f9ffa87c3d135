import { expect, test } from "vitest";
import { createClient } from "../client.js";
import { ArgumentError } from "../errors.js";
import { everyTextOf, failureOf, messageOf } from "../test-support/failure-of.js";
import { defaultUserAgent } from "./headers.js";
import type { RetryOptions, TransportOptions } from "./options.js";
import type { Patience } from "./retry.js";
import { patienceFrom, settingsFrom } from "./settings.js";

const credentials = { token: async () => "token" };

function settings(options: Record<string, unknown>) {
  return settingsFrom(options as TransportOptions);
}

test("the defaults are those that ClientOptions documents", () => {
  expect(settings({})).toEqual({
    baseUrl: "https://api.appstoreconnect.apple.com",
    fetch: expect.any(Function),
    headers: { accept: "application/json", "user-agent": defaultUserAgent() },
    timeoutMs: 60_000,
    retry: {},
    patience: { attempts: 3, limitedAttempts: Number.POSITIVE_INFINITY, maxDelayMs: 30_000, forMs: 60_000 },
    hooks: { onRequest: undefined, onResponse: undefined, onRetry: undefined, onError: undefined },
    validate: undefined,
    onDrift: undefined,
    onWarning: undefined,
  });
});

test("options left undefined are left out", () => {
  const names = [
    "baseUrl",
    "fetch",
    "userAgent",
    "timeoutMs",
    "retry",
    "onRequest",
    "onResponse",
    "validate",
    "onDrift",
    "onWarning",
  ];
  const undefinedOptions = Object.fromEntries(names.map((name) => [name, undefined]));
  expect(settings(undefinedOptions)).toEqual({ ...settings({}), fetch: expect.any(Function) });
});

test.each<[string, string]>([
  ["https://api.appstoreconnect.apple.com/", "https://api.appstoreconnect.apple.com"],
  ["https://PROXY.example:8443/apple//", "https://proxy.example:8443/apple"],
  ["http://localhost:4010", "http://localhost:4010"],
  ["http://127.0.0.1:4010/", "http://127.0.0.1:4010"],
  ["http://127.1.2.3", "http://127.1.2.3"],
  ["http://127.100.200.1", "http://127.100.200.1"],
  ["http://[::1]:4010", "http://[::1]:4010"],
])("the base URL %s is used as %s", (baseUrl, used) => {
  expect(settings({ baseUrl }).baseUrl).toBe(used);
});

test.each<[unknown, string]>([
  [
    "http://api.appstoreconnect.apple.com",
    "http would send the token in the clear to api.appstoreconnect.apple.com; use https",
  ],
  ["http://127.0.0.1.elsewhere.example", "in the clear to 127.0.0.1.elsewhere.example"],
  ["http://localhost.elsewhere.example:81", "in the clear to localhost.elsewhere.example:81"],
  ["http://0.0.0.0", "in the clear to 0.0.0.0"],
  ["http://128.0.0.1", "in the clear to 128.0.0.1"],
  ["https://somebody@api.example", "must not contain a user name"],
  ["https://:hunter2hunter2@api.example", "must not contain a user name, a password"],
  ["https://api.example/?token=1234567890ab", "must not contain a user name, a password, a query or a fragment"],
  ["https://api.example/#part", "a fragment"],
  ["http://not-localhost:81", "in the clear to not-localhost:81"],
  ["ftp://localhost", "must be an https URL, not ftp:"],
  ["ftp://api.example", "must be an https URL, not ftp:"],
  ["file:///etc/passwd", "must be an https URL, not file:"],
  ["api.appstoreconnect.apple.com", "must be an https URL, such as"],
  ["", "must be an https URL, such as"],
  ["eyJhbGciOi-1234567890ab", "must be an https URL, such as https://api.appstoreconnect.apple.com"],
  [5, "such as https://api.appstoreconnect.apple.com, not 5"],
  [{}, "such as https://api.appstoreconnect.apple.com, not an object"],
  [["https://api.example"], "such as https://api.appstoreconnect.apple.com, not a list"],
])("the base URL %j is refused", async (baseUrl, message) => {
  const error = await failureOf(() => settings({ baseUrl }));
  expect(error).toBeInstanceOf(ArgumentError);
  expect((error as Error).message).toMatch(/^baseUrl: /);
  expect((error as Error).message).toContain(message);
  expect(everyTextOf(error)).not.toMatch(/hunter2|1234567890ab/);
});

test("a base URL that is text and no URL is not shown: it may be a token, put there by mistake", async () => {
  expect(await messageOf(() => settings({ baseUrl: "eyJhbGciOi-1234567890ab" }))).toBe(
    "baseUrl: must be an https URL, such as https://api.appstoreconnect.apple.com",
  );
});

const badMilliseconds = [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "1000", {}, true, 5n];

test.each(badMilliseconds)("a timeout of %s is refused", async (timeoutMs) => {
  const error = await failureOf(() => settings({ timeoutMs }));
  expect(error).toBeInstanceOf(ArgumentError);
  expect((error as Error).message).toMatch(
    /^timeoutMs: must be a number of milliseconds from 1 to 2147483647, not \S+( object| bigint)?$/,
  );
});

test.each([1, 300_000])("a timeout of %d is accepted", (timeoutMs) => {
  expect(settings({ timeoutMs }).timeoutMs).toBe(timeoutMs);
});

test("a timeout that the built-in fetch would cut is refused with the reason, unless another fetch is given", async () => {
  const message =
    "timeoutMs: at most 300000, not 300001: the built-in fetch gives up after 300 s without a byte. " +
    "Pass a fetch that waits longer";
  expect(await messageOf(() => settings({ timeoutMs: 300_001 }))).toBe(message);
  expect(await messageOf(() => settings({ timeoutMs: 300_001, fetch: globalThis.fetch }))).toBe(message);
  const fetch = async () => new Response();
  expect(settings({ timeoutMs: 2 ** 31 - 1, fetch }).timeoutMs).toBe(2 ** 31 - 1);
});

test.each(badMilliseconds)("a longest wait of %s is refused", async (maxDelayMs) => {
  expect(await messageOf(() => settings({ retry: { maxDelayMs } }))).toMatch(
    /^retry\.maxDelayMs: must be a number of milliseconds/,
  );
});

test.each([0, -1, 11, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "3", null])(
  "%s attempts are refused",
  async (attempts) => {
    const error = await failureOf(() => settings({ retry: { attempts } }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect((error as Error).message).toMatch(/^retry\.attempts: must be a whole number from 1 to 10, not \S+$/);
  },
);

const unlimited = Number.POSITIVE_INFINITY;

test.each<[string, RetryOptions | false, Partial<Patience>]>([
  ["attempts bound what is sent after any failure", { attempts: 10 }, { attempts: 10, limitedAttempts: 10 }],
  ["forMs is the only bound, when given", { forMs: 5 }, { attempts: unlimited, limitedAttempts: unlimited, forMs: 5 }],
  ["both may be given", { attempts: 2, forMs: 5 }, { attempts: 2, limitedAttempts: 2, forMs: 5 }],
  ["maxDelayMs changes nothing else", { maxDelayMs: 5 }, { attempts: 3, limitedAttempts: unlimited, maxDelayMs: 5 }],
  ["false means once, without a wait", false, { attempts: 1, limitedAttempts: 1, forMs: 0 }],
  ["one attempt means the same", { attempts: 1 }, { attempts: 1, limitedAttempts: 1, forMs: 0 }],
])("retry: %s", (_, retry, patience) => {
  expect(settings({ retry }).patience).toMatchObject(patience);
});

test("what a call leaves out of retry is as the client has it", () => {
  expect(patienceFrom({ forMs: 7 }, { attempts: 2, maxDelayMs: 9 })).toEqual({
    attempts: 2,
    limitedAttempts: 2,
    maxDelayMs: 9,
    forMs: 7,
  });
  expect(patienceFrom({ forMs: 7 }, settings({ retry: false }).retry)).toMatchObject({ attempts: 1, forMs: 0 });
  expect(patienceFrom(false, { forMs: 7 })).toMatchObject({ attempts: 1, forMs: 0 });
});

test.each([{}, { acquire: 5 }, null, "x"])("a limiter that is %j is refused", async (limiter) => {
  expect(await messageOf(() => settings({ limiter }))).toBe("limiter: must be an object with a function acquire");
});

test.each(badMilliseconds)("a patience of %s is refused", async (forMs) => {
  expect(await messageOf(() => settings({ retry: { forMs } }))).toMatch(
    /^retry\.forMs: must be a number of milliseconds/,
  );
});

test.each(["fetch", "onRequest", "onResponse", "onDrift", "onWarning"])(
  "a %s that is no function is refused by name",
  async (name) => {
    for (const [value, shown] of [
      ["function", '"function"'],
      [5, "5"],
      [{}, "an object"],
      [true, "true"],
    ]) {
      expect(await messageOf(() => settings({ [name]: value }))).toBe(`${name}: must be a function, not ${shown}`);
    }
  },
);

const onDrift = () => undefined;

test.each<[string, Record<string, unknown>, unknown]>([
  ["report", { validate: "report", onDrift }, "report"],
  ["throw", { validate: "throw", onDrift }, "throw"],
  ["throw, with no one listening", { validate: "throw" }, "throw"],
  ["off", { validate: "off" }, undefined],
  ["off, with somebody listening in case", { validate: "off", onDrift }, undefined],
])("validation may be set to %s", (_, options, used) => {
  expect(settings(options).validate).toBe(used);
});

const needEachOther = '"report" and onDrift require each other; with "throw", onDrift is optional';

test.each<[string, Record<string, unknown>, string]>([
  ["of another name", { validate: "warn" }, 'must be "off", "report" with onDrift, or "throw", not "warn"'],
  ["that is true", { validate: true }, 'must be "off", "report" with onDrift, or "throw", not true'],
  ["that is empty", { validate: "" }, 'must be "off", "report" with onDrift, or "throw", not ""'],
  ["that reports to no one", { validate: "report" }, needEachOther],
  ["left out, with somebody listening", { onDrift }, needEachOther],
])("validation %s is refused", async (_, options, reason) => {
  const error = await failureOf(() => settings(options));
  expect(error).toBeInstanceOf(ArgumentError);
  expect((error as Error).message).toBe(`validate: ${reason}`);
});

test.each(["agent\r\nX-Other: 1", "agent\u0000", "\u65e5\u672c", "agent "])(
  "the user agent %j is refused, and so is the suffix",
  async (text) => {
    const problem = "has characters that HTTP cannot carry; it must be such as example-ci/1.2.0";
    expect(await messageOf(() => settings({ userAgent: text }))).toBe(`userAgent: ${problem}`);
    expect(await messageOf(() => settings({ userAgentSuffix: text }))).toBe(`userAgentSuffix: ${problem}`);
  },
);

test.each<[unknown, string]>([
  [5, "5"],
  [["bot"], "a list"],
  [null, "null"],
])("a user agent that is %j is refused by the option's name", async (userAgent, found) => {
  expect(await messageOf(() => settings({ userAgent }))).toBe(`userAgent: must be text, not ${found}`);
  expect(await messageOf(() => settings({ userAgentSuffix: userAgent }))).toBe(
    `userAgentSuffix: must be text, not ${found}`,
  );
});

test.each<[unknown, string]>([
  [5, "5"],
  [true, "true"],
  ["no", '"no"'],
])("retry that is %j is refused", async (retry, found) => {
  expect(await messageOf(() => settings({ retry }))).toBe(
    `retry: must be { attempts, maxDelayMs, forMs } or false, not ${found}`,
  );
});

test("a user agent of its own is sent", () => {
  expect(settings({ userAgent: "release-bot/1.0 (ci)" }).headers["user-agent"]).toBe("release-bot/1.0 (ci)");
  const withSuffix = settings({ userAgentSuffix: "release-bot/1.0" }).headers["user-agent"];
  expect(withSuffix).toBe(`${defaultUserAgent()} release-bot/1.0`);
  expect(settings({ userAgent: "one", userAgentSuffix: "two" }).headers["user-agent"]).toBe("one two");
  expect(settings({ userAgentSuffix: "" }).headers["user-agent"]).toBe(defaultUserAgent());
});

test("createClient refuses bad options at once", async () => {
  expect(await messageOf(() => createClient(undefined as never))).toBe(
    "credentials: missing. Pass { issuerId, keyId, privateKey }, or credentialsFromEnv()",
  );
  expect(await messageOf(() => createClient({} as never))).toMatch(/^credentials: missing/);
  expect(await messageOf(() => createClient({ credentials, timeoutMs: 0 }))).toMatch(/^timeoutMs/);
});
