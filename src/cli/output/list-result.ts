import { type Context, type Result, widthOf } from "../context.js";
import { type Cell, table } from "./table.js";

/** A list as a result. `name` is such as `keys`; `columns` give the cells of an item, by the title above them. */
export function listResult<Item extends object>(
  context: Context,
  name: string,
  items: readonly Item[],
  columns: Record<string, (item: Item) => Cell>,
): Result {
  const cellsOf = Object.values(columns);
  const rows = items.map((item) => cellsOf.map((cellOf) => cellOf(item)));
  const lines = rows.length > 0 ? table(Object.keys(columns), rows, widthOf(context)) : [`no ${name}`];
  return { document: { [name]: items }, lines };
}
