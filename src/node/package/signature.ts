import { createHash, verify } from "node:crypto";
import { fromBER, type ObjectIdentifier, type OctetString, Primitive, type UTCTime } from "asn1js";
import { parseBuffer } from "bplist-parser";
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from "pkijs";
import {
  checkChain,
  malformed,
  type ReadCertificate,
  readCertificate,
  SignatureProblem,
  untrusted,
} from "./certificate-chain.js";
import { describeDerProblem } from "./der.js";
import type { TrustedRoot } from "./package-report.js";

/** What a signature that holds says. */
export interface SignedFiles {
  /** "Apple", or the name of a root that the caller trusts. */
  signer: string;
  signedAt: Date;
  /** The SHA-256 of every file that is signed, `manifest.json` first of all, in hex by its path. */
  sha256: ReadonlyMap<string, string>;
}

/** The largest of Apple's that was seen has 12 kB. */
const maxBytes = 1 << 20;

const oids = {
  data: "1.2.840.113549.1.7.1",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
};

/** Names of node:crypto, by the identifier of the digest and of the signature with it. */
const digests: Record<string, { name: string; ecdsa: string }> = {
  "2.16.840.1.101.3.4.2.1": { name: "sha256", ecdsa: "1.2.840.10045.4.3.2" },
  "2.16.840.1.101.3.4.2.2": { name: "sha384", ecdsa: "1.2.840.10045.4.3.3" },
  "2.16.840.1.101.3.4.2.3": { name: "sha512", ecdsa: "1.2.840.10045.4.3.4" },
};

/** How far the clock of a signer may be ahead. */
const clockToleranceMs = 300_000;

/**
 * Reads the `signature` of a package: CMS SignedData (RFC 5652) over a property list of digests. Nothing in it is
 * parsed, except by the rules of DER, before the signature over it has been found to hold, under Apple's root or a
 * trusted one: a hostile property list of 262 bytes keeps a parser busy for half a minute. Every byte is accounted for,
 * so that a change anywhere is found.
 *
 * Source: the signatures of 18 packages of five apps, 2024-06 to 2026-06; Apple documents nothing of it.
 *
 * @throws SignatureProblem
 */
export function readSignature(bytes: Uint8Array, trusted: readonly TrustedRoot[], now: number): SignedFiles {
  if (bytes.length === 0) throw malformed("empty");
  if (bytes.length > maxBytes) throw malformed(`${bytes.length} bytes long; Apple's have a few thousand`);
  const problem = describeDerProblem(bytes);
  if (problem) throw malformed(`not DER (${problem})`);
  try {
    const { signer, content, leaf, others } = parseSignedData(bytes);
    const signedAt = checkSigner(signer, content, leaf);
    if (signedAt.getTime() > now + clockToleranceMs) throw untrusted(`signed in the future, ${signedAt.toISOString()}`);
    return { signer: checkChain(leaf, others, trusted, signedAt), signedAt, sha256: parseContent(content) };
  } catch (error) {
    // Any other error of a parser means that the input is malformed.
    throw error instanceof SignatureProblem ? error : malformed("not CMS SignedData as Apple's packages have it");
  }
}

interface Parsed {
  signer: SignerInfo;
  content: Uint8Array;
  leaf: ReadCertificate;
  others: ReadCertificate[];
}

function parseSignedData(bytes: Uint8Array): Parsed {
  const info = new ContentInfo({ schema: fromBER(bytes).result });
  if (info.contentType !== ContentInfo.SIGNED_DATA) throw malformed("not CMS SignedData");
  const signed = new SignedData({ schema: info.content });
  const { version, digestAlgorithms, encapContentInfo, certificates = [], crls, signerInfos } = signed;
  const [signer] = signerInfos;
  if (!signer || signerInfos.length > 1)
    throw malformed(`signed by ${signerInfos.length}; exactly one signer is expected`);
  const { eContentType, eContent } = encapContentInfo;
  if (eContentType !== oids.data || !eContent) throw malformed("holds no content");
  if (certificates.length === 0) throw malformed("holds no certificates");
  if (crls || signer.unsignedAttrs) throw malformed("holds what is not signed: revocations or unsigned attributes");
  // RFC 5652, sections 5.1 and 5.3: both follow from the rest.
  const expected = signer.sid instanceof IssuerAndSerialNumber ? 1 : 3;
  if (version !== expected || signer.version !== expected) throw malformed("of an impossible version");
  const [algorithm] = digestAlgorithms;
  if (digestAlgorithms.length !== 1 || algorithm?.algorithmId !== signer.digestAlgorithm.algorithmId) {
    throw malformed("names other digest algorithms than its signer's");
  }
  // What the parser skipped is missing from what it writes.
  const readable = new ContentInfo({ contentType: info.contentType, content: signed.toSchema(true) });
  if (!sameBytes(bytes, new Uint8Array(readable.toSchema().toBER())))
    throw malformed("holds bytes that no field accounts for");
  return { signer, content: bytesOf(eContent), ...readCertificates(info, certificates, signer) };
}

