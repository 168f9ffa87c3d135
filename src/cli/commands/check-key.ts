import { issuerVariable } from "../../auth/credential-variables.js";
import { plainValue } from "../../auth/invisible.js";
import { CredentialsError, type IndividualKey, type TeamKey } from "../../index.js";
import type { ConnectionFlags } from "../args/global-options.js";
import { loadCredentials } from "../args/load-credentials.js";
import type { Context } from "../context.js";
import { type Check, done, failed, skipped } from "./check.js";
import { credentialSources, strayVariables } from "./credential-sources.js";
import { signToken } from "./token.js";

/** What was found of the credentials, and whether the key in them signs. */
export async function checkKey(
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
    if (sources.length > 0) return { checks: [credentialsCheck, failed("key", error)] };
    return { checks: [failed("credentials", error), skipped("key", "not checked: there is none")] };
  }
}

function adviceOnStrays({ io }: Context, { keyFile }: ConnectionFlags): string | undefined {
  const strays = keyFile === undefined ? strayVariables(io.env) : [];
  return strays.length > 0 ? `Not read, since another set is complete: ${strays.join(", ")}.` : undefined;
}

/** Whether a key is a team's or a person's can be read off no key: a wrong guess is a token that Apple refuses. */
function adviceFor({ io }: Context, { keyFile, issuerId }: ConnectionFlags, credentials: TeamKey | IndividualKey) {
  const variable = issuerVariable(io.env);
  if (issuerId !== undefined || variable === undefined) return undefined;
  if (keyFile === undefined) {
    if (credentials.issuerId !== undefined) return undefined;
    return `If it is a team key, set the issuer id of the same set too: ${variable} is of another set, and not read.`;
  }
  if (credentials.issuerId !== plainValue(io.env[variable] ?? "")) return undefined;
  return `The issuer id comes from ${variable}. If it is an individual key, unset that.`;
}
