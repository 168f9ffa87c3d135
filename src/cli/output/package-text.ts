import type { PackageReport, SignatureReport } from "../../node/index.js";
import type { Line } from "./output.js";

/** Who signed a package, or why its signature is not valid. */
export function describeSignature({ status, signer, signedAt = "", reason }: SignatureReport): Line {
  const by = `signed by ${signer} on ${signedAt.slice(0, 10)}`;
  if (status === "valid") return { mark: "done", text: by };
  const what = { missing: "not signed", malformed: "signature malformed", untrusted: "signature not trusted" };
  const text = status === "mismatch" ? `${by}, but not this` : what[status];
  return { mark: "failed", text: `${text}: ${reason}` };
}

/** The identity in the manifest, as far as it has one. */
export function describeIdentity(report: Omit<PackageReport, "directory" | "files">): string[] {
  const { bundleId, shortVersionString, bundleVersion, revision, appleItemId, appleVersionId } = report;
  const build = bundleVersion ? ` (${bundleVersion})` : "";
  const version = [
    bundleId,
    shortVersionString && `${shortVersionString}${build}`,
    revision !== undefined && `revision ${revision}`,
  ];
  const ids = [appleItemId && `appleItemId ${appleItemId}`, appleVersionId && `appleVersionId ${appleVersionId}`];
  const lines = [version.filter(Boolean).join(" "), ids.filter(Boolean).join(" ")];
  return lines.filter((line) => line !== "");
}
