import { randomUUID } from "node:crypto";
import { renameSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { retryWhileBusy, withFileError } from "./errors.js";

/**
 * Writes a file whole or not at all: beside it first, and then in its place. `name` is for messages; `mode` are its
 * permissions, by default those of a secret. `check` throws when the file has to stay as it is; nothing in this process
 * comes between it and the replacement.
 */
export async function replaceFile(
  file: string,
  bytes: string | Uint8Array,
  { name = file, mode = 0o600, check = () => undefined }: { name?: string; mode?: number; check?: () => void } = {},
): Promise<void> {
  const part = `${file}.${randomUUID()}.part`;
  await withFileError(name, async () => {
    try {
      await writeFile(part, bytes, { mode, flag: "wx" });
      await retryWhileBusy(async () => {
        check();
        renameSync(part, file);
      });
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  });
}
