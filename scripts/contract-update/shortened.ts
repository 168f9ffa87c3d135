const linesKept = 20;
const longestLine = 300;

/** The beginning and the end of a long output: a compiler says first what is wrong, a test run last. */
export function shortened(output: string): string {
  const lines = output.split("\n").map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line));
  const leftOut = lines.length - 2 * linesKept;
  if (leftOut <= 0) return lines.join("\n");
  return [...lines.slice(0, linesKept), `… ${leftOut} lines …`, ...lines.slice(-linesKept)].join("\n");
}
