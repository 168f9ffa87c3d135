import { editsOf, type Operator } from "../operator.js";

const inspector = "src/validation/inspector.ts";
const comparison = "src/validation/compare.ts";
const answers = "src/validation/compare-answer.ts";
const findings = "src/validation/findings.ts";

/** Mistakes in checking answers against the contract. */
export const validationOperators = (): Operator[] => [
  {
    name: "overlook where an answer differs from the contract",
    owner: "unit tests",
    mutants: [
      ...editsOf(comparison, [
        ["another type", `if (!one) findings.add("breaking", expected(rule), kindOf(value));`, "if (!one) return;"],
        ["an unknown value", "if (!rule.values?.has(value))", "if (rule.closed && !rule.values?.has(value))"],
        ["a missing field", "for (const name of required) {", "for (const name of required.slice(1)) {"],
        ["an unknown field", `else findings.add("additive", "absent", kindOf(value[name]));`, ""],
        ["all items but the first", "index < list.length; index++", "index < Math.min(1, list.length); index++"],
        ["what is in an object", `else if (one.type === "object") compareFields(one, value as Fields, findings);`, ""],
      ]),
      ...editsOf(answers, [
        ["another success status", `isSuccess(status) ? "breaking" : "additive"`, `"additive"`],
        ["an unknown error status", "if (status >= 500) return;", "if (status >= 400) return;"],
        [
          "an operation that is none",
          `if (!documented) findings.add("additive", "an operation of the contract", "another");`,
          "if (!documented) return;",
        ],
      ]),
      ...editsOf("src/read-response.ts", [
        ["in a success", "if (broken) throw", "if (broken && !text) throw"],
        ["in an error", "  inspect?.(exchange, parseJson(body));\n", ""],
      ]),
    ],
  },
  {
    name: "call it what it is not",
    owner: "unit tests",
    mutants: [
      ...editsOf(comparison, [
        ["an unknown value breaking", `rule.closed ? "breaking" : "additive"`, `"breaking"`],
        ["an unknown value of a closed list additive", `rule.closed ? "breaking" : "additive"`, `"additive"`],
        ["an unknown field breaking", `findings.add("additive", "absent"`, `findings.add("breaking", "absent"`],
        ["a missing field additive", `findings.add("breaking", rule ?`, `findings.add("additive", rule ?`],
      ]),
      ...editsOf("src/validation/kind-of.ts", [["null an object", `if (value === null) return "null";`, ""]]),
      ...editsOf(findings, [
        ["at another place", "  leave(): void {\n    this.#path.pop();", "  leave(): void {"],
        ["at a place with slashes in it", `.replaceAll("/", "~1")`, ""],
        ["twenty times over", "    if (this.#places.has(place)) return;\n", ""],
        ["without end", "    if (this.#counts[impact] === most) return;\n", ""],
      ]),
    ],
  },
  {
    name: "make the wrong thing of drift",
    owner: "unit tests",
    mutants: [
      ...editsOf(inspector, [
        ["no rejection", `first && validate === "throw" && `, "first && !validate && "],
        ["a rejection when it was to be reported", `first && validate === "throw" && `, "first && "],
        ["a rejection that hides an answer which is not Apple's", " && isOfApple(exchange, document)", ""],
        ["a rejection for an addition", `({ impact }) => impact === "breaking"`, "() => true"],
        ["no report", "for (const record of drift) notify(onDrift, () => ({ ...record }));", ""],
        ["a report that can be changed", "() => ({ ...record })", "() => record"],
        ["a secret shown", "const clean = excerpt(name, [token]);", "const clean = name;"],
      ]),
      ...editsOf("src/transport.ts", [
        ["no check at all", "if (settings.validate) inspector", "if (!settings) inspector"],
      ]),
      ...editsOf("src/options.ts", [
        ["a report to nobody", `(validate === "report" && onDrift)`, `validate === "report"`],
      ]),
    ],
  },
];
