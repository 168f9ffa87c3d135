import { credentialVariables } from "../../auth/credential-variables.js";
import { plainValue } from "../../auth/invisible.js";
import { readKeyText } from "../../auth/key-text.js";
import { faultOfPlaceholder } from "../../auth/placeholder.js";
import { isShowable, isShowableId } from "../../auth/read-key-file.js";
import { ArgumentError } from "../../index.js";
import { webhookSecretVariable } from "../commands/webhooks-write.js";
import type { Output } from "../output/output.js";
import type { Io } from "../process.js";

/** A PEM, a PEM in base64 once or twice, a P-256 key without its first line, a token. */
const secret = /PRIVATE KEY|LS0tLS1CRUdJTi|TFMwdExTMUNSVWRKVGlC|AgEAMBMGByqGSM49|eyJ(?:(?!eyJ)[\w-]){8,}\.[\w-]{8,}\./;

/** Whether a text holds what looks like a private key or a token. */
export function looksSecret(text: string): boolean {
  return secret.test(text);
}

/** Arguments can be read by every program on the machine, and shells keep them: refuses what looks like a secret. */
export function refuseSecrets(args: readonly string[]): void {
  if (!args.some(looksSecret)) return;
  throw new ArgumentError(
    "an argument looks like a private key or a token. Give secrets in a file or in the environment",
  );
}

/** The variables whose values may hold a password, as in `http://user:password@proxy.example`. */
const proxyVariables = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];

/** A shorter value is more likely a mistake, and would take words out of what a command says that has no use for it. */
const shortest = 8;

/** Keeps the secrets in the environment out of the output, whether or not the command uses them. */
export function hideEnvironment(env: Io["env"], output: Output): void {
  for (const name of proxyVariables)
    for (const one of passwordsIn(env[name] ?? "")) if (one.length >= shortest) output.hide(one);
  for (const value of secretsIn(env)) {
    if (value.length < shortest || faultOfPlaceholder(value)) continue;
    output.hide(value);
    output.hide(keyIn(value));
  }
}

/** What is in the variables for secrets, and what got into one for a path or an id and may not be shown. */
function secretsIn(env: Io["env"]): string[] {
  const valuesOf = (names: string[]) => names.map((name) => plainValue(env[name] ?? ""));
  const keys = credentialVariables.flatMap(({ privateKey }) => privateKey);
  const secret = keys.filter(({ holds }) => holds !== "path").map(({ name }) => name);
  const files = credentialVariables.flatMap(({ keyFile }) => keyFile ?? []);
  const paths = [...keys.filter(({ holds }) => holds === "path").map(({ name }) => name), ...files];
  const ids = credentialVariables.flatMap(({ keyId, issuerId }) => [keyId, issuerId]);
  const misplaced = [
    ...valuesOf(paths).filter((value) => !isShowable(value)),
    ...valuesOf(ids).filter((value) => !isShowableId(value)),
  ];
  return [...valuesOf([...secret, webhookSecretVariable]), ...misplaced];
}

/** The key as the client has it, in whatever form it was given. */
function keyIn(value: string): string {
  try {
    return readKeyText(value, "").privateKey ?? "";
  } catch {
    return "";
  }
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
