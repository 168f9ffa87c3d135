import { expect, test } from "vitest";
import { ConnectionError, type ResponseError, UnexpectedResponseError } from "../../index.js";
import { failureOf } from "../../test-support/failure-of.js";
import { completedVersion, startedSandbox, versionId } from "../../test-support/started-sandbox.js";
import { everyItem } from "../../test-support/test-client.js";
import type { Fault } from "../index.js";

const find = { bundleId: "com.example.app" };

/** What `client.apps.find` meets with a fault, and that it finds the app once the fault is over. */
async function failureWith(fault: Fault): Promise<unknown> {
  const { sandbox, client } = await startedSandbox({ faults: [fault] });
  const error = await failureOf(() => client.apps.find(find));
  expect(sandbox.requests[0]?.fault).toBe(fault.kind);
  await expect(client.apps.find(find)).resolves.toMatchObject({ type: "apps" });
  expect(sandbox.requests.at(-1)?.fault).toBeUndefined();
  return error;
}

test("latency: the response is correct, and late", async () => {
  const { client } = await startedSandbox({ faults: [{ kind: "latency", ms: 30 }] });
  const startedAt = performance.now();
  await expect(client.apps.find(find)).resolves.toMatchObject({ type: "apps" });
  expect(performance.now() - startedAt).toBeGreaterThan(25);
});

test("unauthorized: a good token is refused once, and the client's fresh one is taken", async () => {
  const { sandbox, client } = await startedSandbox({ faults: [{ kind: "unauthorized" }] });
  await expect(client.apps.find(find)).resolves.toMatchObject({ type: "apps" });
  expect(sandbox.requests.map(({ status }) => status)).toEqual([401, 200]);
});

test("rateLimit: 429 with nothing left, and Retry-After when asked for", async () => {
  const error = await failureWith({ kind: "rateLimit", retryAfterSeconds: 7 });
  expect(error).toMatchObject({ status: 429, retryAfterSeconds: 7, rateLimit: { hourRemaining: 0 } });
  expect((error as ResponseError).has("RATE_LIMIT_EXCEEDED")).toBe(true);
  expect(await failureWith({ kind: "rateLimit" })).toMatchObject({ status: 429, retryAfterSeconds: undefined });
});

test("refusal: the status and code asked for, as Apple's error document", async () => {
  const error = await failureWith({ kind: "refusal", status: 403, code: "FORBIDDEN_ERROR", detail: "Not you." });
  expect(error).toMatchObject({ status: 403, errors: [{ code: "FORBIDDEN_ERROR", detail: "Not you." }] });
});

test("serverError: a page of HTML, or nothing at all", async () => {
  const page = await failureWith({ kind: "serverError", status: 502 });
  expect(page).toMatchObject({ status: 502, errors: [], message: expect.stringContaining("502 Bad Gateway") });
  expect(await failureWith({ kind: "serverError", body: "empty" })).toMatchObject({ status: 503, errors: [] });
});

test("garbage: 200 without a document", async () => {
  expect(await failureWith({ kind: "garbage" })).toBeInstanceOf(UnexpectedResponseError);
});

test("drop: nothing was carried out; dropAfter: everything was", async () => {
  const operation = "POST /v1/alternativeDistributionPackages";
  const faults: Fault[] = [
    { kind: "drop", operation },
    { kind: "dropAfter", operation },
  ];
  const { sandbox, client } = await startedSandbox({ faults });
  const appStoreVersionId = await versionId(client, "2.4.0");
  const create = () => failureOf(() => client.packages.create({ appStoreVersionId }));
  expect(await create()).toBeInstanceOf(ConnectionError);
  expect(sandbox.packagesCreated).toEqual([]);
  expect(await create()).toBeInstanceOf(ConnectionError);
  expect(sandbox.packagesCreated).toMatchObject([{ appStoreVersionId }]);
  expect(sandbox.requests.at(-1)?.status).toBeUndefined();
  expect(await create()).toMatchObject({ status: 409 });
  expect(sandbox.requests.filter((one) => one.operation === operation).map(({ count }) => count)).toEqual([1, 2, 3]);
});

test("notYet: an empty list, a package that is not there, an id that is not found", async () => {
  const faults: Fault[] = [];
  const { sandbox, client } = await startedSandbox({ faults });
  const id = await versionId(client, "2.3.0");
  const version = await completedVersion(client);
  faults.push({ kind: "notYet", times: 3 });
  await expect(client.packages.forAppStoreVersion(id)).resolves.toBeUndefined();
  expect(sandbox.requests.at(-1)).toMatchObject({ fault: "notYet", status: 200 });
  await expect(everyItem(client.packageVersions.variants(version.id))).resolves.toEqual([]);
  await expect(client.packageVersions.get(version.id)).rejects.toMatchObject({ status: 404 });
  await expect(client.packageVersions.get(version.id)).resolves.toMatchObject({ data: { id: version.id } });
});

test("ignoreFilters: everything is listed, and requests without a filter are left alone", async () => {
  const { sandbox, client } = await startedSandbox({ faults: [{ kind: "ignoreFilters" }] });
  await everyItem(client.domains.list());
  await expect(client.apps.find({ bundleId: "com.example.none" })).resolves.toBeUndefined();
  expect(sandbox.requests.map(({ fault }) => fault)).toEqual([undefined, "ignoreFilters"]);
});

test("truncate: a body that is shorter is cut all the same", async () => {
  expect(await failureWith({ kind: "truncate", afterBytes: 1_000_000 })).toBeInstanceOf(ConnectionError);
});

test("each request meets the first fault that fits, as often as it says", async () => {
  const faults: Fault[] = [
    { kind: "refusal", status: 409, code: "STATE_ERROR", operation: "POST /v1/alternativeDistributionDomains" },
    { kind: "corrupt" },
    { kind: "refusal", status: 403, code: "FORBIDDEN_ERROR", times: 2 },
    { kind: "rateLimit" },
  ];
  const { client } = await startedSandbox({ faults });
  const statusOf = async () => ((await failureOf(() => client.apps.find(find))) as ResponseError).status;
  expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([403, 403, 429]);
  await expect(client.apps.find(find)).resolves.toMatchObject({ type: "apps" });
});

test("a function draws for every request, and knows which one it is", async () => {
  const seen: string[] = [];
  const { client } = await startedSandbox({
    faults: ({ operation, count, path }) => {
      seen.push(`${operation} ${count} ${path}`);
      return count === 2 ? { kind: "rateLimit" } : undefined;
    },
  });
  await client.apps.find(find);
  await expect(client.apps.find(find)).rejects.toMatchObject({ status: 429 });
  expect(seen.at(-1)).toBe("GET /v1/apps 2 /v1/apps?filter[bundleId]=com.example.app");
});

test("a function that throws, or returns what is no fault, leads to a 500 with its message", async () => {
  const throwing = await startedSandbox({
    faults: () => {
      throw new Error("no dice");
    },
  });
  await expect(throwing.client.apps.find(find)).rejects.toThrow(/500.*no dice/);
  const wrong = await startedSandbox({ faults: () => ({ kind: "explode" }) as unknown as Fault });
  await expect(wrong.client.apps.find(find)).rejects.toThrow(/500.*kind: must be one of/);
});
