import { createHash } from "node:crypto";
import { type Attribute, SignerInfo } from "pkijs";
import { certify, type Identity, markers, pemOf, seededTerms, type Validity } from "../sandbox/state/certificate.js";
import {
  contentOf,
  type DigestAlgorithm,
  sha384,
  signedAttributes,
  signedData,
  signerInfo,
  signerTerms,
} from "../sandbox/state/package-signer.js";
import { createSeed } from "../sandbox/state/seed.js";

/** How a signature differs from a right one. */
export interface SignatureFlaws {
  /** Whose keys it is made with: another seed is another root. Default 1. */
  seed?: number;
  /** Default 2025-06-25T12:00:00Z. */
  signingTime?: Date;
  /** Of the leaf. Default 2024-01-01 to 2028-01-01; that of the authorities is 2014 to 2039. */
  validity?: Validity;
  /** Extensions that are missing. */
  withoutMarker?: "leaf" | "intermediate";
  /** The intermediate's basic constraints say that it is none. */
  intermediateIsNoAuthority?: boolean;
  leafIsAuthority?: boolean;
  /** Whoever holds the intermediate's key holds the root's. */
  intermediateHasRootKey?: boolean;
  /** An authority between intermediate and leaf, which also has a marker; the intermediate says `pathlen:0`. */
  secondIntermediate?: boolean;
  /** The leaf is issued by the root. */
  withoutIntermediate?: boolean;
  /** Default SHA-384. */
  digest?: "sha1" | "sha256" | "sha512";
  /** How many sign. Default 1. */
  signers?: 0 | 1 | 2;
  withoutCertificates?: boolean;
  /** Certificates of another chain with the same names, in addition. */
  foreignCertificates?: boolean;
  withoutContent?: boolean;
  /** All attributes, or one of them. The signature is over the content when there are none. */
  withoutAttributes?: "all" | "contentType" | "signingTime" | "messageDigest";
  /** `messageDigest` is that of other content. */
  wrongMessageDigest?: boolean;
  /** The signature is by another key than the leaf's. */
  wrongKey?: boolean;
  /** What is signed in place of the list of hashes. */
  content?: Uint8Array;
}

/** A file `signature`, and the certificate of its root in PEM. */
export interface SignedPackage {
  signature: Buffer;
  root: string;
}

const algorithms: Record<NonNullable<SignatureFlaws["digest"]>, DigestAlgorithm> = {
  sha1: { name: "sha1", digestId: "1.3.14.3.2.26", signatureId: "1.2.840.10045.4.1" },
  sha256: { name: "sha256", digestId: "2.16.840.1.101.3.4.2.1", signatureId: "1.2.840.10045.4.3.2" },
  sha512: { name: "sha512", digestId: "2.16.840.1.101.3.4.2.3", signatureId: "1.2.840.10045.4.3.4" },
};

const years = (from: number, to: number) => ({ notBefore: new Date(Date.UTC(from)), notAfter: new Date(Date.UTC(to)) });

/** Signs files by the SHA-256 of each, as the sandbox and Apple do, except for the given flaws. */
export function signHashes(hashes: Record<string, Uint8Array>, flaws: SignatureFlaws = {}): SignedPackage {
  const chain = Object.keys(flaws).length === 0 ? usualChain() : chainWith(flaws);
  const content = flaws.content ?? contentOf(new Map(Object.entries(hashes)));
  const certificates = chain.map(({ certificate }) => certificate);
  if (flaws.foreignCertificates) certificates.push(...chainWith({ seed: 99 }).map(({ certificate }) => certificate));
  const [root] = chain;
  const signers = Array.from({ length: flaws.signers ?? 1 }, () =>
    signerWith(chain.at(-1) as Identity, content, flaws),
  );
  const signature = signedData(
    flaws.withoutContent ? undefined : content,
    flaws.withoutCertificates ? undefined : certificates,
    signers,
  );
  return { signature, root: pemOf(root as Identity) };
}

/** {@link signHashes} of the files themselves. */
export function signFiles(files: Record<string, Uint8Array>, flaws: SignatureFlaws = {}): SignedPackage {
  const hashes = Object.entries(files).map(([path, bytes]) => [path, createHash("sha256").update(bytes).digest()]);
  return signHashes(Object.fromEntries(hashes), flaws);
}

let usual: Identity[] | undefined;

/** That of all packages without flaws: to make one takes longer than to sign with it. */
function usualChain(): Identity[] {
  usual ??= chainWith({});
  return usual;
}

/** Root first. */
function chainWith(flaws: SignatureFlaws): Identity[] {
  const seed = createSeed(flaws.seed ?? 1);
  const authority = { isAuthority: true, keyUsage: "issuing", validity: years(2014, 2039) } as const;
  const root = certify({ ...seededTerms(seed, "Test Root CA", "P-384"), ...authority });
  const chain = [root];
  const addAuthority = (commonName: string, more: object) =>
    chain.push(
      certify({ ...seededTerms(seed, commonName, "P-256"), ...authority, issuer: chain.at(-1) as Identity, ...more }),
    );
  const marker = flaws.withoutMarker === "intermediate" ? {} : { marker: markers.intermediate };
  const isAuthority = !flaws.intermediateIsNoAuthority;
  const pathLength = flaws.secondIntermediate ? { pathLength: 0 } : {};
  const key = flaws.intermediateHasRootKey ? { key: root.key } : {};
  if (!flaws.withoutIntermediate)
    addAuthority("Test Integration CA", { ...marker, isAuthority, ...pathLength, ...key });
  if (flaws.secondIntermediate) addAuthority("Test Second Integration CA", marker);
  const leaf = certify({
    ...seededTerms(seed, "Test Manifest Signing", "P-256"),
    issuer: chain.at(-1) as Identity,
    isAuthority: flaws.leafIsAuthority ?? false,
    keyUsage: "signing",
    validity: flaws.validity ?? years(2024, 2028),
    ...(flaws.withoutMarker !== "leaf" && { marker: markers.leaf }),
  });
  return [...chain, leaf];
}

function signerWith(leaf: Identity, content: Uint8Array, flaws: SignatureFlaws): SignerInfo {
  const algorithm = flaws.digest ? algorithms[flaws.digest] : sha384;
  const key = flaws.wrongKey ? seededTerms(createSeed(98), "another", "P-256").key : leaf.key;
  const signer = { ...leaf, key };
  if (flaws.withoutAttributes === "all") return new SignerInfo(signerTerms(signer, content, algorithm));
  return signerInfo(signer, attributesWith(content, algorithm, flaws), algorithm);
}

const attributeTypes = {
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
};

function attributesWith(content: Uint8Array, algorithm: DigestAlgorithm, flaws: SignatureFlaws): Attribute[] {
  const { signingTime = new Date("2025-06-25T12:00:00Z"), withoutAttributes, wrongMessageDigest } = flaws;
  const digested = wrongMessageDigest ? Buffer.from("other content") : content;
  const attributes = signedAttributes(digested, signingTime, algorithm);
  const left = withoutAttributes === undefined || withoutAttributes === "all" ? "" : attributeTypes[withoutAttributes];
  return attributes.filter(({ type }) => type !== left);
}
