import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Extent } from "./proof/outcome.js";
import { type PartName, parts } from "./proof/parts.js";
import { allBarsMet, partReport, type Report } from "./proof/report.js";
import { barLines, tableOf } from "./proof/table.js";
import { runWhenCalled } from "./run-when-called.js";

/** Makes mistakes, has the gates look for them, and prints what they found. */
async function proof(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      part: { type: "string" },
      sites: { type: "string" },
      seed: { type: "string" },
      json: { type: "string" },
    },
  });
  const extent = extentFrom(values.sites, values.seed);
  const print = values.json === "-" ? () => {} : (text: string) => console.log(text);
  const report: Report = { extent, parts: [] };
  for (const part of partsFrom(values.part)) {
    const startedAt = Date.now();
    const outcomes = await parts[part](extent);
    const ofPart = partReport(part, outcomes, (Date.now() - startedAt) / 1000);
    report.parts.push(ofPart);
    print(tableOf(ofPart));
  }
  print(barLines(report));
  if (values.json !== undefined) await writeJson(values.json, report);
  if (!allBarsMet(report)) process.exitCode = 1;
}

function partsFrom(name: string | undefined): PartName[] {
  const names = Object.keys(parts) as PartName[];
  if (name === undefined) return names;
  const known = names.filter((one) => one === name);
  if (known.length === 0) throw new Error(`--part: one of ${names.join(", ")}`);
  return known;
}

function extentFrom(sites: string | undefined, seed = "1"): Extent | undefined {
  for (const [name, value] of Object.entries({ sites, seed })) {
    if (value !== undefined && !/^[1-9]\d*$/.test(value)) throw new Error(`--${name}: a whole number from 1`);
  }
  return sites === undefined ? undefined : { sites: Number(sites), seed: Number(seed) };
}

async function writeJson(file: string, report: Report): Promise<void> {
  const text = `${JSON.stringify(report, undefined, 2)}\n`;
  if (file === "-") process.stdout.write(text);
  else await writeFile(file, text);
}

await runWhenCalled(import.meta, proof);
