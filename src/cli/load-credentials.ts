import { ArgumentError, credentialsFromEnv, type IndividualKey, type TeamKey } from "../index.js";
import { credentialsFromFile } from "../node/index.js";
import { type Context, pathFrom } from "./context.js";
import type { ConnectionFlags } from "./shared-options.js";

/** The key that the options name, else the one in the environment; the two are never mixed. */
export async function loadCredentials(context: Context, flags: ConnectionFlags): Promise<TeamKey | IndividualKey> {
  const { keyFile, issuerId, keyId } = flags;
  if (keyFile === undefined && (issuerId ?? keyId) !== undefined) {
    throw new ArgumentError("--issuer-id and --key-id go with --key-file; without it, all comes from the environment");
  }
  // `credentialsFromEnv` gives these two kinds and no other.
  const credentials =
    keyFile === undefined
      ? (credentialsFromEnv(context.io.env) as TeamKey | IndividualKey)
      : await credentialsFromFile(pathFrom(context, keyFile), {
          ...(issuerId !== undefined && { issuerId }),
          ...(keyId !== undefined && { keyId }),
        });
  context.output.hide(credentials.privateKey);
  return credentials;
}
