import { editsOf, type Operator } from "../operator.js";

/** Mistakes in headers. */
export const headerOperators = (): Operator[] => [
  {
    name: "drop the bearer token",
    owner: "contract tests",
    mutants: editsOf("src/transport.ts", [
      ["header left out", ", authorization: `Bearer ${token}` }", " }"],
      ["without the scheme", "authorization: `Bearer ${token}`", "authorization: token"],
      ["with another scheme", "`Bearer ${token}`", "`Token ${token}`"],
      ["as a header of another name", "authorization: `Bearer", '"x-authorization": `Bearer'],
    ]),
  },
  {
    name: "send other headers",
    owner: "contract tests",
    mutants: [
      ...editsOf("src/options.ts", [
        ["accept anything", `accept: "application/json"`, `accept: "*/*"`],
        ["accept left out", `accept: "application/json", `, ""],
      ]),
      ...editsOf("src/outgoing-request.ts", [
        ["content type left out", `if (body !== undefined) headers["content-type"] ??= "application/json";`, ""],
        ["content type without a body", "if (body !== undefined) headers", "headers"],
        ["content type of a form", `??= "application/json"`, `??= "application/x-www-form-urlencoded"`],
      ]),
      ...editsOf("src/transport.ts", [
        ["the client's own left out", "{ ...settings.headers, ...request.headers", "{ ...request.headers"],
        ["the request's left out", "{ ...settings.headers, ...request.headers", "{ ...settings.headers"],
      ]),
    ],
  },
  {
    name: "take the caller's headers wrong",
    owner: "unit tests",
    mutants: [
      ...editsOf("src/transport.ts", [
        [
          "the client's stand before them",
          "{ ...settings.headers, ...request.headers",
          "{ ...request.headers, ...settings.headers",
        ],
      ]),
      ...editsOf("src/outgoing-request.ts", [
        ["Authorization let through", `if (name.toLowerCase() === "authorization")`, `if (name === "authorization")`],
        ["names left as they are", "plain[name.toLowerCase()]", "plain[name]"],
        ["values not checked", "checkHeader(name, value);\n", "value;\n"],
        ["the value printed", "${JSON.stringify(name)} has", "${JSON.stringify([name, value])} has"],
      ]),
      ...editsOf("src/options.ts", [["no User-Agent", `"user-agent": userAgent`, `"x-agent": userAgent`]]),
    ],
  },
];
