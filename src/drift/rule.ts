import { type AnswerSchema, components } from "../../generated/answers.js";

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

const rules = new Map<AnswerSchema, Rule>();

/** The rule of a schema, cached. */
export function ruleOf(schema: AnswerSchema): Rule {
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

function rulesOf(schemas: Readonly<Record<string, AnswerSchema>>): Map<string, Rule> {
  return new Map(Object.entries(schemas).map(([name, schema]) => [name, ruleOf(schema)]));
}
