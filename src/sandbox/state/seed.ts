import { createECDH, createHash, createPrivateKey, type KeyObject } from "node:crypto";

/** Values that look random, and are the same for the same seed and name. */
export interface Seed {
  bytes(name: string, length: number): Buffer;
  /** In the form of Apple's ids. */
  uuid(name: string): string;
  /** A number in decimal, in the form of Apple's app ids. */
  number(name: string): string;
}

export function createSeed(seed: number): Seed {
  const bytes = (name: string, length: number) =>
    createHash("shake256", { outputLength: length }).update(`${seed} ${name}`).digest();
  return {
    bytes,
    uuid(name) {
      const hex = bytes(name, 16).toString("hex");
      // Version 4, variant 1 (RFC 9562).
      return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-a$4-$5");
    },
    number: (name) => String(6_000_000_000 + (bytes(name, 4).readUInt32BE() % 1_000_000_000)),
  };
}

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
