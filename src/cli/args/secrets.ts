import { ArgumentError } from "../../index.js";

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
