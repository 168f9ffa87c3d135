import { expect, test } from "vitest";
import type { Fault, ScenarioVersion } from "../../sandbox/index.js";
import { createManualClock, createSkippingClock } from "../../test-support/clocks.js";
import { failureOf } from "../../test-support/failure-of.js";
import { createFakeFetch, type FakeResponse, never } from "../../test-support/fake-fetch.js";
import { startedSandbox, versionId } from "../../test-support/started-sandbox.js";
import { type ProcessOptions, processIn } from "./process-package.js";

const json = (body: object, status = 200) => new Response(JSON.stringify(body), { status });
const unknown = () => json({ message: "not found" }, 404);

/** Runs it against responses in order; each request gets a response of its own. */
async function run(answers: (() => Response | Error)[], options: ProcessOptions = {}) {
  const { fetch, sent } = createFakeFetch(
    answers.map(
      (answer): FakeResponse =>
        () =>
          thrown(answer()),
    ),
  );
  const polls: (string | undefined)[] = [];
  const onProgress: ProcessOptions["onProgress"] = ({ status, problem }) => polls.push(problem?.message ?? status);
  const result = await processIn(createSkippingClock(), "adp-1", { fetch, onProgress, ...options }).catch(
    (error: unknown) => error,
  );
  return { result, polls, sent: sent.map(({ method, url }) => `${method} ${url}`), requests: sent };
}

function thrown(answer: Response | Error): Response {
  if (answer instanceof Error) throw answer;
  return answer;
}

const read = "GET https://api.altstore.io/adps/adp-1";
const post = "POST https://api.altstore.io/adps";

test("a package is requested when AltStore does not know it, and waited for; no token is sent", async () => {
  const success = { status: "success", downloadURL: "https://downloads.altstore.io/adp-1.zip" };
  const status = (text: string) => () => json({ status: text });
  const { result, polls, sent, requests } = await run([
    unknown,
    () => json({}, 201),
    status("queued"),
    status("IN_PROGRESS"),
    () => json(success),
  ]);
  expect(result).toEqual({ packageId: "adp-1", requested: true, downloadUrl: success.downloadURL });
  expect(polls).toEqual([undefined, "queued", "in_progress"]);
  expect(sent).toEqual([read, post, read, read, read]);
  expect(requests[1]?.body).toEqual({ adpID: "adp-1" });
  expect(requests.some(({ headers }) => Object.keys(headers).some((name) => /authorization/i.test(name)))).toBe(false);
});

test("what is processed is not requested again, and what is being processed only waited for", async () => {
  expect(await run([() => json({ status: "success" })])).toMatchObject({ result: { requested: false }, sent: [read] });
  const { sent } = await run([() => json({ status: "queued" }), () => json({ status: "success" })]);
  expect(sent).toEqual([read, read]);
  for (const unclear of [{ status: "unknown" }, {}]) {
    const asked = await run([
      () => json(unclear),
      () => json({}),
      () => json(unclear),
      () => json({ status: "success" }),
    ]);
    expect(asked.sent.filter((request) => request === post).length).toBeGreaterThan(0);
  }
});

test("an earlier failure is requested once more, and its old status is not taken for the new one", async () => {
  const failed = () => json({ status: "failed", message: "old" });
  const retried = await run([failed, () => json({}), failed, () => json({ status: "success" })]);
  expect(retried).toMatchObject({ result: { requested: true }, sent: [read, post, read, read] });
  const again = await run([
    failed,
    () => json({}),
    failed,
    () => json({ status: "failed", message: "No licence\n\u0007" }),
  ]);
  expect(again.result).toMatchObject({
    code: "ERR_ASC_MARKETPLACE",
    message: "AltStore failed to process package adp-1: No licence",
  });
});

test("a lost POST is settled by reading, and sent again only when AltStore does not know the package", async () => {
  const lost = () => new Error("socket hang up");
  const known = await run([unknown, lost, () => json({ status: "success" })]);
  expect(known).toMatchObject({ result: { requested: true }, sent: [read, post, read] });
  const again = await run([unknown, lost, unknown, () => json({}), () => json({ status: "success" })]);
  expect(again.sent).toEqual([read, post, read, post, read]);
  const never = await run([...Array.from({ length: 3 }, () => [unknown, () => json({})]).flat(), unknown], {
    timeoutMs: 30_000,
  });
  expect(never.sent.filter((request) => request === post)).toHaveLength(3);
});

