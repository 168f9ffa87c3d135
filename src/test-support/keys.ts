import { generateKeyPairSync } from "node:crypto";

/** A key as App Store Connect gives it: PKCS#8, P-256, in PEM. Made anew, so that no test holds a real one. */
export function generateP8(): { privateKey: string; publicKey: string } {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    privateKey: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKey: pair.publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
}
