/** A response with a JSON body. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const type = { "content-type": "application/json" };
  return new Response(JSON.stringify(body), { status, headers: { ...type, ...headers } });
}

/** Apple's error document with one error for each code. */
export function refusal(status: number, codes: string | string[], headers: Record<string, string> = {}): Response {
  const errors = [codes]
    .flat()
    .map((code) => ({ status: `${status}`, code, title: "A title.", detail: `About ${code}.` }));
  return json(status, { errors }, headers);
}

interface Resource {
  type: string;
  id: string;
  attributes?: Record<string, unknown>;
}

export function resource(type: string, id: string, attributes?: Record<string, unknown>): Resource {
  return attributes ? { type, id, attributes } : { type, id };
}

/** A 200 with one resource, or with `data: null`. */
export function one(data: Resource | null, status = 200, headers: Record<string, string> = {}): Response {
  return json(status, { data, links: { self: "https://api.appstoreconnect.apple.com/v1/x" } }, headers);
}

/** A 200 with a page of a list. */
export function list(data: Resource[], next?: unknown): Response {
  return json(200, { data, links: { self: "https://api.appstoreconnect.apple.com/v1/x", next } });
}

export function aPackage(id: string): Resource {
  return resource("alternativeDistributionPackages", id);
}

export function aVersion(id: string, state: string): Resource {
  return resource("alternativeDistributionPackageVersions", id, { version: "1", state });
}
