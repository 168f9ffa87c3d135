import { X509Certificate } from "node:crypto";
import { parseBuffer } from "bplist-parser";
import { BasicConstraints, Certificate, ContentInfo, SignedData } from "pkijs";

/** The content of a file `signature`, unchecked. */
export interface ReadSignature {
  /** The SHA-256 that it has of each path, in hexadecimal. */
  hashes: Record<string, string>;
  certificates: X509Certificate[];
  /** Whether the basic constraints of each certificate say so; `ca` of node:crypto asks more. */
  authorities: boolean[];
  /** The ids of the extensions of each certificate. */
  extensions: string[][];
  signedAt: Date;
  signedData: SignedData;
}

const signingTime = "1.2.840.113549.1.9.5";

export function readSignature(bytes: Uint8Array): ReadSignature {
  const signedData = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(bytes)).content });
  const content = signedData.encapContentInfo.eContent?.getValue() ?? new ArrayBuffer(0);
  const [list] = parseBuffer<{ resources: Record<string, { hash2: Buffer }> }>(Buffer.from(content));
  const hashes = Object.entries(list.resources).map(([path, { hash2 }]) => [path, hash2.toString("hex")]);
  const certificates = (signedData.certificates ?? []).filter((one) => one instanceof Certificate);
  const attributes = signedData.signerInfos[0]?.signedAttrs?.attributes ?? [];
  return {
    hashes: Object.fromEntries(hashes),
    certificates: certificates.map((one) => new X509Certificate(Buffer.from(one.toSchema().toBER()))),
    authorities: certificates.map(isAuthority),
    extensions: certificates.map(({ extensions = [] }) => extensions.map(({ extnID }) => extnID)),
    signedAt: attributes.find(({ type }) => type === signingTime)?.values[0].toDate(),
    signedData,
  };
}

function isAuthority({ extensions = [] }: Certificate): boolean {
  return extensions.some(({ parsedValue }) => parsedValue instanceof BasicConstraints && parsedValue.cA);
}
