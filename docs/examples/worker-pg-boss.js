// A worker on a queue in Postgres, with pg-boss, for more apps than one machine should publish: start as many as you
// like, on any machines that share the folder. The job of a worker that was killed is delivered again when its time is
// up, and `publish` continues where it was: nothing is created twice.
//
//   DATABASE_URL=postgres://… node worker-pg-boss.js packages                                       # works until it is stopped
//   DATABASE_URL=postgres://… node worker-pg-boss.js add com.example.one@2.4.0 com.example.two@1.0   # adds jobs

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createClient, credentialsFromEnv } from "alternative-distribution";
import { proxyFetch, publish } from "alternative-distribution/node";
import PgBoss from "pg-boss";

const [command, ...jobs] = process.argv.slice(2);
const { DATABASE_URL, ADP_BASE_URL, ADP_TRUST_ROOT } = process.env;
const queue = "publish";

const boss = new PgBoss(DATABASE_URL);
boss.on("error", ({ message }) => console.error(message));
await boss.start();
// Applies once: a queue that exists stays as it is. Up to six hours of tries, every two minutes.
await boss.createQueue(queue, { policy: "short", expireInMinutes: 15, retryLimit: 180, retryDelay: 120 });

if (command === "add") await add(jobs);
else await workIn(command);

/** The key and the policy `short` keep a version from waiting in the queue twice. */
async function add(jobs) {
  for (const job of jobs) {
    const [bundleId, version] = job.split("@");
    await boss.send(queue, { bundleId, version }, { singletonKey: job });
  }
  await boss.stop();
}

async function workIn(folder) {
  const trustedRoots = ADP_TRUST_ROOT ? [readFileSync(ADP_TRUST_ROOT, "utf8")] : [];
  const client = createClient({
    credentials: credentialsFromEnv(),
    // Only for the sandbox: see docs/examples/README.md.
    ...(ADP_BASE_URL && { baseUrl: ADP_BASE_URL }),
    fetch: proxyFetch(),
  });

  async function handle([{ id, data, expireInSeconds }]) {
    const { bundleId, version } = data;
    const name = `${bundleId} ${version}`;
    console.log(`${name}: started`);
    try {
      const { packageId } = await publish(client, {
        bundleId,
        version,
        directory: join(folder, bundleId, version),
        trustedRoots,
        timeoutMs: 5 * 60_000,
        // The queue delivers the job again when its time is up: this run has to have ended by then.
        signal: AbortSignal.timeout(expireInSeconds * 900),
      });
      console.log(`${name}: package ${packageId}`);
    } catch (error) {
      console.error(`${name}: ${error.message}`);
      if (isForGood(error)) await boss.cancel(queue, id);
      else throw error; // the queue delivers the job again
    }
  }

  // Four jobs at a time in this process.
  for (let count = 0; count < 4; count++) await boss.work(queue, handle);
  process.once("SIGTERM", () => boss.stop().then(() => process.exit()));
}

/** What another try does not change: somebody has to do something, and then to add the job again. */
function isForGood({ code, status }) {
  if (code === "ERR_ASC_RESPONSE") return status < 500 && status !== 429;
  return ["ERR_ASC_ARGUMENT", "ERR_ASC_CREDENTIALS", "ERR_ASC_NOT_FOUND"].includes(code);
}
