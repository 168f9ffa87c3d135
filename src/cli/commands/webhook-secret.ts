import { describeStray, plainValue } from "../../auth/invisible.js";
import { faultOfPlaceholder } from "../../auth/placeholder.js";
import { ArgumentError } from "../../index.js";
import { readInput } from "../args/input.js";
import type { Context } from "../context.js";

/** The variable that the secret of a webhook comes from. */
export const webhookSecretVariable = "ADP_WEBHOOK_SECRET";

/**
 * The secret that Apple signs events with: from a file, from what is piped in, or from the environment. Blanks, line
 * breaks, a byte order mark and quotes around it are no part of it.
 */
export async function readWebhookSecret(context: Context, file: string | undefined): Promise<string> {
  const text = file === undefined ? context.io.env[webhookSecretVariable] : await readInput(context, file);
  const secret = plainValue(text ?? "");
  if (!secret) throw new ArgumentError(`the secret is missing: set ${webhookSecretVariable}, or give --secret-file`);
  context.output.hide(secret);
  const name = file === undefined ? webhookSecretVariable : "--secret-file";
  const placeholder = faultOfPlaceholder(secret);
  if (placeholder) throw new ArgumentError(`${name}: ${placeholder}`);
  const stray = describeStray(secret) ?? (secret.includes("\ufffd") ? "bytes that are no text" : undefined);
  if (stray) throw new ArgumentError(`${name}: the secret has ${stray}; it must be one line of text`);
  return secret;
}
