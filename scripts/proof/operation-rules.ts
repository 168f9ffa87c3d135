import { STATUS_CODES } from "node:http";
import type { Schema } from "../../src/contract/cut/document.js";
import { adding, become, type Change, having, type Rules, removed, renamed, reordered, without } from "./change.js";
import type { Edit, Place } from "./places.js";

const json = "application/json";
const otherType = "application/vnd.api+json";
const anyBody = { content: { [json]: { schema: { type: "object" } } } };
const anyOperation = { operationId: "added", responses: { 200: { description: "Added", ...anyBody } } };
const query = { name: "filter[added]", in: "query", style: "form", schema: { type: "string" } };
const header = { name: "X-Added", in: "header", schema: { type: "string" } };
const apiKey = { type: "apiKey", in: "header", name: "X-API-Key" };
const otherHost = { url: "https://api.example.com" };
const words = having({ description: "Other words." });
const wordsAndDeprecation = having({ description: "Other words." }, { deprecated: true });

const responseRules: Rules[string] = {
  remove: { response: removed, ...without("content") },
  rename: { status: (_, place) => renamed(place, place.kind === "error" ? "418" : "203") },
  reword: words,
};

/** The rules of everything but schemas. */
export const operationRules: Rules = {
  document: {
    add: { "a component that nothing uses": () => [{ path: ["components", "schemas", "Added"], value: {} }] },
    reword: reordered("paths"),
  },
  info: { reword: having({ description: "Other words." }, { version: "4.5" }) },
  server: {
    remove: { server: removed },
    rename: {
      host: () => otherHost,
      path: ({ url }) => ({ url: `${url}/connect` }),
      scheme: ({ url }) => ({ url: `${url}`.replace("https:", "http:") }),
    },
  },
  "security scheme": { retype: { ...become(apiKey), ...having({ scheme: "basic" }) }, reword: words },
  security: {
    remove: {
      ...{ ...without("security"), ...having({ security: [] }) },
      "the obligation": (owner, place) => ({ ...owner, security: [...securityOf(place), {}] }),
    },
    retype: { "another scheme": (_, place) => withSecondScheme(place, { second: [] }) },
    narrow: { "a second scheme": (_, place) => withSecondScheme(place, { ...securityOf(place)[0], second: [] }) },
    reword: { "written out": (owner, place) => ({ ...owner, security: securityOf(place) }) },
  },
  path: {
    remove: { path: removed },
    rename: {
      "last segment": (_, place) => renamed(place, place.key.replace(/([^/{}]+)(?=$|\/\{id\}$)/, "$1Renamed")),
      version: (_, place) => renamed(place, place.key.replace("/v1/", "/v2/")),
      "a slash at the end": (_, place) => renamed(place, `${place.key}/`),
      prefix: (_, place) => renamed(place, `/alternativeDistribution${place.key}`),
    },
    add: { ...having({ put: anyOperation }), "a path below": withPathBelow },
  },
  operation: {
    remove: { operation: removed },
    rename: { method: (_, place) => renamed(place, "put"), ...having({ servers: [otherHost] }) },
    narrow: {
      ...adding("parameters", { ...query, required: true }, { ...header, required: true }),
      "a body is required": (value) => !value.requestBody && { ...value, requestBody: { required: true, ...anyBody } },
    },
    add: adding("parameters", query, header),
    reword: {
      ...{ ...wordsAndDeprecation, ...without("operationId"), ...reordered("parameters") },
      ...having({ operationId: "other" }, { summary: "Other words" }, { tags: ["Added"] }, { "x-added": 1 }),
    },
  },
  "query parameter": {
    remove: { parameter: removed },
    rename: { name: (parameter) => ({ ...parameter, name: `${parameter.name}Renamed` }) },
    retype: {
      // As plain text: Prism 5.14.2 fails on a header that may hold a list and is not sent.
      ...having({ in: "header", style: "simple", schema: { type: "string" } }),
      default: ({ schema, ...rest }) => ({ ...rest, schema: { ...schema, default: defaultOf(schema) } }),
    },
    narrow: having({ required: true }),
    reword: wordsAndDeprecation,
  },
  "list parameter": {
    retype: having({ explode: true }, { explode: undefined }, { style: "pipeDelimited" }, { style: "spaceDelimited" }),
  },
  "path parameter": { rename: { name: renamedInPath }, reword: wordsAndDeprecation },
  "request body": { remove: { body: removed }, widen: without("required"), reword: words },
  responses: {
    widen: { "another success": withStatus(202), "a success without a body": withStatus(206) },
    add: { 409: withStatus(409), 410: withStatus(410), 412: withStatus(412), 500: withStatus(500) },
  },
  success: responseRules,
  error: responseRules,
  content: { add: having({ [otherType]: {} }) },
  "media type": {
    retype: { "another media type": (_, place) => renamed(place, otherType) },
    add: { "a valid example": ({ examples, ...rest }) => examples && { ...rest, examples: withCopy(examples) } },
  },
  example: {
    corrupt: {
      ...become({ $ref: "#/components/examples/lost" }),
      "a required member": ({ value }) => value && { value: withoutRequired(value) },
      "another type": ({ value }) => value && { value: { ...value, [value.errors ? "errors" : "data"]: "text" } },
      "a component that is referred to": (_, place) => place.path[0] === "components" && removed(_, place),
    },
    reword: {
      summary: ({ value }) => value && { value, summary: "Other words" },
      "no example": (_, place) => place.path[0] === "paths" && removed(_, place),
    },
  },
};

function securityOf({ value, document }: Place): object[] {
  return value.security ?? (document.security as object[]);
}

function withSecondScheme({ path }: Place, requirement: object): Edit[] {
  const scheme = { path: ["components", "securitySchemes", "second"], value: apiKey };
  return [{ path: [...path, "security"], value: [requirement] }, scheme];
}

function withPathBelow({ parameters }: Place["value"], { key }: Place): Edit[] {
  const value = { ...(parameters && { parameters }), get: anyOperation };
  return [{ path: ["paths", `${key}/added`], value }];
}

function defaultOf({ type, items }: Schema = {}): unknown {
  return { array: [items?.enum?.[0] ?? "one"], boolean: true }[type ?? ""] ?? 10;
}

function renamedInPath({ name }: Place["value"], place: Place): Edit[] {
  const [paths = "", route = "", ...steps] = place.path;
  const to = String(route).replace(`{${name}}`, `{${name}Renamed}`);
  const edits = renamed({ ...place, path: [paths, route], key: String(route) }, to);
  return [...edits, { path: [paths, to, ...steps, "name"], value: `${name}Renamed` }];
}

/** None where the status is documented. A success has the body of the present one, an error that of an error. */
function withStatus(status: number): Change {
  return (responses) => {
    const alike = Object.keys(responses).find((one) => (status < 300 ? one < "300" : one >= "400"));
    const { content } = responses[alike ?? ""] as Place["value"];
    const response = { description: STATUS_CODES[status], ...(status !== 206 && content && { content }) };
    return !responses[status] && { ...responses, [status]: response };
  };
}

/** Without the data of a response or request; an error, which has none, without its code. */
function withoutRequired({ data: _, errors, ...rest }: Record<string, unknown>): object {
  return Array.isArray(errors) ? { ...rest, errors: errors.map(({ code: _, ...error }) => error) } : rest;
}

function withCopy(examples: object): object {
  return { ...examples, added: Object.values(examples)[0] };
}
