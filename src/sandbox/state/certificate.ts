import { createHash, createPublicKey, type KeyObject, sign, X509Certificate } from "node:crypto";
import { BitString, Integer, Null, OctetString, Utf8String } from "asn1js";
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
} from "pkijs";
import { type Curve, type Seed, seededKey } from "./seed.js";

/** A certificate with its private key. */
export interface Identity {
  certificate: Certificate;
  key: KeyObject;
}

/** What a certificate contains. */
export interface CertificateTerms {
  commonName: string;
  key: KeyObject;
  /** Undefined: it signs itself. */
  issuer?: Identity;
  /** Positive, without a leading zero. */
  serialNumber: Uint8Array;
  validity: Validity;
  isAuthority: boolean;
  /** How many authorities may follow. Default any number. */
  pathLength?: number;
  keyUsage: keyof typeof keyUsages;
  /** An extension of Apple's that says what the certificate is for; its value is ASN.1 NULL. Default none. */
  marker?: string;
}

export interface Validity {
  notBefore: Date;
  notAfter: Date;
}

// Bits 5 and 6, and bit 0 (RFC 5280, 4.2.1.3).
const keyUsages = {
  issuing: { unusedBits: 1, valueHex: Uint8Array.of(0x06) },
  signing: { unusedBits: 7, valueHex: Uint8Array.of(0x80) },
} as const;

/** Makes an X.509 certificate of an elliptic key. */
export function certify(terms: CertificateTerms): Identity {
  const { key, commonName, issuer, serialNumber, validity } = terms;
  const subject = nameOf(commonName);
  const publicKey = publicKeyOf(key);
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ valueHex: serialNumber }),
    subject,
    issuer: issuer?.certificate.subject ?? subject,
    notBefore: timeOf(validity.notBefore),
    notAfter: timeOf(validity.notAfter),
    subjectPublicKeyInfo: publicKey,
    extensions: extensionsOf(terms, publicKey),
  });
  signCertificate(certificate, issuer?.key ?? key);
  return { certificate, key };
}

/** A certificate as text. */
export function pemOf({ certificate }: Identity): string {
  return new X509Certificate(Buffer.from(certificate.toSchema().toBER())).toString();
}

/** SHA-1 of the bits of the public key (RFC 5280, 4.2.1.2). */
export function keyIdentifierOf({ subjectPublicKey }: PublicKeyInfo): OctetString {
  const bits = subjectPublicKey.valueBlock.valueHexView;
  return new OctetString({ valueHex: createHash("sha1").update(bits).digest() });
}

function nameOf(commonName: string): RelativeDistinguishedNames {
  const value = new Utf8String({ value: commonName });
  return new RelativeDistinguishedNames({ typesAndValues: [new AttributeTypeAndValue({ type: "2.5.4.3", value })] });
}

function publicKeyOf(key: KeyObject): PublicKeyInfo {
  return PublicKeyInfo.fromBER(createPublicKey(key).export({ type: "spki", format: "der" }));
}

/** UTCTime has two digits for the year; GeneralizedTime is for all other years. */
function timeOf(value: Date): Time {
  const year = value.getUTCFullYear();
  return new Time({ type: year < 1950 || year >= 2050 ? 1 : 0, value });
}

function extensionsOf(terms: CertificateTerms, publicKey: PublicKeyInfo): Extension[] {
  const { issuer, isAuthority, pathLength, keyUsage, marker } = terms;
  const constraints = new BasicConstraints({
    ...(isAuthority && { cA: true }),
    ...(pathLength !== undefined && { pathLenConstraint: pathLength }),
  });
  const extension = (extnID: string, critical: boolean, value: Encodable) =>
    new Extension({ extnID, critical, extnValue: value.toBER() });
  const issuerKey = issuer && keyIdentifierOf(issuer.certificate.subjectPublicKeyInfo);
  return [
    extension("2.5.29.19", true, constraints.toSchema()),
    ...(issuerKey
      ? [extension("2.5.29.35", false, new AuthorityKeyIdentifier({ keyIdentifier: issuerKey }).toSchema())]
      : []),
    extension("2.5.29.14", false, keyIdentifierOf(publicKey)),
    extension("2.5.29.15", true, new BitString(keyUsages[keyUsage])),
    ...(marker ? [extension(marker, false, new Null())] : []),
  ];
}

interface Encodable {
  toBER(): ArrayBuffer;
}

/** With SHA-384 by a key of 384 bits and with SHA-256 by one of 256, as Apple's are. */
function signCertificate(certificate: Certificate, key: KeyObject): void {
  const isLong = key.asymmetricKeyDetails?.namedCurve === "secp384r1";
  const algorithm = new AlgorithmIdentifier({ algorithmId: `1.2.840.10045.4.3.${isLong ? 3 : 2}` });
  certificate.signature = algorithm;
  certificate.signatureAlgorithm = algorithm;
  certificate.tbsView = new Uint8Array(certificate.encodeTBS().toBER());
  const signature = sign(isLong ? "sha384" : "sha256", certificate.tbsView, key);
  certificate.signatureValue = new BitString({ valueHex: signature });
}

/** The certificates of a package's signature, as Apple's are chained. */
export interface SigningChain {
  root: Identity;
  intermediate: Identity;
  leaf: Identity;
}

/** The extensions that distinguish Apple's certificates for packages from others under the same root. */
export const markers = { intermediate: "1.2.840.113635.100.6.2.17", leaf: "1.2.840.113635.100.12.47" } as const;

/** Keys and serial numbers come from the seed; signatures differ every time, because ECDSA is randomized. */
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

/** The terms of a certificate that come from the seed. */
export function seededTerms(seed: Seed, commonName: string, curve: Curve) {
  const serialNumber = seed.bytes(`serial number of ${commonName}`, 8);
  // Positive, and eight bytes long whatever the rest.
  serialNumber[0] = ((serialNumber[0] ?? 0) & 0x3f) | 0x40;
  return { commonName, serialNumber, key: seededKey(seed, `key of ${commonName}`, curve) };
}
