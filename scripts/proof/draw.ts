import { numbersFrom } from "../numbers-from.js";
import type { Extent } from "./outcome.js";

/** The sites of an operator that are in the extent: all of them, or so many, drawn by the seed and the operator's name. */
export function draw<Site>(operator: string, sites: readonly Site[], extent: Extent | undefined): Site[] {
  if (!extent || sites.length <= extent.sites) return [...sites];
  const random = numbersFrom(`${extent.seed} ${operator}`);
  const left = [...sites];
  return Array.from({ length: extent.sites }, () => left.splice(Math.floor(random() * left.length), 1)).flat();
}
