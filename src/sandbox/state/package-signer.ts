import { createHash, sign } from "node:crypto";
import { ObjectIdentifier, OctetString, Primitive, Set as SetOf, UTCTime } from "asn1js";
import createPropertyList from "bplist-creator";
import {
  AlgorithmIdentifier,
  Attribute,
  type Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";
import {
  createSigningChain,
  type Identity,
  keyIdentifierOf,
  pemOf,
  type SigningChain,
  type Validity,
} from "./certificate.js";
import type { Seed } from "./seed.js";

/** SHA-256 of the files of a package, by their path. */
export type FileHashes = ReadonlyMap<string, Uint8Array>;

/** Signs packages as Apple does, by a root of its own. */
export interface PackageSigner {
  /** The certificate of the root, in PEM. */
  root: string;
  /** The contents of the file `signature`. */
  sign(hashes: FileHashes): Buffer;
}

/** The certificates are made once, here. The root's key is the seed's. */
export function createPackageSigner(seed: Seed, now: () => number): PackageSigner {
  const validity = validityAround(Date.now(), now());
  const chain = createSigningChain(seed, validity);
  return {
    root: pemOf(chain.root),
    sign: (hashes) => signHashes(chain, hashes, signingTime(now(), validity)),
  };
}

/** The content of a signature: a property list that names every file. */
export function contentOf(hashes: FileHashes): Buffer {
  const resources = Object.fromEntries([...hashes].map(([path, hash]) => [path, { hash2: Buffer.from(hash) }]));
  return createPropertyList({ version: 1, resources });
}

function signHashes({ root, intermediate, leaf }: SigningChain, hashes: FileHashes, time: Date): Buffer {
  const content = contentOf(hashes);
  const certificates = [root, intermediate, leaf].map(({ certificate }) => certificate);
  return signedData(content, certificates, [signerInfo(leaf, signedAttributes(content, time, sha384), sha384)]);
}

const decadeMs = 10 * 365 * 86_400_000;

/** From long before to long after both times. */
function validityAround(...times: number[]): Validity {
  return {
    notBefore: dateWithin(Math.min(...times) - decadeMs),
    notAfter: dateWithin(Math.max(...times) + decadeMs),
  };
}

/** The sandbox's time, but never later than the real time: a signature from the future is refused. */
function signingTime(now: number, { notBefore }: Validity): Date {
  return dateWithin(Math.max(Math.min(now, Date.now()), notBefore.getTime()));
}

/** In whole seconds, and in years that a certificate can contain. */
function dateWithin(milliseconds: number): Date {
  const within = Math.min(Math.max(milliseconds, Date.UTC(1950, 0, 1)), Date.UTC(9999, 11, 31));
  return new Date(Math.floor(within / 1000) * 1000);
}

/** How what is signed is hashed. */
export interface DigestAlgorithm {
  /** As node:crypto names it. */
  name: string;
  digestId: string;
  /** ECDSA with it. */
  signatureId: string;
}

export const sha384: DigestAlgorithm = {
  name: "sha384",
  digestId: "2.16.840.1.101.3.4.2.2",
  signatureId: "1.2.840.10045.4.3.3",
};

const ids = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
};

/** What a signer signs in place of the content, in the order of their bytes, which DER requires of a set. */
export function signedAttributes(content: Uint8Array, signingTime: Date, { name }: DigestAlgorithm): Attribute[] {
  const messageDigest = createHash(name).update(content).digest();
  return [
    new Attribute({ type: ids.contentType, values: [new ObjectIdentifier({ value: ids.data })] }),
    new Attribute({ type: ids.signingTime, values: [new UTCTime({ valueDate: signingTime })] }),
    new Attribute({ type: ids.messageDigest, values: [new OctetString({ valueHex: messageDigest })] }),
  ];
}

/** A signer who is named by the identifier of the key. */
export function signerInfo(signer: Identity, attributes: Attribute[], algorithm: DigestAlgorithm): SignerInfo {
  // Signed as a set, and sent under another tag (RFC 5652, 5.4).
  const signed = new SetOf({ value: attributes.map((attribute) => attribute.toSchema()) }).toBER();
  const signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes });
  return new SignerInfo({ ...signerTerms(signer, Buffer.from(signed), algorithm), signedAttrs });
}

/** A signer's part without attributes: `signed` is what the signature is over. */
export function signerTerms({ certificate, key }: Identity, signed: Uint8Array, algorithm: DigestAlgorithm) {
  const { valueBlock } = keyIdentifierOf(certificate.subjectPublicKeyInfo);
  return {
    version: 3,
    sid: new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: valueBlock.valueHexView }),
    digestAlgorithm: new AlgorithmIdentifier({ algorithmId: algorithm.digestId }),
    signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: algorithm.signatureId }),
    signature: new OctetString({ valueHex: sign(algorithm.name, signed, key) }),
  };
}

/** CMS SignedData (RFC 5652) in DER, with the content inside; undefined leaves content or certificates out. */
export function signedData(
  content: Uint8Array | undefined,
  certificates: Certificate[] | undefined,
  signerInfos: SignerInfo[],
): Buffer {
  const encapContentInfo = new EncapsulatedContentInfo({ eContentType: ids.data });
  // Given to the constructor it would be cut into pieces, which is not DER.
  if (content) encapContentInfo.eContent = new OctetString({ valueHex: content });
  const algorithms = new Map(signerInfos.map(({ digestAlgorithm }) => [digestAlgorithm.algorithmId, digestAlgorithm]));
  const signed = new SignedData({
    version: 3,
    digestAlgorithms: [...algorithms.values()],
    encapContentInfo,
    ...(certificates && { certificates }),
    signerInfos,
  });
  return Buffer.from(new ContentInfo({ contentType: ids.signedData, content: signed.toSchema() }).toSchema().toBER());
}
