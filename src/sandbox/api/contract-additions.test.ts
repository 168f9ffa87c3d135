import { beforeAll, expect, test } from "vitest";
import { type RequestSchema, requests } from "../../../generated/requests.js";
import { startedSandbox } from "../../test-support/started-sandbox.js";
import { tokenSource } from "../../test-support/tokens.js";

const list = "GET /v1/apps/{id}/webhooks";

// Only here: a test file has modules of its own.
beforeAll(() => {
  const text: RequestSchema = { type: "string", maxLength: 5 };
  const webhooks = requests[list].query["fields[webhooks]"]?.items;
  Object.assign(webhooks ?? {}, { enum: [...(webhooks?.enum ?? []), "colour"] });
  Object.assign(requests[list].query, { "filter[colour]": { type: "array", items: text } });
  for (const key of ["POST /v1/webhooks", "PATCH /v1/webhooks/{id}"] as const) {
    const { attributes } = requests[key].body?.properties?.data?.properties ?? {};
    Object.assign(attributes?.properties ?? {}, { colour: text });
  }
});

test("an attribute, a field and a filter that the contract gains need no change of the sandbox", async () => {
  const { sandbox, client } = await startedSandbox();
  const authorization = `Bearer ${await tokenSource(sandbox.credentials).get()}`;
  const send = async (method: string, path: string, data?: object) => {
    const body = data ? { body: JSON.stringify({ data }) } : {};
    const response = await fetch(`${sandbox.url}/v1/${path}`, { method, headers: { authorization }, ...body });
    return { status: response.status, document: (await response.json()) as { data: { id: string } } };
  };
  const appId = String((await client.apps.find({ bundleId: "com.example.app" }))?.id);
  const plain = { name: "Tests", url: "http://127.0.0.1:1/", secret: "a secret", enabled: true, eventTypes: [] };
  const relationships = { app: { data: { type: "apps", id: appId } } };
  const create = (colour: string) =>
    send("POST", "webhooks", { type: "webhooks", attributes: { ...plain, colour }, relationships });
  const created = await create("red");
  const { id } = created.document.data;
  expect(created).toMatchObject({ status: 201, document: { data: { attributes: { colour: "red" } } } });
  expect(await create("orange")).toMatchObject({ status: 409 });
  expect(await send("PATCH", `webhooks/${id}`, { type: "webhooks", id, attributes: { colour: "blue" } })).toMatchObject(
    {
      status: 200,
      document: { data: { attributes: { name: "Tests", colour: "blue" } } },
    },
  );
  const listed = async (query: string) => (await send("GET", `apps/${appId}/webhooks?${query}`)).document.data;
  expect(await listed("fields[webhooks]=colour")).toMatchObject([{ id, attributes: { colour: "blue" } }]);
  expect(await listed("filter[colour]=blue")).toHaveLength(1);
  expect(await listed("filter[colour]=red")).toEqual([]);
});
