import { mkdir, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { systemClock } from "../../src/http/clock.js";
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

/** Where a run puts its package. */
export interface Place {
  /** As the command is given it. */
  directory: string;
  /** Another folder, which holds another app's package: it has to be refused, and left alone. */
  foreign?: { directory: string; text: string };
}

/** As long as a folder's name may be with `.part` after it. */
const longestName = 250;

/** A folder of its own, one behind a link, or one with a long name; at times another app's package in another one. */
export async function drawPlace(folder: string, random: () => number): Promise<Place> {
  const drawn = random();
  if (drawn < 0.2) return behindLink(folder);
  if (drawn < 0.3) return withLongName(folder);
  const place = { directory: join(folder, "package") };
  return drawn < 0.4 ? { ...place, foreign: await foreignPackage(join(folder, "foreign")) } : place;
}

async function behindLink(folder: string): Promise<Place> {
  const real = join(folder, "real", "package");
  await mkdir(real, { recursive: true });
  await symlink(real, join(folder, "package"));
  return { directory: join(folder, "package") };
}

function withLongName(folder: string): Place {
  return { directory: join(folder, "p".repeat(longestName)) };
}

async function foreignPackage(directory: string): Promise<Place["foreign"]> {
  const variants = [{ publicId: "a", assetPath: "variant/a.ipa" }];
  const text = JSON.stringify({ bundleId: "com.example.somebody-else", appleItemId: "1", variants });
  await mkdir(directory);
  await writeFile(join(directory, "manifest.json"), text);
  return { directory, text };
}

/** What is wrong when somebody else's folder has been refused with `end`; it is gone then. */
export async function faultsOfForeign(
  { directory, text }: NonNullable<Place["foreign"]>,
  end: number,
): Promise<string[]> {
  const isLeft = (await readFile(join(directory, "manifest.json"), "utf8")) === text;
  const others = (await readdir(directory)).length - 1;
  await rm(directory, { recursive: true });
  return end === 1 && isLeft && others === 0 ? [] : [`somebody else's folder: exit code ${end}, ${others} more files`];
}

/** What is beside a finished package, and beside what a link by its name leads to. */
export async function leftovers({ directory }: Place): Promise<string[]> {
  const own = new Set(["real", basename(directory)]);
  const folders = new Set([dirname(directory), dirname(await realpath(directory))]);
  const names = (await Promise.all([...folders].map((folder) => readdir(folder)))).flat();
  return names.filter((name) => !own.has(name)).map((name) => `${name} is left over`);
}

const hourMs = 3_600_000;
const offsets = [0, 65_000, hourMs, -hourMs, 5 * hourMs, -5 * hourMs];

/** Sets the client's wall clock to another time, as somebody, or a time server, would. The sandbox keeps the right one. */
export function stepClock(random: () => number): void {
  const offset = offsets[Math.floor(random() * offsets.length)] ?? 0;
  systemClock.now = () => Date.now() + offset;
}
