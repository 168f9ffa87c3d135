import { test } from "vitest";
import { appleDocuments } from "./apple-documents.js";

/** What a title ends with when the document is not there to check against. */
const notChecked = " (not checked: APPLE_DOCUMENT names no file)";

/** A test that needs Apple's full document. Without it, the title and a warning say that nothing was checked. */
export function withAppleDocument(title: string, check: (appleDocument: string) => Promise<void>): void {
  const { newest } = appleDocuments;
  if (newest) {
    test(title, () => check(newest));
    return;
  }
  test(title + notChecked, () => console.warn(`not checked: ${title} (APPLE_DOCUMENT names no file)`));
}
