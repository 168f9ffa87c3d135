import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";

/** Packages that Apple made. They are never committed; by default they are beside the project. */
const realPackages = process.env.REAL_PACKAGES ?? join(import.meta.dirname, "../../../shared/packages");

/** A test that needs one of them, by its folder. Without it, the title and a warning say that nothing was checked. */
export function withRealPackage(title: string, folder: string, check: (directory: string) => Promise<void>): void {
  const directory = join(realPackages, folder);
  if (existsSync(directory)) {
    test(title, () => check(directory));
    return;
  }
  const reason = "(not checked: REAL_PACKAGES names no folder with it)";
  test(`${title} ${reason}`, () => console.warn(`not checked: ${title}; REAL_PACKAGES names no folder with ${folder}`));
}
