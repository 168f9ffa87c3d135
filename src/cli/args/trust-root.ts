import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { plainValue } from "../../auth/invisible.js";
import { ArgumentError } from "../../index.js";
import { parseTrustedRoots } from "../../node/package/trusted-roots.js";
import { type Context, pathFrom } from "../context.js";
import { asFileError } from "./as-file-error.js";

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

/** The certificates that the option or the variable names, as text. */
export async function trustedRootsFrom(context: Context, { trustRoot }: TrustFlags): Promise<string[] | undefined> {
  const path = trustRoot ?? (plainValue(context.io.env[trustRootVariable] ?? "") || undefined);
  if (path === undefined) return undefined;
  const name = trustRoot === undefined ? `${trustRootVariable}: ${path}` : path;
  try {
    const text = await readFile(pathFrom(context, path), "utf8");
    parseTrustedRoots([text]);
    return [text];
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw asFileError(error, name, "cannot be read");
    throw new ArgumentError(`${name}: holds no certificate in PEM (-----BEGIN CERTIFICATE-----)`);
  }
}
