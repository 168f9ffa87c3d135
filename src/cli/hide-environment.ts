import type { Io } from "./io.js";
import type { Output } from "./output.js";

/** The variables whose values are secrets. */
const secretVariables = [
  "ASC_PRIVATE_KEY",
  "ASC_PRIVATE_KEY_B64",
  "APP_STORE_CONNECT_API_KEY_KEY",
  "APP_STORE_CONNECT_PRIVATE_KEY",
  "ADP_WEBHOOK_SECRET",
];

/** A shorter value is more likely a mistake, and would take words out of what a command says that has no use for it. */
const shortest = 8;

/** Keeps the secrets in the environment out of the output, whether or not the command uses them. */
export function hideEnvironment(env: Io["env"], output: Output): void {
  for (const name of secretVariables) {
    const secret = env[name]?.trim() ?? "";
    if (secret.length >= shortest) output.hide(secret);
  }
}
