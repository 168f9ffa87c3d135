import { expect, test } from "vitest";
import { sampleDocument } from "../../src/test-support/contract/sample-document.js";
import { operationsModule } from "./operations.js";

const module = operationsModule(sampleDocument());

/** What the module says of one operation. */
function entry(name: string): unknown {
  const line = module.split("\n").find((one) => one.startsWith(`  ${JSON.stringify(name)}: `));
  return JSON.parse(line?.slice(JSON.stringify(name).length + 4, -1) ?? "null");
}

test("every operation is listed by method and path", () => {
  expect(module.match(/^ {2}"/gm)).toHaveLength(6);
});

test("with its method, path, the status it succeeds with and those it may fail with", () => {
  expect(entry("POST /v1/books")).toEqual({ method: "POST", path: "/v1/books", success: 201, errors: [409] });
  expect(entry("DELETE /v1/books/{id}")).toEqual({
    method: "DELETE",
    path: "/v1/books/{id}",
    success: 204,
    errors: [404],
  });
  expect(entry("GET /v1/shelves/{id}/books")).toMatchObject({ method: "GET", success: 200, errors: [400] });
  expect(entry("GET /v1/lamps")).toEqual({ method: "GET", path: "/v1/lamps", success: 200, errors: [] });
});

test("as a constant, so that the names are a type", () => {
  expect(module).toContain("} as const;\n\nexport type OperationKey = keyof typeof operations;\n");
});
