import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import PgBoss from "pg-boss";
import { verifyPackage } from "../src/node/index.js";
import { type Fault, type Sandbox, type SandboxRequest, type Scenario, startSandbox } from "../src/sandbox/index.js";
import { build } from "./build.js";
import { numbersFrom } from "./numbers-from.js";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";
import { startPostgres } from "./test-scale/postgres.js";
import { startWorkers, type Workers } from "./test-scale/workers.js";

const root = join(import.meta.dirname, "..");
const example = join(root, "docs/examples/worker-pg-boss.js");
const create = "POST /v1/alternativeDistributionPackages";
const apps = 20;
const versionsOfAnApp = 10;
const workers = 4;
const kills = 2;

const jobs = Array.from({ length: apps * versionsOfAnApp }, (_, index) => ({
  bundleId: `com.example.app${index % apps}`,
  version: `1.${Math.floor(index / apps)}`,
}));

/** What is stopped or removed at the end, the last one first. */
type CleanUp = (() => Promise<unknown>)[];

/**
 * Publishes 200 versions with four processes of the example on a Postgres of its own. Two of them are killed in the
 * middle of a job, and the responses to some POSTs are lost. Prints figures, and fails unless every version was
 * published whole and once.
 */
async function testScale(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { seed: { type: "string", default: "1" } } });
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-scale-"));
  const database = `${folder}-postgres`;
  const cleanUp: CleanUp = [
    () => rm(folder, { recursive: true }),
    () => rm(database, { recursive: true, force: true }),
  ];
  try {
    const postgres = await startPostgres(database);
    cleanUp.push(postgres.stop);
    await build();
    await publishAll(postgres.url, folder, numbersFrom(values.seed), cleanUp);
  } finally {
    for (const step of cleanUp.reverse()) await step();
  }
}

async function publishAll(database: string, folder: string, random: () => number, cleanUp: CleanUp): Promise<void> {
  const killAt = Array.from({ length: kills }, () => 100 + Math.floor(random() * 1_000)).sort((a, b) => a - b);
  let fleet: Workers | undefined;
  const faults = ({ operation, count }: SandboxRequest): Fault | undefined => {
    const [next = Number.POSITIVE_INFINITY] = killAt;
    if (sandbox.requests.length >= next && fleet?.killLatest()) killAt.shift();
    return operation === create && count % 20 === 0 ? { kind: "dropAfter" } : undefined;
  };
  const sandbox = await startSandbox({ scenario: scenario(), faults });
  cleanUp.push(sandbox.close);
  const queue = await openQueue(database);
  cleanUp.push(() => queue.stop({ graceful: false }));
  const environment = await environmentOf(sandbox, database, folder);
  const names = jobs.map(({ bundleId, version }) => `${bundleId}@${version}`);
  await run(process.execPath, [example, "add", ...names], { directory: root, environment });
  const startedAt = performance.now();
  const packages = join(folder, "packages");
  fleet = startWorkers(workers, example, packages, { ...process.env, ...environment });
  cleanUp.push(fleet.stop);
  await Promise.race([isDone(queue), fleet.failure]);
  console.log(`${jobs.length} jobs in ${Math.round((performance.now() - startedAt) / 1000)} s by ${workers} workers`);
  const lost = sandbox.requests.filter(({ operation, fault }) => operation === create && fault).length;
  console.log(`${fleet.killed} workers killed in the middle of a job, ${lost} responses to POSTs lost`);
  const { packagesCreated } = sandbox;
  const published = new Set(packagesCreated.map(({ appStoreVersionId }) => appStoreVersionId)).size;
  const figures: [string, number][] = [
    ["jobs that were not completed", jobs.length - (await count(queue, "state = 'completed'"))],
    ["kills that left no job to deliver again", Math.max(0, kills - (await count(queue, "retry_count > 0")))],
    ["packages that were not created", jobs.length - published],
    ["packages created twice", packagesCreated.length - published + refused(sandbox)],
    ["folders that are not what was signed", await badFolders(packages, sandbox.signatureRoot)],
  ];
  for (const [what, count] of figures) console.log(`${count} ${what}`);
  if (figures.some(([, count]) => count !== 0)) throw new Error(`what must not be has happened:\n${fleet.printed()}`);
}

/** Most packages exist at the first poll, those of one version of each app only at the second. */
function scenario(): Scenario {
  const versions = Array.from({ length: versionsOfAnApp }, (_, index) => ({
    versionString: `1.${index}`,
    packageDelayMs: index === 0 ? 2_000 : 0,
    variantBytes: 1_000_000,
  }));
  return { apps: Array.from({ length: apps }, (_, index) => ({ bundleId: `com.example.app${index}`, versions })) };
}

/** The queue of the example, with shorter times: the example leaves one that exists as it is. */
async function openQueue(database: string): Promise<PgBoss> {
  const queue = new PgBoss({ connectionString: database, maintenanceIntervalSeconds: 1 });
  queue.on("error", ({ message }) => console.error(message));
  await queue.start();
  await queue.createQueue("publish", {
    name: "publish",
    policy: "short",
    expireInSeconds: 40,
    retryLimit: 10,
    retryDelay: 1,
  });
  return queue;
}

async function environmentOf(sandbox: Sandbox, database: string, folder: string): Promise<Record<string, string>> {
  const trustRoot = join(folder, "root.pem");
  await writeFile(trustRoot, sandbox.signatureRoot);
  const { issuerId, keyId, privateKey } = sandbox.credentials;
  const key = { ASC_ISSUER_ID: issuerId, ASC_KEY_ID: keyId, ASC_PRIVATE_KEY: privateKey };
  return { ...key, ADP_BASE_URL: sandbox.url, ADP_TRUST_ROOT: trustRoot, DATABASE_URL: database };
}

/** Resolves when the queue has nothing to deliver and nobody works. */
async function isDone(queue: PgBoss): Promise<void> {
  while ((await count(queue, "state < 'completed'")) > 0) await sleep(500);
}

async function count(queue: PgBoss, where: string): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'publish' AND ${where}`;
  const { rows } = await queue.getDb().executeSql(text, []);
  return (rows as { count: number }[])[0]?.count ?? Number.NaN;
}

/** POSTs that the sandbox refused since the package existed: a client that reads first sends none. */
function refused({ requests }: Sandbox): number {
  return requests.filter(({ operation, status }) => operation === create && status === 409).length;
}

/** Folders of which the signature, a file, or the app and version are not what they should be. */
async function badFolders(packages: string, signatureRoot: string): Promise<number> {
  let bad = 0;
  for (const { bundleId, version } of jobs) {
    const directory = join(packages, bundleId, version);
    const report = await verifyPackage(directory, { trustedRoots: [signatureRoot] }).catch(() => undefined);
    if (!report?.ok || report.bundleId !== bundleId || report.shortVersionString !== version) bad++;
  }
  return bad;
}

await runWhenCalled(import.meta, testScale);
