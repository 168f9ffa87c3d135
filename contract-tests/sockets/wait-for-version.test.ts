import { expect, test } from "vitest";
import { failureOf } from "../../src/test-support/failure-of.js";
import { clientFor } from "./client-for.js";
import { inTurn, startLocalServer } from "./local-server.js";
import { appleError, dropped, json, text } from "./replies.js";

const completed = {
  ...{ type: "alternativeDistributionPackageVersions", id: "4a273b4b" },
  attributes: { state: "COMPLETED" },
};
const list = (...data: unknown[]) => json(200, { data, links: { self: "/" } });

test("waits through an empty list, a 404 and a passing fault until a version is COMPLETED", async () => {
  const replaced = { ...completed, id: "e8604bfc", attributes: { state: "REPLACED" } };
  const replies = [
    list(),
    appleError(404, "NOT_FOUND"),
    text(502, "<html>"),
    dropped,
    list(replaced),
    list(replaced, completed),
  ];
  const { baseUrl, requests } = await startLocalServer(inTurn(list(), ...replies));
  const { client, clock } = clientFor(baseUrl, { retry: false });
  await expect(client.packages.waitForVersion("f3190601", { pollMs: 5000 })).resolves.toEqual(completed);
  expect(requests).toHaveLength(7);
  expect(new Set(clock.waits)).toContain(5000);
  expect(requests[0]?.url).toBe("/v1/alternativeDistributionPackages/f3190601/versions?filter[state]=COMPLETED");
});

test("stops at a refusal, which waiting does not mend", async () => {
  const { baseUrl, requests } = await startLocalServer(() => appleError(403, "FORBIDDEN_ERROR"));
  const error = await failureOf(() => clientFor(baseUrl).client.packages.waitForVersion("f3190601"));
  expect(error).toMatchObject({ name: "ResponseError", status: 403 });
  expect(requests).toHaveLength(1);
});