test("failures that may pass are borne ten times in a row, and refusals not at all", async () => {
  const page = () => new Response("<html>", { status: 200 });
  const busy = () => new Response("", { status: 503 });
  const slowDown = () => json({ error: "slow down" }, 429);
  const borne = await run([page, () => json([]), busy, slowDown, () => json({ status: "success" })]);
  expect(borne.polls).toEqual([
    "AltStore's response is no JSON object, as one of a proxy or a login page",
    "AltStore's response is no JSON object, as one of a proxy or a login page",
    "AltStore responded 503",
    "AltStore responded 429: slow down",
  ]);
  const ended = await run(Array.from({ length: 10 }, () => busy));
  expect(ended).toMatchObject({ result: { code: "ERR_ASC_CONNECTION" } });
  const refused = await run([unknown, () => json({ error: { message: "bad adpID" } }, 400)]);
  expect(refused.result).toMatchObject({ code: "ERR_ASC_MARKETPLACE", message: "AltStore responded 400: bad adpID" });
});

test("when the time is up the status is in the message; a request that hangs and an abort end it", async () => {
  const late = await run([...Array.from({ length: 7 }, () => () => json({ status: "queued" }))], { timeoutMs: 60_000 });
  expect(late.result).toMatchObject({
    code: "ERR_ASC_NOT_READY",
    message: "AltStore has not processed package adp-1 in time; its status is queued",
  });
  const clock = createManualClock();
  const { fetch } = createFakeFetch([never]);
  const hanging = failureOf(() => processIn(clock, "adp-1", { fetch, timeoutMs: 60_000 }));
  expect(await clock.runUntil(hanging)).toMatchObject({
    message: expect.stringContaining("no response within 60000 ms"),
  });
  const controller = new AbortController();
  const aborted = processIn(clock, "adp-1", { fetch, signal: controller.signal });
  controller.abort(new Error("enough"));
  await expect(aborted).rejects.toThrow("enough");
});

test("options that cannot be used are refused", async () => {
  for (const options of [{ baseUrl: "http://api.altstore.io" }, { timeoutMs: 0 }, { pollMs: -1 }]) {
    expect((await run([], options)).result).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
  }
  expect(await failureOf(() => processIn(createSkippingClock(), "../x", {}))).toMatchObject({
    code: "ERR_ASC_ARGUMENT",
  });
});

/** A package of a sandbox, and a way to have it processed. */
async function onSandbox(faults: Fault[] = [], scenario: Partial<ScenarioVersion> = {}) {
  const version = { versionString: "2.4.0", package: "there" as const, altStoreDelayMs: 20, ...scenario };
  const apps = [{ bundleId: "com.example.app", versions: [version] }];
  const { sandbox, client } = await startedSandbox({ faults, scenario: { apps } });
  const found = await client.packages.forAppStoreVersion(await versionId(client, "2.4.0"));
  const packageId = String(found?.data.id);
  const process = (id = packageId) => processIn(createSkippingClock(), id, { baseUrl: sandbox.url, pollMs: 5 });
  return { sandbox, process, packageId };
}

test("the sandbox stands in for AltStore: it processes what it has, needs no token, and fails on request", async () => {
  const faults: Fault[] = [{ kind: "processingFailed" }, { kind: "serverError", operation: "altstore" }];
  const { sandbox, process } = await onSandbox(faults);
  expect(await failureOf(process)).toMatchObject({ code: "ERR_ASC_MARKETPLACE", message: /Failed on purpose/ });
  const { downloadUrl, requested } = await process();
  expect(requested).toBe(true);
  expect((await fetch(String(downloadUrl))).status).toBe(200);
  expect(await process()).toMatchObject({ requested: false });
  expect(await failureOf(() => process("no-such-package"))).toMatchObject({ message: /no such package/ });
  const requests = sandbox.requests.filter(({ operation }) => operation === "altstore");
  expect(requests.some(({ hasToken }) => hasToken)).toBe(false);
  expect((await fetch(`${sandbox.url}/adps`, { method: "POST", body: "{}" })).status).toBe(400);
  expect((await fetch(`${sandbox.url}/adps`)).status).toBe(404);
});
