import { ArgumentError, CredentialsError } from "../errors.js";
import type { Credentials } from "./credentials.js";
import { checkPrivateKey, decodeBase64 } from "./private-key.js";

type Environment = Record<string, string | undefined>;

/** The variables of one tool: key id, issuer id, and the private key as text, in base64, or as a path. */
type Names = [keyId: string, issuerId: string, privateKey: string, ...base64AndPath: string[]];

const sets: Names[] = [
  ["ASC_KEY_ID", "ASC_ISSUER_ID", "ASC_PRIVATE_KEY", "ASC_PRIVATE_KEY_B64", "ASC_PRIVATE_KEY_PATH"],
  ["APP_STORE_CONNECT_API_KEY_KEY_ID", "APP_STORE_CONNECT_API_KEY_ISSUER_ID", "APP_STORE_CONNECT_API_KEY_KEY"],
  ["APP_STORE_CONNECT_KEY_IDENTIFIER", "APP_STORE_CONNECT_ISSUER_ID", "APP_STORE_CONNECT_PRIVATE_KEY"],
];

/**
 * Credentials from the variables people already have in CI: `ASC_KEY_ID`, `ASC_ISSUER_ID` and one of `ASC_PRIVATE_KEY`,
 * `ASC_PRIVATE_KEY_B64`, `ASC_PRIVATE_KEY_PATH`; fastlane's `APP_STORE_CONNECT_API_KEY_KEY_ID`, `…_ISSUER_ID`, `…_KEY`;
 * Codemagic's `APP_STORE_CONNECT_KEY_IDENTIFIER`, `…_ISSUER_ID`, `…_PRIVATE_KEY`. Without an issuer id the key is an
 * individual key. A key whose line breaks are written `\n` or `\r\n`, as one-line variables have them, is read as
 * meant.
 *
 * @param env - default `process.env`
 * @throws {@link CredentialsError} when nothing is set, a set is incomplete, a variable is empty, or two sets or two
 * private keys are there; the message names the variables and never a value.
 * @throws {@link ArgumentError} when `env` is no object
 */
export function credentialsFromEnv(env: Environment = globalThis.process?.env ?? {}): Credentials {
  if (typeof env !== "object" || env === null) throw new ArgumentError("env: must be an object, such as process.env");
  const isSet = (name: string) => Boolean(env[name]?.trim());
  const [names, other] = sets.filter((set) => set.some(isSet));
  if (!names) throw noCredentials(env);
  const present = names.filter(isSet).join(", ");
  if (other) {
    const others = other.filter(isSet).join(", ");
    throw new CredentialsError(`two sets of credentials in the environment: ${present}; and ${others}. Keep one`);
  }
  const [keyId, issuerId, ...keys] = names;
  const [source, second] = keys.filter(isSet);
  if (second) throw new CredentialsError(`${source} and ${second} are both set. Keep one`);
  if (!isSet(keyId)) throw new CredentialsError(`${lackOf([keyId], env)}, while ${present} is set`);
  if (!source) throw new CredentialsError(`${lackOf(keys, env)}, while ${present} is set`);
  if (env[issuerId] !== undefined && !isSet(issuerId)) {
    throw new CredentialsError(`${issuerId} is empty. Set it for a team key, unset it for an individual key`);
  }
  const privateKey = readPrivateKey(source, keys, env[source] ?? "");
  const key = { keyId: env[keyId]?.trim() ?? "", privateKey };
  return isSet(issuerId) ? { issuerId: env[issuerId]?.trim() ?? "", ...key } : key;
}

function noCredentials(env: Environment): CredentialsError {
  const lists = sets.map(([keyId, issuerId, ...keys]) => `${keyId}, ${issuerId} and ${keys.join(" or ")}`);
  const empty = sets.flat().filter((name) => env[name] !== undefined);
  const but = empty.length > 0 ? ` but empty variables (${empty.join(", ")})` : "";
  return new CredentialsError(`no credentials in the environment${but}. Set ${lists.join("; or ")}`);
}

/** What is wrong with variables of which one should be set: one is empty, or none is there. */
function lackOf(names: string[], env: Environment): string {
  const empty = names.filter((name) => env[name] !== undefined);
  return empty.length > 0 ? `${empty.join(" and ")} is empty` : `${names.join(" or ")} is not set`;
}

/** `keys` are the variables for the key in one set, by where they stand: text, base64, path. */
function readPrivateKey(name: string, keys: string[], value: string): string {
  const readers = [
    () => value.replaceAll(/(\\r)?\\n/g, "\n"),
    () => decodeKey(name, value, keys[0] ?? name),
    () => readFile(name, value.trim()),
  ];
  const privateKey = readers[keys.indexOf(name)]?.();
  checkPrivateKey(privateKey, name);
  return privateKey ?? "";
}

function decodeKey(name: string, value: string, forPem: string): string {
  if (value.includes("-----BEGIN ")) throw new CredentialsError(`${name}: a PEM, not base64 of one; use ${forPem}`);
  const key = decodeBase64(value.replaceAll(/\\[rn]/g, ""));
  if (!key) throw new CredentialsError(`${name}: not base64; give the base64 of the whole .p8 file`);
  return key;
}

function readFile(name: string, path: string): string {
  // Not an import, so that the package loads on runtimes without files.
  const fileSystem = globalThis.process?.getBuiltinModule?.("node:fs");
  if (!fileSystem) throw new CredentialsError(`${name}: this runtime reads no files; set the key itself`);
  try {
    return fileSystem.readFileSync(path, "utf8");
  } catch (error) {
    const { code, name: kind } = error as NodeJS.ErrnoException;
    throw new CredentialsError(`${name}: the file that it names cannot be read (${code ?? kind})`);
  }
}
