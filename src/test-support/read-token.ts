import { verify } from "node:crypto";

export interface ReadToken {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** Whether the signature is by this key. */
  isSigned: boolean;
}

/** Takes a JWT apart and checks its signature with the public key, independently of what made it. */
export function readToken(token: string, publicKey: string): ReadToken {
  const [header = "", claims = "", signature = ""] = token.split(".");
  const parse = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
  const key = { key: publicKey, dsaEncoding: "ieee-p1363" as const };
  const bytes = Buffer.from(signature, "base64url");
  const isSigned = verify("sha256", Buffer.from(`${header}.${claims}`), key, bytes);
  return { header: parse(header), claims: parse(claims), isSigned };
}
