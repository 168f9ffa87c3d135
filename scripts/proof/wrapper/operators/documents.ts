import { editsOf, type Operator } from "../operator.js";

const reading = "src/read-response.ts";

/** Mistakes in what becomes of a success. */
export const documentOperators = (): Operator[] => [
  {
    name: "take for a success what is none",
    owner: "unit tests",
    mutants: [
      ...editsOf(reading, [
        ["anything", "if (isDocument(document, request.method)) return document;", "return document;"],
        ["no body", `if (text === "" && request.method === "DELETE")`, `if (text === "")`],
        [
          "a document without data",
          ": isResource(data as object);",
          ": data === undefined || isResource(data as object);",
        ],
        ["null where something was created", `!method.startsWith("P")`, "true"],
        ["a resource without an id", ` && typeof value.id === "string" && value.id !== ""`, ""],
        ["a resource with an empty id", ` && value.id !== ""`, ""],
        ["a resource without a type", `typeof value?.type === "string" && typeof value.id`, "typeof value?.id"],
        ["a list of anything", "data.every(isResource)", "true"],
        ["a list that is good in part", "data.every(isResource)", "data.some(isResource)"],
      ]),
      ...editsOf("src/transport.ts", [
        ["a status that is an error", "if (response.ok) return", "if (response.status < 600) return"],
        ["a redirect", "if (response.ok) return", "if (response.status < 400) return"],
        ["a client error", "if (response.ok) return", "if (response.status < 500) return"],
        ["nothing at all", "if (response.ok) return", "if (response.status === 200) return"],
      ]),
    ],
  },
  {
    name: "change what Apple answered",
    owner: "contract tests",
    mutants: [
      ...editsOf(reading, [
        [
          "without included",
          "request.method)) return document;",
          "request.method)) return { ...(document as object), included: undefined };",
        ],
        [
          "without meta",
          "request.method)) return document;",
          "request.method)) return { ...(document as object), meta: undefined };",
        ],
        [
          "without links",
          "request.method)) return document;",
          "request.method)) return { ...(document as object), links: undefined };",
        ],
        [
          "the data alone",
          "request.method)) return document;",
          "request.method)) return (document as { data: unknown }).data;",
        ],
        [
          "nulls dropped",
          "const document = parseJson(text);",
          "const document = parseJson(text, (_, value) => value ?? undefined);",
        ],
        [
          "secrets redacted in it",
          "const document = parseJson(text);",
          "const document = withoutSecrets(exchange).json;",
        ],
        [
          "a DELETE's as an answer without a document",
          `  if (text === "" && request.method === "DELETE") return undefined;\n`,
          "",
        ],
      ]),
    ],
  },
  {
    name: "take nothing for an error, or for something",
    owner: "unit tests",
    mutants: [
      ...editsOf("src/document-or-none.ts", [
        ["404 thrown", "if (isNotFound(error)) return undefined;", ""],
        [
          "data null handed on",
          "document.data ? (document as WithData<Document>) : undefined",
          "document as WithData<Document>",
        ],
      ]),
      ...editsOf("src/resources/keys.ts", [
        [
          "a key",
          `documentOrNone(this.#api.GET("/v1/apps/{id}/alternativeDistributionKey", { params, ...options }))`,
          `this.#api.GET("/v1/apps/{id}/alternativeDistributionKey", { params, ...options }) as never`,
        ],
      ]),
      ...editsOf("src/resources/marketplace-search.ts", [
        [
          "a search detail",
          `documentOrNone(this.#api.GET("/v1/apps/{id}/marketplaceSearchDetail", { params, ...options }))`,
          `this.#api.GET("/v1/apps/{id}/marketplaceSearchDetail", { params, ...options }) as never`,
        ],
      ]),
    ],
  },
];
