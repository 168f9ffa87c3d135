import type { BodyRules } from "../server/body.js";
import type { QueryRules } from "../server/query-rules.js";
import type { Context } from "./context.js";
import type { ApiDocument } from "./document.js";

/** One operation: what it takes, and what it does. The document is undefined for 204. */
export interface Endpoint {
  query?: QueryRules;
  body?: BodyRules;
  answer(context: Context): ApiDocument | undefined | Promise<ApiDocument | undefined>;
}

/** The operations of one resource, by their keys. */
export type Endpoints = Record<string, Endpoint>;
