import { describe } from "vitest";
import { thereAndBack } from "../testing/library-changes.js";

const text = { type: "string" };
const number = { type: "number" };
const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
const body = (more: object) => ({ operation: { requestBody: { ...json(text), ...more } } });
const responses = (responses: object) => ({ operation: { responses } });
const [ok, fault] = [{ 201: { description: "" } }, { 404: { description: "" } }];
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
      "an unknown keyword of a media type",
      body({}),
      body({ content: { "application/json": { schema: text, itemSchema: text } } }),
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
    ["links, which the client does not follow", responses(ok), responses({ 201: { links: { title: {} } } }), "", ""],
  ]);
});
