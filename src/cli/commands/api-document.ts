import { createPages } from "../../resources/pages.js";

/** A document of Apple's, as far as the command looks into it. */
export interface Document {
  data?: unknown;
  included?: unknown[];
  links?: { next?: string };
  meta?: unknown;
}

type List = Document & { data: unknown[] };

/** All pages of a list as one document; what is no list comes back as it is. */
export async function readPages(
  first: Document | undefined,
  api: { baseUrl: string; follow: (url: string) => Promise<Document | undefined> },
): Promise<Document | undefined> {
  if (!Array.isArray(first?.data)) return first;
  const data: unknown[] = [];
  const included = new Map<string, unknown>();
  for await (const page of createPages(api, undefined, async () => first as List).pages()) {
    for (const one of page.data) data.push(one);
    for (const one of page.included ?? []) included.set(nameOf(one), one);
  }
  return { data, ...(first.included && { included: [...included.values()] }), meta: first.meta };
}

/** A resource that several pages include is one. */
function nameOf(resource: unknown): string {
  const { type, id } = (resource ?? {}) as { type?: unknown; id?: unknown };
  return `${type} ${id}`;
}

/** The document without what nobody is shown: signed download URLs and key blobs. */
export function apiDocument(document: Document): Document {
  const { data, included } = document;
  return {
    ...document,
    ...("data" in document && { data: Array.isArray(data) ? data.map(withoutSecrets) : withoutSecrets(data) }),
    ...(Array.isArray(included) && { included: included.map(withoutSecrets) }),
  };
}

const secret = "[secret]";

function withoutSecrets(resource: unknown): unknown {
  const { type, attributes } = (resource ?? {}) as { type?: unknown; attributes?: Record<string, unknown> };
  if (typeof attributes !== "object" || attributes === null) return resource;
  const isOfPackage = String(type).startsWith("alternativeDistributionPackage");
  const shown = Object.entries(attributes).map(([name, value]) => {
    const isSecret = name === "alternativeDistributionKeyBlob" || (isOfPackage && name === "url");
    return [name, isSecret && typeof value === "string" ? secret : value];
  });
  return { ...(resource as object), attributes: Object.fromEntries(shown) };
}
