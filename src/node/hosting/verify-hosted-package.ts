import { knownOnly, type NamesOf } from "../../http/known-names.js";
import { excerpt } from "../../http/redact.js";
import { checkTimeout } from "../../http/settings.js";
import { notify } from "../../http/warnings.js";
import {
  checkConcurrency,
  type DownloadContext,
  type DownloadEvent,
  type DownloadRuntime,
  defaultConcurrency,
  defaultStallTimeoutMs,
  systemRuntime,
} from "../download/download-options.js";
import { mapConcurrently, sumOfSizes } from "../download/download-package.js";

import { parseTrustedRoots } from "../package/certificate-chain.js";
import { maxBytesOf } from "../package/folder.js";
import { type Asset, describePathProblems, identityOf, metadataFiles } from "../package/manifest.js";
import { fetchServed, type Served, type ServedTwice, startBytes, withoutQuery } from "./fetch-served.js";
import { findMisplaced } from "./find-misplaced.js";
import { hashHosted } from "./hash-hosted.js";
import { type HostedPlaces, hostedPlaces } from "./hosted-files.js";
import type { HostedFile, HostedReport, ServedFile } from "./hosted-report.js";
import { differentBytes, type ExpectedAsset, isSameForBoth, judgeAsset } from "./judge-asset.js";
import { type JudgedMetadata, judgeMetadata } from "./judge-metadata.js";
import { type LocalPackage, readBeginning, readLocalPackage } from "./local-package.js";

/** How {@link verifyHostedPackage} works. */
export interface HostedOptions {
  /** The package folder that was uploaded: what is served is compared with it too. Default none. */
  directory?: string | undefined;
  /**
   * The URLs of single files, for hosts without folders such as GitHub Releases, by the file's name without extension,
   * as AltStore's `assetURLs`. Files that are not in it are looked for in the folder. Default none.
   */
  assetUrls?: Record<string, string> | undefined;
  /**
   * Whether every file is downloaded and hashed, rather than its length and its beginning compared. Nothing is written to
   * disk. Default false.
   */
  full?: boolean | undefined;
  /** `"skip"`: deltas that the manifest lists may be missing. Default `"ifPresent"`: they must be served. */
  deltas?: "ifPresent" | "skip" | undefined;
  /** As for {@link verifyPackage}. */
  trustedRoots?: string[] | undefined;
  /** How many files at once. Default 4, from 1 to 16. */
  concurrency?: number | undefined;
  /** The longest without a byte, in milliseconds. Default 60,000; over 300,000 with a `fetch`. */
  stallTimeoutMs?: number | undefined;
  /** What sends the requests. None has an `Authorization`. Default the global `fetch`. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Ends it; the promise rejects with the signal's reason. Default none. */
  signal?: AbortSignal | undefined;
  /** Called for every file, and with `full` as files come in. Default nothing. What it throws is ignored. */
  onProgress?: ((event: HostedEvent) => unknown) | undefined;
}

/** What happens while a hosted package is verified, for `onProgress`. */
export type HostedEvent = { type: "checked"; file: HostedFile } | Exclude<DownloadEvent, { type: "file" }>;

/**
 * Checks a package that is hosted: that `signature` is Apple's and of this `manifest.json`, and that every file that it
 * lists is served over https, with status 200 and its right length, to a browser and to a plain client alike. Files up to
 * 64 KiB are compared as a whole, and all of them with `full`. Redirects are followed and reported. No token is sent.
 *
 * Source: what developers check who host packages. Apple documents the layout, and that files are served over https. What
 * devices and marketplaces send is not documented.
 *
 * @param url - the URL of the folder, or of `manifest.json` in it
 * @returns every file, not the first problem; `ok` is whether all are right
 * @throws `ArgumentError` for a URL that is not https
 * @throws {@link IntegrityError}, {@link FileError} when `directory` holds no package whose signature is valid
 * @example
 * const { ok, files } = await verifyHostedPackage("https://downloads.example.com/2.4.0/", { directory: "package" });
 * if (!ok) console.error(files.filter(({ status }) => status !== "ok"));
 */
