import { editsOf, type Operator } from "../operator.js";

/** Mistakes in how openapi-fetch is installed. */
export const rawOperators = (): Operator[] => [
  {
    name: "install raw wrong",
    owner: "unit tests",
    mutants: editsOf("src/raw-client.ts", [
      [
        "without the transport",
        "headers: plainHeaders(init.headers), fetch }",
        "headers: plainHeaders(init.headers) }",
      ],
      [
        "with a fetch of the caller's",
        "{ ...init, headers: plainHeaders(init.headers), fetch }",
        "{ fetch, ...init, headers: plainHeaders(init.headers) }",
      ],
      ["with headers unchecked", "headers: plainHeaders(init.headers), fetch", "fetch"],
      ["without the timeout", "await outgoing(request, init.timeoutMs)", "await outgoing(request, undefined)"],
      ["without the signal", "{ method, headers, body, signal, timeoutMs }", "{ method, headers, body, timeoutMs }"],
      ["without the body", "request.body ? await request.text() : undefined", "undefined"],
      [
        "without the answer's status",
        "new Response(text || null, response)",
        "new Response(text || null, { headers: response.headers })",
      ],
      ["without the answer's body", "new Response(text || null,", "new Response(null,"],
      ["with an empty body for none", "new Response(text || null,", "new Response(text,"],
      ["without the answer's address", `"url", { value: response.url }`, `"url", { value: "" }`],
      ["without Apple's form of a path", "    pathSerializer: serialisePath,\n", ""],
      ["without Apple's form of a query", "    querySerializer: serialiseQuery,\n", ""],
      ["without the check of bodies", "    bodySerializer: serialiseBody,\n", ""],
      ["without the base URL", "    baseUrl: settings.baseUrl,\n", ""],
    ]),
  },
];
