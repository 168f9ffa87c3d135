// Downloads and verifies the package of a sandbox, in a process of its own, whose memory is what is measured.
import { createClient } from "../../dist/index.js";
import { publish, verifyPackage } from "../../dist/node/index.js";

const [sandbox, directory] = process.argv.slice(2);
const { url, credentials, signatureRoot } = JSON.parse(sandbox);
const trustedRoots = [signatureRoot];
const client = createClient({ baseUrl: url, credentials });
const startedAt = performance.now();
await publish(client, { bundleId: "com.example.large", version: "1.0", directory, trustedRoots });
const milliseconds = performance.now() - startedAt;
const verifiedFrom = performance.now();
const { ok } = await verifyPackage(directory, { trustedRoots });
const verification = performance.now() - verifiedFrom;
// In kilobytes on every system.
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ ok, milliseconds, verification, megabytes: maxRSS / 1024 }));
