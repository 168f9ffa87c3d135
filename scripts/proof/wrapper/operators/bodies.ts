import { editsOf, everyMatch, type Operator } from "../operator.js";

const resources = "src/resources";

/** Mistakes in the bodies of POST and PATCH. */
export const bodyOperators = (): Operator[] => [
  {
    name: "leave a key out of the body",
    owner: "contract tests",
    mutants: [
      ...everyMatch(resources, /^ +(attributes|relationships)(: \{.*\})?,\n/gm, () => ""),
      ...everyMatch(
        resources,
        /(const, (?:id, )?)(?:attributes|relationships)(?:: \{[^}]*\})? \}/g,
        (_, before) => `${before}}`,
      ),
      ...everyMatch(resources, /as const, id, attributes/g, () => "as const, attributes"),
      ...everyMatch(resources, /body: \{ data \}/g, () => "body: {} as never"),
    ],
  },
  {
    name: "leave a resource's type out of the body",
    owner: "contract tests",
    mutants: [
      ...everyMatch(resources, /type: "\w+" as const/g, () => "type: undefined as never"),
      ...editsOf("src/resources/to-one.ts", [["of a relationship", "{ type, id:", "{ type: undefined as never, id:"]]),
    ],
  },
  {
    name: "name another type in the body",
    owner: "contract tests",
    mutants: [
      ...everyMatch(resources, /type: "(\w+)" as const/g, (_, type) => `type: "${type}Details" as never`),
      ...everyMatch(resources, /toOne\("(\w+)s"/g, (_, type) => `toOne("${type}"`),
    ],
  },
  {
    name: "add a key to the body",
    owner: "contract tests",
    mutants: [
      ...everyMatch(resources, /body: \{ data \}/g, () => "body: { data, meta: {} } as never"),
      ...everyMatch(resources, /const data = \{/g, () => 'const data = { note: "",'),
      ...everyMatch(resources, /body = \{ data: \{/g, () => 'body = { data: { note: "",'),
      ...everyMatch(resources, /attributes: \{ /g, () => 'attributes: { note: "", '),
    ],
  },
  {
    name: "rename a key of the body",
    owner: "contract tests",
    mutants: [
      ...everyMatch(resources, /\b(attribute|relationship)s: \{/g, (_, name) => `${name}: {`),
      ...everyMatch(
        resources,
        /(as const, (?:id, )?|^ +)(attribute|relationship)s( \}|,$)/gm,
        (_, before, name, after) => `${before}${name}: ${name}s${after}`,
      ),
      ...everyMatch(resources, /attributes: \{ (\w+)/g, (_, name) => `attributes: { ${name}Name: ${name}`),
      ...everyMatch(resources, /(\w+): toOne\(/g, (_, name) => `${name}s: toOne(`),
    ],
  },
  {
    name: "get a relationship wrong",
    owner: "contract tests",
    mutants: editsOf("src/resources/to-one.ts", [
      ["without its data", "{ data: { type, id: checkId(name, id) } }", "{ type, id: checkId(name, id) } as never"],
      ["without its id", ", id: checkId(name, id)", ""],
      [
        "with a list of one",
        "{ data: { type, id: checkId(name, id) } }",
        "{ data: [{ type, id: checkId(name, id) }] } as never",
      ],
      ["with the name for the id", "id: checkId(name, id)", "id: checkId(name, name)"],
    ]),
  },
  {
    name: "send no body, or what is no body",
    owner: "contract tests",
    mutants: [
      ...editsOf("src/api.ts", [
        ["none", "body === undefined ? undefined : serialiseBody(body)", "undefined"],
        ["written twice", ": serialiseBody(body)", ": serialiseBody(serialiseBody(body))"],
        ["with a GET as well", "body === undefined ? undefined : serialiseBody(body)", "serialiseBody(body ?? {})"],
      ]),
      ...editsOf("src/transport.ts", [["lost on the way", "body === undefined ? init : { ...init, body }", "init"]]),
    ],
  },
  {
    name: "write a body that says something else",
    owner: "unit tests",
    mutants: editsOf("src/serialise.ts", [
      ["NaN let through", "!Number.isFinite(value);", "!Number.isNaN(value);"],
      ["functions let through", "|function|", "|"],
      ["half characters let through", "? !isWellFormed(value)", "? false"],
      ["nothing checked", "JSON.stringify(body, checkJson)", "JSON.stringify(body)"],
      [
        "circles let through as they fail",
        `error instanceof ArgumentError ? error : new ArgumentError("body: holds itself, or is nested too deep")`,
        "error",
      ],
      ["nulls dropped", "\n  return value;\n", "\n  return value ?? undefined;\n"],
    ]),
  },
];
