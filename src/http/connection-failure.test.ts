import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { ConnectionError } from "../errors.js";
import { failureOf } from "../test-support/failure-of.js";
import { list, resource } from "../test-support/responses.js";
import { createTestClient } from "../test-support/test-client.js";
import { connectionHint, connectionReason, isPermanentFailure } from "./connection-failure.js";
import { isOutcomeUnknown, isResumable, isTransient } from "./retry.js";

/** As Node's `fetch` fails. */
function failed(cause?: unknown): TypeError {
  return new TypeError("fetch failed", cause === undefined ? {} : { cause });
}

function withCode(code: string): Error {
  return Object.assign(new Error("certificate"), { code });
}

const unknownIssuers = [
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
];
const wrongOnes = ["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID", "ERR_TLS_CERT_ALTNAME_INVALID", "CERT_REVOKED"];

test.each([...unknownIssuers, ...wrongOnes])("after %s nothing is sent again, and no wait continues", async (code) => {
  const { client, sent } = createTestClient([failed(withCode(code))]);
  const error = (await failureOf(() => client.packages.waitForVersion("1"))) as Error;
  expect(error).toMatchObject({ code: "ERR_ASC_CONNECTION" });
  expect(error.message).toContain(`${code}: certificate\n`);
  expect(error.message.includes("NODE_EXTRA_CA_CERTS")).toBe(unknownIssuers.includes(code));
  expect([isTransient(error), isOutcomeUnknown(error), isResumable(error)]).toEqual([false, false, false]);
  expect(sent).toHaveLength(1);
});

test("a certificate that one of several addresses has is found", () => {
  expect(isPermanentFailure(failed(new AggregateError([new Error("x"), withCode("CERT_HAS_EXPIRED")])))).toBe(true);
});

test("a package whose POST met a certificate that is not trusted is not looked for", async () => {
  const { client, sent } = createTestClient([
    new Response('{"data":null}'),
    failed(withCode("SELF_SIGNED_CERT_IN_CHAIN")),
  ]);
  const error = await failureOf(() => client.packages.ensure({ appStoreVersionId: "1" }));
  expect(error).toBeInstanceOf(ConnectionError);
  expect(sent.map(({ method }) => method)).toEqual(["GET", "POST"]);
});

test.each<[string, unknown, boolean]>([
  ["a cause that says nothing", failed(new Error("")), true],
  ["a tunnel refused with 407", failed(new Error("Request was cancelled.", { cause: tunnel(407) })), true],
  ["a request refused with 407", failed(new Error("Proxy Authentication Required (407)")), true],
  ["a tunnel refused with 403", failed(tunnel(403)), false],
  ["no cause", failed(), false],
  ["a cause of many", failed(new AggregateError([new Error("")])), false],
  ["a cause with a code", failed(withCode("ECONNRESET")), false],
  ["an error of somebody else's without words", new Error("", { cause: new Error("") }), false],
])("%s is a request for a password by a proxy, or not", (_, error, isDemand) => {
  expect(connectionReason(error, []).startsWith("a proxy requires a password")).toBe(isDemand);
  expect(connectionHint(error).includes("user:password")).toBe(isDemand);
});

test.each([301, 302, 400, 401, 403, 404, 405, 407, 451])(
  "a tunnel that a proxy refuses with %d is not asked for again, and the message says what to do",
  async (status) => {
    const { client, sent } = createTestClient([failed(tunnel(status))]);
    const error = (await failureOf(() => client.packages.get("1"))) as Error;
    expect(error).toMatchObject({ code: "ERR_ASC_CONNECTION" });
    const reason =
      status === 407 ? "a proxy requires a password (HTTP 407)" : `the proxy refused the connection (HTTP ${status})`;
    expect(error.message).toContain(`: ${reason}\n`);
    expect(error.message).toMatch(status === 407 ? /user:password@/ : /NO_PROXY/);
    expect([isTransient(error), isOutcomeUnknown(error), isResumable(error)]).toEqual([false, false, false]);
    expect(sent).toHaveLength(1);
  },
);

test.each([408, 429, 500, 502, 503, 504])(
  "a tunnel that a proxy cannot make (%d) is asked for again",
  async (status) => {
    const problem = failed(tunnel(status));
    const { client, clock, sent } = createTestClient([problem, problem, problem]);
    const error = (await clock.runUntil(failureOf(() => client.packages.get("1")))) as Error;
    expect(error.message).toContain(`: the proxy could not connect (HTTP ${status})\n`);
    expect([isTransient(error), isResumable(error)]).toEqual([true, true]);
    expect(sent).toHaveLength(3);
  },
);

test("a wait bears a proxy's refusal once a poll was accepted, and not before", async () => {
  const nothingYet = () => new Response('{"data":[]}');
  const found = () => list([resource("alternativeDistributionPackageVersions", "7", { state: "COMPLETED" })]);
  const waiting = createTestClient([nothingYet(), failed(tunnel(403)), failed(tunnel(407)), found()]);
  const version = await waiting.clock.runUntil(waiting.client.packages.waitForVersion("1"));
  expect(version.id).toBe("7");
  const refused = createTestClient([failed(tunnel(403))]);
  const error = await failureOf(() => refused.client.packages.waitForVersion("1"));
  expect(error).toMatchObject({ code: "ERR_ASC_CONNECTION" });
});

function tunnel(status: number): Error {
  return new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`);
}

test("a 407 that Node's fetch keeps to itself is named", async () => {
  const server = createServer((_, response) => response.writeHead(407, { "content-type": "text/html" }).end("<html>"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { client } = createTestClient([], { baseUrl, fetch: globalThis.fetch, retry: false });
  const error = (await failureOf(() => client.packages.get("1"))) as Error;
  expect(error.message).toContain("a proxy requires a password (HTTP 407)\n");
});
