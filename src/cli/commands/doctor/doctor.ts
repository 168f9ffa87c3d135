import type { Command } from "commander";
import {
  credentialVariables,
  isComplete,
  isSet,
  issuerVariable,
  keyVariablesIn,
  namesOf,
  setsIn,
} from "../../../auth/credential-variables.js";
import { plainValue } from "../../../auth/pasted-text.js";
import { isReadableKeyFile, shownPath } from "../../../auth/read-key-file.js";
import { defaultBaseUrl } from "../../../http/settings.js";
import { CredentialsError, type Drift, type IndividualKey, type TeamKey } from "../../../index.js";
import { proxyFor, proxySettingsFrom } from "../../../node/proxy-fetch.js";
import { baseUrlFrom, loadCredentials, signToken } from "../../args/connect.js";
import type { ConnectionFlags } from "../../args/global-options.js";
import {
  addVersionOrIdOptions,
  appProblem,
  namesVersion,
  refuseProblems,
  type VersionFlags,
  versionProblem,
} from "../../args/target.js";
import type { Context, Invocation, Result } from "../../invocation.js";
import { exitCodes } from "../../output/exit-code.js";
import type { Io } from "../../process.js";
import { type Check, checkAccount, checkLines, checkVersion, done, failed, skipped } from "./check-account.js";
import { checkContract } from "./check-contract.js";

export function addDoctor(program: Command, invocation: Invocation): void {
  const command = program
    .command("doctor")
    .summary("find out why something does not work")
    .description(
      "Shows which credentials are found, and where; checks key, proxy, clock, token, agreements and role with harmless " +
        "requests, and says what to fix. With an app and a version it checks these too.",
    );
  command.option("--contract", "hold the responses to the contract of this package, and say where they differ");
  invocation.define(addVersionOrIdOptions(command), {
    run: runDoctor,
    examples: ["adp doctor", "adp doctor --bundle-id com.example.app --version 2.4.0", "adp doctor --contract"],
    exitCodes:
      "0 every check passed, otherwise the code of the first check that failed; 8 only the contract did. Whether the key may create packages cannot be checked",
  });
}

type DoctorFlags = ConnectionFlags & VersionFlags & { contract?: boolean };

async function runDoctor(context: Context, flags: DoctorFlags): Promise<Result> {
  const isOfVersion = namesVersion(flags);
  if (isOfVersion) refuseProblems(flags.appStoreVersionId === undefined ? appProblem(flags) : versionProblem(flags));
  const { checks, credentials } = await checkKey(context, flags);
  const drift: Drift[] = [];
  const validation = { validate: "report", onDrift: (found: Drift) => drift.push(found) } as const;
  const account = await checkAccount(context, flags, credentials, flags.contract ? validation : {});
  checks.push(...checkProxy(context, flags), ...account.checks);
  if (account.client && isOfVersion) {
    checks.push(...(await checkVersion(account.client, flags, context.io.signal)));
  }
  if (account.client && flags.contract) {
    checks.push(
      await checkContract(account.client, flags, { found: drift, responses: account.responses }, context.io.signal),
    );
  }
  const isDrifting = drift.some(({ impact }) => impact === "breaking");
  const failure = checks.find(({ status }) => status === "failed")?.error;
  return {
    document: {
      ...{ ok: !failure && !isDrifting, baseUrl: baseUrlFrom(context, flags), checks: checks.map(documentOf) },
      ...(flags.contract && { drift }),
    },
    lines: checks.flatMap(checkLines),
    failure,
    alreadyPrinted: true,
    exitCode: isDrifting ? exitCodes.found : exitCodes.done,
  };
}

function documentOf({ name, status, message, advice }: Check): object {
  return { name, status, message, advice };
}

