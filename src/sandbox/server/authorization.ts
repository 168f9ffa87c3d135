import { createPublicKey, type KeyObject } from "node:crypto";
import { decodeProtectedHeader } from "jose/decode/protected_header";
import { JWSSignatureVerificationFailed, JWTClaimValidationFailed, JWTExpired } from "jose/errors";
import { jwtVerify } from "jose/jwt/verify";
import type { TeamKey } from "../../index.js";
import { type Seed, seededKey } from "../state/seed.js";

const audience = "appstoreconnect-v1";
const maxLifeSeconds = 1200;

/** The one key that the sandbox accepts, and what checks its signatures. */
export interface AcceptedKey {
  credentials: TeamKey;
  publicKey: KeyObject;
}

export function acceptedKeyOf(seed: Seed): AcceptedKey {
  const key = seededKey(seed, "private key", "P-256");
  const keyId = seed.bytes("key id", 5).toString("hex").toUpperCase();
  const privateKey = key.export({ type: "pkcs8", format: "pem" }).toString();
  return { credentials: { issuerId: seed.uuid("issuer"), keyId, privateKey }, publicKey: createPublicKey(key) };
}

/** Why a request is not authorized; undefined when it is. */
export async function tokenProblem(
  authorization: string | undefined,
  { credentials, publicKey }: AcceptedKey,
  nowMs: number,
): Promise<string | undefined> {
  const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? "") ?? [];
  const header = token && headerOf(token);
  if (!header) return "no bearer token";
  if (header.alg !== "ES256") return "alg is not ES256";
  if (header.kid !== credentials.keyId) return "kid is not the sandbox's key";
  try {
    const { payload } = await jwtVerify(token, publicKey, {
      ...{ algorithms: ["ES256"], issuer: credentials.issuerId, audience, requiredClaims: ["iat", "exp"] },
      currentDate: new Date(nowMs),
    });
    return lifetimeProblem(payload.iat ?? 0, payload.exp ?? 0, nowMs / 1000);
  } catch (error) {
    return describeProblem(error);
  }
}

function headerOf(token: string): { alg?: string; kid?: string } | undefined {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
}

function lifetimeProblem(iat: number, exp: number, now: number): string | undefined {
  if (iat > now) return "iat is in the future";
  return exp - iat > maxLifeSeconds ? `it is valid for more than ${maxLifeSeconds} s` : undefined;
}

function describeProblem(error: unknown): string {
  if (error instanceof JWSSignatureVerificationFailed) return "the signature is not by the sandbox's key";
  if (error instanceof JWTExpired) return "it has expired";
  if (error instanceof JWTClaimValidationFailed) {
    if (error.claim === "iss") return "iss is not the sandbox's issuer";
    return error.claim === "aud" ? `aud is not ${audience}` : "iat or exp is missing";
  }
  return "it is no JSON web token";
}
