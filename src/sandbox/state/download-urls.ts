import { createHmac, timingSafeEqual } from "node:crypto";
import type { Asset } from "./asset.js";
import type { Seed } from "./seed.js";

/** Makes addresses that are good for a while, and knows them again. */
export interface DownloadUrls {
  /** A fresh address of a file, never one given before. */
  of(asset: Asset): { url: string; expiresAt: number };
  /** Why an `accessKey` does not open a file; undefined when it does. */
  fault(id: string, accessKey: string | null): "missing" | "wrong" | "expired" | undefined;
  /** Makes an `accessKey` useless before its time. */
  revoke(accessKey: string): void;
}

export function createDownloadUrls(
  seed: Seed,
  origin: string,
  { now, urlLifetimeMs }: { now: () => number; urlLifetimeMs: number },
): DownloadUrls {
  const secret = seed.bytes("access keys", 32);
  const revoked = new Set<string>();
  let count = 0;
  // What is signed says when it expires, so that nothing has to be kept.
  const sign = (id: string, terms: string) => createHmac("sha256", secret).update(`${id} ${terms}`).digest();
  return {
    of({ id }) {
      const expiresAt = now() + urlLifetimeMs;
      const terms = `${expiresAt}.${++count}`;
      return { url: `${origin}/assets/${id}?accessKey=${terms}.${sign(id, terms).toString("hex")}`, expiresAt };
    },
    fault(id, accessKey) {
      if (!accessKey) return "missing";
      const [, terms = "", expiresAt = "", hex = ""] = /^((-?[\d.]+?)\.\d+)\.([0-9a-f]{64})$/.exec(accessKey) ?? [];
      if (!terms || !timingSafeEqual(Buffer.from(hex, "hex"), sign(id, terms))) return "wrong";
      return revoked.has(accessKey) || Number(expiresAt) <= now() ? "expired" : undefined;
    },
    revoke: (accessKey) => void revoked.add(accessKey),
  };
}
