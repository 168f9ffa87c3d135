import { editsOf, everyMatch, type Operator } from "../operator.js";

const resources = "src/resources";
const otherMethod: Record<string, string> = { GET: "DELETE", POST: "PATCH", PATCH: "POST", DELETE: "GET" };

/** Mistakes in what is asked for: method, path and parameters. */
export const requestOperators = (): Operator[] => [
  {
    name: "ask for another path",
    owner: "contract tests",
    mutants: everyMatch(resources, /(#api\.\w+\("\/v)1\//g, (_, before) => `${before}2/`),
  },
  {
    name: "ask for another path of the same resource",
    owner: "contract tests",
    mutants: everyMatch(resources, /(#api\.\w+\("\/v1\/\w+\/\{id\})\/\w+"/g, (_, before) => `${before}"`),
  },
  {
    name: "ask with another method",
    owner: "contract tests",
    mutants: everyMatch(resources, /#api\.([A-Z]+)\(/g, (_, method) => `#api.${otherMethod[method ?? ""]}(`),
  },
  {
    name: "ask for another id",
    owner: "unit tests",
    mutants: everyMatch(resources, /path: \{ id(: [^}]+)? \}/g, (_, id = ": id") => `path: { id${id} + "0" }`),
  },
  {
    name: "forget the query",
    owner: "contract tests",
    mutants: everyMatch(resources, /(params.*?),? query \}/g, (_, before) => `${before} }`),
  },
  {
    name: "forget the options of the call",
    owner: "unit tests",
    mutants: [
      ...everyMatch(resources, /, \.\.\.options \}/g, () => " }"),
      ...everyMatch(resources, /createPages\(this\.#api, options/g, () => "createPages(this.#api, undefined"),
      ...editsOf("src/resources/packages.ts", [
        ["of the reads of ensure", "appStoreVersionId, undefined, options", "appStoreVersionId"],
        ["of the POST of ensure", "this.create(target, options)", "this.create(target)"],
        ["of waitForVersion", "this.#api, wait, options)", "this.#api, wait)"],
        ["of the looks of waitForVersion", `["COMPLETED"] }, lookOptions`, `["COMPLETED"] }, undefined`],
      ]),
      ...editsOf("src/resources/app-store-versions.ts", [
        ["of find", "platform }, undefined, options)", "platform })"],
      ]),
      ...editsOf("src/pages.ts", [["of further pages", "api.follow(url, options)", "api.follow(url, undefined)"]]),
    ],
  },
  {
    name: "swallow the error of a call",
    owner: "contract tests",
    mutants: everyMatch(
      resources,
      /this\.#api\.[A-Z]+\("[^"]+", \{.*?\}\)/g,
      (call) => `${call}.catch(() => undefined as never)`,
    ),
  },
];
