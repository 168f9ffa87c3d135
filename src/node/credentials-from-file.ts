import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { checkCredentials, type IndividualKey, type TeamKey } from "../auth/credentials.js";
import { checkPrivateKey } from "../auth/private-key.js";
import { CredentialsError } from "../errors.js";

/** What a key file does not say. */
export interface KeyFileOptions {
  /** Of a team key. Default what the file says; a .p8 says none, and is an individual key without it. */
  issuerId?: string | undefined;
  /** Default what the file says, or its name: `AuthKey_<key id>.p8`. */
  keyId?: string | undefined;
}

/**
 * Credentials from a key file: `AuthKey_<key id>.p8` as App Store Connect gives it, or fastlane's JSON key file with
 * `key_id`, `issuer_id` and `key`.
 *
 * @throws {@link CredentialsError} when the file cannot be read, or is neither; the message names the file and what is
 * wrong with it, and never its content
 * @example
 * const client = createClient({ credentials: await credentialsFromFile("AuthKey_2X9R4HXF34.p8", { issuerId }) });
 */
export async function credentialsFromFile(
  path: string,
  options: KeyFileOptions = {},
): Promise<TeamKey | IndividualKey> {
  const text = await readText(path);
  const file = text.trimStart().startsWith("{") ? readJson(path, text) : { privateKey: text };
  const keyId = options.keyId ?? file.keyId ?? /^AuthKey_(\w+)\.p8$/.exec(basename(path))?.[1];
  const issuerId = options.issuerId ?? file.issuerId;
  checkPrivateKey(file.privateKey, path);
  if (!keyId)
    throw new CredentialsError(`${path}: does not say the key id. Give it, or name the file AuthKey_<key id>.p8`);
  const key = { keyId, privateKey: file.privateKey ?? "" };
  const credentials = issuerId === undefined ? key : { issuerId, ...key };
  checkCredentials(credentials);
  return credentials;
}

interface KeyFile {
  keyId?: string | undefined;
  issuerId?: string | undefined;
  privateKey: string | undefined;
}

async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, "utf8")).replace(/^\uFEFF/, "");
  } catch (error) {
    throw new CredentialsError(`${path}: the file cannot be read (${(error as { code?: string }).code})`);
  }
}

function readJson(path: string, text: string): KeyFile {
  let file: Record<string, unknown>;
  try {
    file = JSON.parse(text);
  } catch {
    // What JSON.parse says quotes the text.
    throw new CredentialsError(`${path}: neither a .p8 nor JSON`);
  }
  const read = (name: string) => (typeof file[name] === "string" && file[name] !== "" ? file[name] : undefined);
  return { keyId: read("key_id"), issuerId: read("issuer_id"), privateKey: read("key")?.replaceAll("\\n", "\n") };
}
