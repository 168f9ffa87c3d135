import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createClientWith } from "../../client.js";
import { systemClock } from "../../http/clock.js";
import type { Warning } from "../../index.js";
import { failureOf } from "../../test-support/failure-of.js";
import { apiOfOneApp, createPackageWorld, type PackageWorld, testRoot } from "../../test-support/package-world.js";
import { list, one, refusal, resource } from "../../test-support/responses.js";
import { publishIn } from "./publish.js";
import type { PublishEvent, PublishedPackage, PublishOptions } from "./publish-options.js";

const versionsPath = "/v1/alternativeDistributionPackages/3/versions";
const version = (id: string) =>
  resource("alternativeDistributionPackageVersions", id, { state: "COMPLETED", version: "1" });

interface Run extends PackageWorld {
  told: PublishEvent[];
}

async function aRun(): Promise<Run> {
  const made = await createPackageWorld();
  apiOfOneApp(made.api);
  return Object.assign(made, { told: [] });
}

function publish(run: Run, options: Partial<PublishOptions> = {}): Promise<PublishedPackage> {
  const { world, client, directory, fetch } = run;
  const onProgress: PublishOptions["onProgress"] = (event) => run.told.push(event);
  const how = {
    bundleId: "com.example.app",
    version: "2.4.0",
    directory,
    fetch,
    onProgress,
    pollMs: 1,
    trustedRoots: [testRoot],
    ...options,
  };
  return publishIn(world, client, how);
}

const stepsOf = ({ told }: Run) =>
  told.flatMap((event) => (event.type === "step" ? [`${event.step} ${event.state}`] : []));
const posts = ({ sent }: Run) => sent.filter(({ method }) => method === "POST");

test("every step is taken in order and told, and the result names what was found", async () => {
  const run = await aRun();
  Object.assign(run.manifest, { appleItemId: "1", appleVersionId: "861234567" });
  const result = await publish(run);
  expect(result).toMatchObject({
    appId: "1",
    appStoreVersionId: "2",
    packageId: "3",
    packageVersionId: "4",
    appleItemId: "1",
    appleVersionId: "861234567",
    created: false,
    directory: run.directory,
    report: { ok: true },
  });
  const steps = ["findApp", "findVersion", "ensurePackage", "waitForVersion", "download", "verify"];
  expect(stepsOf(run)).toEqual(steps.flatMap((step) => [`${step} started`, `${step} done`]));
  expect(run.told).toContainEqual({ type: "step", step: "findApp", state: "done", detail: { appId: "1" } });
});

const badIds = ["a/b", "..", "a b", "a\nb", "a\u202eb", ""];

test.each<[string, string, (id: string) => Response]>([
  ["an app", "/v1/apps", (id) => list([resource("apps", id, { bundleId: "com.example.app" })])],
  [
    "a version of the app",
    "/v1/apps/1/appStoreVersions",
    (id) => list([resource("appStoreVersions", id, { versionString: "2.4.0", platform: "IOS" })]),
  ],
  [
    "a package",
    "/v1/appStoreVersions/2/alternativeDistributionPackage",
    (id) => one(resource("alternativeDistributionPackages", id)),
  ],
  [
    "a package, given as a list",
    "/v1/appStoreVersions/2/alternativeDistributionPackage",
    (id) => list([resource("alternativeDistributionPackages", id)]),
  ],
])("an id of %s that no request can hold is the server's fault, and is not sent", async (_, path, response) => {
  for (const id of badIds) {
    const run = await aRun();
    run.api[path] = () => response(id);
    expect(await failureOf(() => publish(run))).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE" });
    expect(run.sent.every(({ url }) => !url.includes(encodeURIComponent(id || "//")))).toBe(true);
    expect(posts(run)).toEqual([]);
  }
});

test("nor is that of a version of the package, in the wait for it", async () => {
  const run = await aRun();
  run.api[versionsPath] = () => list([version("a/b")]);
  expect(await failureOf(() => publish(run))).toMatchObject({
    code: "ERR_ASC_UNEXPECTED_RESPONSE",
    message:
      "the response holds a resource (alternativeDistributionPackageVersions) with an id that cannot be used: " +
      "it must be an id, without slashes, which would change the route",
  });
});

test("a package that is not there is created once", async () => {
  const run = await aRun();
  run.api["/v1/appStoreVersions/2/alternativeDistributionPackage"] = () => one(null);
  run.api["/v1/alternativeDistributionPackages"] = () => one(resource("alternativeDistributionPackages", "3"), 201);
  expect(await publish(run)).toMatchObject({ created: true, packageId: "3" });
  expect(posts(run)).toHaveLength(1);
});

