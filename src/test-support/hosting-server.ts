import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { asset, signPackage } from "./package-world.js";

/** The files of a package, by path, with `manifest.json` and `signature`. */
export type PackageFiles = Record<string, Buffer>;

/** Responds to a request for a file of a package; undefined serves it as it should be. */
export type Misbehaviour = (request: HostRequest, response: ServerResponse) => unknown;

export interface HostRequest {
  /** In the package. */
  path: string;
  /** What should be served; undefined for a path that the package does not have. */
  bytes: Buffer | undefined;
  headers: IncomingMessage["headers"];
  /** How many requests there have been for this path, this one included. */
  count: number;
}

export interface HostingServer {
  /** Such as `http://127.0.0.1:8080`. */
  origin: string;
  /** Hosts a package under a name, and gives the URL of its folder. */
  host(name: string, files: PackageFiles, misbehave?: Misbehaviour): string;
  /** Every request so far. */
  requests: { path: string; headers: IncomingMessage["headers"] }[];
}

/** A server for packages that lives as long as the test. */
export async function startHostingServer(): Promise<HostingServer> {
  const hosted = new Map<string, { files: PackageFiles; misbehave: Misbehaviour; counts: Map<string, number> }>();
  const requests: HostingServer["requests"] = [];
  const server = createServer(({ url = "", headers }, response) => {
    const [, name = "", ...rest] = url.split("?")[0]?.split("/") ?? [];
    const path = decodeURIComponent(rest.join("/"));
    requests.push({ path: url, headers });
    const found = hosted.get(name);
    if (!found) return void response.writeHead(404).end();
    const count = (found.counts.get(path) ?? 0) + 1;
    found.counts.set(path, count);
    const bytes = found.files[path];
    if (found.misbehave({ path, bytes, headers, count }, response) === undefined) serveBytes(response, bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    requests,
    host(name, files, misbehave = () => undefined) {
      hosted.set(name, { files, misbehave, counts: new Map() });
      return `${origin}/${name}/`;
    },
  };
}

/** Serves bytes as a host should. */
export function serveBytes(response: ServerResponse, bytes: Buffer | undefined, headers: object = {}): true {
  if (!bytes) response.writeHead(404, { "content-type": "text/plain" }).end("no such file");
  else response.writeHead(200, { "content-length": bytes.length, ...headers }).end(bytes);
  return true;
}

/** A signed package with a large variant, a small one and a delta, by a root that tests trust; `seed` makes its bytes. */
export function packageToHost(seed = 1, identity: object = {}): PackageFiles {
  const bytes = (length: number) => Buffer.from(Array.from({ length }, (_, i) => (i * seed + (i >> 8)) & 255));
  const files = { "variant/a.ipa": bytes(100_000), "variant/b.ipa": bytes(3_000), "delta/d.ipa": bytes(1_000) };
  const manifest = {
    ...{ distributionPackageRevision: 1, appleItemId: "1234567890", bundleId: "com.example.app" },
    ...{ shortVersionString: "2.4.0", bundleVersion: "240", appleVersionId: "860000001" },
    ...{ platforms: ["ios"], minimumSystemVersions: { ios: "16.0" }, ...identity },
    variants: ["variant/a.ipa", "variant/b.ipa"].map((path) => asset("variant", path, bytesIn(files, path))),
    deltas: [asset("delta", "delta/d.ipa", files["delta/d.ipa"])],
  };
  const text = Buffer.from(JSON.stringify(manifest));
  return { "manifest.json": text, signature: signPackage(manifest, files, text), ...files };
}

function bytesIn(files: PackageFiles, path: string): Buffer {
  return files[path] ?? Buffer.alloc(0);
}
