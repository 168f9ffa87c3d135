import { expect, test, vi } from "vitest";
import { everyTextOf, messageOf } from "../test-support/failure-of.js";
import type { FakeResponse } from "../test-support/fake-fetch.js";
import { aPackage, one, refusal } from "../test-support/responses.js";
import { createTestClient } from "../test-support/test-client.js";
import { environmentVariable, logHooks } from "./log.js";
import type { LogFields } from "./options.js";

const path = "/v1/alternativeDistributionPackages/7";
const answers = () => [
  refusal(429, "X", { "Retry-After": "7", "X-Request-ID": "ABC.1" }),
  new Error("socket hang up"),
  refusal(403, "FORBIDDEN_ERROR", { "X-Request-ID": "ABC.2", "X-Rate-Limit": "user-hour-lim:3500;user-hour-rem:7;" }),
];

/** The lines that a call which fails in the end leaves in a log of this level. */
async function linesOf(level: string | undefined, given: readonly FakeResponse[] = answers()) {
  const lines: string[] = [];
  const fields: LogFields[] = [];
  const log = (name: string) => (line: string, more: LogFields) => {
    lines.push(`${name} ${line}`);
    fields.push(more);
  };
  vi.stubEnv("ADP_LOG", level);
  const logger = { debug: log("debug"), info: log("info"), warn: log("warn") };
  const { client, clock } = createTestClient(given, { logger, credentials: { token: async () => "test-token-1" } });
  vi.unstubAllEnvs();
  await clock.runUntil(client.packages.get("7").catch(() => undefined));
  return { lines, fields };
}

const warned = [
  `warn GET ${path} (attempt 1, request id ABC.1): 429; sent again in 7000 ms`,
  expect.stringMatching(
    /^warn GET \S+ \(attempt 2\): no complete response from .*: socket hang up; sent again in 500 ms$/,
  ),
  expect.stringMatching(/^warn WARN_ASC_RATE_LIMIT: 7 of 3500 /),
  expect.stringMatching(/^warn GET \S+ \(attempt 3, request id ABC.2\): failed: 403 FORBIDDEN_ERROR/),
];

test("a logger gets a line for every attempt, response, retry, failure and warning", async () => {
  const { lines, fields } = await linesOf(undefined);
  const [retried, lost, low, failed] = warned;
  expect(lines).toEqual([
    `debug GET ${path} (attempt 1)`,
    `info GET ${path} (attempt 1, request id ABC.1): 429 in 0 ms`,
    retried,
    `debug GET ${path} (attempt 2)`,
    lost,
    `debug GET ${path} (attempt 3)`,
    low,
    `info GET ${path} (attempt 3, request id ABC.2): 403 in 0 ms`,
    failed,
  ]);
  expect(fields[0]).toMatchObject({ method: "GET", path, attempt: 1 });
  expect(fields[1]).toMatchObject({ method: "GET", status: 429, durationMs: 0, requestId: "ABC.1" });
  expect(fields[6]).toEqual({ code: "WARN_ASC_RATE_LIMIT" });
  expect(fields[2]).toMatchObject({ method: "GET", path, attempt: 1, status: 429, delayMs: 7000, requestId: "ABC.1" });
  expect(fields.at(-1)).toMatchObject({ attempt: 3, status: 403, code: "ERR_ASC_RESPONSE", requestId: "ABC.2" });
});

test("ADP_LOG is the lowest level that is logged", async () => {
  expect((await linesOf("warn")).lines).toEqual(warned);
  expect((await linesOf(" INFO ")).lines.map((line) => line.split(" ")[0]).join(" ")).toBe(
    "info warn warn warn info warn",
  );
  expect((await linesOf("off")).lines).toEqual([]);
  expect((await linesOf("")).lines).toHaveLength(9);
});

test("with ADP_LOG alone lines go to stderr, and without it there are none", () => {
  const written: unknown[] = [];
  const spy = vi.spyOn(console, "error").mockImplementation((line) => written.push(line));
  const event = { callId: 1, method: "GET", path: "/v1/apps", attempt: 2 };
  logHooks(undefined, "debug").onRequest?.(event);
  logHooks(undefined, "warn").onRetry?.({ ...event, status: 503, requestId: undefined, reason: "503", delayMs: 7 });
  spy.mockRestore();
  expect(written).toEqual([
    "alternative-distribution debug: GET /v1/apps (attempt 2)",
    "alternative-distribution warn: GET /v1/apps (attempt 2): 503; sent again in 7 ms",
  ]);
  expect(Object.values(logHooks(undefined, undefined)).filter(Boolean)).toEqual([]);
});

test("a level that does not exist is refused by the name of the variable", async () => {
  expect(await messageOf(async () => logHooks(undefined, "trace"))).toBe(
    'ADP_LOG: must be debug, info, warn or off, not "trace"',
  );
});

test.each([null, 5, {}, { debug() {}, info() {} }])("the logger %j is refused", async (logger) => {
  expect(await messageOf(async () => logHooks(logger as never))).toBe(
    "logger: must be an object with functions debug, info and warn, such as console",
  );
});

test("the methods of a logger keep their this", async () => {
  class Log {
    readonly lines: string[] = [];
    debug(line: string) {
      this.lines.push(line);
    }
    info(line: string) {
      this.lines.push(line);
    }
    warn(line: string) {
      this.lines.push(line);
    }
  }
  const logger = new Log();
  const { client } = createTestClient([one(aPackage("7"))], { logger });
  await client.packages.get("7");
  expect(logger.lines).toHaveLength(2);
});

test("a hook and a logger are both called, whatever either throws", async () => {
  const told: string[] = [];
  const slip = () => {
    throw new Error("a slip in a log line");
  };
  const logger = { debug: slip, info: slip, warn: slip };
  const { client } = createTestClient([one(aPackage("7"))], {
    logger,
    onResponse: ({ status }) => told.push(`${status}`),
  });
  expect((await client.packages.get("7")).data.id).toBe("7");
  expect(told).toEqual(["200"]);
});

test("no line has a token, a header or a body", async () => {
  const secret = "a1b2c3d4e5f6a1b2c3d4";
  const echo = new Response(`{"errors":[{"code":"X","detail":"test-token-1"}],"accessKey":"${secret}"}`, {
    status: 403,
  });
  const { lines, fields } = await linesOf("debug", [
    new Error(`lost https://x.example/?accessKey=${secret} test-token-1`),
    echo,
  ]);
  expect(lines.length).toBeGreaterThan(3);
  expect(everyTextOf([lines, fields])).not.toMatch(/test-token-1|a1b2c3d4|Bearer/);
});

test.each<[string, object, string | undefined]>([
  ["where there is an environment", { process: { env: { ADP_LOG: "info" } } }, "info"],
  ["not where there is none", {}, undefined],
  ["not on Deno without the permission, which its user would be asked for", deno("prompt"), undefined],
  ["on Deno with it", deno("granted"), "info"],
])("a variable is read %s", (_, runtime, value) => {
  expect(environmentVariable("ADP_LOG", runtime)).toBe(value);
});

function deno(state: string): object {
  const querySync = ({ name, variable }: { name: string; variable: string }) => ({
    state: name === "env" && variable === "ADP_LOG" ? state : "denied",
  });
  return { process: { env: { ADP_LOG: "info" } }, Deno: { permissions: { querySync } } };
}
