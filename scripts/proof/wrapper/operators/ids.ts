import { editsOf, type Operator } from "../operator.js";

/** Mistakes in the ids that paths are filled with. */
export const idOperators = (): Operator[] => [
  {
    name: "let an id change the route",
    owner: "unit tests",
    mutants: editsOf("src/serialise.ts", [
      ["an empty one", "/^[^\\p{Cc}\\s/\\\\]+$/u", "/^[^\\p{Cc}\\s/\\\\]*$/u"],
      ["with a slash", "/^[^\\p{Cc}\\s/\\\\]+$/u", "/^[^\\p{Cc}\\s\\\\]+$/u"],
      ["with a backslash", "/^[^\\p{Cc}\\s/\\\\]+$/u", "/^[^\\p{Cc}\\s/]+$/u"],
      ["with a space", "/^[^\\p{Cc}\\s/\\\\]+$/u", "/^[^\\p{Cc}/\\\\]+$/u"],
      ["with a control character", "/^[^\\p{Cc}\\s/\\\\]+$/u", "/^[^\\s/\\\\]+$/u"],
      ["one dot", ` && id !== "." && id`, " && id"],
      ["two dots", ` && id !== "..";`, ";"],
      ["half a character", " && isWellFormed(id) && id", " && id"],
      ["a number", `typeof id === "string" && /`, "/"],
      ["not encoded", "encodeURIComponent(checkId(name, ids[name], template))", "checkId(name, ids[name], template)"],
      [
        "not checked",
        "encodeURIComponent(checkId(name, ids[name], template))",
        "encodeURIComponent(String(ids[name]))",
      ],
    ]),
  },
];
