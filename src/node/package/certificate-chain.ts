import { createHash, type KeyObject, X509Certificate } from "node:crypto";
import type { BitString } from "asn1js";
import type { BasicConstraints, Certificate } from "pkijs";
import { excerpt } from "../../http/redact.js";
import { ArgumentError } from "../../index.js";
import type { TrustedRoot } from "./package-report.js";

/** A certificate, as pkijs reads its extensions and as OpenSSL checks it. */
export interface ReadCertificate {
  fields: Certificate;
  x509: X509Certificate;
}

/**
 * Apple Root CA - G3, by the SHA-256 of the certificate.
 *
 * Source: https://www.apple.com/certificateauthority/ (AppleRootCA-G3.cer); it is in every package seen.
 */
const appleRootSha256 = "63343abfb89a6a03ebb57e9b3f5fa7be7c4f5c756f3017b3a8c488c3653e9179";

/**
 * The extensions that mark who may sign packages. Other certificates under the same root are in developers' hands.
 *
 * Source: the signatures of 18 packages of five apps, 2024-06 to 2026-06.
 */
const markers = { intermediate: "1.2.840.113635.100.6.2.17", leaf: "1.2.840.113635.100.12.47" };

const curves = new Set(["prime256v1", "secp384r1", "secp521r1"]);
/** ECDSA with SHA-256, SHA-384 and SHA-512. */
const algorithms = new Set(["1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4"]);
const basicConstraints = "2.5.29.19";
const keyUsage = "2.5.29.15";
const extendedKeyUsage = "2.5.29.37";
/** The critical extensions that are understood here. */
const understood = new Set([basicConstraints, keyUsage, extendedKeyUsage, markers.intermediate, markers.leaf]);

export function readCertificate(fields: Certificate, der: Uint8Array): ReadCertificate {
  try {
    return { fields, x509: new X509Certificate(der) };
  } catch {
    throw malformed("holds a certificate that cannot be read");
  }
}

/**
 * Checks that leaf, intermediate and root are the only certificates, and that each was fit to sign at the time of
 * signing.
 *
 * @returns who signed: "Apple", or the name of a root that the caller trusts
 */
export function checkChain(
  leaf: ReadCertificate,
  others: readonly ReadCertificate[],
  trusted: readonly TrustedRoot[],
  signedAt: Date,
): string {
  const intermediate = issuerOf(leaf, others);
  const rest = others.filter((one) => one !== intermediate);
  const root = issuerOf(intermediate, [...rest, ...trusted.map(({ der }) => ({ x509: new X509Certificate(der) }))]);
  const signer = signerOf(root, trusted);
  if (rest.some((one) => one !== root)) throw untrusted("holds certificates that are not in its chain");
  const chain = { leaf, intermediate, root };
  for (const [name, { x509 }] of Object.entries(chain)) {
    // OpenSSL calls a CA only what may also sign certificates: that suits authorities, and is too narrow for a leaf.
    if (name === "leaf" ? isAuthority(leaf.fields) : !x509.ca) {
      throw untrusted(`its ${name} certificate is ${name === "leaf" ? "a" : "no"} CA`);
    }
    if (!isOnCurve(x509.publicKey)) throw untrusted(`its ${name} certificate has a key on an unknown curve`);
    if (!isValidAt(x509, signedAt)) throw untrusted(`its ${name} certificate was not valid when it was signed`);
  }
  const keys = Object.values(chain).map(({ x509 }) => publicKeyOf(x509.raw));
  if (new Set(keys).size < keys.length) throw untrusted("two of its certificates have the same key");
  if (!maySign(leaf.fields)) throw untrusted("its leaf certificate is not for signing");
  for (const name of ["leaf", "intermediate"] as const) checkExtensions(chain[name].fields, name);
  return signer;
}

/** The certificate that issued and signed another one; never the certificate itself. */
function issuerOf<Candidate extends Pick<ReadCertificate, "x509">>(
  { x509, fields }: Pick<ReadCertificate, "x509"> & Partial<ReadCertificate>,
  candidates: readonly Candidate[],
): Candidate {
  if (fields && !algorithms.has(fields.signatureAlgorithm.algorithmId)) {
    throw untrusted(
      `its certificate ${nameOf(x509)} is signed by an algorithm other than ECDSA with SHA-256 or better`,
    );
  }
  const named = candidates.filter((one) => one.x509 !== x509 && x509.checkIssued(one.x509));
  if (named.length === 0) throw untrusted(`lacks the certificate that issued ${nameOf(x509)}`);
  const found = named.find((one) => x509.verify(one.x509.publicKey));
  if (!found) throw untrusted(`its certificate ${nameOf(x509)} is not what its issuer signed`);
  return found;
}

