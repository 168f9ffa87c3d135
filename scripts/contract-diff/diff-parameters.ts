import type { Change } from "./change.js";
import { diffContent } from "./diff-content.js";
import { diffSerialisation } from "./diff-serialisation.js";
import { type BothDocuments, type OperationPair, resolvedList } from "./operation-pair.js";
import { change, changeIn, type Part } from "./place.js";
import { isSchema } from "./schemas/raw-schema.js";
import { diffUnknownKeywords } from "./unknown-keywords.js";
import { verdicts } from "./verdicts.js";

type Parameter = Record<string, unknown>;

/** Changes in what may be sent beside the body. Parameters of the path count for each of its operations. */
export function diffParameters(pair: OperationPair, documents: BothDocuments): Change[] {
  const old = parametersOf(documents.before, pair.before, pair.pathNames?.before);
  const now = parametersOf(documents.after, pair.after, pair.pathNames?.after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [before, after] = [old.get(key), now.get(key)];
    if (!after) return removed(pair, before ?? {});
    if (!before) return added(pair, after);
    return changed(pair, before, after, documents);
  });
}

/** By place and name; a parameter of the path by its place in the path. */
function parametersOf(
  document: object,
  { operation, item }: OperationPair["before"],
  pathNames: readonly string[] = [],
): Map<string, Parameter> {
  const all = [...resolvedList(document, item.parameters), ...resolvedList(document, operation.parameters)];
  return new Map(
    all.map((parameter) => {
      const isOfPath = parameter.in === "path" && pathNames.includes(String(parameter.name));
      const name = isOfPath ? `#${pathNames.indexOf(String(parameter.name))}` : parameter.name;
      return [`${parameter.in} ${parameter.in === "header" ? String(name).toLowerCase() : name}`, parameter] as const;
    }),
  );
}

function placeOf({ operation }: OperationPair, parameter: Parameter): Pick<Change, "operation" | "location"> {
  return { operation, location: `parameter ${parameter.name}` };
}

function removed(pair: OperationPair, parameter: Parameter): Change[] {
  const what = `${parameter.in} parameter removed`;
  return [change(placeOf(pair, parameter), "request-parameter-removed", what, verdicts.notHeard)];
}

function added(pair: OperationPair, parameter: Parameter): Change[] {
  const place = placeOf(pair, parameter);
  if (parameter.in === "path")
    return [change(place, "new-request-path-parameter", "new path parameter", verdicts.refused)];
  const kind = parameter.required === true ? "required" : "optional";
  const what = `new ${kind} ${parameter.in} parameter`;
  return [change(place, `new-${kind}-request-parameter`, what, kind === "required" ? verdicts.refused : verdicts.more)];
}

function changed(pair: OperationPair, before: Parameter, after: Parameter, documents: BothDocuments): Change[] {
  const place = placeOf(pair, after);
  const part: Part = {
    ...{ operation: pair.operation, name: place.location, direction: "request" },
    ...{ subject: "request-parameter", subjectBelow: "request-parameter-property" },
  };
  return [
    ...requirement(place, before, after),
    ...diffSerialisation(place, before, after, documents),
    ...diffSchemas(part, before, after, documents),
    ...diffContent(part, before.content, after.content, documents),
    ...lifecycle(place, before, after),
    ...diffUnknownKeywords(place, before, after, known, documents),
  ];
}

const known = new Set([
  ...["name", "in", "required", "deprecated", "schema", "content"],
  ...["style", "explode", "allowReserved", "allowEmptyValue"],
]);

function diffSchemas(part: Part, before: Parameter, after: Parameter, { compare }: BothDocuments): Change[] {
  const schemaOf = ({ schema }: Parameter) => (isSchema(schema) ? schema : undefined);
  return compare(schemaOf(before), schemaOf(after), "request").map((found) => {
    const isDefault = found.steps.length === 0 && found.rule.startsWith("{subject}-default-value");
    return changeIn(part, isDefault ? { ...found, verdict: verdicts.actsOtherwise } : found);
  });
}

type Place = Pick<Change, "operation" | "location">;

function requirement(place: Place, before: Parameter, after: Parameter): Change[] {
  if (isRequired(before) === isRequired(after)) return [];
  return isRequired(after)
    ? [change(place, "request-parameter-became-required", "required now", verdicts.refused)]
    : [change(place, "request-parameter-became-optional", "no longer required", verdicts.acceptsMore)];
}

/** A parameter of the path cannot be left out, whether it says so or not. */
function isRequired(parameter: Parameter): boolean {
  return parameter.required === true || parameter.in === "path";
}

function lifecycle(place: Place, before: Parameter, after: Parameter): Change[] {
  if ((before.deprecated === true) === (after.deprecated === true)) return [];
  const action = after.deprecated === true ? "deprecated" : "reactivated";
  return [change(place, `request-parameter-${action}`, action, verdicts.notice)];
}
