import { expect, test } from "vitest";
import type { Client } from "../../src/index.js";
import { never, type SentRequest } from "../../src/test-support/fake-fetch.js";
import { aPackage, aVersion, json, list, one, refusal, resource } from "../../src/test-support/responses.js";
import { apple } from "../../src/test-support/test-client.js";
import { resourcesOf } from "../call-operation.js";
import { clientLists } from "../committed-contract.js";
import { endingOf, fromGateway, noBody, noDocument, notApples } from "./ending.js";

type Respond = (sent: SentRequest) => Response | Promise<Response>;
type Fault = [respond: Respond, error: string];

const apples = (status: number, code: string): Fault => [
  () => refusal(status, code),
  `ResponseError: ${status} ${code}`,
];
const page = (status: number): Fault => [
  () => new Response("<html>", { status }),
  status < 300 ? `UnexpectedResponseError: ${fromGateway}, with ${status} text/plain` : notApples(status),
];
const empty = (status: number): Fault => [
  () => new Response("", { status }),
  status < 300 ? `UnexpectedResponseError: ${status} ${noBody}` : notApples(status, ""),
];
const odd = (body: object): Fault => [() => json(200, body), `UnexpectedResponseError: 200 ${noDocument}`];
const redirect: Fault = [
  () => new Response(null, { status: 302, headers: { location: "https://elsewhere.example" } }),
  "UnexpectedResponseError: 302 redirect to https://elsewhere.example was not followed",
];
const late: Fault = [never, "TimeoutError: no response within 60000 ms"];
const lost: Fault = [
  () => Promise.reject(new TypeError("fetch failed")),
  `ConnectionError: no complete response from ${apple}`,
];

type Reading = "it creates" | "it fails";
type Creating = "refused" | "refused twice" | "refused for a minute" | "a conflict" | "open" | "open after two tries";
type Polling = "it polls again" | "it fails";

// A fault that every attempt of a request meets, with the error that it is; what ensure does when it reads, what has
// become of the package when it creates, and what waitForVersion does.
const rows: [what: string, ...fault: Fault, reading: Reading, creating: Creating, polling: Polling][] = [
  ["a 404", ...apples(404, "NOT_FOUND"), "it creates", "refused", "it polls again"],
  ["a 404 of the path", ...apples(404, "PATH_ERROR.INVALID"), "it fails", "refused", "it fails"],
  ["a 404 page", ...page(404), "it fails", "open", "it polls again"],
  ["a 404 without a body", ...empty(404), "it fails", "open", "it polls again"],
  ["a 400", ...apples(400, "PARAMETER_ERROR"), "it fails", "refused", "it fails"],
  ["a 401", ...apples(401, "NOT_AUTHORIZED"), "it fails", "refused twice", "it fails"],
  ["a 403", ...apples(403, "FORBIDDEN_ERROR"), "it fails", "refused", "it fails"],
  ["a 400 page", ...page(400), "it fails", "open", "it polls again"],
  ["a 401 page", ...page(401), "it fails", "open after two tries", "it polls again"],
  ["a 403 page", ...page(403), "it fails", "open", "it polls again"],
  ["a 407 page", ...page(407), "it fails", "open", "it polls again"],
  ["a 409 page", ...page(409), "it fails", "open", "it polls again"],
  [
    "a 409 of a gateway's, as JSON",
    () => json(409, { message: "Conflict" }),
    notApples(409),
    "it fails",
    "open",
    "it polls again",
  ],
  ["a 451 page", ...page(451), "it fails", "open", "it polls again"],
  ["a 409", ...apples(409, "STATE_ERROR"), "it fails", "a conflict", "it fails"],
  ["a 410", ...apples(410, "BRAND.NEW"), "it fails", "refused", "it fails"],
  ["a 422", ...apples(422, "ENTITY_ERROR"), "it fails", "refused", "it fails"],
  ["a 429", ...apples(429, "RATE_LIMIT_EXCEEDED"), "it fails", "refused for a minute", "it polls again"],
  ["a 429 page", ...page(429), "it fails", "refused for a minute", "it polls again"],
  ["a 408", ...empty(408), "it fails", "open", "it polls again"],
  ["a 500", ...apples(500, "UNEXPECTED_ERROR"), "it fails", "open", "it polls again"],
  ["a 501", ...apples(501, "BRAND.NEW"), "it fails", "open", "it polls again"],
  ["a 503 page", ...page(503), "it fails", "open", "it polls again"],
  ["a lost connection", ...lost, "it fails", "open", "it polls again"],
  ["no response in time", ...late, "it fails", "open", "it polls again"],
  ["a page with 200", ...page(200), "it fails", "open", "it polls again"],
  ["a 201 without a body", ...empty(201), "it fails", "open", "it polls again"],
  ["a document without data", ...odd({ links: {} }), "it fails", "open", "it polls again"],
  ["a resource without an id", ...odd({ data: { type: "apps" } }), "it fails", "open", "it polls again"],
  ["a redirect", ...redirect, "it fails", "open", "it polls again"],
];
const faults = rows.map(([what, respond, error, reading, creating, polling]) => ({
  ...{ what, respond, error, reading, creating, polling },
}));

