import { cp, symlink } from "node:fs/promises";
import { join } from "node:path";

/** Copies files and folders of a project as they are in the working tree to a folder, with what is installed. */
export async function copyProject(root: string, folder: string, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => cp(join(root, name), join(folder, name), { recursive: true })));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
}
