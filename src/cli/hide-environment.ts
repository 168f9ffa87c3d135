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

/** The variables whose values may hold a password, as in `http://user:password@proxy.example`. */
const proxyVariables = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];

/** A shorter value is more likely a mistake, and would take words out of what a command says that has no use for it. */
const shortest = 8;

/** Keeps the secrets in the environment out of the output, whether or not the command uses them. */
export function hideEnvironment(env: Io["env"], output: Output): void {
  const secrets = secretVariables.map((name) => env[name]?.trim() ?? "");
  const passwords = proxyVariables.flatMap((name) => passwordsIn(env[name] ?? ""));
  for (const secret of [...secrets, ...passwords]) if (secret.length >= shortest) output.hide(secret);
}

/** The password in a URL, as it stands and as it is meant. */
function passwordsIn(url: string): string[] {
  const [, password = ""] = /^(?:[a-z\d]+:\/\/)?[^:@/]*:([^@/]+)@/i.exec(url.trim()) ?? [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
