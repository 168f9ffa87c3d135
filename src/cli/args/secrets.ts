import { commandVariables, credentialVariables } from "../../auth/credential-variables.js";
import { readKeyText } from "../../auth/key-text.js";
import { placeholderProblem, plainValue } from "../../auth/pasted-text.js";
import { isShowable, isShowableId } from "../../auth/read-key-file.js";
import { ArgumentError } from "../../index.js";
import type { Output } from "../output/output.js";
import type { Io } from "../process.js";

/** A PEM, a PEM in base64 once or twice, a P-256 key without its first line, a token. */
const secret = /PRIVATE KEY|LS0tLS1CRUdJTi|TFMwdExTMUNSVWRKVGlC|AgEAMBMGByqGSM49|eyJ(?:(?!eyJ)[\w-]){8,}\.[\w-]{8,}\./;

/** Whether a text contains what looks like a private key or a token. */
export function looksSecret(text: string): boolean {
  return secret.test(text);
}

/** Refuses arguments that look like a secret: every program on the machine can read them, and shells keep them. */
export function refuseSecrets(args: readonly string[]): void {
  if (!args.some(looksSecret)) return;
  throw new ArgumentError(
    "an argument looks like a private key or a token. Give secrets in a file or in the environment",
  );
}

/** The environment variables whose values may contain a password, as in `http://user:password@proxy.example`. */
const proxyVariables = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];

/** A shorter value is more likely a mistake, and hiding it would remove words from the output. */
const minSecretLength = 8;

/** Keeps the secrets in the environment out of the output, whether or not the command uses them. */
export function hideEnvironment(env: Io["env"], output: Output): void {
  for (const name of proxyVariables)
    for (const one of passwordsIn(env[name] ?? "")) if (one.length >= minSecretLength) output.hide(one);
  for (const value of secretsIn(env)) {
    if (value.length < minSecretLength || placeholderProblem(value)) continue;
    output.hide(value);
    output.hide(keyIn(value));
  }
}

/** The values of the variables for secrets, and those of a path or an id that look like a secret. */
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
  return [...valuesOf([...secret, commandVariables.webhookSecret]), ...misplaced];
}

/** The key as the client has it, in whatever form it was given. */
function keyIn(value: string): string {
  try {
    return readKeyText(value, "").privateKey ?? "";
  } catch {
    return "";
  }
}

/** The password in a URL, percent-encoded and decoded. */
function passwordsIn(url: string): string[] {
  const [, password = ""] = /^(?:[a-z\d]+:\/\/)?[^:@/]*:([^@/]+)@/i.exec(url.trim()) ?? [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
