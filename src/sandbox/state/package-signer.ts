import { X509Certificate } from "node:crypto";
import createPropertyList from "bplist-creator";
import type { Identity, Validity } from "./certificate.js";
import type { Seed } from "./seed.js";
import { sha384, signedAttributes, signedData, signerInfo } from "./signed-data.js";
import { createSigningChain, type SigningChain } from "./signing-chain.js";

/** SHA-256 of the files of a package, by their path. */
export type FileHashes = ReadonlyMap<string, Uint8Array>;

/** Signs packages as Apple does, by a root of its own. */
export interface PackageSigner {
  /** The certificate of the root, in PEM. */
  root: string;
  /** What stands in the file `signature`. */
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

/** A certificate as text. */
export function pemOf({ certificate }: Identity): string {
  return new X509Certificate(Buffer.from(certificate.toSchema().toBER())).toString();
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

/** What the clock of the sandbox says, when real time has come to that: a signature out of the future is refused. */
function signingTime(now: number, { notBefore }: Validity): Date {
  return dateWithin(Math.max(Math.min(now, Date.now()), notBefore.getTime()));
}

/** In whole seconds, and in years that certificates can tell. */
function dateWithin(milliseconds: number): Date {
  const within = Math.min(Math.max(milliseconds, Date.UTC(1950, 0, 1)), Date.UTC(9999, 11, 31));
  return new Date(Math.floor(within / 1000) * 1000);
}
