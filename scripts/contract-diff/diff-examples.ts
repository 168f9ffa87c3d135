import { isDeepStrictEqual } from "node:util";
import { methods } from "../contract/document.js";
import type { Change } from "./change.js";
import { type ExampleCheck, exampleCheckOf } from "./example-check.js";
import { type BothDocuments, resolved } from "./operation-pair.js";
import { change } from "./place.js";
import { entriesOf, isObject } from "./raw-schema.js";
import { verdicts } from "./verdicts.js";

/** A body with what it shows: `schema` and `examples` as they stand, and the JSON pointer of the schema. */
interface Body {
  place: Pick<Change, "operation" | "location">;
  pointer: string;
  schema: unknown;
  examples: Map<string, unknown>;
}

/** Examples that their schema refuses now and did not refuse before. Mocks answer with them. */
export function diffExamples(documents: BothDocuments): Change[] {
  const old = bodiesOf(documents.before);
  const checks: Partial<Record<"before" | "after", ExampleCheck>> = {};
  const faultOf = (side: "before" | "after", body: Body, name: string) => {
    checks[side] ??= exampleCheckOf(documents[side]);
    return checks[side](body.pointer, body.schema, body.examples.get(name));
  };
  return [...bodiesOf(documents.after)].flatMap(([key, body]) => {
    const before = old.get(key);
    const isSameSchema = before !== undefined && documents.isSame(before.schema, body.schema);
    return [...body.examples].flatMap(([name, value]) => {
      const wasThere = before?.examples.has(name) ?? false;
      if (isSameSchema && wasThere && isDeepStrictEqual(before?.examples.get(name), value)) return [];
      const fault = faultOf("after", body, name);
      if (fault === undefined || (before && wasThere && faultOf("before", before, name) !== undefined)) return [];
      return [change(body.place, "example-invalid", `example ${name}: ${fault}`, verdicts.unreadable)];
    });
  });
}

function bodiesOf(document: Record<string, unknown>): Map<string, Body> {
  const bodies = new Map<string, Body>();
  for (const [path, item] of entriesOf(document.paths)) {
    for (const method of methods) {
      const operation = isObject(item) ? item[method] : undefined;
      if (!isObject(operation)) continue;
      const place = `${method.toUpperCase()} ${path}` as Change["operation"];
      const contents: [string, string, unknown][] = [
        ["request body", "requestBody", operation.requestBody],
        ...entriesOf(operation.responses).map(([status, response]): [string, string, unknown] => [
          `response ${status}`,
          `responses/${status}`,
          response,
        ]),
      ];
      for (const [location, part, node] of contents) {
        const { content } = resolved(document, node);
        for (const [mediaType, media] of entriesOf(content)) {
          if (!isObject(media) || media.schema === undefined) continue;
          const pointer = `#/paths/${escaped(path)}/${method}/${part}/content/${escaped(mediaType)}/schema`;
          const body = { place: { operation: place, location }, pointer, schema: media.schema };
          const examples = examplesOf(document, media);
          if (examples.size > 0) bodies.set(pointer, { ...body, examples });
        }
      }
    }
  }
  return bodies;
}

function examplesOf(document: object, media: Record<string, unknown>): Map<string, unknown> {
  const named = entriesOf(media.examples).map(([name, node]) => [name, resolved(document, node).value] as const);
  return new Map(media.example === undefined ? named : [...named, ["example", media.example] as const]);
}

function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));
}
