import { placeholderProblem, plainValue } from "./pasted-text.js";

/** A variable for a private key, and the form of the key in it. */
export interface KeyVariable {
  name: string;
  holds: "text" | "base64" | "path";
}

/** The variables of one tool. One of those for the private key is set. */
export interface CredentialVariables {
  keyId: string;
  issuerId: string;
  privateKey: readonly KeyVariable[];
  /**
   * The path of a key file that holds the ids too, or has the key id in its name. Used when no set is complete without
   * it.
   */
  keyFile?: string;
}

/**
 * The environment variables that credentials are read from: ours, fastlane's and Codemagic's. fastlane's
 * `…_IS_KEY_CONTENT_BASE64` is not needed: base64 is detected.
 */
export const credentialVariables: readonly CredentialVariables[] = [
  {
    keyId: "ASC_KEY_ID",
    issuerId: "ASC_ISSUER_ID",
    privateKey: [
      { name: "ASC_PRIVATE_KEY", holds: "text" },
      { name: "ASC_PRIVATE_KEY_B64", holds: "base64" },
      { name: "ASC_PRIVATE_KEY_PATH", holds: "path" },
    ],
  },
  {
    keyId: "APP_STORE_CONNECT_API_KEY_KEY_ID",
    issuerId: "APP_STORE_CONNECT_API_KEY_ISSUER_ID",
    privateKey: [
      { name: "APP_STORE_CONNECT_API_KEY_KEY", holds: "text" },
      { name: "APP_STORE_CONNECT_API_KEY_KEY_FILEPATH", holds: "path" },
    ],
    keyFile: "APP_STORE_CONNECT_API_KEY_PATH",
  },
  {
    keyId: "APP_STORE_CONNECT_KEY_IDENTIFIER",
    issuerId: "APP_STORE_CONNECT_ISSUER_ID",
    privateKey: [{ name: "APP_STORE_CONNECT_PRIVATE_KEY", holds: "text" }],
  },
];

/** An environment, such as `process.env`. */
export type Environment = Record<string, string | undefined>;

/** Whether a variable holds more than blanks and an empty pair of quotes. */
export function isSet(env: Environment, name: string): boolean {
  return plainValue(env[name] ?? "") !== "";
}

/** The sets with any variable set; only the complete ones, if there are any. */
export function setsIn(env: Environment): CredentialVariables[] {
  const present = credentialVariables.filter((set) => namesOf(set).some((name) => isSet(env, name)));
  const complete = present.filter((set) => isComplete(set, env));
  const ofFiles = present.filter(({ keyFile }) => keyFile !== undefined && isSet(env, keyFile));
  // A set of placeholders is ignored beside a complete one.
  const isReal = (set: CredentialVariables) => !valuesOf(set, env).some(placeholderProblem);
  const choices = [complete.filter(isReal), ofFiles.filter(isReal), complete];
  return choices.find((sets) => sets.length > 0) ?? present;
}

/** Whether a key id and a key are set, valid or not. */
export function isComplete({ keyId, privateKey }: CredentialVariables, env: Environment): boolean {
  return isSet(env, keyId) && privateKey.some(({ name }) => isSet(env, name));
}

/** The variables that the key of a set is read from. */
export function keyVariablesIn(set: CredentialVariables, env: Environment): readonly KeyVariable[] {
  const { keyFile, privateKey } = set;
  if (keyFile === undefined || !isSet(env, keyFile) || isComplete(set, env)) return privateKey;
  return [{ name: keyFile, holds: "path" }];
}

/** The first variable for an issuer id that is set, of any tool: for a key file without one. */
export function issuerVariable(env: Environment): string | undefined {
  return credentialVariables.map(({ issuerId }) => issuerId).find((name) => isSet(env, name));
}

function valuesOf(set: CredentialVariables, env: Environment): string[] {
  return namesOf(set)
    .map((name) => plainValue(env[name] ?? ""))
    .filter((value) => value !== "");
}

/** The names of all variables of a set. */
export function namesOf({ keyId, issuerId, privateKey, keyFile }: CredentialVariables): string[] {
  return [keyId, issuerId, ...privateKey.map(({ name }) => name), ...(keyFile === undefined ? [] : [keyFile])];
}

/** The required variables of each set. */
export function describeSets(): string[] {
  return credentialVariables.map(({ keyId, issuerId, privateKey, keyFile }) => {
    const all = `${keyId}, ${issuerId} and ${privateKey.map(({ name }) => name).join(" or ")}`;
    return keyFile === undefined ? all : `${all}, or ${keyFile} alone`;
  });
}

/** The environment variables of the command `adp` besides those for credentials. */
export const commandVariables = {
  baseUrl: "ADP_BASE_URL",
  trustRoot: "ADP_TRUST_ROOT",
  altstoreUrl: "ADP_ALTSTORE_URL",
  webhookSecret: "ADP_WEBHOOK_SECRET",
} as const;
