import { components, type ResponseSchema } from "../../generated/response-schemas.js";
import type { Drift } from "../errors.js";

/** The depth of the comparison, since errors contain errors and no response may exhaust the stack. */
const maxDepth = 64;

/** Compares a value with its rule in the contract. */
export function compare(rule: Rule, value: unknown, findings: Findings): void {
  if (findings.depth > maxDepth) return;
  const one = ruleForValue(rule, value);
  if (!one) findings.add("breaking", expected(rule), kindOf(value));
  else if (one.values) compareValue(one, value as string, findings);
  else if (one.items) compareItems(one.items, value as unknown[], findings);
  else if (one.type === "object") compareFields(one, value as Fields, findings);
}

type Fields = Record<string, unknown>;

function compareValue(rule: Rule, value: string, findings: Findings): void {
  if (!rule.values?.has(value)) findings.add(rule.closed ? "breaking" : "additive", expected(rule), "string");
}

function compareItems(rule: Rule, list: unknown[], findings: Findings): void {
  for (let index = 0; index < list.length; index++) {
    findings.enter(index);
    compare(rule, list[index], findings);
    findings.leave();
  }
}

function compareFields({ required, properties, others }: Rule, value: Fields, findings: Findings): void {
  for (const name of required) {
    if (!Object.hasOwn(value, name)) addMissing(name, properties.get(name), findings);
  }
  // Much faster than Object.keys; what JSON.parse makes inherits no names.
  for (const name in value) {
    const rule = properties.get(name) ?? others;
    // Fast path: most fields are text without known values.
    if (rule?.type === "string" && !rule.values && typeof value[name] === "string") continue;
    findings.enter(name);
    if (rule) compare(rule, value[name], findings);
    else findings.add("additive", "absent", kindOf(value[name]));
    findings.leave();
  }
}

function addMissing(name: string, rule: Rule | undefined, findings: Findings): void {
  findings.enter(name);
  findings.add("breaking", rule ? expected(rule) : "anything", "absent");
  findings.leave();
}

/** What a rule allows: `string`, `object | null`, `"IOS" | "MAC_OS"`. */
function expected({ type = "anything", values, oneOf }: Rule): string {
  if (oneOf) return [...new Set(oneOf.map(expected))].join(" | ");
  return values ? [...values].map((value) => JSON.stringify(value)).join(" | ") : type;
}

/** The kind of a JSON value, never the value. */
function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/**
 * The rule for a value: this one, one of its alternatives, or that of the value's resource type. Undefined for a value
 * of a type that is not allowed.
 */
function ruleForValue(rule: Rule, value: unknown): Rule | undefined {
  if (rule.oneOf) return alternativeFor(rule.oneOf, value);
  if (!isOfType(rule, value)) return undefined;
  return rule.resources ? (rule.resources.get((value as { type: string }).type) ?? rule.others) : rule;
}

/** Of several objects, the first whose required fields the value has. */
function alternativeFor(alternatives: readonly Rule[], value: unknown): Rule | undefined {
  const fitting = alternatives.flatMap((one) => ruleForValue(one, value) ?? []);
  return fitting.find(({ required }) => required.every((name) => Object.hasOwn(value as object, name))) ?? fitting[0];
}

function isOfType({ type }: Rule, value: unknown): boolean {
  switch (type) {
    case undefined:
      return true;
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "array":
      return Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "null":
      return value === null;
    default:
      return typeof value === type;
  }
}

/** A schema of the table of responses, with references resolved and in maps and sets for look-ups. */
export interface Rule {
  type: string | undefined;
  values: ReadonlySet<string> | undefined;
  closed: boolean;
  required: readonly string[];
  properties: ReadonlyMap<string, Rule>;
  others: Rule | undefined;
  items: Rule | undefined;
  oneOf: readonly Rule[] | undefined;
  resources: ReadonlyMap<string, Rule> | undefined;
}

const rules = new Map<ResponseSchema, Rule>();

/** The rule of a schema, cached. */
export function ruleOf(schema: ResponseSchema): Rule {
  const known = rules.get(schema);
  if (known) return known;
  const rule = {} as Rule;
  // Cached before it is filled: schemas may be recursive.
  rules.set(schema, rule);
  const { type, values, closed, required, properties, others, items, oneOf, resources } =
    typeof schema === "string" ? (components[schema] ?? {}) : schema;
  return Object.assign<Rule, Rule>(rule, {
    type,
    values: values && new Set(values),
    closed: closed ?? false,
    required: required ?? [],
    properties: rulesOf(properties ?? {}),
    others: others === undefined ? undefined : ruleOf(others),
    items: items === undefined ? undefined : ruleOf(items),
    oneOf: oneOf?.map(ruleOf),
    resources: resources && rulesOf(resources),
  });
}

function rulesOf(schemas: Readonly<Record<string, ResponseSchema>>): Map<string, Rule> {
  return new Map(Object.entries(schemas).map(([name, schema]) => [name, ruleOf(schema)]));
}

type Finding = Pick<Drift, "impact" | "pointer" | "expected" | "found">;

/** At most so many findings per response and impact, so that additions do not crowd out breaking drift. */
const maxPerImpact = 20;

/** Collects the findings in one response: one per place, with the items of a list as one place. */
export class Findings {
  readonly list: Finding[] = [];
  readonly #path: (string | number)[] = [];
  readonly #counts = { breaking: 0, additive: 0 };
  readonly #places = new Set<string>();
  readonly #clean: (name: string) => string;

  /** `clean` removes secrets from a name in the response. */
  constructor(clean: (name: string) => string) {
    this.#clean = clean;
  }

  /** The depth of the current place. */
  get depth(): number {
    return this.#path.length;
  }

  /** Enters a field, or an item of a list. */
  enter(step: string | number): void {
    this.#path.push(step);
  }

  leave(): void {
    this.#path.pop();
  }

  /** Adds a finding at the current place. */
  add(impact: Drift["impact"], expected: string, found: string): void {
    if (this.#counts[impact] === maxPerImpact) return;
    const steps = this.#path.map((step) => (typeof step === "number" ? null : step));
    const place = JSON.stringify([steps, expected, found]);
    if (this.#places.has(place)) return;
    this.#places.add(place);
    this.#counts[impact]++;
    this.list.push({ impact, pointer: this.#pointer(), expected, found });
  }

  #pointer(): string {
    return this.#path.map((step) => `/${typeof step === "number" ? step : escapeName(this.#clean(step))}`).join("");
  }
}

/** RFC 6901. */
function escapeName(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
