// A release job: from an approved version to a verified package in a folder. Run again after any failure: what exists
// is kept, and nothing is created twice.
//
//   ASC_ISSUER_ID=… ASC_KEY_ID=… ASC_PRIVATE_KEY=… node release.js com.example.app 2.4.0 package

import { readFileSync } from "node:fs";
import { AppStoreConnectError, createClient, credentialsFromEnv } from "alternative-distribution";
import { NotReadyError, proxyFetch, publish } from "alternative-distribution/node";

const [bundleId, version, directory] = process.argv.slice(2);
const { ADP_BASE_URL, ADP_TRUST_ROOT } = process.env;

const client = createClient({
  credentials: credentialsFromEnv(),
  // Only for the sandbox: see docs/examples/README.md.
  ...(ADP_BASE_URL && { baseUrl: ADP_BASE_URL }),
  fetch: proxyFetch(),
  onWarning: ({ message }) => console.warn(message),
});

try {
  const published = await publish(client, {
    bundleId,
    version,
    directory,
    timeoutMs: 45 * 60_000,
    trustedRoots: ADP_TRUST_ROOT ? [readFileSync(ADP_TRUST_ROOT, "utf8")] : [],
    onProgress: (event) => {
      if (event.type === "step" && event.state === "started") console.log(`${event.step} …`);
    },
  });
  console.log(`package ${published.packageId}: ${published.files.length} files in ${directory}`);
} catch (error) {
  if (!(error instanceof AppStoreConnectError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  // 5: Apple is not ready; run the same job again later; it continues from there.
  process.exitCode = error instanceof NotReadyError ? 5 : 1;
}
