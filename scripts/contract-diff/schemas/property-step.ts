/** How a property stands in a location: by its name, in quotes where it would be taken for something else. */
export function propertyStep(name: string): string {
  return /^[\w$@-]+$/.test(name) ? name : JSON.stringify(name);
}
