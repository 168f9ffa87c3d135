import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runAdp } from "../../test-support/run-adp.js";
import { contractFile } from "../process.js";

// biome-ignore lint/suspicious/noExplicitAny: a document that is edited at many places
type Document = any;

let folder: string;
let contract: Document;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "adp-contract-"));
  contract = parse(await readFile(contractFile, "utf8"));
  await written("same.json", contract);
  await written("ten.json", edited(tenBreakingChanges));
  await written(
    "one.json",
    edited(({ paths }) => delete paths["/v1/webhookPings"].post),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const written = (name: string, document: object) => writeFile(join(folder, name), JSON.stringify(document));

function edited(edit: (document: Document) => unknown): object {
  const document = structuredClone(contract);
  edit(document);
  return document;
}

const parameter = (operation: Document, name: string) =>
  operation.parameters.find((one: { name: string }) => one.name === name);

/** Of which the usage below is touched by three: the first, the second and the third. */
function tenBreakingChanges({ paths, components: { schemas } }: Document): void {
  parameter(paths["/v1/apps"].get, "limit").schema.maximum = 50;
  schemas.WebhookUpdateRequest.properties.data.properties.attributes.properties.url.maxLength = 10;
  delete schemas.Webhook.properties.attributes.properties.enabled;
  schemas.WebhookUpdateRequest.properties.data.properties.attributes.properties.secret.maxLength = 10;
  delete paths["/v1/webhookPings"].post;
  delete paths["/v1/alternativeDistributionKeys/{id}"].delete;
  parameter(paths["/v1/apps"].get, "fields[apps]").schema.items.enum.pop();
  schemas.AlternativeDistributionDomainCreateRequest.required.push("more");
  delete schemas.AlternativeDistributionKey.properties.attributes.properties.publicKey;
  paths["/v1/alternativeDistributionPackages"].post.responses["202"] = { description: "Later" };
}

const usage = {
  operations: {
    "GET /v1/apps": { query: ["limit", "filter[bundleId]"], body: [] },
    "PATCH /v1/webhooks/{id}": {
      query: [],
      body: ["data", "data.attributes", "data.attributes.url", "data.id", "data.type"],
    },
  },
};

const run = (...args: string[]) => runAdp(["contract", ...args], { cwd: folder });
const usesOf = async (more: object = usage) => {
  await written("uses.json", more);
  return ["--uses", "uses.json"];
};

describe("adp contract check", () => {
  test("finds nothing in the document that the contract is of", async () => {
    const { exitCode, stdout } = await run("check", "same.json");
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^([\d.]+) → \1\n\nNo changes that concern/)]);
  });

  test("without a record counts everything, and ends with 8", async () => {
    const { exitCode, document } = await run("check", "ten.json", "--json");
    expect(exitCode).toBe(8);
    const { found, summary, changes, counted } = document();
    expect({ found, counted }).toEqual({ found: true, counted: undefined });
    expect(summary.breaking).toBeGreaterThanOrEqual(10);
    expect(changes).toHaveLength(summary.breaking + summary.additive + summary.neutral);
  });

  test("with a record names the changes that touch what is used, counts the others, and ends with 8", async () => {
    const { exitCode, stdout } = await run("check", "ten.json", ...(await usesOf()));
    expect(exitCode).toBe(8);
    const lines = stdout.split("\n").filter((line) => line.startsWith("  breaking"));
    expect(lines).toEqual([
      expect.stringContaining("parameter limit: maximum lowered from 200 to 50"),
      expect.stringContaining("request body data.attributes.url: maxLength 10 set"),
      expect.stringMatching(/response 200 data\.attributes\.enabled: optional property removed/),
    ]);
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(
      /^\d+ changes, 3 touch you; 36 of 38 operations you do not call$/,
    );
  });

  test("ends with 0 where no change touches what is used, and says of what is gone that it is", async () => {
    const uses = await usesOf({ operations: { "GET /v1/webhooks/{id}": { query: [], body: [] } } });
    expect(await run("check", "one.json", ...uses)).toMatchObject({ exitCode: 0 });
    const ping = await usesOf({ operations: { "POST /v1/webhookPings": {}, "GET /v1/never": {} } });
    const { exitCode, stdout } = await run("check", "one.json", ...ping);
    expect(exitCode).toBe(8);
    expect(stdout).toContain("You call POST /v1/webhookPings, which no longer exists.");
    expect(stdout).toContain("You call GET /v1/never, which no longer exists.");
  });

  test.each<[string, (document: Document) => unknown, string]>([
    [
      "a default of what it leaves out",
      ({ paths }) =>
        Object.assign(parameter(paths["/v1/webhooks/{id}/deliveries"].get, "limit").schema, { default: 9 }),
      "GET /v1/webhooks/{id}/deliveries",
    ],
    [
      "what an id in the path may be",
      ({ paths }) => Object.assign(parameter(paths["/v1/webhooks/{id}"], "id").schema, { maxLength: 3 }),
      "GET /v1/webhooks/{id}",
    ],
    [
      "a path with another name in it, which is still there",
      ({ paths }) => {
        const { parameters, ...operations } = paths["/v1/webhooks/{id}"];
        paths["/v1/webhooks/{hook}"] = { ...operations, parameters: [{ ...parameters[0], name: "hook" }] };
        delete paths["/v1/webhooks/{id}"];
      },
      "GET /v1/webhooks/{id}",
    ],
  ])("somebody who calls the operation is touched by %s", async (_, edit, operation) => {
    await written("touching.json", edited(edit));
    const { exitCode, stdout } = await run(
      "check",
      "touching.json",
      ...(await usesOf({ operations: { [operation]: {} } })),
    );
    expect([exitCode, stdout]).toEqual([8, expect.stringMatching(/, 1 touches you; \d+ of \d+ operations/)]);
    expect(stdout).not.toContain("no longer exists");
  });

  test("fails on what --fail-on names, or worse", async () => {
    const added = edited(({ paths }) => {
      paths["/v1/apps"].get.parameters.push({ name: "sort", in: "query", schema: { type: "string" } });
    });
    await written("added.json", added);
    const codeOf = async (...args: string[]) => (await run("check", ...args)).exitCode;
    expect(await codeOf("added.json")).toBe(0);
    expect(await codeOf("added.json", "--fail-on", "additive")).toBe(8);
    expect(await codeOf("ten.json", "--fail-on", "none")).toBe(0);
  });

  test("prints Markdown, or annotations for GitHub", async () => {
    const markdown = await run("check", "one.json", "--format", "markdown");
    expect(markdown.stdout).toMatch(/^## .*\n\n1 breaking, [\s\S]*### `POST \/v1\/webhookPings`\n\n- \*\*breaking\*\*/);
    const { stdout } = await run("check", "one.json", "--format", "github");
    expect(stdout).toMatch(/^::error title=POST \/v1\/webhookPings::operation: operation removed: .*\n1 breaking, /);
  });

  test("by default takes the zip that Apple serves", async () => {
    const asked: string[] = [];
    const fetch = async (url: string) => {
      asked.push(url);
      return new Response(JSON.stringify(contract));
    };
    expect(await runAdp(["contract", "check"], { fetch })).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual([expect.stringMatching(/^https:\/\/developer\.apple\.com\/.*\.zip$/)]);
  });

  test.each<[string, string[], number, string]>([
    ["a file that does not exist", ["check", "nothing.json"], 1, "nothing.json: no such file"],
    ["a record that does not exist", ["check", "same.json", "--uses", "nothing.json"], 1, "nothing.json"],
    ["a record that is none", ["check", "same.json", "--uses", "same.json"], 2, 'no member "operations"'],
    ["an impact that is none", ["check", "same.json", "--fail-on", "all"], 2, "Allowed choices are breaking"],
    ["one document alone", ["diff", "same.json"], 2, "missing required argument 'new'"],
  ])("ends with a code for %s", async (_, args, code, message) => {
    const { exitCode, stderr } = await run(...args);
    expect([exitCode, stderr]).toEqual([code, expect.stringContaining(message)]);
  });

  test.each([
    ["{", "position 1"],
    ['{"operations":[]}', 'no member "operations"'],
    ['{"operations":{"apps":{}}}', '"apps" is no operation'],
    ['{"operations":{"GET /v1/apps":3}}', 'what "GET /v1/apps" uses is no object'],
    ['{"operations":{"GET /v1/apps":{"query":"limit"}}}', 'the query or body of "GET /v1/apps" is no list of names'],
  ])("names the record that is none: %s", async (text, message) => {
    await writeFile(join(folder, "broken.json"), text);
    const { exitCode, stderr } = await run("check", "same.json", "--uses", "broken.json");
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("broken.json: no record of a usage: ")]);
    expect(stderr).toContain(message);
  });

  test("says which command compares documents of another API", async () => {
    await written("pets.json", {
      openapi: "3.0.0",
      info: { title: "Pets", version: "1" },
      paths: {},
      components: { schemas: {} },
    });
    const { exitCode, stderr } = await run("check", "pets.json");
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("diff --all compares whole documents of any API")]);
  });

  test("ends with 7 where Apple's document cannot be had, and with 2 where it is something else", async () => {
    const broken = await runAdp(["contract", "check"], { fetch: () => Promise.reject(new TypeError("fetch failed")) });
    expect([broken.exitCode, broken.stderr]).toEqual([7, expect.stringContaining("no connection")]);
    const absent = await runAdp(["contract", "check"], { fetch: async () => new Response("", { status: 503 }) });
    expect(absent.exitCode).toBe(7);
    const page = await runAdp(["contract", "check"], { fetch: async () => new Response("<html>") });
    expect([page.exitCode, page.stderr]).toEqual([2, expect.stringContaining("a web page, not an OpenAPI document")]);
  });
});

test("adp contract diff compares any two documents, with --all of any API", async () => {
  const api = (schema: object) => ({
    ...{ openapi: "3.1.0", info: { title: "Books", version: "1" } },
    paths: { "/books": { get: { responses: { 200: { content: { "application/json": { schema } } } } } } },
  });
  await written("old.json", api({ type: "string" }));
  await written("new.json", api({ type: "integer" }));
  const { exitCode, stdout } = await run("diff", "--all", "old.json", "new.json");
  expect(exitCode).toBe(8);
  expect(stdout).toContain("breaking  response 200: type changed from string to integer");
  expect((await run("diff", "ten.json", "ten.json")).exitCode).toBe(0);
});
