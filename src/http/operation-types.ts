import type { ClientPathsWithMethod, Client as FetchClient, FetchOptions } from "openapi-fetch";
import type { paths } from "../../generated/schema.js";
import type { CallOptions } from "./settings.js";

export type Method = "get" | "post" | "patch" | "delete";

export type PathsWith<M extends Method> = ClientPathsWithMethod<FetchClient<paths>, M>;

type Init<Operation> = Pick<FetchOptions<Operation>, "params" | "body"> & CallOptions;

/** What follows the path: parameters and body, required where the operation requires them, and the call options. */
export type InitOf<Operation> = Operation extends WithRequiredInput
  ? [init: Init<Operation>]
  : [init?: Init<Operation>];

type WithRequiredInput = { parameters: { path: object } | { query: object } } | { requestBody: object };

/** The document that an operation answers with; undefined for a DELETE. */
export type SuccessOf<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses & (200 | 201 | 204)]: DocumentOf<Responses[Status]> }[keyof Responses &
      (200 | 201 | 204)]
  : never;

type DocumentOf<Response> = Response extends { content: { "application/json": infer Document } } ? Document : undefined;

/** The query parameters of a GET, by Apple's names. */
export type QueryOf<Path extends PathsWith<"get">> = paths[Path] extends {
  get: { parameters: { query?: infer Query } };
}
  ? NonNullable<Query>
  : never;
