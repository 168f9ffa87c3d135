// Downloads and verifies the package of a sandbox, in a process of its own, whose memory is what is measured.
import { createClient } from "../../dist/index.js";
import { publish, verifyPackage } from "../../dist/node/index.js";

const [sandbox, directory] = process.argv.slice(2);
const { url, credentials } = JSON.parse(sandbox);
const client = createClient({ baseUrl: url, credentials });
const startedAt = performance.now();
await publish(client, { bundleId: "com.example.large", version: "1.0", directory });
const milliseconds = performance.now() - startedAt;
const { ok } = await verifyPackage(directory);
const withVerification = performance.now() - startedAt;
// In kilobytes on every system.
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ ok, milliseconds, withVerification, megabytes: maxRSS / 1024 }));
