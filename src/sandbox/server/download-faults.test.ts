import { expect, test } from "vitest";
import { completedVersion, startedSandbox } from "../../test-support/started-sandbox.js";
import { everyItem } from "../../test-support/test-client.js";
import type { Fault } from "../index.js";

/** A sandbox with a download whose next request meets a fault. */
async function downloadWith(fault: Fault, headers: Record<string, string> = {}, faults: Fault[] = []) {
  const { sandbox, client } = await startedSandbox({ faults });
  const version = await completedVersion(client);
  const [variant] = await everyItem(client.packageVersions.variants(version.id));
  const url = String(variant?.attributes?.url);
  const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
  faults.push(fault);
  return { sandbox, client, variant, url, whole, response: await fetch(url, { headers }) };
}

async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

test("slow: the body comes at the rate asked for", async () => {
  const startedAt = performance.now();
  const { response, whole } = await downloadWith({ kind: "slow", bytesPerSecond: 2_000_000 });
  expect((await bytesOf(response)).equals(whole)).toBe(true);
  // A tenth of a second, less what timers are early by.
  expect(performance.now() - startedAt).toBeGreaterThan(70);
});

test("stall: the body stops, and the connection stays open until the client gives up", async () => {
  const { response } = await downloadWith({ kind: "stall", afterBytes: 5 });
  const reader = response.body?.getReader();
  expect((await reader?.read())?.value).toHaveLength(5);
  const next = reader?.read().then(
    () => "came",
    () => "failed",
  );
  const waited = new Promise((resolve) => setTimeout(resolve, 30, "waits"));
  expect(await Promise.race([next, waited])).toBe("waits");
});

test("truncate: the connection is cut after that many bytes, with all of them promised", async () => {
  const { response, whole } = await downloadWith({ kind: "truncate", afterBytes: 100_000 });
  expect(response.headers.get("content-length")).toBe(String(whole.length));
  let received = 0;
  const reading = async () => {
    for await (const piece of response.body ?? []) received += piece.length;
  };
  await expect(reading()).rejects.toThrow();
  expect(received).toBe(100_000);
});

test("short: a body that lacks its end, as its length says", async () => {
  const { response, whole } = await downloadWith({ kind: "short", bytes: 10 });
  expect(response.headers.get("content-length")).toBe(String(whole.length - 10));
  expect((await bytesOf(response)).equals(whole.subarray(0, -10))).toBe(true);
});

test("corrupt: one byte is wrong, also in a range, and the length is right", async () => {
  for (const headers of [{}, { range: "bytes=100-" }] as Record<string, string>[]) {
    const { response, whole } = await downloadWith({ kind: "corrupt" }, headers);
    const bytes = await bytesOf(response);
    const expected = whole.subarray(whole.length - bytes.length);
    expect(bytes.length).toBe(whole.length - (headers.range ? 100 : 0));
    expect([...bytes].filter((byte, at) => byte !== expected[at])).toHaveLength(1);
  }
});

test("expired: this URL is refused for good, and a new one is not", async () => {
  const { response, client, variant, url } = await downloadWith({ kind: "expired" });
  expect([response.status, (await fetch(url)).status]).toEqual([403, 403]);
  const { data } = await client.variants.get(String(variant?.id));
  expect((await fetch(String(data.attributes?.url))).status).toBe(200);
});

test("ignoreRange: the whole file with 200; a request without a range is left alone", async () => {
  const ignored = await downloadWith({ kind: "ignoreRange" }, { range: "bytes=5-9" });
  expect([ignored.response.status, (await bytesOf(ignored.response)).equals(ignored.whole)]).toEqual([200, true]);
  const { sandbox } = await downloadWith({ kind: "ignoreRange" });
  expect(sandbox.requests.at(-1)?.fault).toBeUndefined();
});

test("faults of ranges wait for a GET: HEAD knows no ranges", async () => {
  const faults: Fault[] = [];
  const { sandbox, url } = await downloadWith({ kind: "latency", ms: 0 }, {}, faults);
  faults.push({ kind: "ignoreRange" });
  await fetch(url, { method: "HEAD", headers: { range: "bytes=5-9" } });
  expect(sandbox.requests.at(-1)?.fault).toBeUndefined();
  expect((await fetch(url, { headers: { range: "bytes=5-9" } })).status).toBe(200);
});

test("wrongRange: another part than the one asked for, named as what it is", async () => {
  const { response, whole } = await downloadWith({ kind: "wrongRange" }, { range: "bytes=1000-" });
  expect([response.status, response.headers.get("content-range")]).toEqual([206, `bytes 0-199999/${whole.length}`]);
  expect((await bytesOf(response)).equals(whole)).toBe(true);
});

test("capitalRange: the part asked for, with a unit in capitals", async () => {
  const { response, whole } = await downloadWith({ kind: "capitalRange" }, { range: "bytes=1000-" });
  expect(response.headers.get("content-range")).toBe(`Bytes 1000-199999/${whole.length}`);
  expect((await bytesOf(response)).equals(whole.subarray(1_000))).toBe(true);
});

test("encoded: gzip and no length, all of the file although a range was asked for", async () => {
  const { response, whole } = await downloadWith({ kind: "encoded" }, { range: "bytes=1000-" });
  const { status, headers } = response;
  expect([status, headers.get("content-encoding"), headers.get("content-length")]).toEqual([200, "gzip", null]);
  expect((await bytesOf(response)).equals(whole)).toBe(true);
});

test("encoded, with afterBytes: the connection is cut", async () => {
  const { response } = await downloadWith({ kind: "encoded", afterBytes: 100_000 });
  await expect(bytesOf(response)).rejects.toThrow();
});

test.each([
  [undefined, 200_000],
  [100_000, 100_000],
  [500_000, 199_999],
])("withoutLength: no length, and an end after %s bytes that looks like one", async (afterBytes, received) => {
  const { response, whole } = await downloadWith({ kind: "withoutLength", afterBytes });
  expect(response.headers.get("content-length")).toBeNull();
  expect((await bytesOf(response)).equals(whole.subarray(0, received))).toBe(true);
});
