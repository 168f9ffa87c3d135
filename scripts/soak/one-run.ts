import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "../../src/index.js";
import { type Fault, type Sandbox, type SandboxRequest, type Scenario, startSandbox } from "../../src/sandbox/index.js";
import { numbersFrom } from "../numbers-from.js";
import { attempt, killedProcess, type RunReport } from "./attempt.js";
import { faultsOfFolder, missingFiles } from "./check-package-folder.js";
import { drawBurst, drawFault, drawPlace, faultsOfForeign, leftovers, type Place, stepClock } from "./draw-fault.js";

const bundleId = "com.example.soak";
const versionString = "1.0";
/** Faults may come in the first attempts; the later ones are left alone, and have to finish. */
const attemptsWithFaults = 3;
const maxAttempts = 6;
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
    for (; plan.attempt <= maxAttempts; plan.attempt++) {
      plan.isOn = plan.attempt <= attemptsWithFaults;
      const isKilled = plan.attempt === 1 && index % killsOneIn === 0;
      const end = isKilled
        ? await killedProcess(sandbox, argumentsFor(directory, trustRoot, plan.isOn), random)
        : await attempt(sandbox, argumentsFor(directory, trustRoot, plan.isOn), random, plan.isOn, report);
      report.ends.push(end);
      plan.isOn = false;
      await checkAfter(sandbox, directory, end, report);
      if (end === 0) break;
    }
    if (report.ends.at(-1) !== 0) report.problems.push(`not finished after ${maxAttempts} attempts`);
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

async function checkAfter(
  sandbox: Sandbox,
  directory: string,
  end: number | "killed",
  report: RunReport,
): Promise<void> {
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

/** The sandbox refuses a second package as Apple presumably does: what counts is that none was requested. */
function createdTwice({ packagesCreated, requests }: Sandbox): number {
  const again = requests.filter(({ operation, status, fault }, index) => {
    const isRefused = operation === "POST /v1/alternativeDistributionPackages" && status === 409 && !fault;
    return isRefused && !wasMisled(requests.slice(0, index));
  });
  return Math.max(0, packagesCreated.length - 1) + again.length;
}

/** Whether the last read before said that there is none: a client could not know better. */
function wasMisled(before: readonly SandboxRequest[]): boolean {
  const read = "GET /v1/appStoreVersions/{id}/alternativeDistributionPackage";
  const last = before.findLast(({ operation, status }) => operation === read && status !== undefined && status < 500);
  return last?.fault === "notYet" || last?.fault === "refusal";
}
