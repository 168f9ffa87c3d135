import { credentialVariables, isSet, namesOf, setsIn } from "../auth/credential-variables.js";
import { shownPath } from "../auth/read-key-file.js";
import type { Io } from "./io.js";
import type { ConnectionFlags } from "./shared-options.js";

/** Where one part of the credentials comes from. */
export interface Source {
  part: "key id" | "issuer id" | "private key";
  from: string;
}

/** Where credentials are found, good or not: names of options, variables and files, never a value of a secret. */
export function credentialSources(flags: ConnectionFlags, env: Io["env"]): Source[] {
  if (flags.keyFile !== undefined) return sourcesInFile(flags.keyFile, flags, env);
  return setsIn(env).flatMap(({ keyId, issuerId, privateKey }) => {
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

/** The variable that says the issuer id of a key file which says none itself. */
export function issuerVariable(env: Io["env"]): string | undefined {
  return credentialVariables.map(({ issuerId }) => issuerId).find((name) => isSet(env, name));
}

/** Variables that are set and not read, since their set is not complete and another is. */
export function strayVariables(env: Io["env"]): string[] {
  const read = setsIn(env);
  const others = credentialVariables.filter((set) => !read.includes(set));
  return others.flatMap(namesOf).filter((name) => isSet(env, name));
}
