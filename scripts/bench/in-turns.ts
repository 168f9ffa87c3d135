/** Milliseconds of one run of each kind: the median. */
export type Costs<Kind extends string> = Record<Kind, number>;

/**
 * Runs one of each kind in turn, so that a slow moment of the machine falls on all alike, after as many rounds as it
 * takes to warm up.
 */
export async function runInTurns<Kind extends string>(
  kinds: Record<Kind, () => Promise<unknown>>,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<Costs<Kind>> {
  const names = Object.keys(kinds) as Kind[];
  const times = new Map(names.map((name): [Kind, number[]] => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + warmUp + turn) % names.length] as Kind;
      const startedAt = performance.now();
      await kinds[name]();
      if (round >= 0) times.get(name)?.push(performance.now() - startedAt);
    }
  }
  return Object.fromEntries([...times].map(([name, taken]) => [name, median(taken)])) as Costs<Kind>;
}

/** The middle one of some numbers, which a pause of the machine does not move. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
