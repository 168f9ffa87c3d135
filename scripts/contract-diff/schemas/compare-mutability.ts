import { verdicts } from "../verdicts.js";
import type { Difference, Direction } from "./difference.js";

/** What an object says of one of its properties. */
export interface Member {
  isRequired: boolean;
  /** Not merely required by name. */
  isDeclared: boolean;
  /** Whether it belongs to the other direction, as `readOnly` and `writeOnly` say. */
  isReadOnly: boolean;
  isWriteOnly: boolean;
}

const words = { isReadOnly: "read-only", isWriteOnly: "write-only" } as const;

/** A property that turns read-only is gone from requests; one that turns write-only is gone from answers. */
export function compareMutability(old: Member, now: Member, direction: Direction): Difference[] {
  const isRequest = direction === "request";
  const [own, other] = isRequest ? (["isReadOnly", "isWriteOnly"] as const) : (["isWriteOnly", "isReadOnly"] as const);
  const rule = `${direction}-${now.isRequired ? "required" : "optional"}-property-became`;
  const differences: Difference[] = [];
  if (now[own] && !old[own]) {
    const verdict = isRequest ? verdicts.notHeard : verdicts.notFound;
    differences.push({ rule: `${rule}-${words[own]}`, effect: "crosses", what: `${words[own]} now`, verdict });
  }
  if (old[own] && !now[own]) {
    const effect = isRequest && !now.isRequired ? "widens" : "narrows";
    differences.push({ rule: `${rule}-non-${words[own]}`, effect, what: `no longer ${words[own]}` });
  }
  if (old[other] !== now[other]) {
    const what = `${now[other] ? "" : "no longer "}${words[other]}${now[other] ? " now" : ""}`;
    differences.push({ rule: `${rule}-${now[other] ? "" : "non-"}${words[other]}`, effect: "none", what });
  }
  return differences;
}
