import { measureCalls } from "./bench/calls.js";
import { measureContract } from "./bench/contract.js";
import { measureImport, measureVersion } from "./bench/imports.js";
import { measureJose } from "./bench/jose-size.js";
import { countSignatures } from "./bench/signatures.js";
import { measureValidation } from "./bench/validated-calls.js";
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
  const validation = await measureValidation();
  line("2,000 calls with validate: report, against without", validation.create.toFixed(3), "at most 1.100");
  line("200 lists of 200 versions with it, against without", validation.list.toFixed(3), "for information");
  line("importing the package, over bare Node", `${measureImport().toFixed(1)} ms`, "at most 15 ms");
  line("adp --version, over bare Node", `${measureVersion().toFixed(1)} ms`, "at most 60 ms");
  const { size, limit } = await checkSize();
  line("bundle that signs in and creates a package", `${size} bytes gzipped`, `at most ${limit}`);
  line("what jose would add to it", `${await measureJose()} bytes gzipped`, "for information");
  const { cut, cutAndGenerate, diff } = measureContract();
  line("cutting Apple's document, over bare Node", seconds(cut), "at most 1.0 s");
  line("cutting it and generating, over bare Node", seconds(cutAndGenerate), "at most 3.0 s");
  line("comparing two whole documents, over bare Node", seconds(diff), "at most 4.0 s");
}

function seconds(milliseconds: number | undefined): string {
  return milliseconds === undefined ? "not measured" : `${(milliseconds / 1000).toFixed(2)} s`;
}

function line(what: string, figure: string, promise: string): void {
  console.log(`${what.padEnd(56)} ${figure.padStart(20)}   (${promise})`);
}

await runWhenCalled(import.meta, bench);
