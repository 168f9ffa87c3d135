import type { Context } from "./context.js";
import { notFound } from "./refusal.js";

/** What the id in the path leads to. */
export function found<T>({ id }: Context, all: Map<string, T>, what: string): T {
  const one = all.get(id);
  if (one === undefined) throw notFound(what);
  return one;
}

/** Deletes what the id in the path leads to. */
export function deleted<T>(context: Context, all: Map<string, T>, what: string): undefined {
  found(context, all, what);
  all.delete(context.id);
}