export function verifyHostedPackage(url: string, options: HostedOptions = {}): Promise<HostedReport> {
  return verifyHostedPackageIn(systemRuntime, url, options);
}

const optionNames: NamesOf<HostedOptions> = {
  directory: true,
  assetUrls: true,
  full: true,
  deltas: true,
  trustedRoots: true,
  concurrency: true,
  stallTimeoutMs: true,
  fetch: true,
  signal: true,
  onProgress: true,
};

/** {@link verifyHostedPackage} with the clock and the randomness of tests. */
export async function verifyHostedPackageIn(
  runtime: DownloadRuntime,
  url: string,
  options: HostedOptions,
): Promise<HostedReport> {
  knownOnly("verifyHostedPackage", options, optionNames);
  const places = hostedPlaces(url, options.assetUrls);
  const concurrency = checkConcurrency(options.concurrency ?? defaultConcurrency);
  const trusted = parseTrustedRoots(options.trustedRoots);
  const context = contextOf(runtime, options);
  const local = options.directory === undefined ? undefined : await readLocalPackage(options.directory, trusted);
  const hosted: Hosted = { places, context, local, options };
  const [manifest, signature] = await mapConcurrently(metadataFiles, 2, context.signal, (path) =>
    fetchTwice(path, maxBytesOf.get(path) ?? startBytes, hosted),
  );
  const servedMetadata = { "manifest.json": manifest as ServedTwice, signature: signature as ServedTwice };
  const judged = await judgeMetadata(servedMetadata, local, trusted);
  const files = metadataFiles.map((path) => metadataReport(path, servedMetadata[path], judged, hosted));
  const assets = expectedAssets(judged, local);
  if (options.full)
    notify(context.onProgress, () => ({ type: "plan" as const, files: assets.length, bytes: sumOfSizes(assets) }));
  const checked = await mapConcurrently(assets, concurrency, context.signal, (asset, signal) =>
    checkAsset(asset, { ...hosted, context: { ...context, signal } }),
  );
  const skippedDeltas = checked.filter((file) => file === undefined).length;
  const all = await findMisplaced([...files, ...checked.filter((file) => file !== undefined)], places, context);
  const ok = all.every(({ status }) => status === "ok");
  const { manifest: served, signature: report } = judged;
  return { ok, url: places.folder, ...identityOf(served), signature: report, skippedDeltas, files: all };
}

/** What a check works with. */
interface Hosted {
  places: HostedPlaces;
  context: DownloadContext;
  local: LocalPackage | undefined;
  options: HostedOptions;
}

function contextOf(runtime: DownloadRuntime, options: HostedOptions): DownloadContext {
  const { fetch, stallTimeoutMs = defaultStallTimeoutMs, signal = new AbortController().signal } = options;
  const onProgress = (event: DownloadEvent) => {
    if (event.type !== "file") notify(options.onProgress, () => event);
  };
  checkTimeout("stallTimeoutMs", stallTimeoutMs, fetch);
  const send = fetch ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init));
  return { ...runtime, fetch: send, stallTimeoutMs, signal, onProgress };
}

async function fetchTwice(path: string, maxBytes: number, { places, context }: Hosted): Promise<ServedTwice> {
  const file = { path, url: places.urlOf(path), maxBytes };
  const plain = await fetchServed(file, "plain", context);
  return { plain, browser: await fetchServed(file, "browser", context) };
}

function metadataReport(
  path: keyof JudgedMetadata["findings"],
  served: ServedTwice,
  { findings, sha256 }: JudgedMetadata,
  hosted: Hosted,
): HostedFile {
  return reportOf(path, served, { ...findings[path], isHashed: sha256 !== undefined }, hosted);
}

