import type { OperationKey } from "../../generated/operations.js";
import { createClient } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";

// The ids that calls.ts uses.
const example = {
  app: "6446901002",
  appStoreVersion: "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45",
  package: "f3190601-974c-45ee-aa24-35db2090c260",
  version: "4a273b4b-ddff-415a-a4e3-1b1bc83af48b",
  variant: "14ab1057-80ab-493a-ae09-a53f980f903c",
  delta: "e80267f3-dbc4-409d-b481-e0c2d242398f",
  delivery: "8b6eacb6-2d94-4282-826a-2685a261e72b",
} as const;

const exampleIdOfCreated: Partial<Record<OperationKey, string>> = {
  "POST /v1/alternativeDistributionDomains": "2ac1f723-c267-4ebf-a32e-b9486bc9106e",
  "POST /v1/alternativeDistributionKeys": "3475b105-3869-4d24-8d34-7239de725254",
  "POST /v1/marketplaceSearchDetails": "a30f6048-0813-4c95-8d4e-e7187a6ba2d7",
  "POST /v1/webhooks": "59bb7447-dd78-4fd6-bbd8-36606f36d43e",
};

/** Puts the sandbox's ids where a request has those of the contract's examples. */
export interface RealIds {
  in(text: string): string;
  /** Takes note of what an operation has created. */
  created(operation: OperationKey, id: string): void;
  delivery(id: string): void;
}

/** Knows the ids of the default scenario: 2.4.0 is to get a package, 2.3.0 has one with everything in it. */
export async function realIdsOf({ url, credentials }: Sandbox): Promise<RealIds> {
  const client = createClient({ credentials, baseUrl: url });
  const app = must(await client.apps.find({ bundleId: "com.example.app" }));
  const approved = must(await client.appStoreVersions.find({ appId: app.id, versionString: "2.4.0" }));
  const packaged = must(await client.appStoreVersions.find({ appId: app.id, versionString: "2.3.0" }));
  const owned = must(await client.packages.forAppStoreVersion(packaged.id)).data;
  const version = await client.packages.waitForVersion(owned.id);
  const real = new Map<string, string>([
    [example.app, app.id],
    [example.appStoreVersion, approved.id],
    [example.package, owned.id],
    [example.version, version.id],
    [example.variant, await firstId(client.packageVersions.variants(version.id))],
    [example.delta, await firstId(client.packageVersions.deltas(version.id))],
  ]);
  return {
    in: (text) => [...real].reduce((rest, [from, to]) => rest.replaceAll(from, to), text),
    created(operation, id) {
      const exampleId = exampleIdOfCreated[operation];
      if (exampleId) real.set(exampleId, id);
    },
    delivery: (id) => void real.set(example.delivery, id),
  };
}

async function firstId(items: AsyncIterable<{ id: string }>): Promise<string> {
  for await (const { id } of items) return id;
  throw new Error("an empty list");
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the default scenario lacks something");
  return value;
}
