/** What came of a check, and what to print of it. */
export interface Result {
  passed: number;
  failed: number;
  /** Left out on this machine; neither passed nor failed. */
  skipped?: number;
  text: string;
}

export type Check = () => Promise<Result>;

/** How long something took, as it is printed. */
export function secondsSince(startedAt: number): string {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}
