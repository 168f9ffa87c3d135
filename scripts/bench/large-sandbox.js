// A sandbox with one large variant, in a process of its own; prints where it is and ends with its standard input.
import { startSandbox } from "../../dist/sandbox/index.js";

const variantBytes = Number(process.argv[2]);
const version = { versionString: "1.0", package: "there", variants: 1, variantBytes, chunkBytes: 64 * 2 ** 20 };
const sandbox = await startSandbox({ scenario: { apps: [{ bundleId: "com.example.large", versions: [version] }] } });
const { url, credentials, signatureRoot } = sandbox;
console.log(JSON.stringify({ url, credentials, signatureRoot }));
process.stdin.on("end", () => sandbox.close()).resume();
