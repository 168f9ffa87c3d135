import type { Fault, FaultKind, SandboxRequest } from "../../src/sandbox/index.js";

type Draw = (random: () => number) => FaultKind;

const between = (random: () => number, least: number, most: number) =>
  least + Math.floor(random() * (most - least + 1));

function oneOf<Item>(random: () => number, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

const refusals: [Refusal, ...Refusal[]] = [
  { status: 403, code: "FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED" },
  { status: 404, code: "NOT_FOUND" },
  { status: 409, code: "STATE_ERROR" },
  { status: 422, code: "ENTITY_UNPROCESSABLE" },
];

type Refusal = Pick<Extract<FaultKind, { kind: "refusal" }>, "status" | "code">;

/** What may go wrong with any request. */
const anywhere: [Draw, ...Draw[]] = [
  (random) => ({ kind: "latency", ms: between(random, 1, 20) }),
  (random) => ({
    kind: "serverError",
    status: oneOf(random, [500, 502, 503, 504]),
    body: oneOf(random, ["html", "empty"]),
  }),
  () => ({ kind: "garbage" }),
  (random) => ({ kind: "gatewayPage", status: oneOf(random, [400, 401, 403, 404, 407, 409, 429, 451]) }),
  () => ({ kind: "drop" }),
  () => ({ kind: "dropAfter" }),
  (random) => ({ kind: "slow", bytesPerSecond: between(random, 50_000, 500_000) }),
  (random) => ({ kind: "stall", afterBytes: between(random, 0, 500) }),
  (random) => ({ kind: "truncate", afterBytes: between(random, 0, 500) }),
  (random) => ({ kind: "short", bytes: between(random, 1, 20) }),
];

const ofApi: [Draw, ...Draw[]] = [
  ...anywhere,
  () => ({ kind: "unauthorized" }),
  () => ({ kind: "rateLimit", retryAfterSeconds: 0 }),
  (random) => ({ kind: "refusal", ...oneOf(random, refusals) }),
  () => ({ kind: "notYet" }),
  () => ({ kind: "ignoreFilters" }),
];

/** What servers and gateways make of the bodies of files. */
const bodies: Draw[] = [
  () => ({ kind: "capitalRange" }),
  () => ({ kind: "encoded" }),
  (random) => ({ kind: "encoded", afterBytes: between(random, 0, 60_000) }),
  () => ({ kind: "withoutLength" }),
  (random) => ({ kind: "withoutLength", afterBytes: between(random, 0, 60_000) }),
];

const ofDownloads: [Draw, ...Draw[]] = [
  ...anywhere,
  () => ({ kind: "expired" }),
  () => ({ kind: "corrupt" }),
  () => ({ kind: "ignoreRange" }),
  () => ({ kind: "wrongRange" }),
  ...bodies,
];

/** Lies of the server about what was signed. */
const ofVersions: [Draw, ...Draw[]] = [
  ...ofApi,
  () => ({ kind: "editedManifest" }),
  () => ({ kind: "indentedManifest" }),
  () => ({ kind: "cutSignature" }),
  () => ({ kind: "foreignSignature" }),
  () => ({ kind: "longNames" }),
];

const versionReads = new Set<SandboxRequest["operation"]>([
  "GET /v1/alternativeDistributionPackageVersions/{id}",
  "GET /v1/alternativeDistributionPackages/{id}/versions",
]);

/** A fault of whatever kind for a request. */
export function drawFault({ operation }: SandboxRequest, random: () => number): Fault {
  if (operation === "asset") return oneOf(random, ofDownloads)(random);
  return oneOf(random, versionReads.has(operation) ? ofVersions : ofApi)(random);
}

/** What a whole burst of requests meets: a limit that is reached, or a server that is away. */
export function drawBurst(random: () => number): Fault {
  return random() < 0.5 ? { kind: "rateLimit" } : { kind: "serverError", status: oneOf(random, [500, 502, 503, 504]) };
}
