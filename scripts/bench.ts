import { measureCalls } from "./bench/calls.js";
import { measureImport } from "./bench/imports.js";
import { measureJose } from "./bench/jose-size.js";
import { countSignatures } from "./bench/signatures.js";
import { build } from "./build.js";
import { checkSize } from "./check-size.js";
import { runWhenCalled } from "./run-when-called.js";

/** Prints what the project promises about speed and size, measured now. Ratios within one run; machines are noisy. */
async function bench(): Promise<void> {
  await build();
  line("tokens signed for 50 first calls at the same time", String(await countSignatures()), "1");
  const { client, rawClient, sameFetch, plainFetch } = await measureCalls();
  line("2,000 calls, against fetch doing the same", (client / sameFetch).toFixed(3), "at most 1.100");
  line("2,000 calls, against fetch without deadline or checks", (client / plainFetch).toFixed(3), "for information");
  line("2,000 calls of raw, against fetch doing the same", (rawClient / sameFetch).toFixed(3), "for information");
  line("importing the package, over bare Node", `${measureImport().toFixed(1)} ms`, "at most 15 ms");
  const { size, limit } = await checkSize();
  line("bundle that signs in and creates a package", `${size} bytes gzipped`, `at most ${limit}`);
  line("what jose would add to it", `${await measureJose()} bytes gzipped`, "for information");
}

function line(what: string, figure: string, promise: string): void {
  console.log(`${what.padEnd(56)} ${figure.padStart(20)}   (${promise})`);
}

await runWhenCalled(import.meta, bench);
