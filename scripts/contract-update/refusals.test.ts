import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleDocument } from "../../src/test-support/contract/sample-document.js";
import { updateContract } from "../contract-update.js";

const text = JSON.stringify(sampleDocument());
const document = strToU8(text);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "refusals-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The one sentence that an update from there is refused with; what follows the source's name. */
async function refusalOf(source: string): Promise<string> {
  const refusal = await updateContract({ source, dryRun: true, allowOlder: false }).then(
    () => "",
    (error: Error) => error.message,
  );
  expect(refusal.startsWith(`${source}: `)).toBe(true);
  expect(refusal).not.toContain("\n");
  return refusal.slice(source.length + 2);
}

test.each<[string, string | Uint8Array, RegExp]>([
  ["a document that is not Apple's", text, /^not Apple's document of .*: its title is "Library"$/],
  ["JSON that is cut off", text.slice(0, 300), /^not JSON, or cut off \(.*\)$/],
  ["a web page", "<!doctype html><title>Sign in</title>", /^a web page, not an OpenAPI document$/],
  ["a zip without a document", zipSync({ "README.md": document }), /^the zip holds no \.json document$/],
  [
    "a zip with two",
    zipSync({ "a.json": document, "b.json": document }),
    /^the zip holds more than one \.json document: a\.json, b\.json$/,
  ],
])("%s is refused in one sentence", async (_, content, refusal) => {
  const file = join(folder, "document");
  await writeFile(file, content);
  expect(await refusalOf(file)).toMatch(refusal);
});

test.each<[string, RequestListener, RegExp]>([
  ["a web page in place of the zip", (_, response) => response.end("<html></html>"), /^a web page, not an OpenAPI/],
  ["a 404", (_, response) => response.writeHead(404).end(), /^the server responded with 404 Not Found$/],
  ["a server that fails", (_, response) => response.writeHead(503).end(), /^the server responded with 503 /],
  ["a connection that is cut", (_, response) => response.destroy(), /^no connection \(.*\)$/],
])("%s is refused in one sentence", async (_, answer, refusal) => {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(await refusalOf(`http://127.0.0.1:${port}/specification.zip`)).toMatch(refusal);
  server.close();
});
