import { type Change, change, type Part, type Place } from "./change.js";
import { type Direction, type Verdict, verdicts } from "./classify.js";
import { diffResponse } from "./diff-bodies.js";
import { type BothDocuments, type OperationPair, resolved } from "./operation-pair.js";
import { entriesOf, pairsByName } from "./schemas/raw-schema.js";

/** Changes in the responses: which statuses exist, and what each of them brings. */
export function diffResponses(pair: OperationPair, documents: BothDocuments, direction: Direction): Change[] {
  const [old, now] = [responsesOf(pair.before), responsesOf(pair.after)];
  const diff = (status: string, before: unknown, after: unknown) => {
    const part: Part = {
      ...{ operation: pair.operation, location: `response ${status}`, direction },
      ...{ subject: "response-body", subjectBelow: "response-property" },
    };
    return diffResponse(part, resolved(documents.before, before), resolved(documents.after, after), documents);
  };
  return pairsByName(old, now).flatMap(([status, before, after]) => {
    const place = { operation: pair.operation, location: `response ${status}` };
    if (before !== undefined && after !== undefined) return diff(status, before, after);
    if (before === undefined) {
      // What was within a range is reported where the range is gone.
      return isWithin(status, old, now) ? [] : [statusChange(place, status, now, "added", direction)];
    }
    const within = [...now.keys()].filter((other) => isRangeOf(status, other, old));
    if (within.length > 0) {
      const what = `status ${status} is ${within.join(", ")} now`;
      const verdict = direction === "request" && isSuccess(status, old) ? verdicts.refusedResponse : verdicts.notice;
      const narrowed = change(place, rangeRule(status), what, verdict);
      return [
        narrowed,
        ...within.filter((other) => !old.has(other)).flatMap((other) => diff(other, before, now.get(other))),
      ];
    }
    const range = [...now.keys()].find((other) => isRangeOf(other, status, now));
    if (range === undefined) return [statusChange(place, status, old, "removed", direction)];
    const verdict = direction === "request" ? verdicts.acceptsMore : widening(status, old, range);
    const widened = change(place, rangeRule(status), `status ${status} is ${range} now`, verdict);
    return [widened, ...(old.has(range) ? [] : diff(range, before, now.get(range)))];
  });
}

type Responses = Map<string, unknown>;

/** By status. Ranges are the same in capitals or not. */
function responsesOf({ operation }: OperationPair["before"]): Responses {
  const all = entriesOf(operation.responses).filter(([status]) => !status.startsWith("x-"));
  return new Map(all.map(([status, response]) => [status.replace(/xx$/i, "XX"), response]));
}

/** Whether a status of one side is a range that holds one of the other: `2XX`, or the default where there is no other success. */
function isRangeOf(range: string, status: string, side: Responses): boolean {
  if (range === "default") return /^2/.test(status) && isSuccess(range, side);
  return range.endsWith("XX") && range !== status && range[0] === status[0];
}

/** Whether a new status has to do with a range that is gone, or is one for a status that is gone. */
function isWithin(status: string, old: Responses, now: Responses): boolean {
  return [...old.keys()].some(
    (other) => !now.has(other) && (isRangeOf(other, status, old) || isRangeOf(status, other, now)),
  );
}

/** Callers expect 2xx and 3xx, as a number or as a range, and the default where it is the only one. */
function isSuccess(status: string, side: Responses): boolean {
  return /^[23]/.test(status) || (status === "default" && ![...side.keys()].some((other) => /^[23]/.test(other)));
}

function widening(status: string, old: Responses, range: string): Verdict {
  if (old.has(range)) return verdicts.notice;
  return isSuccess(status, old) ? verdicts.unexpectedResponse : verdicts.errorsAlike;
}

function rangeRule(status: string): string {
  return `response-${/^[23d]/.test(status) ? "success" : "non-success"}-status-range-changed`;
}

function statusChange(
  place: Place,
  status: string,
  side: Responses,
  action: "added" | "removed",
  direction: Direction,
): Change {
  const isExpected = isSuccess(status, side);
  const rule = `response-${isExpected ? "success" : "non-success"}-status-${action}`;
  return change(place, rule, `status ${status} ${action}`, statusVerdict(isExpected, action, direction));
}

/** Where the client is called, it is the one that responds, with any status that is accepted. */
function statusVerdict(isExpected: boolean, action: "added" | "removed", direction: Direction): Verdict {
  if (direction === "request" && action === "added") return verdicts.acceptsMore;
  if (isExpected) return direction === "request" ? verdicts.refusedResponse : verdicts.unexpectedResponse;
  return action === "removed" ? verdicts.fewerErrors : verdicts.errorsAlike;
}
