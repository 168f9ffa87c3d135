// Many apps with one key: a few publish runs at once, which share a budget of requests. The limiter here is a bucket in
// this process; with several processes, let `acquire` ask a store that they share, such as Redis.
//
//   node worker.js packages com.example.one@2.4.0 com.example.two@1.0

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient, credentialsFromEnv } from "alternative-distribution";
import { publish } from "alternative-distribution/node";

const [folder, ...jobs] = process.argv.slice(2);
const { ADP_BASE_URL, ADP_TRUST_ROOT } = process.env;
const trustedRoots = ADP_TRUST_ROOT ? [readFileSync(ADP_TRUST_ROOT, "utf8")] : [];

/** At most so many requests a second, whoever asks. */
function createLimiter(perSecond) {
  let nextAt = 0;
  return {
    async acquire(signal) {
      const now = performance.now();
      const at = Math.max(nextAt, now);
      nextAt = at + 1000 / perSecond;
      await sleep(at - now, undefined, { signal });
    },
  };
}

const client = createClient({
  credentials: credentialsFromEnv(),
  limiter: createLimiter(20),
  ...(ADP_BASE_URL && { baseUrl: ADP_BASE_URL }),
});

async function work() {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const [bundleId, version] = job.split("@");
    const directory = join(folder, `${bundleId}-${version}`);
    try {
      const { packageId } = await publish(client, { bundleId, version, directory, trustedRoots });
      console.log(`${job}: package ${packageId}`);
    } catch (error) {
      // One app's failure is not the others'.
      console.error(`${job}: ${error.message}`);
      process.exitCode = 1;
    }
  }
}

await Promise.all(Array.from({ length: 4 }, work));
