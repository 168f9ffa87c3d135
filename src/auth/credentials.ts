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
  /** Not to be set: with an issuer id it is a {@link TeamKey}. */
  issuerId?: undefined;
}

/** A key that this process never sees, such as one in a KMS or an HSM. Without an issuer id it is an individual key. */
export interface KeySigner extends TokenLifetime {
  /** The issuer id of a team key; undefined for an individual key. */
  issuerId?: string | undefined;
  /** The key id that App Store Connect shows. */
  keyId: string;
  /**
   * ECDSA P-256 with SHA-256 over the bytes; gives 64 bytes r‖s (as WebCrypto does) or DER (as KMS does). When it
   * fails, the call rejects with a {@link CredentialsError}.
   */
  sign(bytes: Uint8Array): Promise<SignatureBytes> | SignatureBytes;
}

/** What a {@link KeySigner} may give its signature in: a `Uint8Array`, or what WebCrypto gives. */
export type SignatureBytes = ArrayBuffer | ArrayBufferView;

/** A token made elsewhere. Called for every request (once for requests at the same time), and again after a 401. */
export interface TokenProvider {
  /** Resolves to the JWT, without `Bearer`. When it fails, the call rejects with a {@link CredentialsError}. */
  token(): Promise<string>;
}

/**
 * What requests are authorised with. {@link credentialsFromEnv} reads the first two kinds from the environment.
 *
 * @example
 * const teamKey: Credentials = { issuerId, keyId, privateKey };
 * const individualKey: Credentials = { keyId, privateKey };
 * const keyInKms: Credentials = { issuerId, keyId, sign: (bytes) => kms.sign(bytes) };
 * const tokenFromElsewhere: Credentials = { token: () => vault.appStoreConnectToken() };
 */
export type Credentials = TeamKey | IndividualKey | KeySigner | TokenProvider;

/** How long the tokens live that this package signs. */
export interface TokenLifetime {
  /**
   * From `iat` to `exp`, in seconds. Default 900, from 180 to 1200.
   *
   * Source: Apple documents 20 minutes as the most. `iat` is set 60 s back, because a 20-minute token was refused with
   * the clock 34 s off, as seen in live answers. The token is renewed 60 s before its end.
   */
  lifetimeSeconds?: number | undefined;
}

/** Throws a CredentialsError that names what is wrong, and never a value. */
export function checkCredentials(credentials: Credentials): void {
  if (typeof credentials !== "object" || credentials === null) {
    throw new CredentialsError("credentials: missing. Give { issuerId, keyId, privateKey }, or credentialsFromEnv()");
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

/** Throws a CredentialsError that says what is wrong with a key id or issuer id, by the name of what held it. */
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
  return `holds a space, a line break or another character that ids do not have: ${what}`;
}

function checkLifetime(seconds: number | undefined): void {
  if (seconds === undefined || (Number.isInteger(seconds) && seconds >= 180 && seconds <= 1200)) return;
  throw new ArgumentError(
    "credentials.lifetimeSeconds: must be a whole number from 180 to 1200; Apple refuses tokens that live longer than 20 minutes",
  );
}

type Key = TeamKey | IndividualKey;

/** Neither enumerable nor copied: credentials compare as the ids and the key that they are. */
const reload = Symbol("reload");

interface Reloadable {
  [reload]?: () => Promise<Key>;
}

/** Marks credentials whose key can be read again from where it came from. */
export function reloadable(credentials: Key, load: () => Promise<Key>): Key {
  return Object.defineProperty(credentials, reload, { value: load, configurable: true });
}

/** How to read a key again; undefined for one that is in no file. */
export function reloadOf(credentials: object): (() => Promise<Key>) | undefined {
  return (credentials as Reloadable)[reload];
}
