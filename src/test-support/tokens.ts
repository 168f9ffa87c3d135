import { generateKeyPairSync, verify } from "node:crypto";
import type { Credentials } from "../auth/credentials.js";
import { createTokenSource, type TokenSource } from "../auth/token.js";
import { reasonOf, safeCause } from "../http/redact.js";

/** A key as App Store Connect gives it: PKCS#8, P-256, in PEM. Generated, so that no test contains a real one. */
export function generateP8(): { privateKey: string; publicKey: string } {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    privateKey: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKey: pair.publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
}

export interface ReadToken {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** Whether the signature is by this key. */
  isSigned: boolean;
}

/** Parses a JWT and checks its signature with the public key, independently of its implementation. */
export function readToken(token: string, publicKey: string): ReadToken {
  const [header = "", claims = "", signature = ""] = token.split(".");
  const parse = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
  const key = { key: publicKey, dsaEncoding: "ieee-p1363" as const };
  const bytes = Buffer.from(signature, "base64url");
  const isSigned = verify("sha256", Buffer.from(`${header}.${claims}`), key, bytes);
  return { header: parse(header), claims: parse(claims), isSigned };
}

/** A token source with this clock, set up like in the client. */
export function tokenSource(credentials: Credentials, clock: { now(): number } = Date): TokenSource {
  return createTokenSource(credentials, { now: clock.now, safeCause, reasonOf });
}
