import { ArgumentError, CredentialsError } from "../errors.js";
import { nameOfCharacter, placeholderProblem } from "./pasted-text.js";
import { checkPrivateKey } from "./private-key.js";

/** A team key: App Store Connect → Users and Access → Integrations → Team Keys. */
export interface TeamKey extends TokenLifetime {
  /** The issuer id, shown above the list of team keys. */
  issuerId: string;
  /** The key id; Apple names the key file after it, `AuthKey_<key id>.p8`. */
  keyId: string;
  /** The text of the .p8 file: a PEM, PKCS#8, P-256. */
  privateKey: string;
}

/**
 * An individual key: belongs to one user and has no issuer id.
 *
 * Source: Apple documents `sub: "user"` in its tokens, instead of `iss`.
 */
export interface IndividualKey extends TokenLifetime {
  /** The key id; Apple names the key file after it, `AuthKey_<key id>.p8`. */
  keyId: string;
  /** The text of the .p8 file: a PEM, PKCS#8, P-256. */
  privateKey: string;
  /** Undefined; with an issuer id it is a {@link TeamKey}. A variable of the environment may be either. */
  issuerId?: string | undefined;
}

/** A key kept elsewhere, such as in a KMS or an HSM. Without an issuer id it is an individual key. */
export interface KeySigner extends TokenLifetime {
  /** The issuer id of a team key; undefined for an individual key. */
  issuerId?: string | undefined;
  /** The key id that App Store Connect shows. */
  keyId: string;
  /**
   * Signs the bytes with ECDSA P-256 and SHA-256; returns 64 bytes r‖s (like WebCrypto) or DER (like a KMS). When it
   * fails, the call rejects with a {@link CredentialsError}.
   */
  sign(bytes: Uint8Array): Promise<SignatureBytes> | SignatureBytes;
}

/** A signature of a {@link KeySigner}: a `Uint8Array`, or the result of WebCrypto. */
export type SignatureBytes = ArrayBuffer | ArrayBufferView;

/** Tokens issued elsewhere. `token` is called for every request (once for concurrent ones), and again after a 401. */
export interface TokenProvider {
  /** Resolves to the JWT, without `Bearer`. When it fails, the call rejects with a {@link CredentialsError}. */
  token(): Promise<string>;
}

/**
 * What authorises requests. {@link credentialsFromEnv} reads the first two kinds from the environment.
 *
 * @example
 * const teamKey: Credentials = { issuerId, keyId, privateKey };
 * const individualKey: Credentials = { keyId, privateKey };
 * const keyInKms: Credentials = { issuerId, keyId, sign: (bytes) => kms.sign(bytes) };
 * const tokenFromElsewhere: Credentials = { token: () => vault.appStoreConnectToken() };
 */
export type Credentials = TeamKey | IndividualKey | KeySigner | TokenProvider;

/** The lifetime of the tokens that this package signs. */
export interface TokenLifetime {
  /**
   * From `iat` to `exp`, in seconds. Default 900, from 180 to 1200.
   *
   * Source: Apple documents at most 20 minutes. `iat` is set 60 s back, because a 20-minute token was refused with the
   * clock 34 s off, as seen in live responses. The token is renewed 60 s before it expires.
   */
  lifetimeSeconds?: number | undefined;
}

/** Throws a CredentialsError that names the invalid member, never its value. */
export function checkCredentials(credentials: Credentials): void {
  if (typeof credentials !== "object" || credentials === null) {
    throw new CredentialsError("credentials: missing. Pass { issuerId, keyId, privateKey }, or credentialsFromEnv()");
  }
  if ("token" in credentials) checkFunction("token", credentials.token);
  else checkKey(credentials);
}

function checkKey(credentials: TeamKey | IndividualKey | KeySigner): void {
  checkKeyId("credentials.keyId", credentials.keyId);
  if (credentials.issuerId !== undefined) checkKeyId("credentials.issuerId", credentials.issuerId);
  checkLifetime(credentials.lifetimeSeconds);
  if ("sign" in credentials) checkFunction("sign", credentials.sign);
  else checkPrivateKey(credentials.privateKey, "credentials.privateKey");
}

function checkFunction(name: string, value: unknown): void {
  if (typeof value !== "function") throw new CredentialsError(`credentials.${name}: must be a function`);
}

/** Throws a CredentialsError for an invalid key id or issuer id, by the name of its source. */
export function checkKeyId(name: string, value: unknown): void {
  const problem = idProblem(value);
  if (problem) throw new CredentialsError(`${name}: ${problem}`);
}

function idProblem(value: unknown): string | undefined {
  if (value === undefined) return "missing";
  if (typeof value !== "string") return `not text but ${value === null ? "null" : typeof value}`;
  if (value === "") return "empty";
  const placeholder = placeholderProblem(value);
  if (placeholder) return placeholder;
  if (/^AuthKey_|\.p8$/i.test(value)) return "the name of a key file; the key id is between AuthKey_ and .p8";
  const odd = /[^\w.-]/u.exec(value)?.[0];
  if (odd === undefined) return undefined;
  const what = value.includes("PRIVATE KEY") ? "it is a private key" : nameOfCharacter(odd);
  return `contains a space, a line break or another character that ids do not have: ${what}`;
}

function checkLifetime(seconds: number | undefined): void {
  if (seconds === undefined || (Number.isInteger(seconds) && seconds >= 180 && seconds <= 1200)) return;
  throw new ArgumentError(
    "credentials.lifetimeSeconds: must be a whole number from 180 to 1200; Apple refuses tokens with a lifetime of more than 20 minutes",
  );
}

type Key = TeamKey | IndividualKey;

/** Neither enumerable nor copied, so that credentials compare by their ids and key. */
const reload = Symbol("reload");

interface Reloadable {
  [reload]?: () => Promise<Key>;
}

/** Adds a function to credentials that reads their key again from its file. */
export function reloadable(credentials: Key, load: () => Promise<Key>): Key {
  return Object.defineProperty(credentials, reload, { value: load, configurable: true });
}

/** Reads the key again; undefined for a key that is not in a file. */
export function reloadOf(credentials: object): (() => Promise<Key>) | undefined {
  return (credentials as Reloadable)[reload];
}
