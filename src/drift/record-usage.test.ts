import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createTestClient } from "../test-support/test-client.js";
import { recordUsage } from "../testing/index.js";
import { recordingFetch } from "./record-usage.js";

const folder = mkdtempSync(join(tmpdir(), "usage-"));
afterAll(() => rmSync(folder, { recursive: true }));

let file: string;
let count = 0;
beforeEach(() => {
  file = join(folder, `${count++}.json`);
});

const baseUrl = "https://api.example.com";
const send = (to: string) => recordingFetch(to, baseUrl, async () => new Response());
const read = () => JSON.parse(readFileSync(file, "utf8"));

describe("a record of what a client sends", () => {
  test("has operations, query names and body members, sorted, and no values", async () => {
    const fetch = send(file);
    await fetch(`${baseUrl}/v1/apps?limit=3&filter[bundleId]=com.example.secret`, {});
    await fetch(`${baseUrl}/v1/apps?fields[apps]=name`, {});
    const body = JSON.stringify({ data: { type: "webhooks", id: "7", attributes: { secret: "s3cret" } } });
    await fetch(`${baseUrl}/v1/webhooks/7`, { method: "PATCH", body });
    expect(read()).toEqual({
      operations: {
        "GET /v1/apps": { query: ["fields[apps]", "filter[bundleId]", "limit"], body: [] },
        "PATCH /v1/webhooks/{id}": {
          query: [],
          body: ["data", "data.attributes", "data.attributes.secret", "data.id", "data.type"],
        },
      },
    });
    expect(readFileSync(file, "utf8")).not.toContain("s3cret");
  });

  test("adds to what other runs and processes have noted", async () => {
    writeFileSync(file, '{"operations":{"GET /v1/apps":{"query":["limit"],"body":[]}}}');
    await send(file)(`${baseUrl}/v1/apps?fields[apps]=name`, {});
    await send(file)(`${baseUrl}/v1/alternativeDistributionDomains`, {});
    expect(Object.keys(read().operations)).toEqual(["GET /v1/alternativeDistributionDomains", "GET /v1/apps"]);
    expect(read().operations["GET /v1/apps"].query).toEqual(["fields[apps]", "limit"]);
  });

  test("names a file that is no record", async () => {
    writeFileSync(file, "<<<<<<< HEAD");
    expect(() => send(file)(`${baseUrl}/v1/apps`, {})).toThrow(`${file}: no record of a usage; delete it`);
  });

  test("knows nothing of other hosts and paths", async () => {
    await send(file)("https://cdn.example/v1/apps", {});
    await send(file)(`${baseUrl}/v1/nothing`, {});
    expect(() => read()).toThrow("no such file");
  });

  test("is made of a client's requests with recordUsage", async () => {
    const respond = () => Response.json({ data: [], links: { self: "/" } });
    const { client } = createTestClient([respond]);
    recordUsage(client, file);
    await client.apps.find({ bundleId: "com.example.app" });
    expect(Object.keys(read().operations)).toEqual(["GET /v1/apps"]);
  });

  test("is not lost when several processes write at once", async () => {
    const names = ["limit", "include", "filter[state]", "limit[deltas]"];
    const program = join(folder, "record.mjs");
    const source = `import { recordingFetch } from ${JSON.stringify(join(import.meta.dirname, "record-usage.ts"))};
      const [file, name] = process.argv.slice(2);
      const send = recordingFetch(file, "http://x", async () => new Response());
      for (let at = 0; at < 20; at++) await send("http://x/v1/apps?" + name + at + "=1", {});`;
    const stdin = { contents: source, resolveDir: import.meta.dirname };
    await build({ stdin, outfile: program, bundle: true, format: "esm", platform: "node" });
    await Promise.all(names.map((name) => promisify(execFile)(process.execPath, [program, file, name])));
    const sent = names.flatMap((name) => Array.from({ length: 20 }, (_, at) => `${name}${at}`));
    expect(read().operations["GET /v1/apps"].query).toEqual(sent.sort());
  });
});
