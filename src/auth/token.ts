import { CredentialsError } from "../errors.js";
import {
  type Credentials,
  type IndividualKey,
  type KeySigner,
  reloadOf,
  type TeamKey,
  type TokenProvider,
} from "./credentials.js";
import { plainPem } from "./private-key.js";

const audience = "appstoreconnect-v1";
const defaultLifetimeSeconds = 900;
const backDateSeconds = 60;
const renewBeforeEndSeconds = 60;
/** The tolerated difference of clocks, and the largest one that is corrected by the server's date. */
const tolerableMs = 30_000;
const maxCorrectionMs = 24 * 60 * 60 * 1000;

/** The source of bearer tokens. */
export interface TokenSource {
  /** The current token; concurrent callers share one signature. */
  get(): Promise<string>;
  /**
   * A token other than the refused one. Callers refused with the same token share the fresh one. If this machine's
   * clock is `clockAheadMs` ahead of the server's (behind it, when negative) by more than 30 s and less than a day,
   * further tokens are dated by the server's clock.
   */
  renew(refused: string, clockAheadMs?: number): Promise<string>;
  /** Abandons a pending token, so that the next call asks again a signer that has not responded. */
  forget(): void;
}

/** What signing needs besides the credentials. */
export interface TokenSourceParts {
  /** Milliseconds since 1970. */
  now(): number;
  /** A copy of a signer's error for use as cause. */
  safeCause(error: unknown): Error;
  /** Why something failed, in a line without secrets, never empty. */
  reasonOf(error: unknown): string;
}

export function createTokenSource(credentials: Credentials, parts: TokenSourceParts): TokenSource {
  if ("token" in credentials) return providedTokens(credentials, parts);
  if ("sign" in credentials) return signedTokens(credentials, parts);
  const load = reloadOf(credentials);
  return load ? reloadedTokens(credentials, load, (key) => signedTokens(key, parts)) : signedTokens(credentials, parts);
}

