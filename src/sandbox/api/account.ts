import type { App, Domain, Key, SearchDetail } from "../state/records.js";
import type { Context } from "./context.js";
import type { Resource } from "./document.js";
import { offsetDate } from "./offset-date.js";
import { selfLink } from "./self-link.js";

export function appResource({ origin }: Context, { id, bundleId, name }: App): Resource {
  const linkage = { type: "apps", id };
  const attributes = { bundleId, name, sku: bundleId.toUpperCase(), primaryLocale: "en-US" };
  return { ...linkage, attributes, ...selfLink(origin, linkage) };
}

export function domainResource({ origin }: Context, { id, domain, referenceName, createdAt }: Domain): Resource {
  const linkage = { type: "alternativeDistributionDomains", id };
  const attributes = { domain, referenceName, createdDate: offsetDate(createdAt) };
  return { ...linkage, attributes, ...selfLink(origin, linkage) };
}

export function keyResource({ origin }: Context, { id, publicKey }: Key): Resource {
  const linkage = { type: "alternativeDistributionKeys", id };
  return { ...linkage, attributes: { publicKey }, ...selfLink(origin, linkage) };
}

export function searchDetailResource({ origin }: Context, { id, catalogUrl }: SearchDetail): Resource {
  const linkage = { type: "marketplaceSearchDetails", id };
  return { ...linkage, attributes: catalogUrl === undefined ? {} : { catalogUrl }, ...selfLink(origin, linkage) };
}
