import type { Domain } from "../state/records.js";
import { type Context, deleteById, findById } from "./context.js";
import { type Handlers, listDocument, offsetDate, oneDocument, type Resource, resourceOf } from "./document.js";
import { syntheticConflict } from "./refusal.js";

export const domains = {
  "GET /v1/alternativeDistributionDomains": (context) =>
    listDocument(context, context.store.domains.values(), domainResource, ({ id, attributes }) => ({
      id,
      ...attributes,
    })),
  "POST /v1/alternativeDistributionDomains"(context) {
    const { store, now } = context;
    const attributes = context.body.attributes as Domain["attributes"];
    checkDomain(attributes.domain, store.domains.values());
    const created = { id: store.newId("domain"), attributes, createdAt: now() };
    store.domains.set(created.id, created);
    return oneDocument(context, domainResource(context, created));
  },
  "GET /v1/alternativeDistributionDomains/{id}": (context) =>
    oneDocument(context, domainResource(context, findById(context, context.store.domains, "domain"))),
  "DELETE /v1/alternativeDistributionDomains/{id}": (context) => deleteById(context, context.store.domains, "domain"),
} satisfies Handlers;

/** Labels with dots between them, in any script; the last one begins with a letter. */
const domainName =
  /^(?=.{1,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]$/u;

function checkDomain(domain: string, others: Iterable<Domain>): void {
  const code = "ENTITY_ERROR.ATTRIBUTE.INVALID";
  const pointer = "/data/attributes/domain";
  if (!domainName.test(domain)) {
    const detail = "The attribute 'domain' must be a domain such as apps.example.com: no URL, port or path";
    throw syntheticConflict(code, detail, pointer);
  }
  const isTaken = [...others].some((one) => one.attributes.domain.toLowerCase() === domain.toLowerCase());
  if (isTaken) throw syntheticConflict(`${code}.DUPLICATE`, "The domain exists already", pointer);
}

function domainResource(context: Context, { id, attributes, createdAt }: Domain): Resource {
  const createdDate = offsetDate(createdAt);
  return resourceOf(context, {
    type: "alternativeDistributionDomains",
    id,
    attributes: { ...attributes, createdDate },
  });
}
