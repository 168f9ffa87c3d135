/**
 * Which of two versions or builds is newer, by their numbers between dots: negative when the first is older, 0 when they
 * are the same. `2.10` is newer than `2.9`, and `2.4` the same as `2.4.0`. What is no number is compared as text.
 */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.trim().split("."));
  const length = Math.max(left?.length ?? 0, right?.length ?? 0);
  for (let at = 0; at < length; at++) {
    const order = comparePart(left?.[at] ?? "0", right?.[at] ?? "0");
    if (order !== 0) return order;
  }
  return 0;
}

function comparePart(one: string, other: string): number {
  if (/^\d+$/.test(one) && /^\d+$/.test(other)) return Number(BigInt(one) - BigInt(other));
  return one === other ? 0 : one < other ? -1 : 1;
}
