import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../../src/cli/main.js";
import { createClient } from "../../src/index.js";
import { type Fault, type Sandbox, type SandboxRequest, type Scenario, startSandbox } from "../../src/sandbox/index.js";
import { numbersFrom } from "../numbers-from.js";
import { faultsOfFolder, missingFiles } from "./check-package-folder.js";
import { drawBurst, drawFault } from "./draw-fault.js";
import { drawPlace, faultsOfForeign, leftovers, type Place } from "./draw-place.js";
import { killedProcess } from "./killed-process.js";
import { stepClock } from "./stepped-clock.js";
import { watchFetch } from "./watched-fetch.js";

/** What became of one publish run. */
export interface RunReport {
  /** What each attempt ended with: an exit code, or `killed`. */
  ends: (number | "killed")[];
  /** Steps and what went wrong with them, such as `asset corrupt`. */
  faults: string[];
  /** How many POSTs would have made a package that was there, as far as the client could know. */
  createdTwice: number;
  corrupt: string[];
  /** Secrets found in what was printed. */
  leaks: number;
  /** Everything else that must not be. */
  problems: string[];
}

const bundleId = "com.example.soak";
const versionString = "1.0";
/** Faults may come in the first attempts; the later ones are left alone, and have to finish. */
const attemptsWithFaults = 3;
const mostAttempts = 6;
const longestAttemptMs = 120_000;
/** 3 credentials, 4 refused, 5 not ready, 6 integrity, 7 connection, 130 interrupted. */
const documentedEnds = new Set<number | "killed">([0, 3, 4, 5, 6, 7, 130, "killed"]);
/** One in so many first attempts is a process of its own that is killed. */
const killsOneIn = 25;

/** Publishes on a sandbox of its own, attempt after attempt, and looks at what each has left. */
export async function soakOnce(seed: number, index: number): Promise<RunReport> {
  const report: RunReport = { ends: [], faults: [], createdTwice: 0, corrupt: [], leaks: 0, problems: [] };
  const random = numbersFrom(`${seed} ${index}`);
  const plan: FaultPlan = { attempt: 1, isOn: true, asked: new Set(), burst: { left: 0 } };
  const faults = (request: SandboxRequest) => {
    const fault = plan.isOn ? planFault(request, plan, `${seed} ${index}`) : undefined;
    if (fault) report.faults.push(`${request.operation} ${fault.kind}`);
    return fault;
  };
  const sandbox = await startSandbox({
    scenario: drawScenario(random),
    seed: index + 1,
    faults,
    ...(random() < 0.15 && { rateLimit: { perHour: 4 + Math.floor(random() * 8), windowMs: 400 } }),
  });
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-soak-"));
  const place = await drawPlace(folder, numbersFrom(`${seed} ${index} place`));
  const { directory } = place;
  const trustRoot = `${folder}-root.pem`;
  await writeFile(trustRoot, sandbox.signatureRoot);
  try {
    for (; plan.attempt <= mostAttempts; plan.attempt++) {
      plan.isOn = plan.attempt <= attemptsWithFaults;
      const isKilled = plan.attempt === 1 && index % killsOneIn === 0;
      const end = isKilled
        ? await killedProcess(sandbox, argumentsFor(directory, trustRoot, plan.isOn), random)
        : await attempt(sandbox, argumentsFor(directory, trustRoot, plan.isOn), random, plan.isOn, report);
      report.ends.push(end);
      plan.isOn = false;
      await lookAt(sandbox, directory, end, report);
      if (end === 0) break;
    }
    if (report.ends.at(-1) !== 0) report.problems.push(`not finished after ${mostAttempts} attempts`);
    else report.problems.push(...(await faultsAtEnd(place, trustRoot, { sandbox, random, report })));
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
    await rm(trustRoot);
  }
  return report;
}

interface FaultPlan {
  attempt: number;
  isOn: boolean;
  /** Operations that have been asked for. */
  asked: Set<string>;
  /** What the next requests to the API meet, and how many. */
  burst: { left: number; fault?: Fault };
}

/** Every step of a first attempt meets a fault, and every fourth request after that. */
function planFault(request: SandboxRequest, plan: FaultPlan, seed: string): Fault | undefined {
  const { operation, count } = request;
  if (!operation) return undefined;
  // Drawn by the request and not by the order in which requests come, which is not the same twice.
  const [path] = request.path.split("?");
  const random = numbersFrom(`${seed} ${plan.attempt} ${operation} ${path} ${count}`);
  if (random() < 0.1) stepClock(random);
  if (operation !== "asset") {
    if (plan.burst.left === 0 && random() < 0.02)
      plan.burst = { left: 2 + Math.floor(random() * 4), fault: drawBurst(random) };
    if (plan.burst.left-- > 0) return plan.burst.fault;
    plan.burst.left = 0;
  }
  const isFirst = plan.attempt === 1 && !plan.asked.has(operation);
  plan.asked.add(operation);
  return isFirst || random() <= 0.25 ? drawFault(request, random) : undefined;
}

