import { certify, type Identity, type Validity } from "./certificate.js";
import type { Seed } from "./seed.js";
import { type Curve, seededKey } from "./seeded-key.js";

/** The certificates of a package's signature, as Apple's are chained. */
export interface SigningChain {
  root: Identity;
  intermediate: Identity;
  leaf: Identity;
}

/** Extensions in Apple's certificates by which those for packages are told from others under the same root. */
export const markers = { intermediate: "1.2.840.113635.100.6.2.17", leaf: "1.2.840.113635.100.12.47" } as const;

/** Keys and numbers of the certificates are the seed's; what is signed is not the same twice, for ECDSA draws at random. */
export function createSigningChain(seed: Seed, validity: Validity): SigningChain {
  const terms = (commonName: string, curve: Curve) => ({ ...seededTerms(seed, commonName, curve), validity });
  const authority = { isAuthority: true, keyUsage: "issuing" } as const;
  const root = certify({ ...terms("Sandbox Root CA", "P-384"), ...authority });
  const intermediate = certify({
    ...terms("Sandbox Integration CA", "P-256"),
    ...authority,
    issuer: root,
    marker: markers.intermediate,
  });
  const leaf = certify({
    ...terms("Sandbox Manifest Signing", "P-256"),
    issuer: intermediate,
    isAuthority: false,
    keyUsage: "signing",
    marker: markers.leaf,
  });
  return { root, intermediate, leaf };
}

/** What a certificate of this name has from the seed. */
export function seededTerms(seed: Seed, commonName: string, curve: Curve) {
  const serialNumber = seed.bytes(`serial number of ${commonName}`, 8);
  // Positive, and eight bytes long whatever the rest.
  serialNumber[0] = ((serialNumber[0] ?? 0) & 0x3f) | 0x40;
  return { commonName, serialNumber, key: seededKey(seed, `key of ${commonName}`, curve) };
}
