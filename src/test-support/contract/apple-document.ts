import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";

/** Apple's full document that the contract was cut from. It is never committed; by default it is beside the project. */
const appleDocument =
  process.env.APPLE_DOCUMENT ??
  join(import.meta.dirname, "../../../../shared/apple-spec/app-store-connect-4.4.1.json.gz");

/** What a title ends with when the document is not there to check against. */
const notChecked = " (not checked: APPLE_DOCUMENT names no file)";

/** A test that needs Apple's full document. Without it, the title and a warning say that nothing was checked. */
export function withAppleDocument(title: string, check: (appleDocument: string) => Promise<void>): void {
  if (existsSync(appleDocument)) {
    test(title, () => check(appleDocument));
    return;
  }
  test(title + notChecked, () => console.warn(`not checked: ${title} (APPLE_DOCUMENT names no file)`));
}
