import { expect, onTestFinished, test } from "vitest";
import { contractOf, type OpenApiDocument } from "../../src/testing/contract.js";
import { committedContract } from "../committed-contract.js";
import { prismOperationsOf, startPrismOn } from "../prism.js";
import { checks } from "./checks.js";
import { clientContract } from "./served.js";

const versions = "/v1/alternativeDistributionPackages/{id}/versions";
type Change = (part: Record<string, Record<string, unknown>>) => void;

/** What a check finds when the object at `steps` of the contract has been changed. */
async function faultsOf(check: string, key: string, steps: string[], change: Change): Promise<string[]> {
  const document = structuredClone(committedContract.document);
  change(
    steps.reduce((at, step) => at[step] as typeof at, document as unknown as Record<string, Record<string, unknown>>),
  );
  // Prism takes a while for what is not looked at.
  const path = key.slice(key.indexOf("/"));
  document.paths = { [path]: document.paths[path] ?? {} };
  const operations = await prismOperationsOf(document);
  const urls = [false, true].map(async (ignoreExamples) => {
    const server = await startPrismOn(operations, { ignoreExamples });
    onTestFinished(() => server.close());
    return server.baseUrl;
  });
  const [baseUrl = "", fromSchemasUrl = ""] = await Promise.all(urls);
  return collect(check, key, { contract: contractOf(document as OpenApiDocument), baseUrl, fromSchemasUrl });
}

async function collect(title: string, key: string, served: Parameters<(typeof checks)[string]>[1]): Promise<string[]> {
  const operation = clientContract.operations.find((one) => one.key === key);
  const check = checks[title];
  if (!operation || !check) throw new Error(`there is no ${title} of ${key}`);
  const faults: string[] = [];
  for await (const fault of check(operation, served)) faults.push(fault);
  return faults;
}

const list = ["paths", versions, "get"];
const listKey = `GET ${versions}`;
const schemas = ["components", "schemas"];
const version = [...schemas, "AlternativeDistributionPackageVersion", "properties", "attributes", "properties"];
const webhook = [...schemas, "WebhookCreateRequest", "properties", "data", "properties", "attributes"];
const update = [...schemas, "WebhookUpdateRequest", "properties", "data", "properties", "attributes", "properties"];
const remove =
  (name: string): Change =>
  (part) =>
    delete part[name];
const put =
  (values: Record<string, unknown>): Change =>
  (part) =>
    Object.assign(part, values);

const answers = "may respond with what the client knows, and all of it";
const calls = "accepts the client's own calls";
const allowed = "accepts whatever the client is allowed to send";

test.for([
  ["a response without a property", answers, listKey, version, remove("fileChecksum"), "fileChecksum never comes"],
  ["a response of another type", answers, listKey, version, put({ url: { type: "integer" } }), "/url must be string"],
  ["null in a response", answers, listKey, [...version, "url"], put({ nullable: true }), "with null wherever"],
  [
    "a query without a parameter",
    calls,
    listKey,
    [...list, "parameters", "4"],
    put({ name: "filter" }),
    "filter[state]: unknown",
  ],
  [
    "a list that is sent otherwise",
    calls,
    listKey,
    [...list, "parameters", "4"],
    put({ explode: true }),
    "not a list that commas join",
  ],
  [
    "another server",
    calls,
    listKey,
    ["servers", "0"],
    put({ url: "https://example.com" }),
    "where https://example.com serves",
  ],
  [
    "another server of one operation",
    calls,
    listKey,
    list,
    put({ servers: [{ url: "https://example.com" }] }),
    "https://example.com",
  ],
  [
    "a property that is wanted now",
    allowed,
    "PATCH /v1/webhooks/{id}",
    [...update, ".."],
    put({ required: ["name"] }),
    "refused with 422",
  ],
  [
    "null that is refused now",
    allowed,
    "PATCH /v1/webhooks/{id}",
    [...update, "name"],
    remove("nullable"),
    "with null wherever",
  ],
  [
    "a property that is gone",
    allowed,
    "POST /v1/webhooks",
    [...webhook, "properties"],
    remove("secret"),
    "secret: unknown to the contract",
  ],
  [
    "an example no one may send",
    allowed,
    "POST /v1/webhookPings",
    ["paths", "/v1/webhookPings", "post", "requestBody", "content", "application/json", "examples", "create"],
    put({ value: {} }),
    "with the example create",
  ],
  [
    "another success",
    "knows no other success",
    listKey,
    [...list, "responses"],
    put({ 202: { description: "" } }),
    "202 is sent",
  ],
  ["no key", "refuses what the client must not send", listKey, [], remove("security"), "without a bearer: not refused"],
  [
    "a status less",
    "responds with every status as the client knows it",
    listKey,
    [...list, "responses"],
    remove("403"),
    "asked for 403, it responds with 404",
  ],
  [
    "a format less",
    "makes up responses that the client knows",
    listKey,
    [...version, "urlExpirationDate"],
    remove("format"),
    'must match format "date-time"',
  ],
] as const)("a contract with %s is found wanting", async ([, check, key, steps, change, fault]) => {
  const at = steps.at(-1) === ".." ? steps.slice(0, -2) : [...steps];
  expect((await faultsOf(check, key, at, change)).join("\n")).toContain(fault);
});