test("a second run creates nothing and downloads nothing but the manifest", async () => {
  const run = await aRun();
  await publish(run);
  run.asked.length = 0;
  const { files } = await publish(run);
  expect(files.every(({ outcome }) => outcome === "kept")).toBe(true);
  expect(run.asked.map(({ name }) => name)).toEqual(["zip"]);
});

test("an app id stands in for the look-up by bundle id", async () => {
  const run = await aRun();
  await publish(run, { bundleId: undefined, appId: "1" });
  expect(run.sent.map(({ url }) => new URL(url).pathname)).not.toContain("/v1/apps");
});

test("an app or version that the key does not see is named", async () => {
  const noApp = await aRun();
  noApp.api["/v1/apps"] = () => list([]);
  expect(await failureOf(() => publish(noApp))).toMatchObject({
    code: "ERR_ASC_NOT_FOUND",
    message: "no app has the bundle id com.example.app, or the key does not see it",
  });
  const noVersion = await aRun();
  expect(await failureOf(() => publish(noVersion, { version: "9.9", platform: "IOS" }))).toMatchObject({
    code: "ERR_ASC_NOT_FOUND",
    message: expect.stringMatching(/^the app has no version 9\.9 for IOS\nIt has 2\.4\.0/),
  });
});

test("a version that does not come in time is no failure of anything: not ready, and every look is reported", async () => {
  const run = await aRun();
  run.api[versionsPath] = () => list([]);
  const error = await failureOf(() => publish(run, { timeoutMs: 200_000, pollMs: 20_000 }));
  expect(error).toMatchObject({
    code: "ERR_ASC_NOT_READY",
    message: "the package has no COMPLETED version after 200 s",
    packageVersionId: undefined,
  });
  expect(run.told).toContainEqual(
    expect.objectContaining({ type: "poll", waitingFor: "version", count: 2, elapsedMs: 20_000 }),
  );
});

test("with deltas: wait the version that has none yet is not enough", async () => {
  const run = await aRun();
  let looks = 0;
  run.api[versionsPath] = () => list([version(looks < 2 ? "4" : "5")]);
  for (const id of ["4", "5"]) {
    run.api[`/v1/alternativeDistributionPackageVersions/${id}/deltas`] = () => {
      looks++;
      return list(id === "5" ? [resource("alternativeDistributionPackageDeltas", "c")] : []);
    };
  }
  const { packageVersionId, files } = await publish(run, { deltas: "wait" });
  expect(packageVersionId).toBe("5");
  expect(files.map(({ path }) => path)).toContain("delta/c.ipa");
  const polls = run.told.flatMap((event) => (event.type === "poll" ? [`${event.waitingFor} ${event.count}`] : []));
  expect(polls).toEqual(["deltas 1", "deltas 2"]);
});

test("when no deltas come in time, the error names the version that could be had without them", async () => {
  const run = await aRun();
  run.api["/v1/alternativeDistributionPackageVersions/4/deltas"] = () => list([]);
  expect(await failureOf(() => publish(run, { deltas: "wait", timeoutMs: 10 }))).toMatchObject({
    code: "ERR_ASC_NOT_READY",
    packageVersionId: "4",
    message: expect.stringMatching(/there may never be one\. Package version 4 .*`deltas: "ifPresent"` downloads it$/),
  });
  expect(await publish(run, { deltas: "ifPresent" })).toMatchObject({ packageVersionId: "4", report: { ok: true } });
});

test("a version without deltas is named, too, when the last poll at the versions fails", async () => {
  const run = await aRun();
  run.api["/v1/alternativeDistributionPackageVersions/4/deltas"] = () => {
    run.api[versionsPath] = () => refusal(500, "UNEXPECTED_ERROR");
    return list([]);
  };
  expect(await failureOf(() => publish(run, { deltas: "wait", timeoutMs: 10_000 }))).toMatchObject({
    code: "ERR_ASC_NOT_READY",
    packageVersionId: "4",
  });
});

test("deltas that never come are not ready either, and a fault on the way is reported", async () => {
  const run = await aRun();
  const faults = [
    refusal.bind(undefined, 404, "NOT_FOUND"),
    refusal.bind(undefined, 500, "UNEXPECTED_ERROR"),
    refusal.bind(undefined, 429, "RATE_LIMIT_EXCEEDED"),
  ];
  const polls = () => run.told.filter(({ type }) => type === "poll").length;
  run.world = { ...run.world, clock: { ...run.world.clock, monotonic: () => polls() * 100_000 } };
  run.api["/v1/alternativeDistributionPackageVersions/4/deltas"] = () => (faults[polls()] ?? (() => list([])))();
  expect(await failureOf(() => publish(run, { deltas: "wait", timeoutMs: 700_000 }))).toMatchObject({
    code: "ERR_ASC_NOT_READY",
    message: expect.stringContaining("deltas"),
  });
  const problems = run.told.flatMap((event) => (event.type === "poll" && event.problem ? [event.problem.message] : []));
  expect(problems).toEqual([expect.stringContaining("500"), expect.stringContaining("429")]);
});

