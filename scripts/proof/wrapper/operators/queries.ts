import { editsOf, type Operator } from "../operator.js";

const written = '`${encodeName(name)}=${values.map((one) => encodeValue(name, one)).join(",")}`';

/** Mistakes in queries. */
export const queryOperators = (): Operator[] => [
  {
    name: "explode a list",
    owner: "contract tests",
    mutants: editsOf("src/serialise.ts", [
      ["name by name", `[${written}]`, "values.map((one) => `${encodeName(name)}=${encodeValue(name, one)}`)"],
      [
        "into names with brackets",
        `[${written}]`,
        "values.map((one) => `${encodeName(name)}[]=${encodeValue(name, one)}`)",
      ],
      ["joined by spaces", `.join(",")}`, `.join("%20")}`],
      ["joined by an encoded comma", `.join(",")}`, `.join("%2C")}`],
      ["down to its first value", "values.map((one) =>", "values.slice(0, 1).map((one) =>"],
    ]),
  },
  {
    name: "send a stray query key",
    owner: "contract tests",
    mutants: [
      ...editsOf("src/api.ts", [
        ["with every query", "(query && `?${query}`)", "(query && `?${query}&page=1`)"],
        ["without a query", "(query && `?${query}`)", '`?${query || "page=1"}`'],
        ["a question mark and nothing", "(query && `?${query}`)", "`?${query}`"],
      ]),
      ...editsOf("src/serialise.ts", []),
      ...editsOf("src/resources/apps.ts", [
        ["of a look-up", `"filter[bundleId]": [bundleId] }`, `"filter[bundleId]": [bundleId], sort: "name" }`],
      ]),
    ],
  },
  {
    name: "rename a query key",
    owner: "contract tests",
    mutants: [
      ...editsOf("src/resources/app-store-versions.ts", [
        ["without the filter's brackets", "`filter[${name}]`", "name"],
        ["in the plural", "`filter[${name}]`", "`filters[${name}]`"],
      ]),
      ...editsOf("src/resources/apps.ts", [
        ["without the filter's brackets", `"filter[bundleId]"`, `"bundleId"`],
        ["in another case", `"filter[bundleId]"`, `"filter[bundleID]"`],
      ]),
      ...editsOf("src/resources/packages.ts", [["the filter by state", `"filter[state]"`, `"filter[status]"`]]),
      ...editsOf("src/serialise.ts", [
        ["brackets encoded", `.replaceAll("%5B", "[").replaceAll("%5D", "]")`, ""],
        ["closing brackets encoded", `.replaceAll("%5D", "]")`, ""],
        [
          "brackets turned to dots",
          `.replaceAll("%5B", "[").replaceAll("%5D", "]")`,
          `.replaceAll("%5B", ".").replaceAll("%5D", "")`,
        ],
      ]),
    ],
  },
  {
    name: "encode a value wrong",
    owner: "contract tests",
    mutants: editsOf("src/serialise.ts", [
      ["not at all", "return encodeURIComponent(value as string);", "return String(value);"],
      [
        "twice",
        "return encodeURIComponent(value as string);",
        "return encodeURIComponent(encodeURIComponent(value as string));",
      ],
      ["as a URI", "return encodeURIComponent(value as string);", "return encodeURI(value as string);"],
      [
        "spaces as plus signs",
        "return encodeURIComponent(value as string);",
        'return encodeURIComponent(value as string).replaceAll("%20", "+");',
      ],
    ]),
  },
  {
    name: "drop a filter",
    owner: "contract tests",
    mutants: [
      ...editsOf("src/resources/app-store-versions.ts", [
        ["every one", "{ ...query, ...Object.fromEntries(filters) }", "{ ...query }"],
        [
          "and keep the rest of the query",
          "{ ...query, ...Object.fromEntries(filters) }",
          "{ ...Object.fromEntries(filters) }",
        ],
        [
          "platform",
          `["platform", "versionString", "appVersionState"] as const`,
          `["versionString", "appVersionState"] as const`,
        ],
        ["appVersionState", `"versionString", "appVersionState"]`, `"versionString"]`],
      ]),
      ...editsOf("src/resources/apps.ts", [["the bundle id", `{ query: { "filter[bundleId]": [bundleId] } }`, "{}"]]),
    ],
  },
  {
    name: "let a query through that means something else",
    owner: "unit tests",
    mutants: editsOf("src/serialise.ts", [
      ["undefined", "if (value === undefined) return [];", "if (value === undefined) return [`${name}=undefined`];"],
      ["an empty filter", "values.length === 0 && /^(filter|exists)", "values.length === 0 && /^(exists)"],
      ["an empty exists", "values.length === 0 && /^(filter|exists)", "values.length === 0 && /^(filter)"],
      ["an empty text", ` && value !== "" && isWellFormed(value);`, " && isWellFormed(value);"],
      ["half a character", ` && value !== "" && isWellFormed(value);`, ` && value !== "";`],
      ["NaN", "|| Number.isFinite(value)) return", `|| typeof value === "number") return`],
      ["null and objects", "|| Number.isFinite(value)) return", "|| true) return"],
      ["a list without an item", "if (values.length === 0) return [];", ""],
    ]),
  },
];
