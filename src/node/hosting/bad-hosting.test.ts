import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createSkippingClock } from "../../test-support/clocks.js";
import {
  type HostRequest,
  type Misbehaviour,
  type PackageFiles,
  packageToHost,
  serveBytes,
  startHostingServer,
} from "../../test-support/hosting-server.js";
import { testRoot } from "../../test-support/package-world.js";
import type { HostedOptions } from "./verify-hosted-package.js";
import { verifyHostedPackageIn } from "./verify-hosted-package.js";

const files = packageToHost();
const older = packageToHost(3, { distributionPackageRevision: 0, shortVersionString: "2.3.0", bundleVersion: "230" });
const manifest = files["manifest.json"] as Buffer;
const html = "<!DOCTYPE html><html><body>Just a moment</body></html>";

const isBrowser = ({ headers }: HostRequest) => /Mozilla/.test(headers["user-agent"] ?? "");
const page = { "content-type": "text/html; charset=utf-8" };

/** Applies to one file. */
const of =
  (path: string, misbehave: Misbehaviour): Misbehaviour =>
  (request, response) =>
    request.path === path ? misbehave(request, response) : undefined;

const status =
  (code: number, headers = {}): Misbehaviour =>
  (_, response) =>
    response.writeHead(code, headers).end();

const sends =
  (bytes: Buffer, headers = {}): Misbehaviour =>
  (_, response) =>
    serveBytes(response, bytes, headers);

const large = "variant/a.ipa";
const small = "variant/b.ipa";
const bytesOf = (path: string) => files[path] as Buffer;
const changed = (path: string, at: number) => {
  const bytes = Buffer.from(bytesOf(path));
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};
const without = (path: string): PackageFiles =>
  Object.fromEntries(Object.entries(files).filter(([one]) => one !== path));
const renamed = (path: string, as: string): PackageFiles => ({ ...without(path), [as]: bytesOf(path) });

interface Case {
  serve?: PackageFiles;
  misbehave?: Misbehaviour;
  options?: Partial<HostedOptions>;
  /** What is said of which file. */
  finds: string[];
  message: RegExp;
}

