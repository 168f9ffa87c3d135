import { isDeepStrictEqual } from "node:util";
import type { Change } from "./change.js";
import { type ExampleCheck, exampleCheckOf, type Fault } from "./example-check.js";
import { type ExamplePlace, examplePlacesOf } from "./example-places.js";
import type { BothDocuments } from "./operation-pair.js";
import { change } from "./place.js";
import { isSchema } from "./schemas/raw-schema.js";
import { verdicts } from "./verdicts.js";

/** Examples that their schema refuses now and did not refuse before. Mocks answer with them. */
export function diffExamples(documents: BothDocuments): Change[] {
  const old = examplePlacesOf(documents.before);
  const checks: Partial<Record<"before" | "after", ExampleCheck>> = {};
  const faultOf = (side: "before" | "after", place: ExamplePlace, name: string): Fault | undefined => {
    if (place.examples.get(name) === undefined) return { message: "there is no such example", isOfSchema: false };
    checks[side] ??= exampleCheckOf(documents[side]);
    return checks[side](place.schema, place.examples.get(name));
  };
  return [...examplePlacesOf(documents.after)].flatMap(([key, place]) => {
    const before = old.get(key);
    const isAccepted = before !== undefined && !narrows(before, place, documents);
    return [...place.examples].flatMap(([name, value]) => {
      const wasThere = before?.examples.has(name) ?? false;
      if (isAccepted && wasThere && isDeepStrictEqual(before?.examples.get(name), value)) return [];
      const fault = faultOf("after", place, name);
      if (fault === undefined) return [];
      const oldFault = before && wasThere ? faultOf("before", before, name) : undefined;
      if (oldFault && !oldFault.isOfSchema) return [];
      return [change(place, "example-invalid", `example ${name}: ${fault.message}`, verdicts.unreadable)];
    });
  });
}

/** Whether a schema may refuse what it accepted before. To compare takes less time than to check. */
function narrows(before: ExamplePlace, after: ExamplePlace, { isSame, compare }: BothDocuments): boolean {
  if (isSame(before.schema, after.schema)) return false;
  if (!isSchema(before.schema) || !isSchema(after.schema)) return true;
  const differences = compare(before.schema, after.schema, "response");
  return differences.some(({ effect }) => effect === "narrows" || effect === "crosses");
}