/** The signer's certificate, which its key identifier or its issuer and number name, and the others. */
function readCertificates(
  info: ContentInfo,
  certificates: NonNullable<SignedData["certificates"]>,
  { sid }: SignerInfo,
): Pick<Parsed, "leaf" | "others"> {
  // The bytes as they came: certificates are checked as they were signed.
  const raw = (info.content.valueBlock.value as { valueBlock: { value: RawBlock[] } }[])[3]?.valueBlock.value ?? [];
  const all = certificates.map((fields, at) => {
    if (!(fields instanceof Certificate)) throw malformed("holds a certificate of another kind than X.509");
    return readCertificate(fields, raw[at]?.valueBeforeDecodeView ?? new Uint8Array());
  });
  const named = all.filter(({ fields }) => isNamedBy(sid, fields));
  const [leaf] = named;
  if (!leaf || named.length > 1) throw malformed(`holds ${named.length} certificates of its signer`);
  return { leaf, others: all.filter((one) => one !== leaf) };
}

interface RawBlock {
  valueBeforeDecodeView: Uint8Array;
}

const subjectKeyIdentifier = "2.5.29.14";

function isNamedBy(sid: unknown, { issuer, serialNumber, extensions = [] }: Certificate): boolean {
  if (sid instanceof IssuerAndSerialNumber) {
    return sid.issuer.isEqual(issuer) && sid.serialNumber.isEqual(serialNumber);
  }
  if (!(sid instanceof Primitive)) return false;
  const identifier = extensions.find(({ extnID }) => extnID === subjectKeyIdentifier)?.parsedValue as OctetString;
  return Boolean(identifier) && sameBytes(sid.valueBlock.valueHexView, identifier.valueBlock.valueHexView);
}

/** The bytes of an octet string; asn1js would also read them from a value with another tag. */
function bytesOf({ idBlock, valueBlock }: OctetString): Uint8Array {
  const isOctetString = idBlock.tagClass === 1 && idBlock.tagNumber === 4;
  if (!isOctetString) throw malformed("holds something else in place of bytes");
  return valueBlock.valueHexView;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(other);
}

/** Checks digest and signature over the signed attributes; gives the time of signing that is among them. */
function checkSigner(signer: SignerInfo, content: Uint8Array, { x509 }: ReadCertificate): Date {
  const { digestAlgorithm, signatureAlgorithm, signedAttrs, signature } = signer;
  const digest = digests[digestAlgorithm.algorithmId];
  if (!digest || signatureAlgorithm.algorithmId !== digest.ecdsa) {
    throw untrusted("signed by an algorithm other than ECDSA with SHA-256 or better");
  }
  if (!signedAttrs) throw malformed("has no signed attributes");
  const attribute = <Value>(type: string, name: string): Value => {
    const [found, ...more] = signedAttrs.attributes.filter((one) => one.type === type);
    if (!found || more.length > 0 || found.values.length !== 1) throw malformed(`has not exactly one ${name}`);
    return found.values[0] as Value;
  };
  const type = attribute<ObjectIdentifier>(oids.contentType, "content type");
  if (type.valueBlock.toString() !== oids.data) throw malformed("signs another content type than it holds");
  const signedDigest = bytesOf(attribute<OctetString>(oids.messageDigest, "message digest"));
  const actual = createHash(digest.name).update(content).digest();
  if (!sameBytes(signedDigest, actual)) throw untrusted("its content is not what was signed");
  const options = { key: x509.publicKey, dsaEncoding: "der" } as const;
  if (!verify(digest.name, new Uint8Array(signedAttrs.encodedValue), options, bytesOf(signature))) {
    throw untrusted("the signature does not match the certificate of its signer");
  }
  const signedAt = attribute<UTCTime>(oids.signingTime, "signing time").toDate();
  if (Number.isNaN(signedAt.getTime())) throw malformed("has an invalid signing time");
  return signedAt;
}

function readList(content: Uint8Array): { version?: unknown; resources?: unknown } {
  try {
    const [list] = parseBuffer<{ version?: unknown; resources?: unknown }>(Buffer.from(content));
    return list ?? {};
  } catch {
    throw malformed("its content is not a binary property list");
  }
}

/** What has been signed: `{ version: 1, resources: { "<path>": { hash2: <SHA-256> } } }`. */
function parseContent(content: Uint8Array): Map<string, string> {
  const { version, resources } = readList(content);
  if (version !== 1) throw malformed(`its list of digests is of version ${version}; only 1 is known`);
  // A path `__proto__` would be the prototype and no file.
  if (typeof resources !== "object" || resources === null || Object.getPrototypeOf(resources) !== Object.prototype) {
    throw malformed("its list of digests is not an object");
  }
  const files = Object.entries(resources as Record<string, { hash2?: unknown } | null>);
  const sha256 = files.map(([path, file]): [string, string] => {
    const digest = file?.hash2;
    if (!Buffer.isBuffer(digest) || digest.length !== 32) throw malformed("its list has a file without a SHA-256");
    return [path, digest.toString("hex")];
  });
  return new Map(sha256);
}
