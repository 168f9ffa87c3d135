import { inspect } from "node:util";

/** Which of the secrets can be got out of a value: by printing, by serialising, or by following causes. */
export function secretsIn(value: unknown, secrets: readonly string[]): string[] {
  const texts = textsOf(value);
  return secrets.filter((secret) => texts.some((text) => text.includes(secret)));
}

function textsOf(value: unknown): string[] {
  const everything = { showHidden: true, getters: true, depth: Number.POSITIVE_INFINITY };
  const whole = { maxStringLength: Number.POSITIVE_INFINITY, maxArrayLength: Number.POSITIVE_INFINITY };
  const printed = [inspect(value, { ...everything, ...whole }), String(value), JSON.stringify(value) ?? ""];
  if (!(value instanceof Error)) return printed;
  const { message, stack = "", cause } = value;
  return [...printed, message, stack, ...(cause === undefined ? [] : textsOf(cause))];
}
