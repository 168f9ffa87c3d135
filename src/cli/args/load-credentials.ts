import { issuerVariable } from "../../auth/credential-variables.js";
import { checkKeyId } from "../../auth/credentials.js";
import { plainValue } from "../../auth/invisible.js";
import { isShowable } from "../../auth/read-key-file.js";
import { reloadable, reloadOf } from "../../auth/reloaded-key.js";
import { ArgumentError, credentialsFromEnv, type IndividualKey, type TeamKey } from "../../index.js";
import { credentialsFromFile } from "../../node/index.js";
import { type Context, pathFrom } from "../context.js";
import type { ConnectionFlags } from "./global-options.js";

type Key = TeamKey | IndividualKey;

/**
 * The key that the options name, else the one in the environment. A key file that does not say an issuer id is a team
 * key if the environment says one: of the environment nothing else goes with it.
 */
export async function loadCredentials(context: Context, flags: ConnectionFlags): Promise<Key> {
  const { keyFile, issuerId, keyId } = flags;
  if (keyFile === undefined && (issuerId ?? keyId) !== undefined) {
    throw new ArgumentError("--issuer-id and --key-id go with --key-file; without it, all comes from the environment");
  }
  // `credentialsFromEnv` gives these two kinds and no other.
  const credentials =
    keyFile === undefined
      ? (credentialsFromEnv(context.io.env) as Key)
      : // What looks like a secret is not made part of a path, which would be shown.
        await loadFile(context, isShowable(keyFile) ? pathFrom(context, keyFile) : keyFile, flags);
  return hidden(context, credentials);
}

async function loadFile({ io }: Context, path: string, { issuerId, keyId }: ConnectionFlags): Promise<Key> {
  const found = await credentialsFromFile(path, { issuerId, keyId });
  const variable = issuerVariable(io.env);
  if (found.issuerId !== undefined || variable === undefined) return found;
  const fromEnvironment = plainValue(io.env[variable] ?? "");
  checkKeyId(variable, fromEnvironment);
  return credentialsFromFile(path, { issuerId: fromEnvironment, keyId });
}

/** Keeps the key out of the output, and every one that is read in its place later. */
function hidden(context: Context, credentials: Key): Key {
  context.output.hide(credentials.privateKey);
  const load = reloadOf(credentials);
  return load ? reloadable(credentials, async () => hidden(context, await load())) : credentials;
}
