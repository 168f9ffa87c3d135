import type { ErrorObject } from "../../../generated/schema.js";

/** An error of a refused request; id and title are added. */
export interface RefusalReason {
  code: string;
  detail: string;
  source?: ErrorObject["source"];
}

/** Thrown to respond with an error document. */
export class Refusal extends Error {
  override name = "Refusal";

  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 422 | 429 | 500,
    readonly errors: RefusalReason[],
    readonly headers: Record<string, string> = {},
  ) {
    super(errors.map(({ code, detail }) => `${code}: ${detail}`).join("; "));
  }
}

export function notFound(what: string): Refusal {
  return new Refusal(404, [{ code: "NOT_FOUND", detail: `There is no ${what} with this id.` }]);
}

/** An error of a query. */
export function parameterError(
  kind: "DUPLICATE" | "ILLEGAL" | "INVALID",
  parameter: string,
  problem: string,
): RefusalReason {
  const detail = `The parameter '${parameter}' ${problem}.`;
  return { code: `PARAMETER_ERROR.${kind}`, detail, source: { parameter } };
}

/** Marks a detail whose words at Apple are not known. */
export function synthetic(detail: string): string {
  return `${detail} (synthetic: Apple's own response is not known)`;
}

/** For a relationship in a body that leads to nothing. */
export function danglingRelationship(name: string): Refusal {
  const pointer = `/data/relationships/${name}`;
  return syntheticConflict("ENTITY_ERROR.RELATIONSHIP.INVALID", `The ${name} does not exist`, pointer);
}

/** For a conflict whose code and words at Apple are not public: `detail` says so. */
export function syntheticConflict(code: string, detail: string, pointer?: string): Refusal {
  const source = pointer === undefined ? {} : { source: { pointer } };
  return new Refusal(409, [{ code, detail: synthetic(detail), ...source }]);
}

const titles: [code: string, title: string][] = [
  ["PARAMETER_ERROR", "A parameter cannot be used"],
  ["NOT_AUTHORIZED", "Authentication credentials are missing or invalid."],
  ["FORBIDDEN", "This request is not allowed"],
  ["NOT_FOUND", "The resource does not exist"],
  ["PATH_ERROR", "The path does not exist"],
  ["STATE_ERROR", "The state of the resource does not allow this"],
  ["ENTITY_ERROR", "The resource has a wrong value"],
  ["ENTITY_UNPROCESSABLE", "The request cannot be carried out"],
  ["RATE_LIMIT_EXCEEDED", "Too many requests"],
];

/** Apple's error document. A 401 has neither ids nor details, whatever the cause. */
export function errorDocument({ status, errors }: Refusal, newId: () => string): { errors: ErrorObject[] } {
  return {
    errors: errors.map(({ code, detail, source }) => {
      const title = titles.find(([start]) => code.startsWith(start))?.[1] ?? "The request failed";
      const plain = { status: String(status), code, title };
      return status === 401 ? plain : { id: newId(), ...plain, detail, ...(source && { source }) };
    }),
  };
}
