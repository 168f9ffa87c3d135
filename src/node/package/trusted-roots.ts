import { type KeyObject, X509Certificate } from "node:crypto";
import { ArgumentError } from "../../index.js";

/** A root that the caller trusts in addition to Apple's. */
export interface TrustedRoot {
  certificate: X509Certificate;
  key: KeyObject;
}

const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

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
    const parsed = new X509Certificate(pem);
    return { certificate: parsed, key: parsed.publicKey };
  } catch {
    throw noCertificate(index);
  }
}

function noCertificate(index: number): ArgumentError {
  return new ArgumentError(`trustedRoots[${index}]: must be a certificate in PEM (-----BEGIN CERTIFICATE-----)`);
}
