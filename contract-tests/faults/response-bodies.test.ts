import { expect, test } from "vitest";
import { refusal } from "../../src/test-support/responses.js";
import { contractOperations } from "../committed-contract.js";
import { endingOf, fromGateway, noBody, noDocument, notApples } from "./ending.js";
import { callOf, errorStatusesOf, representatives, successOf } from "./operations.js";

const page = "<html>\n<h1>Sign in</h1></html>";

// What the client says of a body with success.
const bodies: [what: string, body: string, contentType: string, (status: number) => string][] = [
  ["a page of a gateway", page, "text/html", (status) => `${fromGateway}, with ${status} text/html`],
  ["nothing", "", "application/json", (status) => `${status} ${noBody}`],
  ["a blank", " \r\n", "application/json", (status) => `${status} ${noDocument}`],
];

test.each(bodies)("whatever the operation, %s is no document", async (...[, body, contentType, ofSuccess]) => {
  for (const operation of contractOperations) {
    const { status } = successOf(operation);
    const headers = { "content-type": contentType };
    const ending = await endingOf(callOf(operation), [new Response(body, { status, headers })]);
    // A DELETE is given no document.
    const expected =
      operation.method === "DELETE" && body === ""
        ? { gives: undefined }
        : { error: `UnexpectedResponseError: ${ofSuccess(status)}` };
    expect(ending, operation.key).toEqual({ ...expected, requests: operation.method, waits: [] });
  }
});

test.each(bodies)("whatever the operation and the error status, %s is not Apple's verdict", async (...row) => {
  const [, body, contentType] = row;
  for (const operation of contractOperations) {
    for (const status of [...errorStatusesOf(operation), 502]) {
      const response = () => new Response(body, { status, headers: { "content-type": contentType } });
      const ending = await endingOf(callOf(operation), [response]);
      expect(ending, `${operation.key} ${status}`).toMatchObject({ error: notApples(status, body) });
    }
  }
});

/** What is left of a text that is cut off at ten places: after the first character, before the last, and between. */
function cutsOf(text: string): string[] {
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((ninth) => text.slice(0, 1 + Math.floor(((text.length - 2) * ninth) / 9)));
}

test("whatever the operation, a document that is cut off is none", async () => {
  for (const operation of contractOperations) {
    const { status, document } = successOf(operation);
    const cuts = cutsOf(JSON.stringify(document));
    for (const cut of representatives.includes(operation) ? cuts : cuts.slice(-1)) {
      const ending = await endingOf(callOf(operation), [new Response(cut, { status })]);
      expect(ending, cut).toMatchObject({ error: `UnexpectedResponseError: ${status} ${noDocument}` });
    }
  }
});

test("an error document that is cut off anywhere is none", async () => {
  const cuts = cutsOf(await refusal(404, ["NOT_FOUND", "STATE_ERROR"]).text());
  for (const operation of representatives) {
    for (const cut of cuts) {
      const ending = await endingOf(callOf(operation), [new Response(cut, { status: 404 })]);
      expect(ending, cut).toMatchObject({ error: notApples(404) });
    }
  }
});

const contentTypes = ["text/html", "text/plain; charset=utf-16", "application/problem+json", "no/such-type", ""];

test.each(contentTypes)("a document that is said to be %j is one", async (contentType) => {
  const headers = { "content-type": contentType };
  for (const operation of contentType === "text/html" ? contractOperations : representatives) {
    const { status, document } = successOf(operation);
    const good = new Response(JSON.stringify(document), { status, headers });
    const refused = refusal(403, "FORBIDDEN_ERROR", headers);
    const gives = operation.method === "DELETE" ? undefined : document;
    expect(await endingOf(callOf(operation), [good]), operation.key).toMatchObject({ gives });
    const ending = await endingOf(callOf(operation), [refused]);
    expect(ending, operation.key).toMatchObject({ error: "ResponseError: 403 FORBIDDEN_ERROR" });
  }
});
