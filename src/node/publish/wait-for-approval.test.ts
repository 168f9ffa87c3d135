import { expect, test } from "vitest";
import { failureOf } from "../../test-support/failure-of.js";
import { apiOfOneApp, createPackageWorld, testRoot } from "../../test-support/package-world.js";
import { list, refusal, resource } from "../../test-support/responses.js";
import { publishIn } from "./publish.js";
import type { PublishEvent, PublishOptions } from "./publish-options.js";

/** Publishes a version whose state is another one at each look; the last one stays. */
async function publishWhile(states: (string | Response)[], options: Partial<PublishOptions> = {}) {
  const made = await createPackageWorld();
  apiOfOneApp(made.api);
  let looks = 0;
  made.api["/v1/apps/1/appStoreVersions"] = () => {
    const state = states[Math.min(looks++, states.length - 1)];
    if (state instanceof Response) return state;
    return list([resource("appStoreVersions", "2", { versionString: "2.4.0", appVersionState: state })]);
  };
  const polls: string[] = [];
  const onProgress = (event: PublishEvent) =>
    event.type === "poll" && event.waitingFor === "approval" && polls.push(event.appVersionState);
  const { world, client, directory, fetch } = made;
  const job = { bundleId: "com.example.app", version: "2.4.0", directory, fetch, onProgress, trustedRoots: [testRoot] };
  const run = publishIn(world, client, { ...job, waitForApproval: true, timeoutMs: 86_400_000, ...options });
  return { run, polls, sent: made.sent, looks: () => looks };
}

test("the package is looked for when the version is approved, and every poll reports the state", async () => {
  const { run, polls } = await publishWhile([
    "WAITING_FOR_REVIEW",
    "IN_REVIEW",
    "IN_REVIEW",
    "PENDING_DEVELOPER_RELEASE",
  ]);
  expect(await run).toMatchObject({ packageId: "3", report: { ok: true } });
  expect(polls).toEqual(["WAITING_FOR_REVIEW", "IN_REVIEW", "IN_REVIEW"]);
});

test("a version that was rejected, before or during the wait, is refused at once and nothing is created", async () => {
  for (const states of [["REJECTED"], ["IN_REVIEW", "METADATA_REJECTED"], ["INVALID_BINARY"], ["DEVELOPER_REJECTED"]]) {
    const { run, sent, looks } = await publishWhile(states);
    expect(await failureOf(() => run)).toMatchObject({
      code: "ERR_ASC_NOT_FOUND",
      message: `version 2.4.0 was not approved: it is ${states.at(-1)}. Resolve that in App Store Connect first`,
    });
    expect(looks()).toBe(states.length);
    expect(sent.every(({ url }) => !url.includes("alternativeDistributionPackage"))).toBe(true);
  }
});

test("when the time is up the state is in the message, and a poll that fails is not the end", async () => {
  const states = ["IN_REVIEW", refusal(503, "UNEXPECTED_ERROR"), "IN_REVIEW"];
  const { run, polls } = await publishWhile(states, { timeoutMs: 600_000 });
  expect(await failureOf(() => run)).toMatchObject({
    code: "ERR_ASC_NOT_READY",
    message: "version 2.4.0 is not approved yet: it still is IN_REVIEW",
  });
  expect(polls.length).toBeGreaterThan(5);
});

test("a state that is not known is Apple's to decide, and without the option none is waited for", async () => {
  expect(await (await publishWhile(["NEW_STATE"])).run).toMatchObject({ packageId: "3" });
  const { run, looks } = await publishWhile(["IN_REVIEW"], { waitForApproval: false });
  await run;
  expect(looks()).toBe(1);
});

test("it requires app and version", async () => {
  const target = { bundleId: undefined, version: undefined, appStoreVersionId: "2" };
  const { run } = await publishWhile(["IN_REVIEW"], target);
  expect(await failureOf(() => run)).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
});
