import { credentialVariables, isSet, namesOf, setsIn } from "../auth/credential-variables.js";
import { isShowable } from "../auth/read-key-file.js";
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
  const sets = setsIn(env);
  const sourcesOf = (part: Source["part"], names: string[]) => {
    return names.filter((name) => isSet(env, name)).map((from) => ({ part, from }));
  };
  return [
    ...sourcesOf(
      "key id",
      sets.map(({ keyId }) => keyId),
    ),
    ...sourcesOf(
      "issuer id",
      sets.map(({ issuerId }) => issuerId),
    ),
    ...sets
      .flatMap(({ privateKey }) => privateKey)
      .flatMap(({ name, holds }) => {
        const path = holds === "path" && isShowable(env[name] ?? "") ? `=${env[name]}` : "";
        return sourcesOf("private key", [name]).map(({ part, from }) => ({ part, from: `${from}${path}` }));
      }),
  ];
}

function sourcesInFile(file: string, { issuerId, keyId }: ConnectionFlags, env: Io["env"]): Source[] {
  if (!isShowable(file)) return [{ part: "private key", from: "--key-file" }];
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
