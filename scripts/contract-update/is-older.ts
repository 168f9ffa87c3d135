/** Whether a version of Apple's comes before another; `4.10` comes after `4.4.1`. */
export function isOlder(version: string, than: string): boolean {
  const [numbers, others] = [version, than].map((text) => text.split(".").map(Number)) as [number[], number[]];
  const at = Array.from({ length: Math.max(numbers.length, others.length) }, (_, index) => index);
  const first = at.find((index) => (numbers[index] ?? 0) !== (others[index] ?? 0));
  return first !== undefined && (numbers[first] ?? 0) < (others[first] ?? 0);
}
