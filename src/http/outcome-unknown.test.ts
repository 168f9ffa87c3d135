import { expect, test } from "vitest";
import { ConnectionError, TimeoutError, UnexpectedResponseError } from "../errors.js";
import { failureOf } from "../test-support/failure-of.js";
import type { FakeAnswer } from "../test-support/fake-fetch.js";
import { aPackage, aVersion, json, list, one, refusal } from "../test-support/responses.js";
import { createTestClient, type TestClient } from "../test-support/test-client.js";
import { isOutcomeUnknown } from "./retry.js";

const links = { self: "/" };

/** The first call loads what validation takes, which no manual clock waits for. */
async function loaded(answers: FakeAnswer[]): Promise<TestClient> {
  const testClient = createTestClient([one(aPackage("7")), ...answers], { validate: "throw" });
  await testClient.client.packages.get("7");
  return testClient;
}

test("no usable answer leaves open what became of a call; one that breaks the contract does not", () => {
  const drift = [
    { impact: "breaking", operation: "GET /v1/apps", status: 200, pointer: "", expected: "object", found: "array" },
  ] as const;
  expect(isOutcomeUnknown(new ConnectionError("m"))).toBe(true);
  expect(isOutcomeUnknown(new TimeoutError("m"))).toBe(true);
  expect(isOutcomeUnknown(new UnexpectedResponseError("m"))).toBe(true);
  expect(isOutcomeUnknown(new UnexpectedResponseError("m", drift))).toBe(false);
  expect(isOutcomeUnknown(new Error("m"))).toBe(false);
});

test("ensure rejects as well when its POST drifts, and does not take the package that it then reads for an answer", async () => {
  const { client, sent } = await loaded([refusal(404, "NOT_FOUND"), json(201, { data: aPackage("7") })]);
  expect(await failureOf(() => client.packages.ensure({ appStoreVersionId: "1" }))).toMatchObject({
    drift: [{ operation: "POST /v1/alternativeDistributionPackages", pointer: "/links" }],
  });
  expect(sent.map(({ method }) => method)).toEqual(["GET", "GET", "POST"]);
});

test("waiting for a version ends at once when an response breaks the contract", async () => {
  const odd = { ...aVersion("1", "COMPLETED"), links: [] };
  const { client, clock, sent } = await loaded([json(200, { data: [odd], links })]);
  expect(await clock.runUntil(failureOf(() => client.packages.waitForVersion("7")))).toMatchObject({
    drift: [{ pointer: "/data/0/links", found: "array" }],
  });
  expect(sent).toHaveLength(2);
});

test("a maintenance page is no drift: it is refused as ever, and waiting goes on", async () => {
  const page = new Response("<html>Soon</html>");
  const { client, clock } = await loaded([page, list([aVersion("1", "COMPLETED")])]);
  expect(await clock.runUntil(client.packages.waitForVersion("7"))).toMatchObject({ id: "1" });
});

test.each<[string, FakeAnswer]>([
  ["a maintenance page", new Response("<html>Soon</html>")],
  ["a maintenance page in JSON", json(200, { status: "maintenance" })],
  ["a number", json(201, 5)],
])("ensure reads what became of a POST that %s answered, since that is no answer of Apple's", async (_, page) => {
  const { client, clock } = await loaded([refusal(404, "NOT_FOUND"), page, one(aPackage("8"))]);
  const ensured = await clock.runUntil(client.packages.ensure({ appStoreVersionId: "1" }));
  expect(ensured).toMatchObject({ data: { id: "8" }, created: true });
});
