import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";

const folder = join(import.meta.dirname, "../../../shared/apple-spec");
const file = join(folder, "app-store-connect-4.4.1.json.gz");

/** What a title ends with when Apple's document, which is never committed, is not there to check against. */
export const notChecked = " (not checked: ../shared/apple-spec is not there)";

/** A test that needs Apple's full document. Without it, the title and a warning say that nothing was checked. */
export function withAppleDocument(title: string, check: (appleDocument: string) => Promise<void>): void {
  if (existsSync(file)) {
    test(title, () => check(file));
    return;
  }
  test(title + notChecked, () => console.warn(`not checked: ${title} (../shared/apple-spec is not there)`));
}
