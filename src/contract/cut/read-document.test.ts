import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { sampleDocument } from "../../test-support/contract/sample-document.js";
import { readAnyDocument, readDocument } from "./read-document.js";

const text = JSON.stringify(sampleDocument());
const bytes = strToU8(text);
const damaged = (packed: Uint8Array) => packed.slice(0, packed.length / 2);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "document-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function readFileWith(name: string, content: string | Uint8Array) {
  const file = join(folder, name);
  await writeFile(file, content);
  return readDocument(file);
}

/** Reads from a server on this machine that answers as told. */
async function readFrom(answer: RequestListener, options?: Parameters<typeof readDocument>[1]) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    return await readDocument(`http://127.0.0.1:${port}/`, options);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("reads", () => {
  test.each([
    ["a .json file", "a.json", bytes],
    ["a .json.gz file", "a.json.gz", gzipSync(bytes)],
    ["a .zip file with one document", "a.zip", zipSync({ "openapi.oas.json": bytes })],
    ["a zip with a folder, and what a Mac adds", "b.zip", zipSync({ "a/b.json": bytes, "__MACOSX/a/._b.json": bytes })],
    ["a file by its bytes, whatever it is called", "document.bin", gzipSync(bytes)],
  ])("%s, with the sha256 of the document's own bytes", async (_, name, content) => {
    const { document, sha256 } = await readFileWith(name, content);
    expect(document).toEqual(sampleDocument());
    expect(sha256).toBe((await readFileWith("plain.json", bytes)).sha256);
  });

  test("a .yaml file", async () => {
    const { document } = await readFileWith("a.yaml", stringify(sampleDocument()));
    expect(document).toEqual(sampleDocument());
  });

  test("a document with a byte order mark", async () => {
    const { document } = await readFileWith("a.json", `\uFEFF${text}`);
    expect(document).toEqual(sampleDocument());
  });

  test.each([
    ["JSON", bytes],
    ["gzip", gzipSync(bytes)],
    ["zip", zipSync({ "a.json": bytes })],
  ])("a URL that gives %s", async (_, content) => {
    const { document } = await readFrom((_request, response) => response.end(content));
    expect(document).toEqual(sampleDocument());
  });

  test("a URL that redirects", async () => {
    const { document } = await readFrom(({ url }, response) => {
      if (url === "/new") response.end(bytes);
      else response.writeHead(302, { location: "/new" }).end();
    });
    expect(document).toEqual(sampleDocument());
  });
});

describe("reads any document", () => {
  test.each([
    ["without components", { openapi: "3.0.3", info: { title: "Library", version: "1" }, paths: {} }],
    ["of webhooks alone", { openapi: "3.1.0", webhooks: { lent: {} } }],
  ])("%s", async (_, document) => {
    const file = join(folder, "any.json");
    await writeFile(file, JSON.stringify(document));
    expect(await readAnyDocument(file)).toMatchObject({ document });
  });

  test("with YAML's aliases and merge keys written out", async () => {
    const file = join(folder, "any.yml");
    await writeFile(file, "openapi: 3.0.3\nx-a: &a {b: 1}\nx-b: *a\nx-c:\n  <<: *a\n  c: 2\n");
    const { document } = await readAnyDocument(file);
    expect(document).toEqual({ openapi: "3.0.3", "x-a": { b: 1 }, "x-b": { b: 1 }, "x-c": { b: 1, c: 2 } });
  });
});

