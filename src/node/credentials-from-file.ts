import { checkCredentials, type IndividualKey, reloadable, type TeamKey } from "../auth/credentials.js";
import { checkPrivateKey } from "../auth/private-key.js";
import { keyIdInName, nameOfKeyFile, readKeyFile } from "../auth/read-key-file.js";
import { CredentialsError } from "../errors.js";
import { knownOnly } from "../http/known-names.js";

/** What a key file may lack. */
export interface KeyFileOptions {
  /** Of a team key. Default from the file; a .p8 has none, and is an individual key without it. */
  issuerId?: string | undefined;
  /** Default from the file, or from its name: `AuthKey_<key id>.p8`. */
  keyId?: string | undefined;
}

/**
 * Credentials from a key file: `AuthKey_<key id>.p8` as App Store Connect gives it, or fastlane's JSON key file with
 * `key_id`, `issuer_id` and `key`, in UTF-8 or UTF-16, also as base64. `~/` is the home folder.
 *
 * The file is read again when a token is refused, since it may have been replaced; this works for the
 * returned object itself, and not for a copy of it.
 *
 * @throws `CredentialsError` when the file cannot be read, or is neither; the message names the file and what is
 * wrong with it, never its content
 * @example
 * const client = createClient({ credentials: await credentialsFromFile("AuthKey_2X9R4HXF34.p8", { issuerId }) });
 */
export async function credentialsFromFile(
  path: string,
  options: KeyFileOptions = {},
): Promise<TeamKey | IndividualKey> {
  knownOnly("credentialsFromFile", options, { issuerId: true, keyId: true });
  return reloadable(readCredentials(path, options), async () => readCredentials(path, options));
}

function readCredentials(path: string, options: KeyFileOptions): TeamKey | IndividualKey {
  const file = readKeyFile(path);
  const name = nameOfKeyFile(path);
  const keyId = options.keyId ?? file.keyId ?? keyIdInName(path);
  const issuerId = options.issuerId ?? file.issuerId;
  checkPrivateKey(file.privateKey, name);
  if (!keyId) {
    throw new CredentialsError(`${name}: has no key id. Pass it, or name the file AuthKey_<key id>.p8`);
  }
  const key = { keyId, privateKey: file.privateKey ?? "" };
  const credentials = issuerId === undefined ? key : { issuerId, ...key };
  checkCredentials(credentials);
  return credentials;
}
