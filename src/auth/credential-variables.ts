import { plainValue } from "./invisible.js";
import { faultOfPlaceholder } from "./placeholder.js";

/** A variable for a private key, and what it is meant to hold. */
export interface KeyVariable {
  name: string;
  holds: "text" | "base64" | "path";
}

/** The variables of one tool. Of those for the private key one is set. */
export interface CredentialVariables {
  keyId: string;
  issuerId: string;
  privateKey: readonly KeyVariable[];
}

/**
 * The environment variables that credentials are read from: ours, fastlane's and Codemagic's. fastlane's
 * `…_IS_KEY_CONTENT_BASE64` is not needed: base64 is known when it is seen.
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

/** The sets of which something is set: only the complete ones, where there are any. */
export function setsIn(env: Environment): CredentialVariables[] {
  const present = credentialVariables.filter((set) => namesOf(set).some((name) => isSet(env, name)));
  const complete = present.filter(({ keyId, privateKey }) => {
    return isSet(env, keyId) && privateKey.some(({ name }) => isSet(env, name));
  });
  // One whose values were never put in is a stray beside one that is complete.
  const real = complete.filter((set) => !valuesOf(set, env).some(faultOfPlaceholder));
  return [real, complete].find((sets) => sets.length > 0) ?? present;
}

function valuesOf(set: CredentialVariables, env: Environment): string[] {
  return namesOf(set)
    .map((name) => plainValue(env[name] ?? ""))
    .filter((value) => value !== "");
}

/** All names of a set. */
export function namesOf({ keyId, issuerId, privateKey }: CredentialVariables): string[] {
  return [keyId, issuerId, ...privateKey.map(({ name }) => name)];
}
