import { ArgumentError, CredentialsError } from "../errors.js";
import {
  type CredentialVariables,
  credentialVariables,
  describeSets,
  type Environment,
  isSet,
  issuerVariable,
  type KeyVariable,
  keyVariablesIn,
  namesOf,
  setsIn,
} from "./credential-variables.js";
import { type Credentials, checkKeyId, type IndividualKey, reloadable, type TeamKey } from "./credentials.js";
import { type KeyText, readKeyText } from "./key-text.js";
import { plainValue } from "./pasted-text.js";
import { checkPrivateKey, privateKeyProblem, unknownText } from "./private-key.js";
import { keyIdInName, nameOfKeyFile, readKeyFile } from "./read-key-file.js";

/**
 * Reads credentials from environment variables:
 *
 * - `ASC_KEY_ID`, `ASC_ISSUER_ID` and one of `ASC_PRIVATE_KEY`, `ASC_PRIVATE_KEY_B64`, `ASC_PRIVATE_KEY_PATH`
 * - fastlane's `APP_STORE_CONNECT_API_KEY_KEY_ID`, `…_ISSUER_ID` and `…_KEY` or `…_KEY_FILEPATH`, or only
 *   `APP_STORE_CONNECT_API_KEY_PATH`, the path of fastlane's JSON
 * - Codemagic's `APP_STORE_CONNECT_KEY_IDENTIFIER`, `…_ISSUER_ID` and `…_PRIVATE_KEY`
 *
 * Without an issuer id the key is an individual key. A complete set is used, and leftovers of another set are ignored.
 *
 * The key may be a PEM, also with `\n` for line breaks, its base64, its body alone, or fastlane's JSON. Blanks and one
 * pair of quotes around a value are removed. A key in a file is read again when a token is refused, if the client was
 * created with this very object.
 *
 * @param env - default `process.env`
 * @throws {@link CredentialsError} when nothing is set, no set is complete, a variable is empty, or two complete sets
 * or two private keys are set; the message names the variables, and of their values at most the path of a key file
 * @throws {@link ArgumentError} when `env` is not an object
 * @example
 * const client = createClient({ credentials: credentialsFromEnv() });
 */
export function credentialsFromEnv(env: Environment = globalThis.process?.env ?? {}): Credentials {
  if (typeof env !== "object" || env === null) throw new ArgumentError("env: must be an object, such as process.env");
  const [set, ...others] = setsIn(env);
  if (!set) throw noCredentials(env);
  const source = sourceIn(set, others, env);
  const credentials = readSet(set, source, env);
  if (source.holds !== "path") return credentials;
  return reloadable(credentials, async () => readSet(set, source, env));
}

function noCredentials(env: Environment): CredentialsError {
  const empty = credentialVariables.flatMap(namesOf).filter((name) => env[name] !== undefined);
  const but = empty.length > 0 ? ` but empty variables (${empty.join(", ")})` : "";
  return new CredentialsError(`no credentials in the environment${but}. Set ${describeSets().join("; or ")}`);
}

/** The variable with the key, if exactly one set is complete. */
function sourceIn(set: CredentialVariables, others: CredentialVariables[], env: Environment): KeyVariable {
  const missing = [set, ...others].flatMap((one) => describeMissing(one, env) ?? []);
  if (missing.length > 0) throw new CredentialsError(missing.join("; and "));
  if (others.length > 0) {
    const lists = [set, ...others].map((one) => presentIn(one, env));
    throw new CredentialsError(`two sets of credentials in the environment: ${lists.join("; and ")}. Keep one`);
  }
  const [source, second] = keyVariablesIn(set, env).filter(({ name }) => isSet(env, name));
  if (second) throw new CredentialsError(`${source?.name} and ${second.name} are both set. Keep one`);
  return source as KeyVariable;
}

function presentIn(set: CredentialVariables, env: Environment): string {
  return namesOf(set)
    .filter((name) => isSet(env, name))
    .join(", ");
}

/** Which variables of a key id and a key are empty or not set. */
function describeMissing(set: CredentialVariables, env: Environment): string | undefined {
  if (set.keyFile !== undefined && isSet(env, set.keyFile)) return undefined;
  const lacking = [[set.keyId], set.privateKey.map(({ name }) => name)].find((names) => {
    return !names.some((name) => isSet(env, name));
  });
  if (!lacking) return undefined;
  const empty = lacking.filter((name) => env[name] !== undefined);
  const lack = empty.length > 0 ? `${empty.join(" and ")} is empty` : `${lacking.join(" or ")} is not set`;
  return `${lack}, while ${presentIn(set, env)} is set`;
}

function readSet(set: CredentialVariables, source: KeyVariable, env: Environment): TeamKey | IndividualKey {
  const read = (name: string) => {
    const value = plainValue(env[name] ?? "");
    checkKeyId(name, value);
    return value;
  };
  if (env[set.issuerId] !== undefined && !isSet(env, set.issuerId)) {
    throw new CredentialsError(`${set.issuerId} is empty. Set it for a team key, unset it for an individual key`);
  }
  const key = readSource(source, env[source.name] ?? "");
  const isFile = source.name === set.keyFile;
  const keyId = isFile && !isSet(env, set.keyId) ? keyIdOf(key, source.name, env) : read(set.keyId);
  if (key.keyId !== undefined && key.keyId !== keyId) {
    throw new CredentialsError(`${set.keyId}: not the key_id of the JSON in ${source.name}`);
  }
  const other = isFile && key.issuerId === undefined ? issuerVariable(env) : undefined;
  const issuer = isSet(env, set.issuerId) ? set.issuerId : other;
  const issuerId = issuer === undefined ? key.issuerId : read(issuer);
  const credentials = { keyId, privateKey: key.privateKey ?? "" };
  return issuerId === undefined ? credentials : { issuerId, ...credentials };
}

/** The key id in a key file, or in its name. */
function keyIdOf(key: KeyText, variable: string, env: Environment): string {
  const path = plainValue(env[variable] ?? "");
  const keyId = key.keyId ?? keyIdInName(path);
  if (keyId !== undefined) return keyId;
  throw new CredentialsError(
    `${nameOfKeyFile(path, variable)}: has no key id. Use fastlane's JSON key file, or name the file AuthKey_<key id>.p8`,
  );
}

function readSource({ name, holds }: KeyVariable, value: string): KeyText {
  const path = plainValue(value);
  const key = holds === "path" ? readKeyFile(path, name) : readKeyText(value, name);
  if (holds === "base64" && privateKeyProblem(key.privateKey) === unknownText && key.privateKey === path) {
    throw new CredentialsError(`${name}: not base64; give the base64 of the whole .p8 file`);
  }
  checkPrivateKey(key.privateKey, holds === "path" ? nameOfKeyFile(path, name) : name);
  return key;
}
