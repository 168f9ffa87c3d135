/** A time as Apple writes it: with an offset, and without milliseconds. */
export function offsetDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "+00:00");
}
