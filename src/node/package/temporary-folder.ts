import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onFile } from "../file-error.js";

/** Runs what needs a folder for a while. Nothing of it stays. */
export async function inTemporaryFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const temporary = tmpdir();
  const folder = await onFile(temporary, () => mkdtemp(join(temporary, "adp-manifest-")));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
