import type { Change } from "./change.js";
import type { BothDocuments } from "./operation-pair.js";
import { change } from "./place.js";
import { isWordy } from "./schemas/words.js";
import { unknownKeyword } from "./verdicts.js";

/** Changes in what an object of OpenAPI holds beside the keywords that the rules know. */
export function diffUnknownKeywords(
  place: Pick<Change, "operation" | "location">,
  before: object,
  after: object,
  known: ReadonlySet<string>,
  { isSame }: BothDocuments,
): Change[] {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return (
    [...new Set([...Object.keys(old), ...Object.keys(now)])]
      .filter((keyword) => !known.has(keyword) && !isWordy(keyword))
      // Under their keyword, since callbacks and the like may have any names.
      .filter((keyword) => !isSame({ [keyword]: old[keyword] }, { [keyword]: now[keyword] }))
      .map((keyword) => {
        const { rule, what, verdict } = unknownKeyword(keyword);
        return change(place, rule, what, verdict);
      })
  );
}
