import type { Context } from "./context.js";

/** Whether a value passes a filter: there is none, or it names the value. */
export function passes({ query }: Context, name: string, value: string): boolean {
  return query.values(`filter[${name}]`)?.includes(value) ?? true;
}
