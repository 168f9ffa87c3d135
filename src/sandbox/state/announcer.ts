import type { PackageVersion } from "./records.js";

/** Tells of package versions when they appear. */
export interface Announcer {
  expect(versions: readonly PackageVersion[]): void;
  /** Tells of those that have appeared by now and were not told of yet. */
  tell(): void;
  stop(): void;
}

const longestTimerMs = 2 ** 31 - 1;

/** The timer only sees to it that somebody looks; what has appeared is up to `now`. It keeps no process alive. */
export function createAnnouncer(now: () => number, announce: (version: PackageVersion) => void): Announcer {
  const expected = new Set<PackageVersion>();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function arm(): void {
    clearTimeout(timer);
    if (expected.size === 0) return;
    let next = Number.POSITIVE_INFINITY;
    for (const { appearsAt } of expected) next = Math.min(next, appearsAt);
    timer = setTimeout(tell, Math.min(Math.max(1, next - now()), longestTimerMs)).unref();
  }

  function tell(): void {
    for (const version of expected) {
      if (version.appearsAt > now()) continue;
      expected.delete(version);
      announce(version);
    }
    arm();
  }

  return {
    expect(versions) {
      // A request that was under way when it was stopped may still come to this.
      if (isStopped) return;
      for (const version of versions) expected.add(version);
      arm();
    },
    tell() {
      if (expected.size > 0) tell();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      expected.clear();
    },
  };
}