/** What is wrong with a finished run: missing files, and what has happened to a folder of somebody else's. */
async function faultsAtEnd(
  place: Place,
  trustRoot: string,
  run: { sandbox: Sandbox; random: () => number; report: RunReport },
): Promise<string[]> {
  const { directory, foreign } = place;
  const faults = await missingFiles(directory);
  if (!foreign) return [...faults, ...(await leftovers(place))];
  const apart = { ...run.report, leaks: 0, problems: [] };
  const args = argumentsFor(foreign.directory, trustRoot, false);
  const end = await attempt(run.sandbox, args, run.random, false, apart);
  run.report.leaks += apart.leaks;
  run.report.faults.push("folder foreign");
  return [...faults, ...(await faultsOfForeign(foreign, end)), ...(await leftovers(place))];
}

function drawScenario(random: () => number): Scenario {
  const deltas = random() < 0.3 ? 1 + Math.floor(random() * 2) : 0;
  const version = {
    versionString,
    package: random() < 0.2 ? ("there" as const) : ("none" as const),
    packageDelayMs: Math.floor(random() * 60),
    variants: 1 + Math.floor(random() * 3),
    variantBytes: 1 + Math.floor(random() * 60_000),
    chunkBytes: 1 + Math.floor(random() * 30_000),
    chunkDigests: random() < 0.7,
    deltas,
    ...(random() < 0.1 && { newVariants: 1, newVariantsDelayMs: Math.floor(random() * 120) }),
    ...(deltas > 0 && { deltasDelayMs: Math.floor(random() * 60), deltaBytes: 1 + Math.floor(random() * 9_000) }),
  };
  return { apps: [{ bundleId, versions: [version] }] };
}

/** Requests that hang are given up soon; an attempt without faults has all the time that a busy machine needs. */
function argumentsFor(directory: string, trustRoot: string, hasFaults: boolean): string[] {
  const version = ["--bundle-id", bundleId, "--version", versionString];
  const what = ["publish", ...version, "--directory", directory, "--trust-root", trustRoot];
  const limits = hasFaults ? ["--timeout", "3s", "--request-timeout", "250ms"] : [];
  return [...what, "--poll", "20ms", ...limits];
}

async function attempt(
  sandbox: Sandbox,
  args: readonly string[],
  random: () => number,
  hasFaults: boolean,
  report: RunReport,
): Promise<number> {
  const controller = new AbortController();
  const interruptAt = hasFaults && random() < 0.2 ? 1 + Math.floor(random() * 15) : undefined;
  const { fetch, secrets } = watchFetch((count) => {
    if (count === interruptAt) controller.abort(new Error("Ctrl-C"));
  });
  let printed = "";
  const sink = { write: (text: string) => (printed += text), isTTY: random() < 0.3, columns: 100 };
  const { issuerId, keyId, privateKey } = sandbox.credentials;
  const env = { ASC_KEY_ID: keyId, ASC_ISSUER_ID: issuerId, ASC_PRIVATE_KEY: privateKey, ADP_BASE_URL: sandbox.url };
  const flags = [...(random() < 0.5 ? ["--verbose"] : []), ...(random() < 0.3 ? ["--json"] : [])];
  const io = { stdout: sink, stderr: sink, env, signal: controller.signal, fetch };
  const end = await inTime(main([...args, ...flags], io));
  const lines = privateKey.split("\n").filter((line) => line && !line.startsWith("-----"));
  report.leaks += [...secrets, ...lines].filter((secret) => printed.includes(secret)).length;
  if (!documentedEnds.has(end)) report.problems.push(`exit code ${end}: ${printed.slice(-400)}`);
  return end;
}

/** An attempt that hangs is no documented end. */
async function inTime(running: Promise<number>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const hanging = new Promise<number>((resolve) => {
    timer = setTimeout(() => resolve(-1), longestAttemptMs);
  });
  return Promise.race([running, hanging]).finally(() => clearTimeout(timer));
}

async function lookAt(sandbox: Sandbox, directory: string, end: number | "killed", report: RunReport): Promise<void> {
  report.createdTwice = createdTwice(sandbox);
  if (sandbox.requests.some(({ operation, hasToken }) => operation === "asset" && hasToken)) {
    report.problems.push("a token was sent where the files are");
  }
  const client = createClient({ baseUrl: sandbox.url, credentials: sandbox.credentials });
  const app = await client.apps.find({ bundleId });
  const version = await client.appStoreVersions.find({ appId: app?.id ?? "", versionString });
  const found = await client.packages.forAppStoreVersion(version?.id ?? "");
  const faults = await faultsOfFolder(directory, client, found?.data.id, end === 0);
  report.corrupt.push(...faults.map((fault) => `after ${end}: ${fault}`));
}

/** The sandbox refuses a second package as Apple presumably does: what counts is that nobody asked for one. */
function createdTwice({ packagesCreated, requests }: Sandbox): number {
  const again = requests.filter(({ operation, status, fault }, index) => {
    const isRefused = operation === "POST /v1/alternativeDistributionPackages" && status === 409 && !fault;
    return isRefused && !wasMisled(requests.slice(0, index));
  });
  return Math.max(0, packagesCreated.length - 1) + again.length;
}

/** Whether the last read before said that there is none: a client that was told so could not know better. */
function wasMisled(before: readonly SandboxRequest[]): boolean {
  const read = "GET /v1/appStoreVersions/{id}/alternativeDistributionPackage";
  const last = before.findLast(({ operation, status }) => operation === read && status !== undefined && status < 500);
  return last?.fault === "notYet" || last?.fault === "refusal";
}
