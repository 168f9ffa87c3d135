import { type Content, type Document, type Operation, operationsOf, type Parameter } from "../../contract/document.js";
import { walkObjects } from "../../contract/walk.js";
import { type Edit, type Path, remove, set } from "./edit.js";
import { type PropertyPlace, propertyPlaces, type SchemaPlace, schemaPlaces } from "./schema-places.js";

/** The places of a contract where something can be changed. */
export interface ContractView {
  document: Document;
  /** Every schema of a body, at every depth, each once. */
  schemas: SchemaPlace[];
  properties: PropertyPlace[];
  operations: OperationPlace[];
  parameters: ParameterPlace[];
  bodies: BodyPlace[];
  answers: AnswerPlace[];
  /** Takes every example away. */
  withoutExamples: Edit[];
}

export interface OperationPlace {
  name: string;
  /** Where the operation stands, and the path it belongs to. */
  path: Path;
  route: string;
  method: string;
  operation: Operation;
}

export interface ParameterPlace {
  name: string;
  path: Path;
  /** The list it stands in, and where in it. */
  list: { path: Path; parameters: Parameter[]; at: number };
  parameter: Parameter;
}

/** The body of a request. */
interface BodyPlace {
  name: string;
  path: Path;
  body: Content;
}

export interface AnswerPlace {
  name: string;
  path: Path;
  status: number;
  answer: Content;
}

export function viewOf(document: Document): ContractView {
  const schemas = schemaPlaces(document);
  const operations = operationsOf(document).map(({ name, method, path: route, operation }) => ({
    ...{ name, route, method, operation },
    path: ["paths", route, method],
  }));
  return {
    ...{ document, schemas, operations, withoutExamples: withoutExamples(document) },
    properties: propertyPlaces(schemas),
    parameters: parameterPlaces(document, operations),
    bodies: operations.flatMap(({ name, path, operation: { requestBody } }) =>
      requestBody ? [{ name: `${name} request body`, path: [...path, "requestBody"], body: requestBody }] : [],
    ),
    answers: operations.flatMap(({ name, path, operation: { responses } }) =>
      Object.entries(responses).map(([status, answer]) => ({
        ...{ name: `${name} answer ${status}`, path: [...path, "responses", status], status: Number(status), answer },
      })),
    ),
  };
}

function withoutExamples(document: Document): Edit[] {
  const paths = structuredClone(document.paths);
  walkObjects(paths, (object) => {
    if (object.schema) delete object.examples;
  });
  return [set(["paths"], paths), remove(["components", "examples"])];
}

function parameterPlaces(document: Document, operations: OperationPlace[]): ParameterPlace[] {
  const ofRoutes = Object.entries(document.paths).map(([route, { parameters = [] }]) => ({
    ...{ name: route, path: ["paths", route, "parameters"], parameters },
  }));
  const ofOperations = operations.map(({ name, path, operation: { parameters = [] } }) => ({
    ...{ name, path: [...path, "parameters"], parameters },
  }));
  return [...ofRoutes, ...ofOperations].flatMap(({ name, path, parameters }) =>
    parameters.map((parameter, at) => ({
      ...{ name: `${name} parameter ${parameter.name}`, path: [...path, at], parameter },
      list: { path, parameters, at },
    })),
  );
}
