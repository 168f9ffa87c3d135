import { type KeyObject, verify } from "node:crypto";

const audience = "appstoreconnect-v1";
const longestLifeSeconds = 1200;

/** Whose tokens are good. */
export interface TokenRules {
  issuerId: string;
  keyId: string;
  publicKey: KeyObject;
}

/** Why a request is not authorised; undefined when it is. */
export function tokenFault(authorization: string | undefined, rules: TokenRules, nowMs: number): string | undefined {
  const [, header = "", claims = "", signature = ""] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i.exec(authorization ?? "") ?? [];
  if (!header) return "no bearer token";
  const { alg, kid } = parsed(header);
  if (alg !== "ES256") return "alg is not ES256";
  if (kid !== rules.keyId) return "kid is not the sandbox's key";
  const key = { key: rules.publicKey, dsaEncoding: "ieee-p1363" as const };
  const isSigned = verify("sha256", Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, "base64url"));
  return isSigned ? claimsFault(parsed(claims), rules, nowMs / 1000) : "the signature is not by the sandbox's key";
}

function claimsFault(claims: Record<string, unknown>, rules: TokenRules, now: number): string | undefined {
  const { iss, aud, iat, exp } = claims;
  if (iss !== rules.issuerId) return "iss is not the sandbox's issuer";
  if (aud !== audience) return `aud is not ${audience}`;
  if (typeof iat !== "number" || typeof exp !== "number") return "iat or exp is missing";
  if (exp <= now) return "it has expired";
  if (iat > now) return "iat is in the future";
  return exp - iat > longestLifeSeconds ? `it lives longer than ${longestLifeSeconds} s` : undefined;
}

function parsed(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
