import {
  credentialVariables,
  isComplete,
  isSet,
  issuerVariable,
  keyVariablesIn,
  namesOf,
  setsIn,
} from "../../auth/credential-variables.js";
import { shownPath } from "../../auth/read-key-file.js";
import type { ConnectionFlags } from "../args/global-options.js";
import type { Io } from "../io.js";

/** Where one part of the credentials comes from. */
export interface Source {
  part: "key id" | "issuer id" | "private key";
  from: string;
}

/** Where credentials are found, good or not: names of options, variables and files, never a value of a secret. */
export function credentialSources(flags: ConnectionFlags, env: Io["env"]): Source[] {
  if (flags.keyFile !== undefined) return sourcesInFile(flags.keyFile, flags, env);
  return setsIn(env).flatMap((set) => {
    const { keyId, issuerId } = set;
    const privateKey = keyVariablesIn(set, env);
    const sources: Source[] = [
      { part: "key id", from: keyId },
      { part: "issuer id", from: issuerId },
      ...privateKey.map(({ name }) => ({ part: "private key" as const, from: name })),
    ];
    const paths = privateKey.filter(({ holds }) => holds === "path").map(({ name }) => name);
    return sources
      .filter(({ from }) => isSet(env, from))
      .map(({ part, from }) => ({ part, from: paths.includes(from) ? withPath(from, env[from]) : from }));
  });
}

function withPath(variable: string, path = ""): string {
  const shown = shownPath(path);
  return shown === undefined ? variable : `${variable}=${shown}`;
}

function sourcesInFile(path: string, { issuerId, keyId }: ConnectionFlags, env: Io["env"]): Source[] {
  const file = shownPath(path);
  if (file === undefined) return [{ part: "private key", from: "--key-file" }];
  const isJson = file.endsWith(".json");
  const issuer = issuerId !== undefined ? "--issuer-id" : isJson ? file : issuerVariable(env);
  return [
    { part: "key id", from: keyId !== undefined ? "--key-id" : isJson ? file : `the name of ${file}` },
    ...(issuer ? [{ part: "issuer id" as const, from: issuer }] : []),
    { part: "private key", from: `--key-file ${file}` },
  ];
}

/** Variables that are set and not read, since what is read is complete without them. */
export function strayVariables(env: Io["env"]): string[] {
  const read = setsIn(env);
  const names = credentialVariables.flatMap((set) => {
    if (!read.includes(set)) return namesOf(set);
    return set.keyFile !== undefined && isComplete(set, env) ? [set.keyFile] : [];
  });
  return names.filter((name) => isSet(env, name));
}