describe("reads no more than it may of", () => {
  const tooLarge = (maxBytes: number) => `larger than ${maxBytes} bytes, unpacked or not; no document is`;
  const spaces = Buffer.alloc(2_000, " ");
  const content = Buffer.concat([spaces, bytes, spaces]);

  test.each([
    ["a file", content],
    ["a gzip file", gzipSync(content)],
    ["a zip file", zipSync({ "a.json": content })],
  ])("%s", async (_, packed) => {
    const file = join(folder, "large");
    await writeFile(file, packed);
    const { document } = await readDocument(file, { maxBytes: content.length });
    expect(document).toEqual(sampleDocument());
    const maxBytes = content.length - 1;
    await expect(readDocument(file, { maxBytes })).rejects.toThrow(tooLarge(maxBytes));
  });

  test("a download without end", async () => {
    const endless: RequestListener = (_, response) => {
      const write = () => {
        while (!response.destroyed && response.write(spaces));
      };
      response.on("drain", write);
      write();
    };
    await expect(readFrom(endless, { maxBytes: 100_000 })).rejects.toThrow(tooLarge(100_000));
  });

  test("a download that the server has packed", async () => {
    const packed = gzipSync(content);
    const answer: RequestListener = (_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(packed);
    await expect(readFrom(answer, { maxBytes: 4_000 })).rejects.toThrow(tooLarge(4_000));
  });

  test("what nothing else is said of: 64 MiB", async () => {
    const packed = gzipSync(Buffer.alloc(64 * 2 ** 20 + 1), { level: 1 });
    await expect(readFileWith("large.gz", packed)).rejects.toThrow(tooLarge(64 * 2 ** 20));
  });
});

describe("says what is wrong with", () => {
  test.each([
    ["JSON that is cut off", "a.json", text.slice(0, 300), "not JSON, or cut off"],
    ["an empty file", "a.json", "", "not JSON, or cut off"],
    ["a web page", "a.json", "\n<!DOCTYPE html><title>Sign in</title>", "a web page, not an OpenAPI document"],
    ["a damaged gzip file", "a.json.gz", damaged(gzipSync(bytes)), "a damaged gzip file"],
    ["a damaged zip file", "a.zip", damaged(zipSync({ "a.json": bytes })), "a damaged zip file"],
    ["a zip without a document", "a.zip", zipSync({ "README.md": bytes }), "the zip holds no .json document"],
    [
      "a zip with two",
      "a.zip",
      zipSync({ "a.json": bytes, "b.json": bytes }),
      "more than one .json document: a.json, b.json",
    ],
    ["YAML that is none", "a.yaml", "a: [1", "not YAML"],
    ["JSON of another kind", "a.json", '{"name":"package"}', "not an OpenAPI 3 document"],
    ["Swagger 2.0", "a.json", '{"swagger":"2.0"}', "Swagger 2.0, not an OpenAPI 3 document; convert it first"],
    ["webhooks alone", "a.json", '{"openapi":"3.1.0","webhooks":{}}', "not an OpenAPI 3 document with paths"],
    ["YAML that holds itself", "a.yaml", "openapi: 3.0.0\nx-a: &a\n  b: *a", "not YAML"],
    ["null", "a.json", "null", "not an OpenAPI 3 document"],
    ["Swagger 2", "a.json", JSON.stringify({ ...sampleDocument(), openapi: "2.0" }), "not an OpenAPI 3 document"],
    [
      "paths that are none",
      "a.json",
      JSON.stringify({ ...sampleDocument(), paths: null }),
      "not an OpenAPI 3 document",
    ],
    [
      "a path that holds null",
      "a.json",
      JSON.stringify({ ...sampleDocument(), paths: { ...sampleDocument().paths, "/v1/nothing": null } }),
      "not an OpenAPI 3 document",
    ],
    ["no schemas", "a.json", JSON.stringify({ ...sampleDocument(), components: {} }), "components.schemas"],
    ["no version", "a.json", JSON.stringify({ ...sampleDocument(), info: {} }), "not an OpenAPI 3 document"],
  ])("%s", async (_, name, content, message) => {
    await expect(readFileWith(name, content)).rejects.toThrow(message);
    await expect(readFileWith(name, content)).rejects.toThrow(join(folder, name));
  });

  test("a file that is not there", async () => {
    await expect(readDocument("no-such-file.json")).rejects.toThrow("no-such-file.json: no such file");
  });

  test("a folder", async () => {
    await expect(readDocument(folder)).rejects.toThrow(`${folder}: a folder, not a file`);
  });

  test("a server that answers 404", async () => {
    const answer = readFrom((_, response) => response.writeHead(404).end("<html>"));
    await expect(answer).rejects.toThrow(/^http:.*: the server responded with 404 Not Found$/);
  });

  test("a connection that breaks off", async () => {
    const answer = readFrom((_, response) => {
      response.writeHead(200, { "content-length": bytes.length });
      response.write(bytes.slice(0, 10), () => response.destroy());
    });
    await expect(answer).rejects.toThrow(/^http:.*: the connection broke off \(.+\)$/);
  });

  test.each<[string, RequestListener]>([
    ["never answers", () => {}],
    ["stops in the middle", (_, response) => response.writeHead(200).write(bytes.slice(0, 10))],
  ])("a server that %s", async (_, answer) => {
    await expect(readFrom(answer, { timeoutMs: 100 })).rejects.toThrow(/^http:.*: not there within 0.1 s$/);
  });

  test.each(["127.0.0.1", "localhost"])("a server at %s that is not there", async (host) => {
    const server = createServer().listen(0, host);
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    const answer = readDocument(`http://${host}:${port}/`);
    await expect(answer).rejects.toThrow(/^http:.*: no connection \(.*ECONNREFUSED.*\)$/);
  });
});
