import { createECDH, createPrivateKey, type KeyObject } from "node:crypto";
import type { Seed } from "./seed.js";

export type Curve = keyof typeof curves;

const curves = {
  "P-256": { ecdhName: "prime256v1", bytes: 32 },
  "P-384": { ecdhName: "secp384r1", bytes: 48 },
} as const;

/** The private key that a seed gives for a name. */
export function seededKey(seed: Seed, name: string, curve: Curve): KeyObject {
  const { ecdhName, bytes: length } = curves[curve];
  const scalar = seed.bytes(name, length);
  // Below the order of the curve, whatever the rest: both orders begin with a bit that is set.
  scalar[0] = (scalar[0] ?? 0) & 0x7f;
  const ecdh = createECDH(ecdhName);
  ecdh.setPrivateKey(scalar);
  const point = ecdh.getPublicKey();
  const parts = [point.subarray(1, 1 + length), point.subarray(1 + length), scalar];
  const [x, y, d] = parts.map((bytes) => bytes.toString("base64url"));
  return createPrivateKey({ key: { kty: "EC", crv: curve, x, y, d }, format: "jwk" });
}