function reportOf(
  path: string,
  served: ServedTwice,
  finding: Pick<HostedFile, "status" | "expected" | "actual" | "message" | "isHashed">,
  { places, options }: Hosted,
): HostedFile {
  const { plain, browser } = served;
  const url = withoutQuery(places.urlOf(path));
  const note = describeDifference(served);
  const message = [note, finding.message].filter(Boolean).join("; ") || undefined;
  const clients = { plain: servedFile(plain), browser: servedFile(browser) };
  const file = { path, url, ...finding, size: plain.size ?? browser.size, message, clients };
  notify(options.onProgress, () => ({ type: "checked" as const, file }));
  return file;
}

function servedFile({ status, httpStatus, redirects, message }: Served): ServedFile {
  return { status, httpStatus, redirects, message };
}

/** Which client is refused, where only one is. */
function describeDifference({ plain, browser }: ServedTwice): string | undefined {
  if ((plain.status === "ok") === (browser.status === "ok")) return undefined;
  const [refused, accepted] = plain.status === "ok" ? ["a browser", "a plain client"] : ["a plain client", "a browser"];
  const failed = plain.status === "ok" ? browser : plain;
  const hint = failed.status === "compressed" ? "" : ": look for bot or hotlink protection";
  return `only ${refused} fails, ${accepted} gets it${hint}`;
}

/** The files that should be hosted: those of the served manifest when it is signed, else of the folder, else as served. */
function expectedAssets({ manifest, sha256 }: JudgedMetadata, local: LocalPackage | undefined): ListedAsset[] {
  const localSha256 = new Map(local?.manifest.assets.map(({ path, sha256 }) => [path, sha256]));
  const listed = sha256 ? manifest : (local?.manifest ?? manifest);
  const assets: readonly Asset[] = listed?.assets ?? [];
  const problems = describePathProblems(assets.map(({ path }) => path));
  return assets.map((asset) => {
    const { path } = asset;
    return { ...asset, sha256: sha256?.get(path) ?? localSha256.get(path), problem: problems.get(path) };
  });
}

interface ListedAsset extends Omit<ExpectedAsset, "local"> {
  /** What is wrong with its path. */
  problem: string | undefined;
}

const unasked: Served = {
  ...{ status: "unsafePath", httpStatus: undefined, redirects: [], message: undefined },
  ...{ start: new Uint8Array(), isWhole: false, size: undefined },
};

/** Undefined for a delta that may be missing. */
async function checkAsset(listed: ListedAsset, hosted: Hosted): Promise<HostedFile | undefined> {
  const { path, problem, kind } = listed;
  if (problem) {
    const finding = { status: "unsafePath", message: problem, isHashed: false } as const;
    return reportOf(excerpt(path), { plain: unasked, browser: unasked }, finding, hosted);
  }
  const asset = { ...listed, local: await readBeginning(path, hosted.local) };
  const served = await fetchTwice(path, startBytes, hosted);
  const judged = [served.plain, served.browser].map((one) => judgeAsset(asset, one));
  const finding = judged.find(({ status }) => status !== "ok") ?? judged.find(({ isHashed }) => isHashed) ?? judged[0];
  if (!finding) throw new Error("a file is judged for both clients");
  if (finding.status === "ok" && !isSameForBoth(served)) {
    return reportOf(path, served, { status: "inconsistent", message: differentBytes, isHashed: false }, hosted);
  }
  if (finding.status === "missing" && kind === "delta" && hosted.options.deltas === "skip") return undefined;
  const mustHash = hosted.options.full || served.plain.size === undefined;
  if (finding.status !== "ok" || finding.isHashed || !mustHash) return reportOf(path, served, finding, hosted);
  const { size, ...hashed } = await hashHosted(asset, hosted.places.urlOf(path), hosted.context);
  return reportOf(path, { ...served, plain: { ...served.plain, size } }, hashed, hosted);
}