test("no one sleeps past the end of the time", async () => {
  const run = await aRun();
  run.api["/v1/alternativeDistributionPackageVersions/4/deltas"] = () => list([]);
  const { clock } = run.world;
  const startedAt = clock.now();
  await publish(run, { deltas: "wait", timeoutMs: 100_000, pollMs: 40_000 }).catch(() => undefined);
  expect(clock.now() - startedAt).toBe(100_000);
});

test("deltas that are skipped are warned of, and nothing else is", async () => {
  const run = await aRun();
  const warnings: Warning[] = [];
  const onWarning = (warning: Warning) => warnings.push(warning);
  await publish(run, { deltas: "ifPresent", onWarning });
  expect(warnings).toEqual([]);
  expect((await publish(run, { deltas: "skip", onWarning })).report.ok).toBe(true);
  expect(warnings).toEqual([
    { code: "WARN_ASC_DELTAS_SKIPPED", message: expect.stringContaining("dist_package_tool calls") },
  ]);
});

test("a version that is replaced while it is downloaded gives way to the newer one", async () => {
  const run = await aRun();
  let current = "4";
  run.api[versionsPath] = () => list([version(current)]);
  run.api["/v1/alternativeDistributionPackageVersions/4/variants"] = () => refusal(404, "NOT_FOUND");
  run.api["/v1/alternativeDistributionPackageVariants/a"] = () => {
    current = "5";
    return refusal(404, "NOT_FOUND");
  };
  expect(await publish(run)).toMatchObject({ packageVersionId: "5", report: { ok: true } });
});

test.each([
  ["404", () => refusal(404, "NOT_FOUND")],
  ["a response without url", () => one(resource("alternativeDistributionPackageVariants", "a"))],
])("%s for the version that is still the newest is thrown as it is", async (_, answer) => {
  const run = await aRun();
  run.api["/v1/alternativeDistributionPackageVersions/4/variants"] = () => list([]);
  run.api["/v1/alternativeDistributionPackageVariants/a"] = answer;
  const error = await failureOf(() => publish(run));
  expect((error as { code: string }).code).toMatch(/^ERR_ASC_(RESPONSE|UNEXPECTED_RESPONSE)$/);
  expect(stepsOf(run).filter((step) => step === "download started")).toHaveLength(1);
});

test("a folder that cannot be used is refused before anything is sent", async () => {
  const run = await aRun();
  await mkdir(run.directory);
  await writeFile(join(run.directory, "thesis.txt"), "mine");
  expect(await failureOf(() => publish(run))).toMatchObject({ code: "ERR_ASC_FILE" });
  expect(run.sent).toEqual([]);
});

test("requests that hang end with the abort", async () => {
  const hanging = () => new Promise<Response>(() => undefined);
  for (const path of ["/v1/apps", versionsPath, "/v1/alternativeDistributionPackageVersions/4/variants"]) {
    const run = await aRun();
    const controller = new AbortController();
    run.api[path] = () => {
      setImmediate(() => controller.abort(new Error("stop")));
      return hanging();
    };
    expect(await failureOf(() => publish(run, { signal: controller.signal })), path).toMatchObject({ message: "stop" });
  }
});

test("what Apple refuses is thrown as it is, and nothing is written", async () => {
  const run = await aRun();
  run.api["/v1/appStoreVersions/2/alternativeDistributionPackage"] = () => one(null);
  run.api["/v1/alternativeDistributionPackages"] = () => refusal(409, "STATE_ERROR");
  expect(await failureOf(() => publish(run))).toMatchObject({ code: "ERR_ASC_RESPONSE", status: 409 });
  expect(run.asked).toEqual([]);
});

test("an abort at whatever step rejects with its reason", async () => {
  for (const step of ["findApp", "findVersion", "ensurePackage", "waitForVersion", "download"]) {
    const run = await aRun();
    const controller = new AbortController();
    const onProgress: PublishOptions["onProgress"] = (event) => {
      if (event.type === "step" && event.step === step) controller.abort(new Error(`stop at ${step}`));
    };
    const error = await failureOf(() => publish(run, { onProgress, signal: controller.signal }));
    expect(error).toMatchObject({ message: `stop at ${step}` });
  }
});

