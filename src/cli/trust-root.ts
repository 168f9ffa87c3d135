import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { asFileError } from "./as-file-error.js";
import { type Context, pathFrom } from "./context.js";

export interface TrustFlags {
  trustRoot?: string;
}

/** The variable that stands in for the option; `adp sandbox` prints it. */
export const trustRootVariable = "ADP_TRUST_ROOT";

export function addTrustRootOption(command: Command): Command {
  return command.option(
    "--trust-root <file>",
    `certificates in PEM of roots that may have signed the package, besides Apple's (default: ${trustRootVariable})`,
  );
}

/** The certificates that the option or the variable names, as text; they are checked where they are used. */
export async function trustedRootsFrom(context: Context, { trustRoot }: TrustFlags): Promise<string[] | undefined> {
  const path = trustRoot ?? (context.io.env[trustRootVariable]?.trim() || undefined);
  if (path === undefined) return undefined;
  try {
    return [await readFile(pathFrom(context, path), "utf8")];
  } catch (error) {
    const name = trustRoot === undefined ? `${trustRootVariable}: ${path}` : path;
    throw asFileError(error, name, "cannot be read");
  }
}
