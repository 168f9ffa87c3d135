import type { Clock } from "./clock.js";
import type { Credentials, IndividualKey, KeySigner, TeamKey, TokenProvider } from "./credentials.js";
import { joseSignature } from "./ecdsa-signature.js";
import { CredentialsError } from "./errors.js";
import { safeCause } from "./safe-cause.js";

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
}

export function createTokenSource(credentials: Credentials, clock: Clock): TokenSource {
  return "token" in credentials ? providedTokens(credentials) : signedTokens(credentials, clock);
}

function signedTokens(key: TeamKey | IndividualKey | KeySigner, clock: Clock): TokenSource {
  let current: { token: Promise<string>; renewAt: number } | undefined;
  const sign = signerFor(key);
  function renew(): Promise<string> {
    const now = Math.floor(clock.now() / 1000);
    const iat = now - backDateSeconds;
    const exp = iat + (key.lifetimeSeconds ?? defaultLifetimeSeconds);
    const issuer = key.issuerId === undefined ? { sub: "user" } : { iss: key.issuerId };
    const token = sign({ ...issuer, iat, exp, aud: audience });
    const fresh = { token, renewAt: (exp - renewBeforeEndSeconds) * 1000 };
    current = fresh;
    token.catch(() => {
      if (current === fresh) current = undefined;
    });
    return token;
  }
  return {
    get: () => (current && clock.now() < current.renewAt ? current.token : renew()),
    async renew(refused) {
      return current && (await current.token) !== refused ? current.token : renew();
    },
  };
}

type Claims = { iss: string } | { sub: string };
type Sign = (claims: Claims & { iat: number; exp: number; aud: string }) => Promise<string>;

/** `jose` is loaded, and the key imported, with the first signature; both are kept. */
function signerFor(key: TeamKey | IndividualKey | KeySigner): Sign {
  const header = { alg: "ES256", kid: key.keyId, typ: "JWT" };
  if ("sign" in key) return (claims) => signOutside(key, header, claims);
  let imported: Promise<CryptoKey> | undefined;
  return async (claims) => {
    try {
      const { SignJWT } = await import("jose/jwt/sign");
      imported ??= import("jose/key/import").then(({ importPKCS8 }) => importPKCS8(key.privateKey, header.alg));
      return await new SignJWT({ ...claims }).setProtectedHeader(header).sign(await imported);
    } catch (error) {
      throw new CredentialsError("credentials.privateKey: the key cannot sign", { cause: safeCause(error) });
    }
  };
}

async function signOutside(key: KeySigner, header: object, claims: object): Promise<string> {
  const input = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}`;
  let signature: Uint8Array;
  try {
    signature = await key.sign(new TextEncoder().encode(input));
  } catch (error) {
    throw new CredentialsError("credentials.sign: failed", { cause: safeCause(error) });
  }
  const joined = joseSignature(signature);
  if (!joined) throw new CredentialsError("credentials.sign: gave neither 64 bytes r‖s nor a DER signature");
  return `${input}.${base64url(String.fromCharCode(...joined))}`;
}

function base64url(binary: string): string {
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function providedTokens(provider: TokenProvider): TokenSource {
  let pending: Promise<string> | undefined;
  const get = () => {
    pending ??= checkedToken(provider).finally(() => {
      pending = undefined;
    });
    return pending;
  };
  return { get, renew: get };
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
