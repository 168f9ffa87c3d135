import { X509Certificate } from "node:crypto";
import { ArgumentError } from "../../index.js";

/** A root that the caller trusts in addition to Apple's. */
export interface TrustedRoot {
  /** The certificate in DER. */
  der: Uint8Array;
  /** Its public key: SubjectPublicKeyInfo in base64. */
  publicKey: string;
}

/** No hyphen is in what a certificate's lines hold, so that a beginning without an end is read once. */
const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Reads certificates in PEM, one or more a text.
 *
 * @throws ArgumentError for what is none
 */
export function parseTrustedRoots(texts: readonly string[] | undefined): TrustedRoot[] {
  if (texts !== undefined && !Array.isArray(texts)) throw new ArgumentError("trustedRoots: must be a list of texts");
  return (texts ?? []).flatMap((text, index) => {
    const blocks = typeof text === "string" ? (text.match(certificate) ?? []) : [];
    if (blocks.length === 0) throw noCertificate(index);
    return blocks.map((block) => parseRoot(block, index));
  });
}

function parseRoot(pem: string, index: number): TrustedRoot {
  try {
    const der = new Uint8Array(new X509Certificate(pem).raw);
    return { der, publicKey: publicKeyOf(der) };
  } catch {
    throw noCertificate(index);
  }
}

/** The public key of a certificate in DER, as text that can be compared. */
export function publicKeyOf(der: Uint8Array): string {
  return new X509Certificate(der).publicKey.export({ type: "spki", format: "der" }).toString("base64");
}

function noCertificate(index: number): ArgumentError {
  return new ArgumentError(`trustedRoots[${index}]: must be a certificate in PEM (-----BEGIN CERTIFICATE-----)`);
}
