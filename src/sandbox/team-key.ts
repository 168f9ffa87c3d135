import { createECDH, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import type { TeamKey } from "../index.js";
import type { Seed } from "./seed.js";

/** The one key that the sandbox accepts, and what checks its signatures. */
export function teamKeyOf(seed: Seed): { credentials: TeamKey; publicKey: KeyObject } {
  const scalar = seed.bytes("private key", 32);
  // Below the order of P-256, whatever the rest.
  scalar[0] = (scalar[0] ?? 0) & 0x7f;
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(scalar);
  const point = ecdh.getPublicKey();
  const [x, y, d] = [point.subarray(1, 33), point.subarray(33), scalar].map((bytes) => bytes.toString("base64url"));
  const key = createPrivateKey({ key: { kty: "EC", crv: "P-256", x, y, d }, format: "jwk" });
  const keyId = seed.bytes("key id", 5).toString("hex").toUpperCase();
  const privateKey = key.export({ type: "pkcs8", format: "pem" }).toString();
  return { credentials: { issuerId: seed.uuid("issuer"), keyId, privateKey }, publicKey: createPublicKey(key) };
}