function signedTokens(key: TeamKey | IndividualKey | KeySigner, parts: TokenSourceParts): TokenSource {
  let aheadMs = 0;
  const now = () => parts.now() - aheadMs;
  let current: { token: Promise<string>; signed?: string; renewAt: number } | undefined;
  const sign = "sign" in key ? signWithSigner(key) : signWithKey(key.privateKey);
  const what = "sign" in key ? "credentials.sign: failed" : "credentials.privateKey: the key cannot sign";
  function fresh(): Promise<string> {
    const claims = claimsAt(now(), key);
    const token = sign({ alg: "ES256", kid: key.keyId, typ: "JWT" }, claims).catch((error: unknown) => {
      throw error instanceof CredentialsError ? error : failure(what, error, parts);
    });
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
  const get = () => (current && now() < current.renewAt ? current.token : fresh());
  return {
    get,
    renew(refused, clockAheadMs = Number.NaN) {
      // NaN when the response had no date.
      if (Math.abs(clockAheadMs) <= maxCorrectionMs) aheadMs = Math.abs(clockAheadMs) < tolerableMs ? 0 : clockAheadMs;
      // A token that is still being signed is not the refused one.
      if (current?.signed === refused) current = undefined;
      return get();
    },
    forget() {
      if (!current?.signed) current = undefined;
    },
  };
}

interface Header {
  alg: "ES256";
  kid: string;
  typ: "JWT";
}

type Claims = ReturnType<typeof claimsAt>;
type Sign = (header: Header, claims: Claims) => Promise<string>;

function claimsAt(
  now: number,
  { issuerId, lifetimeSeconds = defaultLifetimeSeconds }: TeamKey | IndividualKey | KeySigner,
) {
  const iat = Math.floor(now / 1000) - backDateSeconds;
  const issuer = issuerId === undefined ? { sub: "user" } : { iss: issuerId };
  return { ...issuer, iat, exp: iat + lifetimeSeconds, aud: audience };
}

/** Signs with a key in PEM. jose is loaded, and the key imported, for the first signature. */
function signWithKey(privateKey: string): Sign {
  const load = async () => {
    const [{ SignJWT }, { importPKCS8 }] = await Promise.all([import("jose/jwt/sign"), import("jose/key/import")]);
    return { SignJWT, key: await importPKCS8(plainPem(privateKey), "ES256") };
  };
  let loading: ReturnType<typeof load> | undefined;
  return async (header, claims) => {
    loading ??= load();
    const { SignJWT, key } = await loading;
    return new SignJWT(claims).setProtectedHeader({ ...header }).sign(key);
  };
}

/** Signs with an external signer, which jose does not support: joins the parts as in RFC 7515. */
function signWithSigner(signer: KeySigner): Sign {
  return async (header, claims) => {
    const { encode } = await import("jose/base64url");
    const input = `${encode(JSON.stringify(header))}.${encode(JSON.stringify(claims))}`;
    const given: unknown = await signer.sign(new TextEncoder().encode(input));
    const bytes = bytesOf(given);
    const signature = bytes && joseSignature(bytes);
    if (signature) return `${input}.${encode(signature)}`;
    const what = bytes ? `${bytes.length} bytes` : `no bytes but ${given === null ? "null" : typeof given}`;
    throw new CredentialsError(`credentials.sign: returned ${what}, neither 64 bytes r‖s nor a DER signature`);
  };
}

/**
 * A token source that reads the key again when a token is refused, since the key may have been replaced. A key that
 * cannot be read then, or has not changed, is ignored.
 */
function reloadedTokens(
  credentials: TeamKey | IndividualKey,
  load: () => Promise<TeamKey | IndividualKey>,
  sourceOf: (key: TeamKey | IndividualKey) => TokenSource,
): TokenSource {
  let current = credentials;
  let source = sourceOf(current);
  let loading: Promise<void> | undefined;
  async function loadChanged(): Promise<void> {
    const found = await load().catch(() => current);
    if (isSame(found, current)) return;
    current = found;
    source = sourceOf(found);
  }
  return {
    get: () => source.get(),
    async renew(refused, clockAheadMs) {
      loading ??= loadChanged();
      const shared = loading;
      await shared;
      if (loading === shared) loading = undefined;
      return source.renew(refused, clockAheadMs);
    },
    forget() {
      loading = undefined;
      source.forget();
    },
  };
}

function isSame(one: TeamKey | IndividualKey, other: TeamKey | IndividualKey): boolean {
  return one.keyId === other.keyId && one.issuerId === other.issuerId && one.privateKey === other.privateKey;
}

function providedTokens(provider: TokenProvider, parts: TokenSourceParts): TokenSource {
  let pending: Promise<string> | undefined;
  const get = () => {
    if (pending) return pending;
    const token = checkedToken(provider, parts).finally(() => {
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

async function checkedToken(provider: TokenProvider, parts: TokenSourceParts): Promise<string> {
  let token: unknown;
  try {
    token = await provider.token();
  } catch (error) {
    throw failure("credentials.token: failed", error, parts);
  }
  // Anything else is invalid in a header, and the runtime's own error would print it.
  if (typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
  throw new CredentialsError("credentials.token: must resolve to a token without spaces or line breaks");
}

/** An error of the caller's code, or of the key. */
function failure(what: string, error: unknown, { safeCause, reasonOf }: TokenSourceParts): CredentialsError {
  return new CredentialsError(`${what}: ${reasonOf(error)}`, { cause: safeCause(error) });
}

/** The bytes of an ArrayBuffer or any view of one, also of another realm, such as a worker's. */
export function bytesOf(given: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  const isBuffer = Object.prototype.toString.call(given) === "[object ArrayBuffer]";
  return isBuffer ? new Uint8Array(given as ArrayBuffer) : undefined;
}

/**
 * An ECDSA P-256 signature in JOSE's form: r and s, 32 bytes each. Accepts that form, or DER as from a KMS or OpenSSL;
 * undefined for anything else.
 */
export function joseSignature(signature: Uint8Array): Uint8Array | undefined {
  if (signature.length === 64) return signature;
  if (signature[0] !== 0x30 || signature[1] !== signature.length - 2) return undefined;
  const r = integerAt(signature, 2);
  const s = r && integerAt(signature, r.end);
  if (!s || s.end !== signature.length) return undefined;
  const joined = new Uint8Array(64);
  joined.set(r.bytes, 32 - r.bytes.length);
  joined.set(s.bytes, 64 - s.bytes.length);
  return joined;
}

function integerAt(der: Uint8Array, at: number): { bytes: Uint8Array; end: number } | undefined {
  const length = der[at + 1];
  if (der[at] !== 0x02 || !length) return undefined;
  const end = at + 2 + length;
  // DER has a zero before a number whose first bit is set.
  const bytes = der.subarray(der[at + 2] === 0 ? at + 3 : at + 2, end);
  return bytes.length <= 32 ? { bytes, end } : undefined;
}