function signerOf({ x509 }: Pick<ReadCertificate, "x509">, trusted: readonly TrustedRoot[]): string {
  if (createHash("sha256").update(x509.raw).digest("hex") === appleRootSha256) return "Apple";
  const name = nameOf(x509);
  // Its own signature shows that all of it comes from the owner of the key.
  const isTrusted = trusted.some(({ publicKey }) => publicKey === publicKeyOf(x509.raw)) && x509.verify(x509.publicKey);
  if (isTrusted) return name;
  throw untrusted(`signed by ${name}, not by Apple`);
}

function isAuthority({ extensions = [] }: Certificate): boolean {
  return extensions.some(
    ({ extnID, parsedValue }) => extnID === basicConstraints && (parsedValue as BasicConstraints | undefined)?.cA,
  );
}

/** Whether key usage, where it says anything, has `digitalSignature`. */
function maySign({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === keyUsage)?.parsedValue as BitString | undefined;
  return usage === undefined || ((usage.valueBlock.valueHexView[0] ?? 0) & 0x80) !== 0;
}

function isOnCurve({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  return asymmetricKeyType === "ec" && curves.has(asymmetricKeyDetails?.namedCurve ?? "");
}

function isValidAt({ validFrom, validTo }: X509Certificate, time: Date): boolean {
  return Date.parse(validFrom) <= time.getTime() && time.getTime() <= Date.parse(validTo);
}

function checkExtensions({ extensions = [] }: Certificate, name: keyof typeof markers): void {
  const strange = extensions.find(({ extnID, critical }) => critical && !understood.has(extnID));
  if (strange) throw untrusted(`its ${name} certificate has a critical extension ${strange.extnID}`);
  if (!extensions.some(({ extnID }) => extnID === markers[name])) {
    throw untrusted(`its ${name} certificate is not marked for signing packages (${markers[name]})`);
  }
}

/** The common name of the subject of a certificate. Untrusted. */
function nameOf({ subject }: X509Certificate): string {
  const name = /^CN=(.*)$/m.exec(subject ?? "")?.[1] ?? subject ?? "";
  const text = excerpt(name) || "an unnamed signer";
  // Any certificate may have this name; Apple's root is known by its digest.
  return /apple/i.test(text) ? `"${text}"` : text;
}

/** The lines of a certificate hold no hyphen, so that a beginning without an end is read once. */
const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Reads certificates in PEM, one or more a text.
 *
 * @throws ArgumentError for any other text
 */
export function parseTrustedRoots(texts: readonly string[] | undefined): TrustedRoot[] {
  if (texts !== undefined && !Array.isArray(texts)) throw new ArgumentError("trustedRoots: must be a list of texts");
  return (texts ?? []).flatMap((text, index) => {
    const blocks = typeof text === "string" ? (text.match(certificate) ?? []) : [];
    if (blocks.length === 0) throw notCertificate(index);
    return blocks.map((block) => parseRoot(block, index));
  });
}

function parseRoot(pem: string, index: number): TrustedRoot {
  try {
    const der = new Uint8Array(new X509Certificate(pem).raw);
    return { der, publicKey: publicKeyOf(der) };
  } catch {
    throw notCertificate(index);
  }
}

/** The public key of a certificate in DER, as text that can be compared. */
function publicKeyOf(der: Uint8Array): string {
  return new X509Certificate(der).publicKey.export({ type: "spki", format: "der" }).toString("base64");
}

function notCertificate(index: number): ArgumentError {
  return new ArgumentError(`trustedRoots[${index}]: must be a certificate in PEM (-----BEGIN CERTIFICATE-----)`);
}

/** Why a signature is rejected. Internal: reports carry its status and reason. */
export class SignatureProblem extends Error {
  constructor(
    readonly status: "malformed" | "untrusted",
    readonly reason: string,
  ) {
    super(reason);
  }
}

export function malformed(reason: string): SignatureProblem {
  return new SignatureProblem("malformed", reason);
}

export function untrusted(reason: string): SignatureProblem {
  return new SignatureProblem("untrusted", reason);
}
