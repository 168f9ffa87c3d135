import type { Linkage } from "./document.js";

/** The path of a resource. */
function pathOf({ type, id }: Linkage): string {
  return `/v1/${type}/${id}`;
}

export function selfLink(origin: string, resource: Linkage): { links: { self: string } } {
  return { links: { self: origin + pathOf(resource) } };
}

/** The two addresses of a relationship. */
export function relationshipLinks(origin: string, owner: Linkage, name: string): { self: string; related: string } {
  const path = origin + pathOf(owner);
  return { self: `${path}/relationships/${name}`, related: `${path}/${name}` };
}