/** Checks which credentials are found, and whether their key signs. */
async function checkKey(
  context: Context,
  flags: ConnectionFlags,
): Promise<{ checks: Check[]; credentials?: TeamKey | IndividualKey }> {
  const sources = credentialSources(flags, context.io.env);
  const found = sources.map(({ part, from }) => `${part} from ${from}`).join(", ");
  const credentialsCheck = { ...done("credentials", found), advice: adviceOnStrays(context, flags) };
  try {
    const credentials = await loadCredentials(context, flags);
    await signToken(credentials);
    const kind = credentials.issuerId === undefined ? "individual" : "team";
    const key = {
      ...done("key", `P-256, signs; the ${kind} key ${credentials.keyId}`),
      advice: adviceFor(context, flags, credentials),
    };
    return { checks: [credentialsCheck, key], credentials };
  } catch (error) {
    if (!(error instanceof CredentialsError)) throw error;
    if (areFound(flags, context.io.env)) return { checks: [credentialsCheck, failed("key", error)] };
    const advice = sources.length > 0 ? `Found: ${found}.` : undefined;
    return { checks: [failed("credentials", error, advice), skipped("key", "not checked: no credentials")] };
  }
}

/** Whether there is one set of credentials with all its parts, and a key file that can be read if it names one. */
function areFound({ keyFile }: ConnectionFlags, env: Io["env"]): boolean {
  if (keyFile !== undefined) return isReadableKeyFile(keyFile);
  const [set, ...others] = setsIn(env);
  if (!set || others.length > 0) return false;
  const keys = keyVariablesIn(set, env).filter(({ name }) => isSet(env, name));
  const paths = keys.filter(({ holds }) => holds === "path").map(({ name }) => plainValue(env[name] ?? ""));
  return (isComplete(set, env) || paths.length > 0) && paths.every(isReadableKeyFile);
}

function adviceOnStrays({ io }: Context, { keyFile }: ConnectionFlags): string | undefined {
  const strays = keyFile === undefined ? strayVariables(io.env) : [];
  return strays.length > 0 ? `Not read, since another set is complete: ${strays.join(", ")}.` : undefined;
}

/** Nothing in a key says whether it is a team key or an individual key; with a wrong guess Apple refuses the token. */
function adviceFor({ io }: Context, { keyFile, issuerId }: ConnectionFlags, credentials: TeamKey | IndividualKey) {
  const variable = issuerVariable(io.env);
  if (issuerId !== undefined || variable === undefined) return undefined;
  if (keyFile === undefined) {
    if (credentials.issuerId !== undefined) return undefined;
    return `If it is a team key, also set the issuer id of the same set: ${variable} belongs to another set and is not read.`;
  }
  if (credentials.issuerId !== plainValue(io.env[variable] ?? "")) return undefined;
  return `The issuer id comes from ${variable}. If it is an individual key, unset that variable.`;
}

/** Where one part of the credentials comes from. */
interface Source {
  part: "key id" | "issuer id" | "private key";
  from: string;
}

/** Where credentials are found, valid or not: names of options, variables and files, never a secret value. */
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

/** Variables that are set but not read, since another set is complete. */
function strayVariables(env: Io["env"]): string[] {
  const read = setsIn(env);
  const names = credentialVariables.flatMap((set) => {
    if (!read.includes(set)) return namesOf(set);
    return set.keyFile !== undefined && isComplete(set, env) ? [set.keyFile] : [];
  });
  return names.filter((name) => isSet(env, name));
}

/** Which proxy requests to App Store Connect go through, without its user and password; nothing where none is named. */
function checkProxy(context: Context, flags: ConnectionFlags): Check[] {
  const settings = proxySettingsFrom(context.io.env);
  if (!settings) return [];
  const baseUrl = baseUrlFrom(context, flags) ?? defaultBaseUrl;
  const { host } = new URL(baseUrl);
  const proxy = proxyFor(settings, baseUrl);
  if (!proxy) return [done("proxy", `none for ${host}: it is this machine, or NO_PROXY names it`)];
  const { variable, url } = proxy;
  const password = url.password ? ", with a password" : "";
  return [done("proxy", `${host} through ${url.protocol}//${url.host}, which ${variable} names${password}`)];
}
