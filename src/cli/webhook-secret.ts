import { ArgumentError } from "../index.js";
import type { Context } from "./context.js";
import { readInput } from "./read-input.js";

const variable = "ADP_WEBHOOK_SECRET";

/** The secret that Apple signs events with: from a file, from what is piped in, or from the environment. */
export async function readWebhookSecret(context: Context, file: string | undefined): Promise<string> {
  const text = file === undefined ? context.io.env[variable] : await readInput(context, file);
  // A file ends with a line break that is no part of the secret.
  const secret = text?.replace(/\r?\n$/, "");
  if (!secret) throw new ArgumentError(`the secret is missing: set ${variable}, or give --secret-file`);
  context.output.hide(secret);
  return secret;
}
