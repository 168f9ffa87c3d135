import { CredentialsError } from "../errors.js";
import type { Credentials } from "./credentials.js";
import { checkPrivateKey, decodeBase64 } from "./private-key.js";

type Environment = Record<string, string | undefined>;

/** The variables of one tool: key id, issuer id, and the private key as text, in base64, or as a path. */
type Names = [keyId: string, issuerId: string, privateKey: string, base64?: string, path?: string];

const sets: Names[] = [
  ["ASC_KEY_ID", "ASC_ISSUER_ID", "ASC_PRIVATE_KEY", "ASC_PRIVATE_KEY_B64", "ASC_PRIVATE_KEY_PATH"],
  ["APP_STORE_CONNECT_API_KEY_KEY_ID", "APP_STORE_CONNECT_API_KEY_ISSUER_ID", "APP_STORE_CONNECT_API_KEY_KEY"],
  ["APP_STORE_CONNECT_KEY_IDENTIFIER", "APP_STORE_CONNECT_ISSUER_ID", "APP_STORE_CONNECT_PRIVATE_KEY"],
];

/**
 * Credentials from the variables people already have in CI: `ASC_KEY_ID`, `ASC_ISSUER_ID` and one of `ASC_PRIVATE_KEY`,
 * `ASC_PRIVATE_KEY_B64`, `ASC_PRIVATE_KEY_PATH`; fastlane's `APP_STORE_CONNECT_API_KEY_KEY_ID`, `…_ISSUER_ID`, `…_KEY`;
 * Codemagic's `APP_STORE_CONNECT_KEY_IDENTIFIER`, `…_ISSUER_ID`, `…_PRIVATE_KEY`. Without an issuer id the key is an
 * individual key. A key whose line breaks are written `\n`, as one-line variables have them, is read as meant.
 *
 * @param env - default `process.env`
 * @throws {@link CredentialsError} when nothing is set, a set is incomplete, a variable is empty, or two sets or two
 * private keys are there; the message names the variables and never a value.
 */
export function credentialsFromEnv(env: Environment = globalThis.process?.env ?? {}): Credentials {
  const isSet = (name: string | undefined): name is string => name !== undefined && Boolean(env[name]?.trim());
  const [names, other] = sets.filter((set) => set.some(isSet));
  if (!names) {
    const lists = sets.map(([keyId, issuerId, ...keys]) => `${keyId}, ${issuerId} and ${keys.join(" or ")}`);
    throw new CredentialsError(`no credentials in the environment. Set ${lists.join("; or ")}`);
  }
  const present = names.filter(isSet).join(", ");
  if (other) {
    const others = other.filter(isSet).join(", ");
    throw new CredentialsError(`two sets of credentials in the environment: ${present}; and ${others}. Keep one`);
  }
  const [keyId, issuerId, ...keys] = names;
  const [source, second] = keys.filter(isSet);
  if (second) throw new CredentialsError(`${source} and ${second} are both set. Keep one`);
  if (!isSet(keyId)) throw new CredentialsError(`${keyId} is missing or empty, while ${present} is set`);
  if (!source) throw new CredentialsError(`${keys.join(" or ")} is missing or empty, while ${present} is set`);
  if (env[issuerId] !== undefined && !isSet(issuerId)) {
    throw new CredentialsError(`${issuerId} is empty. Set it for a team key, unset it for an individual key`);
  }
  const privateKey = readPrivateKey(source, keys.indexOf(source), env[source] ?? "");
  const key = { keyId: env[keyId]?.trim() ?? "", privateKey };
  return isSet(issuerId) ? { issuerId: env[issuerId]?.trim() ?? "", ...key } : key;
}

/** `place` is where the variable stands among those of its set: text, base64, path. */
function readPrivateKey(name: string, place: number, value: string): string {
  const readers = [
    () => value.replaceAll("\\n", "\n"),
    () => decodeBase64(value) || "not base64",
    () => readFile(name, value.trim()),
  ];
  const privateKey = readers[place]?.();
  checkPrivateKey(privateKey, name);
  return privateKey ?? "";
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
