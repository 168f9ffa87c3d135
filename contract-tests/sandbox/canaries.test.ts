import { beforeAll, expect, test } from "vitest";
import { createClient } from "../../src/index.js";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.js";
import { canariesOf, fetchArguments } from "../canaries.js";
import { contractOperations } from "../committed-contract.js";
import { startedBeforeAll } from "../started-server.js";
import { tokenFor } from "./proxied-sandbox.js";

const sandbox = startedBeforeAll(startSandbox);
let authorization: string;
let ids: Record<string, string>;
beforeAll(async () => {
  authorization = `Bearer ${await tokenFor(sandbox().credentials)}`;
  ids = await idsByType(sandbox());
});

for (const operation of contractOperations) {
  test(`${operation.key}: the sandbox refuses every request with a mistake in it`, async () => {
    const canaries = canariesOf(operation);
    const taken: string[] = [];
    for (const { kind, what, request } of canaries) {
      const headers = kind === "no bearer" ? request.headers : { ...request.headers, authorization };
      const body = linkedToReal(request.body, ids);
      const response = await fetch(...fetchArguments(sandbox().url, { ...request, headers, body }));
      await response.arrayBuffer();
      if (![400, 401, 409, 422].includes(response.status)) taken.push(`${what}: ${response.status}`);
    }
    expect(canaries).not.toEqual([]);
    expect(taken).toEqual([]);
  });
}

/** Ids of what relationships lead to, so that nothing is refused for leading nowhere. */
async function idsByType({ url, credentials }: Sandbox): Promise<Record<string, string>> {
  const client = createClient({ credentials, baseUrl: url });
  const app = await client.apps.find({ bundleId: "com.example.app" });
  const version = await client.appStoreVersions.find({ appId: String(app?.id), versionString: "2.4.0" });
  return { apps: String(app?.id), appStoreVersions: String(version?.id) };
}

function linkedToReal(body: unknown, ids: Record<string, string>): unknown {
  return body === undefined
    ? undefined
    : JSON.parse(JSON.stringify(body), (_, value) => {
        const isLinkage = typeof value?.id === "string" && Object.hasOwn(ids, value.type);
        return isLinkage ? { ...value, id: ids[value.type] } : value;
      });
}
