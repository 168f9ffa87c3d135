import { createPublicKey, type KeyObject } from "node:crypto";
import type { TeamKey } from "../../index.js";
import type { Seed } from "../state/seed.js";
import { seededKey } from "../state/seeded-key.js";

/** The one key that the sandbox accepts, and what checks its signatures. */
export function teamKeyOf(seed: Seed): { credentials: TeamKey; publicKey: KeyObject } {
  const key = seededKey(seed, "private key", "P-256");
  const keyId = seed.bytes("key id", 5).toString("hex").toUpperCase();
  const privateKey = key.export({ type: "pkcs8", format: "pem" }).toString();
  return { credentials: { issuerId: seed.uuid("issuer"), keyId, privateKey }, publicKey: createPublicKey(key) };
}
