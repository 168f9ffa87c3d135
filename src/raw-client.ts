import type { Client as FetchClient, FetchOptions } from "openapi-fetch";
import type { paths } from "../generated/schema.js";
import type { CallOptions } from "./options.js";

/**
 * openapi-fetch over the contract's paths, with auth, retries and errors installed. An error answer throws, so `data` is
 * always there; a path, parameter or body key that the contract does not have does not compile.
 *
 * @example
 * const path = "/v1/alternativeDistributionPackages/{id}/relationships/versions";
 * const { data } = await client.raw.GET(path, { params: { path: { id }, query: { limit: 200 } } });
 */
export interface RawClient extends Pick<FetchClient<paths>, "use" | "eject"> {
  GET: Send<"get">;
  POST: Send<"post">;
  PATCH: Send<"patch">;
  DELETE: Send<"delete">;
}

/** The query parameters of a GET, by Apple's names. */
export type QueryOf<Path extends PathsWith<"get">> = paths[Path] extends {
  get: { parameters: { query?: infer Query } };
}
  ? NonNullable<Query>
  : never;

type Method = "get" | "post" | "patch" | "delete";

type PathsWith<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<M, object> ? Path : never;
}[keyof paths];

type Send<M extends Method> = <Path extends PathsWith<M>>(
  path: Path,
  ...init: RawArguments<paths[Path][M]>
) => Promise<RawAnswer<paths[Path][M]>>;

export interface RawAnswer<Operation> {
  /** The document; undefined after a DELETE. */
  data: SuccessOf<Operation>;
  response: Response;
}

type RawInit<Operation> = Pick<FetchOptions<Operation>, "params" | "body"> & CallOptions;

type RawArguments<Operation> =
  object extends RawInit<Operation> ? [init?: RawInit<Operation>] : [init: RawInit<Operation>];

type SuccessOf<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses & (200 | 201 | 204)]: DocumentOf<Responses[Status]> }[keyof Responses &
      (200 | 201 | 204)]
  : never;

type DocumentOf<Response> = Response extends { content: { "application/json": infer Document } } ? Document : undefined;
