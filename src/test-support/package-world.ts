import { createHash } from "node:crypto";
import { join } from "node:path";
import { zipSync } from "fflate";
import { type Client, createClientWith } from "../client.js";
import type { DownloadEvent, DownloadRuntime } from "../node/download/download-options.js";
import { createSkippingClock } from "./clocks.js";
import { createFakeFetch, type SentRequest } from "./fake-fetch.js";
import { list, one, refusal, resource } from "./responses.js";
import { signFiles, signHashes } from "./signed-package.js";
import { temporaryFolder } from "./temporary-folder.js";

/** A request for a file, as `fetch` got it. */
export interface FileRequest {
  /** The part of the URL that names the file. */
  name: string;
  url: string;
  /** Where the range starts; 0 without one. */
  from: number;
  headers: Record<string, string>;
  redirect: string | undefined;
  signal: AbortSignal;
}

/** Makes a response to a request for a file, in place of the right one. */
export type FileResponse = (request: FileRequest, bytes: Buffer) => Response | Promise<Response>;

export interface PackageWorld {
  client: Client;
  world: DownloadRuntime;
  /** Does not exist yet. */
  directory: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The API, for another client. */
  respondToApi: (request: SentRequest) => Response | Promise<Response>;
  /** The contents of the files, by path; changes are served. */
  files: Record<string, Buffer>;
  manifest: Record<string, unknown>;
  /** Of the current manifest and files; if set, served as set. */
  signature: Buffer;
  /** Requests for files so far. */
  asked: FileRequest[];
  /** Requests to the API so far. */
  sent: SentRequest[];
  /** The responses to the next requests for a file, in order. */
  responses: Record<string, FileResponse[]>;
  events: DownloadEvent[];
  /** Responses of the API in place of the usual ones, by path. */
  api: Record<string, () => Response | Promise<Response>>;
}

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

const chunkSize = 1_000;

/** The entry of a file in the manifest. */
export function asset(kind: "variant" | "delta", path: string, bytes: Uint8Array): Record<string, unknown> {
  const count = Math.max(1, Math.ceil(bytes.length / chunkSize));
  const chunks = Array.from({ length: count }, (_, i) => bytes.subarray(i * chunkSize, (i + 1) * chunkSize));
  const encryptedChunkDigests = chunks.map(sha256);
  const hashes = [{ algorithm: "sha256", chunkSize, encryptedChunkDigests }];
  const details = { compressedSize: bytes.length, uncompressedSize: 2 * bytes.length, hashes };
  return { publicId: idOf(path), assetPath: path, [`${kind}Details`]: details };
}

/** `variant/a.ipa` is read by the id `a`. */
function idOf(path: string): string {
  return path.replace(/^.*\/|\.ipa$/g, "");
}

export function defaultFiles(): Record<string, Buffer> {
  const bytes = (length: number, seed: number) =>
    Buffer.from(Array.from({ length }, (_, i) => (i * seed + i / 251) & 255));
  return { "variant/a.ipa": bytes(2_500, 3), "variant/b.ipa": bytes(999, 5), "delta/c.ipa": bytes(1_001, 7) };
}

/** One package version with two variants and a delta, behind an API and a file server made of functions. */
export async function createPackageWorld(files = defaultFiles()): Promise<PackageWorld> {
  const paths = Object.keys(files);
  const assets = (kind: "variant" | "delta") =>
    paths.filter((path) => path.startsWith(kind)).map((path) => asset(kind, path, files[path] ?? Buffer.alloc(0)));
  const identity = { appleItemId: "1", bundleId: "com.example.app", shortVersionString: "2.4.0" };
  const manifest = { ...identity, variants: assets("variant"), deltas: assets("delta") };
  const asked: FileRequest[] = [];
  const api: PackageWorld["api"] = {};
  const clock = createSkippingClock();
  const toApi = (request: SentRequest) => respondToApi(request, made);
  const { fetch, sent } = createFakeFetch([toApi]);
  const client = createClientWith({ credentials: { token: async () => "test-token" }, fetch }, clock, () => 0.5);
  const made: PackageWorld = {
    client,
    world: { clock, random: () => 0.5 },
    directory: join(await temporaryFolder(), "package"),
    fetch: async (url, init) => respondToFile(readRequest(url, init), made),
    respondToApi: toApi,
    files,
    manifest,
    signature: Buffer.alloc(0),
    asked,
    sent,
    responses: {},
    events: [],
    api,
  };
  // Not spread, which would read it once.
  Object.defineProperties(made, Object.getOwnPropertyDescriptors(signatureOf(manifest, files)));
  return made;
}

/** The root that signs the packages of these worlds. */
export const testRoot = signHashes({}).root;

function manifestBytes(manifest: object): Buffer {
  return Buffer.from(JSON.stringify(manifest, null, 1));
}

/** Signs a package of these files, those that its manifest lists. */
export function signPackage(
  manifest: object,
  files: Record<string, Uint8Array>,
  bytes = manifestBytes(manifest),
): Buffer {
  const { variants, deltas } = manifest as Record<string, { assetPath?: string }[] | null | undefined>;
  const paths = [variants, deltas]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .map((one) => `${one.assetPath}`);
  const listed = paths.map((path) => [path, files[path] ?? Buffer.alloc(0)]);
  return signFiles({ ...Object.fromEntries(listed), "manifest.json": bytes }).signature;
}

