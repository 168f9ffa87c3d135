import { referencedSchemaName, type Schema } from "../../../contract/document.js";
import type { ContractView } from "../contract-view.js";
import { remove, set } from "../edit.js";
import { breaking, harmless, type Mutant, type Operator } from "../operator.js";
import type { SchemaPlace } from "../schema-places.js";
import { answered, sent } from "./properties.js";

export const referenceOperators: Operator[] = [
  breaking("point a reference of a request at another component", ({ schemas }) => retargeted(sent(schemas))),
  breaking("point a reference of an answer at another component", ({ schemas }) => retargeted(answered(schemas))),
  breaking(
    "point a reference at nothing",
    ({ schemas }) =>
      references(schemas).map(({ name, path }) => ({
        place: name,
        edits: [set([...path, "$ref"], "#/components/schemas/Lost")],
      })),
    "schemas",
  ),
  breaking(
    "remove a component",
    ({ schemas }) =>
      components(schemas).map(({ name, path }) => ({
        place: name,
        edits: [remove(path)],
      })),
    "schemas",
  ),
  harmless("write a component out where it is used", inlined),
  harmless("wrap a reference in allOf", ({ schemas }) =>
    references(schemas)
      .filter(({ path }) => path.at(-2) !== "oneOf")
      .map(({ name, path, schema }) => ({ place: name, edits: [set(path, { allOf: [schema] })] })),
  ),
  harmless("rename a component and all that points at it", renamed),
];

function references(schemas: SchemaPlace[]): SchemaPlace[] {
  return schemas.filter(({ schema }) => schema.$ref);
}

function components(schemas: SchemaPlace[]): SchemaPlace[] {
  return schemas.filter(({ path }) => path.length === 3 && path[0] === "components");
}

/** A component that has little in common with any other; what points at it is pointed at a second one. */
const strangers = ["ErrorSourcePointer", "PagingInformation"];

function retargeted(schemas: SchemaPlace[]): Mutant[] {
  return references(schemas).map(({ name, path, schema }) => {
    const stranger = strangers.find((one) => one !== referencedSchemaName(schema));
    return { place: name, edits: [set([...path, "$ref"], `#/components/schemas/${stranger}`)] };
  });
}

/** But for members of a `oneOf`, whose discriminator names components, and a component within itself. */
function inlined({ schemas, document }: ContractView): Mutant[] {
  return references(schemas).flatMap(({ name, path, schema }) => {
    const component = referencedSchemaName(schema) ?? "";
    if (path.at(-2) === "oneOf" || component === "ErrorObject") return [];
    return [{ place: name, edits: [set(path, document.components.schemas[component])] }];
  });
}

function renamed({ document, schemas }: ContractView): Mutant[] {
  const text = JSON.stringify(document);
  return components(schemas).map(({ name }) => {
    const { paths, components: moved } = JSON.parse(
      text.replaceAll(`"#/components/schemas/${name}"`, `"#/components/schemas/${name}Renamed"`),
    ) as typeof document;
    const entries = Object.entries(moved.schemas).map(([key, schema]): [string, Schema] => [
      key === name ? `${name}Renamed` : key,
      schema,
    ]);
    const edits = [set(["paths"], paths), set(["components", "schemas"], Object.fromEntries(entries))];
    return { place: name, edits };
  });
}
