import { remove, set } from "../edit.js";
import { breaking, harmless, type Mutant, narrowing, type Operator } from "../operator.js";
import type { SchemaPlace } from "../schema-places.js";
import { onlyAnswered, sent } from "./properties.js";

/** A keyword that narrows what a schema of some type allows. */
interface Limit {
  what: string;
  keyword: string;
  value: unknown;
  isFor(place: SchemaPlace): boolean;
}

const isText = ({ schema }: SchemaPlace) => schema.type === "string" && !schema.enum;
const isPlainText = (place: SchemaPlace) => isText(place) && !place.schema.format;
const isList = ({ schema }: SchemaPlace) => schema.type === "array";

const limits: Limit[] = [
  { what: "a greatest length of text", keyword: "maxLength", value: 3, isFor: isText },
  { what: "a least length of text", keyword: "minLength", value: 3, isFor: isPlainText },
  { what: "a pattern of text", keyword: "pattern", value: "^[A-Z]{3}$", isFor: isText },
  { what: "a greatest length of a list", keyword: "maxItems", value: 1, isFor: isList },
  { what: "a least length of a list", keyword: "minItems", value: 1, isFor: isList },
];

const answerLimits: Limit[] = [
  ...limits,
  { what: "a least number", keyword: "minimum", value: 0, isFor: ({ schema }) => schema.type === "integer" },
  { what: "a greatest number", keyword: "maximum", value: 200, isFor: ({ schema }) => schema.type === "integer" },
];

export const limitOperators: Operator[] = [
  ...limits.map((limit) => breaking(`add ${limit.what} to a request`, ({ schemas }) => limited(sent(schemas), limit))),
  ...answerLimits.map((limit) =>
    narrowing(`add ${limit.what} to an answer`, ({ schemas }) => limited(onlyAnswered(schemas), limit)),
  ),
  breaking("add a format to text of a request", ({ schemas }) => formatted(sent(schemas).filter(isPlainText))),
  breaking("change the format of text of a request", ({ schemas }) => formatted(sent(schemas).filter(hasFormat))),
  harmless("remove the format of text of a request", ({ schemas }) => unformatted(sent(schemas))),
  narrowing("add a format to text of an answer", ({ schemas }) => formatted(onlyAnswered(schemas).filter(isPlainText))),
  breaking("change the format of text of an answer", ({ schemas }) =>
    formatted(onlyAnswered(schemas).filter(hasFormat)),
  ),
  breaking("remove the format of text of an answer", ({ schemas }) => unformatted(onlyAnswered(schemas))),
];

function limited(places: SchemaPlace[], { keyword, value, isFor }: Limit): Mutant[] {
  return places.filter(isFor).map(({ name, path }) => ({ place: name, edits: [set([...path, keyword], value)] }));
}

function hasFormat({ schema }: SchemaPlace): boolean {
  return schema.type === "string" && schema.format !== undefined;
}

function formatted(places: SchemaPlace[]): Mutant[] {
  return places.map(({ name, path }) => ({ place: name, edits: [set([...path, "format"], "uuid")] }));
}

function unformatted(places: SchemaPlace[]): Mutant[] {
  return places.filter(hasFormat).map(({ name, path }) => ({ place: name, edits: [remove([...path, "format"])] }));
}