test.each([
  ["bundleId, appId: pass exactly one of them", { bundleId: undefined }],
  ["bundleId, appId: pass exactly one of them", { appId: "1" }],
  ["publish: has no timeout; did you mean timeoutMs?", { timeout: 1 } as object],
  ["version: missing", { version: "" }],
  ['deltas: must be "wait", "ifPresent" or "skip"', { deltas: "all" as "skip" }],
  ["timeoutMs: must be a number of milliseconds from 1 to 2147483647, not 0", { timeoutMs: 0 }],
  ["pollMs: must be a number of milliseconds from 1 to 2147483647, not -1", { pollMs: -1 }],
  ["directory: missing", { directory: "" }],
  ["concurrency: must be a whole number from 1 to 16", { concurrency: 99 }],
  ["stallTimeoutMs: must be a number of milliseconds from 1 to 2147483647, not 0", { stallTimeoutMs: 0 }],
])("%s", async (message, options) => {
  const run = await aRun();
  expect(await failureOf(() => publish(run, options))).toMatchObject({ code: "ERR_ASC_ARGUMENT", message });
  expect(run.sent).toEqual([]);
});

test.each<[string, () => Response, number]>([
  ["429 with a Retry-After of 50 seconds", () => refusal(429, "X", { "Retry-After": "50" }), 5],
  ["429 without Retry-After", () => refusal(429, "X"), 12],
  ["503", () => refusal(503, "X"), 9],
  ["a 502 page of a gateway", () => new Response("<html>", { status: 502 }), 9],
])("%s at any read of the API is waited out", async (_, fault, times) => {
  const run = await aRun();
  const met = new Map<string, number>();
  for (const [path, answer] of Object.entries(run.api)) {
    run.api[path] = (...args: never[]) => {
      met.set(path, (met.get(path) ?? 0) + 1);
      return (met.get(path) ?? 0) <= times ? fault() : (answer as (...args: never[]) => Response)(...args);
    };
  }
  expect(await publish(run)).toMatchObject({ report: { ok: true } });
  expect([...met.values()].every((count) => count > times)).toBe(true);
});

test("a limit that outlasts timeoutMs is what publish fails with, after just that time", async () => {
  const run = await aRun();
  run.api["/v1/apps"] = () => refusal(429, "RATE_LIMIT_EXCEEDED", { "Retry-After": "40" });
  const { clock } = run.world;
  const startedAt = clock.monotonic();
  expect(await failureOf(() => publish(run, { timeoutMs: 100_000 }))).toMatchObject({ status: 429 });
  expect(clock.monotonic() - startedAt).toBe(100_000);
});

test("a limiter that lets nothing through ends publish with its time", async () => {
  const run = await aRun();
  const limiter = { acquire: () => new Promise<void>(() => undefined) };
  const client = createClientWith(
    { credentials: { token: async () => "token" }, fetch: run.fetch, limiter },
    systemClock,
    Math.random,
  );
  const publishing = publishIn({ clock: systemClock, random: Math.random }, client, {
    ...{ bundleId: "com.example.app", version: "2.4.0", directory: run.directory, timeoutMs: 50 },
  });
  expect(await failureOf(() => publishing)).toMatchObject({ code: "ERR_ASC_TIMEOUT" });
});

test.each([
  ["a 403 once", [403]],
  ["two 401s", [401, 401]],
])("with deltas: wait, %s after polls that were accepted passes", async (_, statuses) => {
  const run = await aRun();
  const left = [...statuses];
  let polls = 0;
  run.api[versionsPath] = () => {
    const status = polls++ > 0 ? left.shift() : undefined;
    return status ? refusal(status, "X") : list([version("4")]);
  };
  run.api["/v1/alternativeDistributionPackageVersions/4/deltas"] = () =>
    list(polls > 3 ? [resource("alternativeDistributionPackageDeltas", "d")] : []);
  expect(await publish(run, { deltas: "wait" })).toMatchObject({ packageVersionId: "4", report: { ok: true } });
});

test("deltas that are never answered do not keep publish longer than its time", async () => {
  const run = await aRun();
  run.world = { ...run.world, clock: systemClock };
  run.api["/v1/alternativeDistributionPackageVersions/4/deltas"] = () => new Promise<Response>(() => undefined);
  const error = await failureOf(() => publish(run, { deltas: "wait", timeoutMs: 10 }));
  expect(error).toMatchObject({ code: "ERR_ASC_NOT_READY", packageVersionId: "4" });
});
