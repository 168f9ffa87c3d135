import { describe } from "vitest";
import { type Case, thereAndBack } from "../../test-support/contract/library-changes.js";

const text = { type: "string" };
const number = { type: "number" };
const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
const body = (more: object) => ({ operation: { requestBody: { ...json(text), ...more } } });
const responses = (responses: object) => ({ operation: { responses } });
const [ok, fault] = [{ 201: { description: "" } }, { 404: { description: "" } }];
const sameMediaTypes = [
  ["UTF-8", "application/json; charset=utf-8"],
  ["UTF-8 in capitals and quotes", 'application/json;charset="UTF-8"'],
] as const;
const header = (of: object) => responses({ 201: { headers: { "X-Left": of } } });

describe("there and back, the body of a request:", () => {
  thereAndBack("request body", [
    ["an optional body", {}, body({}), "additive request-body-added-optional", "breaking request-body-removed"],
    [
      "a required body",
      {},
      body({ required: true }),
      "breaking request-body-added-required",
      "breaking request-body-removed",
    ],
    [
      "required",
      body({}),
      body({ required: true }),
      "breaking request-body-became-required",
      "additive request-body-became-optional",
    ],
    [
      "a media type",
      body({}),
      body({ content: { ...json(text).content, "text/plain": {} } }),
      "additive request-body-media-type-added",
      "breaking request-body-media-type-removed",
    ],
    [
      "a schema",
      body({ content: { "text/plain": {} } }),
      body({ content: { "text/plain": { schema: text } } }),
      "breaking request-body-media-type-schema-added",
      "additive request-body-media-type-schema-removed",
    ],
    [
      "encoding",
      body({ content: { "multipart/form-data": {} } }),
      body({ content: { "multipart/form-data": { encoding: { title: { style: "form" } } } } }),
      "breaking request-body-encoding-changed",
      "breaking request-body-encoding-changed",
    ],
    [
      "a schema of the items of a stream",
      body({ content: { "application/jsonl": { itemSchema: { type: "object", maxProperties: 2 } } } }),
      body({ content: { "application/jsonl": { itemSchema: { type: "object", maxProperties: 1 } } } }),
      "breaking request-property-max-properties-decreased in request body []",
      "additive request-property-max-properties-increased in request body []",
    ],
    [
      "a range of media types",
      body({}),
      body({ content: { "application/*": { schema: text } } }),
      "additive request-body-media-type-widened",
      "breaking request-body-media-type-narrowed",
    ],
    ...sameMediaTypes.map(([title, type]): Case => {
      const content = { [type]: { schema: text } };
      return [`a media type with ${title}, which is the same`, body({}), body({ content }), "", ""];
    }),
    [
      "names in XML",
      body({ content: { "application/xml": { schema: { ...text, xml: { name: "a" } } } } }),
      body({ content: { "application/xml": { schema: { ...text, xml: { name: "b" } } } } }),
      "breaking request-body-xml-changed",
      "breaking request-body-xml-changed",
    ],
    [
      "an unknown keyword of a media type",
      body({}),
      body({ content: { "application/json": { schema: text, colour: text } } }),
      "breaking unknown-keyword-changed",
      "breaking unknown-keyword-changed",
    ],
  ]);
});