/** Kinds of bad hosting. */
const kinds: Record<string, Case> = {
  "an HTML page with status 200": {
    misbehave: of(small, sends(Buffer.from(html), page)),
    finds: [`${small} page`],
    message: /a page of HTML/,
  },
  "an HTML page with another type": {
    misbehave: of(small, sends(Buffer.from(html), { "content-type": "application/octet-stream" })),
    finds: [`${small} page`],
    message: /a page of HTML/,
  },
  "the page of an app for every path, the manifest too": {
    misbehave: sends(Buffer.from(html), page),
    finds: ["manifest.json page", "signature page"],
    message: /a page of HTML/,
  },
  "bot protection that lets browsers in only": {
    misbehave: (request, response) => (isBrowser(request) ? undefined : status(403, page)(request, response)),
    finds: ["manifest.json", "signature", large, small, "delta/d.ipa"].map((path) => `${path} refused`),
    message: /only a plain client fails, a browser gets it: look for bot or hotlink protection; HTTP 403/,
  },
  "hotlink protection that refuses a foreign Referer": {
    misbehave: (request, response) =>
      request.headers.referer && request.path.endsWith(".ipa") ? status(403)(request, response) : undefined,
    finds: [large, small, "delta/d.ipa"].map((path) => `${path} refused`),
    message: /only a browser fails, a plain client gets it/,
  },
  "a login": { misbehave: of(small, status(401)), finds: [`${small} refused`], message: /HTTP 401/ },
  "a file that is missing": { serve: without(small), finds: [`${small} missing`], message: /HTTP 404/ },
  "a delta that is missing": { serve: without("delta/d.ipa"), finds: ["delta/d.ipa missing"], message: /404/ },
  "a missing signature": { serve: without("signature"), finds: ["signature missing"], message: /HTTP 404/ },
  "a missing manifest": {
    serve: without("manifest.json"),
    finds: ["manifest.json missing", "signature wrongSignature"],
    message: /404/,
  },
  "a file that is gone": { misbehave: of(small, status(410)), finds: [`${small} missing`], message: /HTTP 410/ },
  "a server that fails": { misbehave: of(small, status(503)), finds: [`${small} unavailable`], message: /HTTP 503/ },
  "a host that limits requests": {
    misbehave: of(small, status(429, { "retry-after": "1" })),
    finds: [`${small} unavailable`],
    message: /HTTP 429/,
  },
  "a wrong length": {
    misbehave: of(large, sends(bytesOf(large).subarray(0, 90_000))),
    finds: [`${large} wrongSize`],
    message: /cut off, or another file/,
  },
  "an empty file": { misbehave: of(large, sends(Buffer.alloc(0))), finds: [`${large} wrongSize`], message: /cut off/ },
  "a connection that is cut": {
    misbehave: of(small, ({ bytes = Buffer.alloc(0) }, response) => {
      response.writeHead(200, { "content-length": bytes.length });
      response.write(bytes.subarray(0, 100), () => response.destroy());
      return true;
    }),
    finds: [`${small} cutOff`],
    message: /cut off/,
  },
  "a connection that is cut late in a large file": {
    misbehave: of(large, ({ bytes = Buffer.alloc(0) }, response) => {
      response.writeHead(200, { "content-length": bytes.length });
      response.write(bytes.subarray(0, 80_000), () => response.destroy());
      return true;
    }),
    options: { full: true },
    finds: [`${large} cutOff`],
    message: /could not be read to its end: .*6 times in a row/,
  },
  "a truncated file without a length": {
    misbehave: of(large, ({ bytes }, response) => {
      response.writeHead(200).end(bytes?.subarray(0, 80_000));
      return true;
    }),
    finds: [`${large} cutOff`],
    message: /could not be read to its end/,
  },
  "gzip as a Content-Encoding": {
    misbehave: of(small, sends(gzipSync(bytesOf(small)), { "content-encoding": "gzip" })),
    finds: [`${small} compressed`],
    message: /compressed \(gzip\)/,
  },
  "a manifest with a Content-Encoding": {
    misbehave: of("manifest.json", sends(gzipSync(manifest), { "content-encoding": "gzip" })),
    finds: ["manifest.json compressed"],
    message: /compressed \(gzip\)/,
  },
  "a file that was compressed when it was uploaded": {
    serve: { ...files, [small]: gzipSync(bytesOf(small)) },
    finds: [`${small} wrongSize`],
    message: /compressed with gzip/,
  },
  "a redirect to http": {
    misbehave: of(small, status(302, { location: "http://downloads.example.com/b.ipa" })),
    finds: [`${small} badRedirect`],
    message: /must be https/,
  },
  "a redirect to a private address": {
    misbehave: of(small, status(302, { location: "https://user@192.168.0.1/b.ipa" })),
    finds: [`${small} badRedirect`],
    message: /cannot be used/,
  },
  "a redirect to itself": {
    misbehave: of(small, status(301, { location: "b.ipa" })),
    finds: [`${small} badRedirect`],
    message: /redirected more than 5 times/,
  },
  "a redirect without a target": {
    misbehave: of(small, status(302)),
    finds: [`${small} badRedirect`],
    message: /HTTP 302, without a usable target/,
  },
  "a redirect to a page to log in": {
    misbehave: (request, response) => {
      if (request.path === small) return status(302, { location: "../login" })(request, response);
      return request.path === "login" ? sends(Buffer.from(html), page)(request, response) : undefined;
    },
    finds: [`${small} page`],
    message: /a page of HTML/,
  },
  "a prettified manifest": {
    serve: { ...files, "manifest.json": Buffer.from(JSON.stringify(JSON.parse(String(manifest)), null, 2)) },
    finds: ["manifest.json wrongDigest", "signature wrongSignature"],
    message: /reformatted: its blanks, line breaks or byte order mark changed/,
  },
  "a manifest with a line break at its end": {
    serve: { ...files, "manifest.json": Buffer.concat([manifest, Buffer.from("\n")]) },
    finds: ["manifest.json wrongDigest", "signature wrongSignature"],
    message: /reformatted/,
  },
  "a manifest with a byte order mark": {
    serve: { ...files, "manifest.json": Buffer.concat([Buffer.from("\ufeff"), manifest]) },
    finds: ["manifest.json wrongDigest", "signature wrongSignature"],
    message: /reformatted/,
  },
  "an edited manifest": {
    serve: { ...files, "manifest.json": Buffer.from(String(manifest).replace("2.4.0", "2.4.1")) },
    finds: ["manifest.json wrongDigest", "signature wrongSignature"],
    message: /not the one that was signed/,
  },
  "a manifest that is none": {
    serve: { ...files, "manifest.json": Buffer.from('{"error":"no such key"}') },
    finds: ["manifest.json unreadable", "signature wrongSignature"],
    message: /lists no variants/,
  },
  "an empty manifest": {
    serve: { ...files, "manifest.json": Buffer.alloc(0) },
    finds: ["manifest.json unreadable", "signature wrongSignature"],
    message: /empty/,
  },
  "a signature that was uploaded as text": {
    serve: { ...files, signature: Buffer.from(String(files.signature)) },
    finds: ["signature wrongSignature"],
    message: /not DER|malformed/,
  },
  "the signature of another package": {
    serve: { ...files, signature: older.signature as Buffer },
    finds: ["manifest.json wrongDigest", "signature wrongSignature"],
    message: /from a cache that mixes two versions/,
  },
  "a CDN that mixes the files of two versions": {
    serve: { ...files, [large]: older[large] as Buffer },
    options: { full: true },
    finds: [`${large} wrongDigest`],
    message: /^$/,
  },
  "a CDN that mixes two versions of a small file": {
    serve: { ...files, [small]: older[small] as Buffer },
    finds: [`${small} wrongDigest`],
    message: /^$/,
  },
  "a CDN whose servers have different manifests": {
    misbehave: of("manifest.json", ({ count }, response) =>
      count === 1 ? undefined : serveBytes(response, older["manifest.json"]),
    ),
    finds: ["manifest.json inconsistent"],
    message: /a cache that mixes two versions: purge it/,
  },
  "a cache that keeps an older large file for browsers": {
    misbehave: of(large, (request, response) => (isBrowser(request) ? serveBytes(response, older[large]) : undefined)),
    finds: [`${large} inconsistent`],
    message: /different bytes, as from a cache that mixes two versions/,
  },
  "a cache that keeps a cut large file for browsers, and gives no length": {
    misbehave: of(large, (request, response) =>
      response.writeHead(200).end(request.bytes?.subarray(0, isBrowser(request) ? 60_000 : undefined)),
    ),
    finds: [`${large} wrongSize`],
    message: /cut off/,
  },
  "a part that no one requested": {
    misbehave: of(small, status(206, { "content-range": "bytes 0-0/3000" })),
    finds: [`${small} refused`],
    message: /HTTP 206 in place of 200/,
  },
  "a Content-Encoding that the file does not have": {
    misbehave: of(small, sends(bytesOf(small), { "content-encoding": "gzip" })),
    finds: [`${small} compressed`],
    message: /^compressed \(gzip\)/,
  },
  "compression for browsers only": {
    misbehave: of(small, (request, response) =>
      isBrowser(request) ? serveBytes(response, gzipSync(bytesOf(small)), { "content-encoding": "gzip" }) : undefined,
    ),
    finds: [`${small} compressed`],
    message: /^only a browser fails, a plain client gets it; compressed/,
  },
  "a pointer of Git LFS": {
    serve: {
      ...files,
      [large]: Buffer.from("version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 100000\n"),
    },
    finds: [`${large} wrongSize`],
    message: /the pointer of Git LFS in place of the file/,
  },
  "a manifest in another case": {
    serve: renamed("manifest.json", "Manifest.json"),
    finds: ["manifest.json missing", "signature wrongSignature"],
    message: /it is served as \S+\/Manifest\.json, in another case/,
  },
  "a byte that is wrong at the end of a large file": {
    serve: { ...files, [large]: changed(large, 99_999) },
    options: { full: true },
    finds: [`${large} wrongDigest`],
    message: /^$/,
  },
  "a path in another case": {
    serve: renamed(small, "variant/B.IPA"),
    finds: [`${small} missing`],
    message: /it is served as \S+\/variant\/B\.IPA, in another case: paths are case-sensitive/,
  },
  "a folder in another case": {
    serve: renamed(small, "Variant/b.ipa"),
    finds: [`${small} missing`],
    message: /it is served as \S+\/Variant\/b\.ipa, in another case/,
  },
  "a layout without folders": {
    serve: renamed(small, "b.ipa"),
    finds: [`${small} missing`],
    message: /it is served as \S+\/b\.ipa, without its folder/,
  },
  "a host without a server": {
    options: { assetUrls: { b: "http://127.0.0.1:9/b.ipa" } },
    finds: [`${small} unreachable`],
    message: /bad port|ECONNREFUSED/,
  },
};

test(`each of ${Object.keys(kinds).length} kinds of bad hosting is named, with the file`, async () => {
  const server = await startHostingServer();
  const world = { clock: createSkippingClock(), random: () => 0.5 };
  const said: Record<string, string[]> = {};
  const expected: Record<string, string[]> = {};
  for (const [at, [kind, { serve = files, misbehave, options, finds, message }]] of Object.entries(kinds).entries()) {
    const url = server.host(`case-${at}`, serve, misbehave);
    const report = await verifyHostedPackageIn(world, url, { trustedRoots: [testRoot], ...options });
    const wrong = report.files.filter((file) => file.status !== "ok");
    expect(report.ok, kind).toBe(false);
    expect(wrong[0]?.message ?? "", kind).toMatch(message);
    said[kind] = wrong.map((file) => `${file.path} ${file.status}`);
    expected[kind] = finds;
  }
  expect(said).toEqual(expected);
  expect(server.requests.filter(({ headers }) => headers.authorization)).toEqual([]);
});
