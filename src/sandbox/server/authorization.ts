import type { KeyObject } from "node:crypto";
import { decodeProtectedHeader } from "jose/decode/protected_header";
import { JWSSignatureVerificationFailed, JWTClaimValidationFailed, JWTExpired } from "jose/errors";
import { jwtVerify } from "jose/jwt/verify";

const audience = "appstoreconnect-v1";
const longestLifeSeconds = 1200;

/** Whose tokens are good. */
export interface TokenRules {
  issuerId: string;
  keyId: string;
  publicKey: KeyObject;
}

/** Why a request is not authorised; undefined when it is. */
export async function tokenFault(
  authorization: string | undefined,
  rules: TokenRules,
  nowMs: number,
): Promise<string | undefined> {
  const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? "") ?? [];
  const header = token && headerOf(token);
  if (!header) return "no bearer token";
  if (header.alg !== "ES256") return "alg is not ES256";
  if (header.kid !== rules.keyId) return "kid is not the sandbox's key";
  try {
    const { payload } = await jwtVerify(token, rules.publicKey, {
      ...{ algorithms: ["ES256"], issuer: rules.issuerId, audience, requiredClaims: ["iat", "exp"] },
      currentDate: new Date(nowMs),
    });
    return lifeFault(payload.iat ?? 0, payload.exp ?? 0, nowMs / 1000);
  } catch (error) {
    return faultOf(error);
  }
}

function headerOf(token: string): { alg?: string; kid?: string } | undefined {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
}

function lifeFault(iat: number, exp: number, now: number): string | undefined {
  if (iat > now) return "iat is in the future";
  return exp - iat > longestLifeSeconds ? `it lives longer than ${longestLifeSeconds} s` : undefined;
}

function faultOf(error: unknown): string {
  if (error instanceof JWSSignatureVerificationFailed) return "the signature is not by the sandbox's key";
  if (error instanceof JWTExpired) return "it has expired";
  if (error instanceof JWTClaimValidationFailed) {
    if (error.claim === "iss") return "iss is not the sandbox's issuer";
    return error.claim === "aud" ? `aud is not ${audience}` : "iat or exp is missing";
  }
  return "it is no JSON web token";
}
