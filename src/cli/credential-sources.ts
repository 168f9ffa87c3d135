import type { Io } from "./io.js";
import type { ConnectionFlags } from "./shared-options.js";

/** Where one part of the credentials comes from. */
export interface Source {
  part: "key id" | "issuer id" | "private key";
  from: string;
}

/** The variables that `credentialsFromEnv` reads. */
const variables: Record<Source["part"], readonly string[]> = {
  "key id": ["ASC_KEY_ID", "APP_STORE_CONNECT_API_KEY_KEY_ID", "APP_STORE_CONNECT_KEY_IDENTIFIER"],
  "issuer id": ["ASC_ISSUER_ID", "APP_STORE_CONNECT_API_KEY_ISSUER_ID", "APP_STORE_CONNECT_ISSUER_ID"],
  "private key": [
    "ASC_PRIVATE_KEY",
    "ASC_PRIVATE_KEY_B64",
    "ASC_PRIVATE_KEY_PATH",
    "APP_STORE_CONNECT_API_KEY_KEY",
    "APP_STORE_CONNECT_PRIVATE_KEY",
  ],
};

const parts = ["key id", "issuer id", "private key"] as const;

/** Where credentials are found, good or not: names of options, variables and files, never a value of a secret. */
export function credentialSources(flags: ConnectionFlags, env: Io["env"]): Source[] {
  if (flags.keyFile !== undefined) return sourcesInFile(flags.keyFile, flags);
  return parts.flatMap((part) => {
    const set = variables[part].filter((name) => env[name]?.trim());
    return set.map((name) => ({ part, from: name.endsWith("_PATH") ? `${name}=${env[name]}` : name }));
  });
}

function sourcesInFile(file: string, { issuerId, keyId }: ConnectionFlags): Source[] {
  const isJson = file.endsWith(".json");
  const issuer = issuerId !== undefined ? "--issuer-id" : isJson ? file : undefined;
  return [
    { part: "key id", from: keyId !== undefined ? "--key-id" : isJson ? file : `the name of ${file}` },
    ...(issuer ? [{ part: "issuer id" as const, from: issuer }] : []),
    { part: "private key", from: `--key-file ${file}` },
  ];
}
