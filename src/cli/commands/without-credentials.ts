import { looksSecret } from "../args/secrets.js";
import type { Io } from "../io.js";

/** Ours and those of the tools whose variables we read: for keys, and for what else belongs to them. */
const ofCredentials = /^(ASC_|APP_STORE_CONNECT_|ADP_|FASTLANE_|MATCH_PASSWORD$)/i;

/** An environment for a program that needs no credentials: without the variables that hold or name some. */
export function withoutCredentials(env: Io["env"]): Record<string, string> {
  const others = Object.entries(env).filter((entry): entry is [string, string] => {
    const [name, value] = entry;
    return value !== undefined && !ofCredentials.test(name) && !looksSecret(value);
  });
  return Object.fromEntries(others);
}