const kept = aPackage("7");
const found: Respond = () => one(kept);
const none: Respond = () => refusal(404, "NOT_FOUND");
const created: Respond = () => one(kept, 201);

/** `packages.ensure` with a server that is read, asked to create, and read again. */
function ensured(reads: Respond, creates: Respond, readsAfterwards: Respond) {
  let wasAsked = false;
  const respond: Respond = (sent) => {
    if (sent.method !== "POST") return wasAsked ? readsAfterwards(sent) : reads(sent);
    wasAsked = true;
    return creates(sent);
  };
  return endingOf(({ packages }) => packages.ensure({ appStoreVersionId: "3fb74833" }), [respond]);
}

test.each(faults)("when ensure reads and meets $what, $reading", async ({ respond, error, reading }) => {
  const ending = await ensured(respond, created, found);
  const success = { gives: { data: kept, created: true }, requests: "GET POST" };
  const failure = { error, requests: expect.not.stringContaining("POST") };
  expect(ending).toMatchObject(reading === "it creates" ? success : failure);
});

// What ensure comes to when the package is there afterwards, whether it counts as created, and the requests it took; and
// the requests when it is not: then the fault is the error.
const forAMinute = `GET${" POST".repeat(8)}`;
const afterwards: Record<Creating, [isThere: { created: boolean } | "the error", string, isNot: string]> = {
  refused: ["the error", "GET POST", "GET POST"],
  "refused twice": ["the error", "GET POST POST", "GET POST POST"],
  "refused for a minute": ["the error", forAMinute, forAMinute],
  "a conflict": [{ created: false }, "GET POST GET", "GET POST GET"],
  open: [{ created: true }, "GET POST GET", "GET POST GET GET GET"],
  "open after two tries": [{ created: true }, "GET POST POST GET", "GET POST POST GET GET GET"],
};

test.each(faults)("when ensure creates and meets $what, it is $creating", async ({ respond, error, creating }) => {
  const [isThere, requests, requestsInVain] = afterwards[creating];
  const outcome = isThere === "the error" ? { error } : { gives: { data: kept, ...isThere } };
  expect(await ensured(none, respond, found)).toMatchObject({ ...outcome, requests });
  expect(await ensured(none, respond, none)).toMatchObject({ error, requests: requestsInVain });
});

test.each(faults)("when waitForVersion polls and meets $what, $polling", async ({ respond, error, polling }) => {
  const completed = aVersion("9", "COMPLETED");
  let polls = 0;
  const wait = { onPoll: () => polls++ };
  const respondTwice: Respond = (sent) => (polls > 0 ? list([completed]) : respond(sent));
  const ending = await endingOf(({ packages }) => packages.waitForVersion("7", wait), [respondTwice]);
  expect(ending).toMatchObject(polling === "it polls again" ? { gives: completed } : { error });
});

const first = resource("webhooks", "1", { bundleId: "com.example", versionString: "1" });
const next = `${apple}/v1/further?cursor=2`;

type Reader = [what: string, call: (client: Client) => Promise<unknown>];
const readers: Reader[] = [
  ...clientLists.map(({ key }): Reader => [key, (client) => resourcesOf(key, client)]),
  ["the look-up of an app", ({ apps }) => apps.find({ bundleId: "com.example.app" })],
  ["the look-up of a version", (client) => client.appStoreVersions.find({ appId: "7", versionString: "2.4.0" })],
];

test.each(faults)(
  "$what fails every list and look-up, on the first page and on a further one",
  async ({ respond, error }) => {
    for (const [what, call] of readers) {
      const firstPage = list([first], next);
      expect(await endingOf(call, [firstPage, respond]), what).toMatchObject({ error });
      expect(await endingOf(call, [respond]), what).toMatchObject({ error });
    }
  },
);
