import { type Bar, barsOf } from "./bars.js";
import type { Extent, Outcome } from "./outcome.js";
import type { PartName } from "./parts.js";
import { isRight, type Score, scoresOf, telling } from "./score.js";

/** What one part of the proof came to. */
export interface PartReport {
  part: PartName;
  seconds: number;
  scores: Score[];
  /** What a gate let through that it should have caught, or the other way round: tests or rules that are missing. */
  survivors: Outcome[];
  /** What nobody can tell from the original, with the reason. */
  equivalents: Outcome[];
  bars: Bar[];
}

export interface Report {
  /** Undefined for everything. */
  extent: Extent | undefined;
  parts: PartReport[];
}

export function partReport(part: PartName, outcomes: readonly Outcome[], seconds: number): PartReport {
  return {
    ...{ part, seconds },
    scores: scoresOf(outcomes),
    survivors: telling(outcomes).filter((outcome) => !isRight(outcome)),
    equivalents: outcomes.filter(({ equivalent }) => equivalent !== undefined),
    bars: barsOf(part, outcomes),
  };
}

export function allBarsMet({ parts }: Report): boolean {
  return parts.length > 0 && parts.every(({ bars }) => bars.every(({ met }) => met));
}
