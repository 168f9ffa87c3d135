/** What went wrong; where nesting was deeper than the stack, that in words which say so. */
export function namedTooDeep(error: unknown, name: string): unknown {
  const isTooDeep = error instanceof RangeError && error.message.includes("call stack");
  return isTooDeep ? new Error(`${name}: nested too deep to be compared`, { cause: error }) : error;
}
