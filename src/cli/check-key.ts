import { CredentialsError, type IndividualKey, type TeamKey } from "../index.js";
import { type Check, done, failed, skipped } from "./check.js";
import type { Context } from "./context.js";
import { credentialSources } from "./credential-sources.js";
import { loadCredentials } from "./load-credentials.js";
import type { ConnectionFlags } from "./shared-options.js";
import { signToken } from "./token.js";

/** What was found of the credentials, and whether the key in them signs. */
export async function checkKey(
  context: Context,
  flags: ConnectionFlags,
): Promise<{ checks: Check[]; credentials?: TeamKey | IndividualKey }> {
  const sources = credentialSources(flags, context.io.env);
  const found = sources.map(({ part, from }) => `${part} from ${from}`).join(", ");
  const credentialsCheck = done("credentials", found);
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
    if (sources.length > 0) return { checks: [credentialsCheck, failed("key", error)] };
    return { checks: [failed("credentials", error), skipped("key", "not checked: there is none")] };
  }
}

function adviceFor({ io }: Context, { keyFile }: ConnectionFlags, { issuerId }: TeamKey | IndividualKey) {
  if (keyFile === undefined || issuerId !== undefined || !io.env.ASC_ISSUER_ID) return undefined;
  return "If it is a team key, give --issuer-id too: with --key-file, ASC_ISSUER_ID is not read.";
}
