import type { Credentials } from "./credentials.js";
import { CredentialsError } from "./errors.js";
import { checkPrivateKey } from "./private-key.js";

type Environment = Record<string, string | undefined>;

/** The names one tool uses. Where it has several for the private key, one of them is to be set. */
interface Names {
  keyId: string;
  issuerId: string;
  privateKey: string;
  privateKeyBase64?: string;
  privateKeyPath?: string;
}

const families: Names[] = [
  {
    keyId: "ASC_KEY_ID",
    issuerId: "ASC_ISSUER_ID",
    privateKey: "ASC_PRIVATE_KEY",
    privateKeyBase64: "ASC_PRIVATE_KEY_B64",
    privateKeyPath: "ASC_PRIVATE_KEY_PATH",
  },
  {
    keyId: "APP_STORE_CONNECT_API_KEY_KEY_ID",
    issuerId: "APP_STORE_CONNECT_API_KEY_ISSUER_ID",
    privateKey: "APP_STORE_CONNECT_API_KEY_KEY",
  },
  {
    keyId: "APP_STORE_CONNECT_KEY_IDENTIFIER",
    issuerId: "APP_STORE_CONNECT_ISSUER_ID",
    privateKey: "APP_STORE_CONNECT_PRIVATE_KEY",
  },
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
  const used = families.filter((names) => Object.values(names).some((name) => env[name]));
  const [names, other] = used;
  if (!names)
    throw new CredentialsError(`no credentials in the environment. Set ${families.map(listNames).join("; or ")}`);
  if (other) {
    const sets = used.map((family) => setNames(family, env).join(", "));
    throw new CredentialsError(`more than one set of credentials in the environment: ${sets.join("; and ")}. Keep one`);
  }
  return credentialsOf(names, env);
}

function credentialsOf(names: Names, env: Environment): Credentials {
  const keyId = required(names.keyId, names, env);
  const issuerId = env[names.issuerId]?.trim();
  if (issuerId === "") {
    throw new CredentialsError(`${names.issuerId} is empty. Set it for a team key, unset it for an individual key`);
  }
  const privateKey = privateKeyOf(names, env);
  return issuerId === undefined ? { keyId, privateKey } : { issuerId, keyId, privateKey };
}

function required(name: string, names: Names, env: Environment): string {
  const value = env[name]?.trim();
  if (value) return value;
  const others = setNames(names, env).join(", ");
  throw new CredentialsError(`${name} is ${env[name] === undefined ? "not set" : "empty"}, while ${others} is set`);
}

function privateKeyOf(names: Names, env: Environment): string {
  const sources = privateKeyNames(names).filter((name) => env[name]);
  const [source, other] = sources;
  if (other) throw new CredentialsError(`${sources.join(" and ")} are both set. Keep one`);
  if (source === undefined) {
    const wanted = privateKeyNames(names).join(", or ");
    throw new CredentialsError(`${wanted} is not set, while ${setNames(names, env).join(", ")} is set`);
  }
  const key = readPrivateKey(source, names, env[source] ?? "");
  checkPrivateKey(key, source);
  return key;
}

function readPrivateKey(source: string, names: Names, value: string): string {
  if (source === names.privateKeyPath) return readFile(source, value);
  if (source === names.privateKeyBase64) return decodeBase64(source, value);
  return value.replaceAll("\\n", "\n");
}

function decodeBase64(name: string, value: string): string {
  try {
    return atob(value.replace(/\s/g, ""));
  } catch {
    throw new CredentialsError(`${name}: not base64`);
  }
}

function readFile(name: string, path: string): string {
  const fileSystem = globalThis.process?.getBuiltinModule?.("node:fs");
  if (!fileSystem) throw new CredentialsError(`${name}: this runtime reads no files; set the key itself`);
  try {
    return fileSystem.readFileSync(path.trim(), "utf8");
  } catch (error) {
    const { code } = error as { code?: string };
    throw new CredentialsError(`${name}: the file it names cannot be read (${code ?? "unknown reason"})`);
  }
}

function privateKeyNames(names: Names): string[] {
  return [names.privateKey, names.privateKeyBase64, names.privateKeyPath].filter((name) => name !== undefined);
}

function setNames(names: Names, env: Environment): string[] {
  return Object.values(names).filter((name) => env[name]);
}

function listNames(names: Names): string {
  return `${names.keyId}, ${names.issuerId} and ${privateKeyNames(names).join(" or ")}`;
}
