import { excerpt } from "../../http/redact.js";
import { checkSignature } from "../package/check-signature.js";
import { maxBytesOf } from "../package/folder.js";
import { type Manifest, type PackageIdentity, parseManifest } from "../package/manifest.js";
import type { SignatureReport, TrustedRoot } from "../package/package-report.js";
import type { MetadataFiles } from "../package/zip.js";
import type { Served, ServedTwice } from "./fetch-served.js";
import { differentBytes, type Finding, sha256Of } from "./judge-asset.js";
import type { LocalPackage } from "./local-package.js";

/** What the hosted manifest and signature are. */
export interface JudgedMetadata {
  manifest: Manifest | undefined;
  signature: SignatureReport;
  /** The SHA-256 of every signed file; undefined unless the signature is valid. */
  sha256: ReadonlyMap<string, string> | undefined;
  findings: { "manifest.json": Finding; signature: Finding };
}

/** Checks manifest and signature, each by itself, against the other, and against those of the folder. */
export async function judgeMetadata(
  served: Record<keyof MetadataFiles, ServedTwice>,
  local: LocalPackage | undefined,
  trusted: readonly TrustedRoot[],
): Promise<JudgedMetadata> {
  const manifestBytes = bytesOf(served["manifest.json"]);
  const signatureBytes = bytesOf(served.signature);
  const parsed = manifestBytes && parse(manifestBytes);
  const manifest = parsed?.manifest;
  const paths = manifest?.assets.map(({ path }) => path) ?? [];
  const checked = await checkSignature(
    signatureBytes,
    manifest && manifestBytes && { bytes: manifestBytes, paths },
    trusted,
  );
  const { sha256, manifestSha256 } = checked;
  const report = signatureBytes ? checked.report : unread;
  const expected = manifestSha256 ?? (local && sha256Of(local.metadata["manifest.json"]));
  const ofManifest =
    servedFinding("manifest.json", served["manifest.json"]) ??
    parsed?.finding ??
    (local && manifest ? otherVersion(manifest, local.manifest) : undefined) ??
    (manifestBytes && expected ? changedManifest(manifestBytes, expected) : undefined);
  return {
    ...{ manifest, sha256, signature: report },
    findings: {
      "manifest.json": ofManifest ?? { status: "ok" },
      signature: servedFinding("signature", served.signature) ??
        signatureFinding(report, signatureBytes, local) ?? { status: "ok" },
    },
  };
}

const unread: SignatureReport = { status: "missing", reason: "the file signature cannot be read there" };

/** The file as a plain client gets it, or else as a browser does. */
function bytesOf({ plain, browser }: ServedTwice): Uint8Array | undefined {
  return [plain, browser].find(hasBytes)?.start;
}

function hasBytes({ status, isWhole, start }: Served): boolean {
  return (status === "ok" || status === "compressed") && isWhole && start.length > 0;
}

/** What is wrong with how a file is served, whatever is in it. */
function servedFinding(path: keyof MetadataFiles, { plain, browser }: ServedTwice): Finding | undefined {
  const wrong = [plain, browser].find(({ status }) => status !== "ok");
  if (wrong) return { status: wrong.status, message: wrong.message };
  for (const { start, isWhole } of [plain, browser]) {
    if (!isWhole) return { status: "unreadable", message: `more than ${maxBytesOf.get(path)} bytes` };
    if (start.length === 0) return { status: "unreadable", message: "empty" };
  }
  if (Buffer.compare(plain.start, browser.start) === 0) return undefined;
  const digests = { expected: sha256Of(plain.start), actual: sha256Of(browser.start) };
  return { status: "inconsistent", ...digests, message: differentBytes };
}

function parse(bytes: Uint8Array): { manifest?: Manifest; finding?: Finding } {
  try {
    return { manifest: parseManifest(bytes) };
  } catch (error) {
    const message = excerpt((error as Error).message.replace("manifest.json: ", ""));
    return { finding: { status: "unreadable", message } };
  }
}

function otherVersion(served: PackageIdentity, local: PackageIdentity): Finding | undefined {
  const [actual, expected] = [describeVersion(served), describeVersion(local)];
  if (actual === expected) return undefined;
  const message = `${actual} is served, and the folder has ${expected}: upload the folder, and purge caches`;
  return { status: "otherVersion", expected, actual, message };
}

function describeVersion({ bundleId, shortVersionString, bundleVersion, revision }: PackageIdentity): string {
  return excerpt(`${bundleId} ${shortVersionString} (${bundleVersion}) revision ${revision}`);
}

function changedManifest(bytes: Uint8Array, expected: string): Finding | undefined {
  const actual = sha256Of(bytes);
  if (actual === expected) return undefined;
  const message = isReformatted(bytes, expected)
    ? "reformatted: its blanks, line breaks or byte order mark changed. Upload it as a binary file, byte for byte"
    : "not the one that was signed, as after an edit, or from a cache that mixes two versions";
  return { status: "wrongDigest", expected, actual, message };
}

/** Whether only its formatting changed: Apple writes manifests as `JSON.stringify` does. */
function isReformatted(bytes: Uint8Array, expected: string): boolean {
  const compact = JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)));
  return sha256Of(Buffer.from(compact)) === expected;
}

function signatureFinding(
  { status, reason }: SignatureReport,
  bytes: Uint8Array | undefined,
  local: LocalPackage | undefined,
): Finding | undefined {
  if (status === "valid" || !bytes) return undefined;
  // Then the manifest is what is wrong.
  if (local && Buffer.compare(bytes, local.metadata.signature) === 0) return undefined;
  return { status: "wrongSignature", message: reason };
}
