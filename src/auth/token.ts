import { CredentialsError } from "../errors.js";
import type { Clock } from "../http/clock.js";
import { safeCause } from "../http/safe-cause.js";
import type { Credentials, IndividualKey, KeySigner, TeamKey, TokenProvider } from "./credentials.js";
import { joseSignature } from "./ecdsa-signature.js";
import { bytesOfPem } from "./private-key.js";

const audience = "appstoreconnect-v1";
const defaultLifetimeSeconds = 900;
const backDateSeconds = 60;
const renewBeforeEndSeconds = 60;

/** Where requests get their bearer token. */
export interface TokenSource {
  /** The current token; concurrent callers share one signature. */
  get(): Promise<string>;
  /** Another token than the one refused. Callers refused with the same token share the fresh one. */
  renew(refused: string): Promise<string>;
  /** Gives up on a token that is not there yet, so that the next call asks a signer again which never answers. */
  forget(): void;
}

export function createTokenSource(credentials: Credentials, clock: Clock): TokenSource {
  return "token" in credentials ? providedTokens(credentials) : signedTokens(credentials, clock);
}

function signedTokens(key: TeamKey | IndividualKey | KeySigner, clock: Clock): TokenSource {
  let current: { token: Promise<string>; signed?: string; renewAt: number } | undefined;
  const sign = "sign" in key ? key.sign.bind(key) : signerFor(key.privateKey);
  function fresh(): Promise<string> {
    const claims = claimsAt(clock.now(), key);
    const token = signToken({ alg: "ES256", kid: key.keyId, typ: "JWT" }, claims, sign);
    const kept: typeof current = { token, renewAt: (claims.exp - renewBeforeEndSeconds) * 1000 };
    current = kept;
    token.then(
      (signed) => {
        kept.signed = signed;
      },
      () => {
        if (current === kept) current = undefined;
      },
    );
    return token;
  }
  const get = () => (current && clock.now() < current.renewAt ? current.token : fresh());
  return {
    get,
    renew(refused) {
      // One that is still being signed is not the one refused.
      if (current?.signed === refused) current = undefined;
      return get();
    },
    forget() {
      if (!current?.signed) current = undefined;
    },
  };
}

function claimsAt(
  now: number,
  { issuerId, lifetimeSeconds = defaultLifetimeSeconds }: TeamKey | IndividualKey | KeySigner,
) {
  const iat = Math.floor(now / 1000) - backDateSeconds;
  const issuer = issuerId === undefined ? { sub: "user" } : { iss: issuerId };
  return { ...issuer, iat, exp: iat + lifetimeSeconds, aud: audience };
}

type Sign = KeySigner["sign"];

/** Signs with a key in PEM, which is imported with the first signature and kept. */
function signerFor(privateKey: string): Sign {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  let imported: Promise<CryptoKey> | undefined;
  return async (bytes) => {
    // Stryker disable next-line BooleanLiteral: the key does not leave this function, so nobody can export it
    imported ??= crypto.subtle.importKey("pkcs8", bytesOfPem(privateKey), algorithm, false, ["sign"]);
    return new Uint8Array(await crypto.subtle.sign(algorithm, await imported, new Uint8Array(bytes)));
  };
}

/** A JWS in compact form (RFC 7515): header and claims, each base64url, and the signature over both. */
async function signToken(header: object, claims: object, sign: Sign): Promise<string> {
  const input = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}`;
  let signature: Uint8Array | undefined;
  try {
    signature = joseSignature(await sign(new TextEncoder().encode(input)));
  } catch (error) {
    throw new CredentialsError("credentials: the key cannot sign", { cause: safeCause(error) });
  }
  if (!signature) throw new CredentialsError("credentials.sign: gave neither 64 bytes r‖s nor a DER signature");
  return `${input}.${base64url(String.fromCharCode(...signature))}`;
}

function base64url(binary: string): string {
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function providedTokens(provider: TokenProvider): TokenSource {
  let pending: Promise<string> | undefined;
  const get = () => {
    if (pending) return pending;
    const token = checkedToken(provider).finally(() => {
      if (pending === token) pending = undefined;
    });
    pending = token;
    return token;
  };
  const forget = () => {
    pending = undefined;
  };
  return { get, renew: get, forget };
}

async function checkedToken(provider: TokenProvider): Promise<string> {
  let token: unknown;
  try {
    token = await provider.token();
  } catch (error) {
    throw new CredentialsError("credentials.token: failed", { cause: safeCause(error) });
  }
  // Anything else could not stand in a header, and the runtime's own error would print it.
  if (typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
  throw new CredentialsError("credentials.token: must resolve to a token without spaces or line breaks");
}
