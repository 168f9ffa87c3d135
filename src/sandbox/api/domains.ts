import { domainResource } from "./account.js";
import { createdDocument, listDocument, oneDocument } from "./document.js";
import type { Endpoints } from "./endpoint.js";
import { deleted, found } from "./found.js";
import { syntheticConflict } from "./refusal.js";

const fields = ["alternativeDistributionDomains"] as const;

export const domains = {
  "GET /v1/alternativeDistributionDomains": {
    query: { fields, isList: true },
    answer: (context) =>
      listDocument(context, [...context.store.domains.values()], (one) => ({ resource: domainResource(context, one) })),
  },
  "POST /v1/alternativeDistributionDomains": {
    body: { type: "alternativeDistributionDomains", attributes: { domain: "text", referenceName: "text" } },
    answer(context) {
      const { store, now, body } = context;
      const { domain, referenceName } = body.attributes as Record<"domain" | "referenceName", string>;
      if ([...store.domains.values()].some((one) => one.domain === domain)) {
        const code = "ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE";
        throw syntheticConflict(code, "The domain is there already", "/data/attributes/domain");
      }
      const created = { id: store.newId("domain"), domain, referenceName, createdAt: now() };
      store.domains.set(created.id, created);
      return createdDocument(context, domainResource(context, created));
    },
  },
  "GET /v1/alternativeDistributionDomains/{id}": {
    query: { fields },
    answer: (context) =>
      oneDocument(context, { resource: domainResource(context, found(context, context.store.domains, "domain")) }),
  },
  "DELETE /v1/alternativeDistributionDomains/{id}": {
    answer: (context) => deleted(context, context.store.domains, "domain"),
  },
} satisfies Endpoints;
