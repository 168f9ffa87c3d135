import { parseArgs } from "node:util";
import { measureCalls } from "./bench/calls.js";
import { measureDownload } from "./bench/download.js";
import { measureImport, measureVersion } from "./bench/process-start.js";
import { countRequests } from "./bench/requests.js";
import { build } from "./build.js";
import { bundleBytes } from "./check-size.js";
import { runWhenCalled } from "./run-when-called.js";

/**
 * Prints what the package costs, measured now, or with `--download` what a download costs. Times are ratios within one
 * run; machines are noisy.
 */
async function bench(args: string[]): Promise<void> {
  const options = { mebibytes: { type: "string", default: "256" }, download: { type: "boolean" } } as const;
  const { values } = parseArgs({ args, options });
  if (!/^[1-9]\d*$/.test(values.mebibytes)) throw new Error("--mebibytes: a whole number from 1");
  await build();
  if (!values.download) await benchCalls();
  await benchDownload(Number(values.mebibytes));
}

async function benchCalls(): Promise<void> {
  const { client, bareFetch, byHand } = await measureCalls();
  line("a typed call, over a bare fetch", times(client / bareFetch));
  line("a typed call, over openapi-fetch and jose wired by hand", times(client / byHand));
  line("process start with the import, over bare Node", times(measureImport()));
  line("adp --version, over bare Node", times(measureVersion()));
  line("a bundle that signs in and creates a package, gzipped", `${await bundleBytes()} bytes`);
  const requests = await countRequests();
  line("requests of a publish run: the first, the same again", `${requests.first}, ${requests.again}`);
}

async function benchDownload(mebibytes: number): Promise<void> {
  const download = await measureDownload(mebibytes * 2 ** 20);
  line(`${mebibytes} MiB by publish, over curl and openssl dgst -sha256`, times(download.time));
  line("verifyPackage of it, over openssl dgst -sha256", times(download.verification));
  line("the most memory of that process", `${download.megabytes.toFixed(0)} MB`);
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}

function line(what: string, figure: string): void {
  console.log(`${what.padEnd(58)} ${figure.padStart(14)}`);
}

await runWhenCalled(import.meta, bench);
