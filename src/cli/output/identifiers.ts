import { type Context, widthOf } from "../context.js";
import { table } from "./table.js";

/** The ids that people mix up, in the order in which they are shown, and what each is for. */
const purposes = {
  packageId: "the ADP id: what marketplaces ask for",
  packageVersionId: "for adp download --package-version-id",
  appStoreVersionId: "the version in App Store Connect",
  appleItemId: "the app (AltStore's marketplaceID)",
  appleVersionId: "for web distribution's restore response",
} as const;

export type Identifiers = Partial<Record<keyof typeof purposes, string | undefined>>;

/** The ids that are known, to copy from, each with what it is for. */
export function describeIdentifiers(context: Context, ids: Identifiers): string[] {
  const rows = Object.entries(purposes).flatMap(([name, purpose]) => {
    const id = ids[name as keyof typeof purposes];
    return id === undefined ? [] : [[name, id, purpose]];
  });
  return table(["id", "value", "what it is"], rows, widthOf(context));
}