function signatureOf(manifest: object, files: Record<string, Buffer>): { signature: Buffer } {
  let signed: { text: string; signature: Buffer } | undefined;
  let given: Buffer | undefined;
  return {
    get signature() {
      const text = JSON.stringify(manifest);
      if (signed?.text !== text) signed = { text, signature: signPackage(manifest, files) };
      return given ?? signed.signature;
    },
    set signature(bytes: Buffer) {
      given = bytes;
    },
  };
}

let urls = 0;

function respondToApi({ url }: SentRequest, world: PackageWorld): Response | Promise<Response> {
  const path = new URL(url).pathname;
  const replaced = world.api[path];
  if (replaced) return replaced();
  const listed = /^\/v1\/alternativeDistributionPackageVersions\/[^/]+\/(variant|delta)s$/.exec(path)?.[1];
  if (listed) return listOf(listed, world);
  const [, type = "", id = ""] =
    /^\/v1\/alternativeDistributionPackage(Version|Variant|Delta)s\/([^/]+)$/.exec(path) ?? [];
  const file = Object.keys(world.files).find((name) => name.startsWith(type.toLowerCase()) && idOf(name) === id);
  const name = type === "Version" ? "zip" : file;
  if (!name) return refusal(404, "NOT_FOUND");
  return one(resource(`alternativeDistributionPackage${type}s`, id, { url: urlOf(name) }));
}

function urlOf(name: string): string {
  return `https://files.example/${name}?accessKey=secret-${++urls}`;
}

function listOf(kind: string, { files }: PackageWorld): Response {
  const type = kind === "variant" ? "alternativeDistributionPackageVariants" : "alternativeDistributionPackageDeltas";
  const names = Object.keys(files).filter((name) => name.startsWith(kind));
  const attributes = (name: string) => ({ url: urlOf(name), alternativeDistributionKeyBlob: `key blob of ${name}` });
  return list(names.map((name) => resource(type, idOf(name), attributes(name))));
}

function readRequest(url: string, init: RequestInit): FileRequest {
  const { redirect, signal, headers } = init as FileRequest & RequestInit;
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? "")?.[1] ?? 0);
  return { name: new URL(url).pathname.slice(1), url, from, headers, redirect, signal };
}

function respondToFile(request: FileRequest, world: PackageWorld): Response | Promise<Response> {
  world.asked.push(request);
  const bytes = request.name === "zip" ? zipOf(world) : world.files[request.name];
  if (!bytes) return new Response("no such file", { status: 404 });
  const response = world.responses[request.name]?.shift();
  return response ? response(request, bytes) : whole(request, bytes);
}

function zipOf({ manifest, signature }: Pick<PackageWorld, "manifest" | "signature">): Buffer {
  return Buffer.from(zipSync({ "manifest.json": manifestBytes(manifest), signature }));
}

/** The file, or the requested range. */
export function whole({ from }: FileRequest, bytes: Buffer): Response {
  if (from === 0) return new Response(new Uint8Array(bytes), { headers: { "content-length": `${bytes.length}` } });
  if (from >= bytes.length) {
    return new Response("", { status: 416, headers: { "content-range": `bytes */${bytes.length}` } });
  }
  const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
  return new Response(new Uint8Array(bytes.subarray(from)), { status: 206, headers: { "content-range": range } });
}

/** The file without ranges. */
export function withoutRanges(request: FileRequest, bytes: Buffer): Response {
  return whole({ ...request, from: 0 }, bytes);
}

/** So many bytes of the requested range, and then the connection breaks. */
export function breakingAfter(count: number): FileResponse {
  return (request, bytes) => {
    const { status, headers } = whole(request, bytes);
    const pieces = [bytes.subarray(request.from, request.from + count)];
    const body = new ReadableStream({
      pull(controller) {
        const piece = pieces.pop();
        if (piece) controller.enqueue(new Uint8Array(piece));
        else controller.error(new Error("other side closed"));
      },
    });
    return new Response(body, { status, headers });
  };
}

export function answering(status: number, headers: Record<string, string> = {}): FileResponse {
  return () => new Response(status === 204 ? null : "<html>sorry</html>", { status, headers });
}

/** Right in length, wrong in one byte. */
export function corrupt(request: FileRequest, bytes: Buffer): Response {
  const wrong = Buffer.from(bytes);
  wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ 1;
  return whole(request, wrong);
}

/** Responses to the look-ups of a whole publish run. */
export function apiOfOneApp(api: PackageWorld["api"]): void {
  Object.assign(api, {
    "/v1/apps": () => list([resource("apps", "1", { bundleId: "com.example.app" })]),
    "/v1/apps/1/appStoreVersions": () =>
      list([resource("appStoreVersions", "2", { versionString: "2.4.0", platform: "IOS" })]),
    "/v1/appStoreVersions/2/alternativeDistributionPackage": () =>
      one(resource("alternativeDistributionPackages", "3")),
    "/v1/alternativeDistributionPackages/3/versions": () =>
      list([resource("alternativeDistributionPackageVersions", "4", { state: "COMPLETED", version: "1" })]),
  });
}