describe("there and back, what is answered:", () => {
  thereAndBack("response 201", [
    [
      "a success",
      responses(ok),
      responses({ ...ok, 202: {} }),
      "breaking response-success-status-added in response 202",
      "breaking response-success-status-removed in response 202",
    ],
    [
      "a redirection",
      responses(ok),
      responses({ ...ok, 303: {} }),
      "breaking response-success-status-added in response 303",
      "breaking response-success-status-removed in response 303",
    ],
    [
      "a fault",
      responses(ok),
      responses({ ...ok, ...fault }),
      "additive response-non-success-status-added in response 404",
      "neutral response-non-success-status-removed in response 404",
    ],
    [
      "a default beside others",
      responses(ok),
      responses({ ...ok, default: {} }),
      "additive response-non-success-status-added in response default",
      "neutral response-non-success-status-removed in response default",
    ],
    [
      "a default alone",
      responses({}),
      responses({ default: {} }),
      "breaking response-success-status-added in response default",
      "breaking response-success-status-removed in response default",
    ],
    ["an extension", responses(ok), responses({ ...ok, "x-note": {} }), "", ""],
    [
      "a media type",
      responses({ 201: { content: {} } }),
      responses({ 201: { content: { "text/plain": {} } } }),
      "additive response-media-type-added",
      "breaking response-media-type-removed",
    ],
    [
      "an optional header",
      responses(ok),
      header({ schema: text }),
      "additive response-header-added in response 201 header x-left",
      "breaking optional-response-header-removed in response 201 header x-left",
    ],
    [
      "a required header",
      responses(ok),
      header({ required: true, schema: text }),
      "additive response-header-added in response 201 header x-left",
      "breaking required-response-header-removed in response 201 header x-left",
    ],
    [
      "a header is required",
      header({ schema: text }),
      header({ required: true, schema: text }),
      "additive response-header-became-required in response 201 header x-left",
      "breaking response-header-became-optional in response 201 header x-left",
    ],
    [
      "a header that works as before",
      header({ schema: text }),
      header({ schema: text, deprecated: true }),
      "neutral response-header-deprecated in response 201 header x-left",
      "neutral response-header-reactivated in response 201 header x-left",
    ],
    [
      "the type of a header",
      header({ schema: text }),
      header({ schema: number }),
      "breaking response-header-type-changed in response 201 header x-left",
      "breaking response-header-type-changed in response 201 header x-left",
    ],
    [
      "a header written otherwise",
      header({ schema: text }),
      header({ schema: text, explode: true }),
      "breaking response-header-explode-changed in response 201 header x-left",
      "breaking response-header-explode-changed in response 201 header x-left",
    ],
    [
      "a link",
      responses({ 201: { links: { one: {} } } }),
      responses({ 201: { links: { one: {}, next: { operationId: "a" } } } }),
      "additive response-link-added in response 201 link next",
      "breaking response-link-removed in response 201 link next",
    ],
    [
      "where a link leads",
      responses({ 201: { links: { next: { operationId: "b" } } } }),
      responses({ 201: { links: { next: { operationId: "a" } } } }),
      "breaking response-link-changed in response 201 link next",
      "breaking response-link-changed in response 201 link next",
    ],
    [
      "a status for a range",
      responses({ "2XX": json(text) }),
      responses({ 200: json(text) }),
      "neutral response-success-status-range-changed in response 2XX",
      "breaking response-success-status-range-changed in response 200",
    ],
    [
      "a status for a range, with another body",
      responses({ "2xx": json(text) }),
      responses({ 200: json(number) }),
      "neutral response-success-status-range-changed in response 2XX, breaking response-body-type-changed in response 200",
      "breaking response-success-status-range-changed in response 200, breaking response-body-type-changed in response 2XX",
    ],
    [
      "a status for the default",
      responses({ default: json(text) }),
      responses({ 200: json(text), 404: json(text) }),
      "neutral response-success-status-range-changed in response default, additive response-non-success-status-added in response 404",
      "breaking response-success-status-range-changed in response 200, neutral response-non-success-status-removed in response 404",
    ],
    [
      "a status beside a range",
      responses({ 200: json(text), "2XX": json(text) }),
      responses({ 200: json(text) }),
      "neutral response-success-status-range-changed in response 2XX",
      "breaking response-success-status-added in response 2XX",
    ],
    [
      "a media type for a range",
      responses({ 201: { content: { "*/*": { schema: text } } } }),
      responses({ 201: json(text) }),
      "additive response-media-type-narrowed",
      "breaking response-media-type-widened",
    ],
  ]);
});
