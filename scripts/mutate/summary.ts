/** What is read of the report that StrykerJS writes. */
export interface MutationReport {
  files: Record<string, { mutants: Mutant[] }>;
}

interface Mutant {
  status: string;
  statusReason?: string;
  mutatorName: string;
  location: { start: { line: number } };
}

/** How many mutants came to what, and each ignored one with the reason that stands in the source. */
export function summaryOf({ files }: MutationReport): string {
  const all = Object.entries(files).flatMap(([file, { mutants }]) => mutants.map((mutant) => ({ file, ...mutant })));
  if (all.length === 0) throw new Error("no mutants: the patterns match no file");
  const count = (status: string) => all.filter((mutant) => mutant.status === status).length;
  const ignored = all.filter(({ status }) => status === "Ignored");
  const detected = count("Killed") + count("Timeout");
  const survived = count("Survived") + count("NoCoverage");
  const figures = `${detected} caught (${count("Timeout")} by timeout), ${survived} survived, ${ignored.length} ignored`;
  const reasons = ignored.map(
    ({ file, location, mutatorName, statusReason }) =>
      `  ${file}:${location.start.line} ${mutatorName}: ${statusReason ?? "no reason given"}`,
  );
  return [`${all.length} mutants: ${figures}`, ...new Set(reasons)].join("\n");
}
