import { beforeAll, expect, test } from "vitest";
import type { OperationKey } from "../../generated/operations.js";
import { createClient } from "../../src/index.js";
import { contractOperations } from "../committed-contract.js";
import { startedBeforeAll } from "../started-server.js";
import { type Resource, resourcesIn, startCheckedSandbox } from "./checked-sandbox.js";

const checked = startedBeforeAll(startCheckedSandbox);
let appId: string;

beforeAll(async () => {
  const { url, credentials } = checked().sandbox;
  const client = createClient({ credentials, baseUrl: url });
  appId = String((await client.apps.find({ bundleId: "com.example.app" }))?.id);
});

type Attributes = Record<string, unknown>;

interface Written {
  /** All attributes that can be given, and others for them. */
  given: Attributes;
  changed?: Attributes;
  /** What is given, and never read. */
  hidden?: string;
  /** What the server adds. */
  added?: Attributes;
  ofApp: boolean;
  /** Where it is read, with `{app}` and `{id}`. */
  reads: string[];
}

const written: Record<string, Written> = {
  alternativeDistributionDomains: {
    given: { domain: "apps.example.com", referenceName: "Example apps" },
    added: { createdDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/) },
    ofApp: false,
    reads: ["alternativeDistributionDomains", "alternativeDistributionDomains/{id}"],
  },
  alternativeDistributionKeys: {
    given: { publicKey: "a public key" },
    ofApp: true,
    reads: ["alternativeDistributionKeys", "alternativeDistributionKeys/{id}", "apps/{app}/alternativeDistributionKey"],
  },
  marketplaceSearchDetails: {
    given: { catalogUrl: "https://example.com/one" },
    changed: { catalogUrl: "https://example.com/two" },
    ofApp: true,
    reads: ["apps/{app}/marketplaceSearchDetail"],
  },
  webhooks: {
    given: {
      name: "One",
      url: "https://example.com/one",
      secret: "one",
      enabled: true,
      eventTypes: ["ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED", "BUILD_UPLOAD_STATE_UPDATED"],
    },
    changed: {
      name: "Two",
      url: "https://example.com/two",
      secret: "two",
      enabled: false,
      eventTypes: ["ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED"],
    },
    hidden: "secret",
    ofApp: true,
    reads: ["webhooks/{id}", "apps/{app}/webhooks"],
  },
};

for (const [type, { given, changed = {}, hidden = "", added, ofApp, reads }] of Object.entries(written)) {
  const names = (values: Attributes) => Object.keys(values).toSorted();

  test(`${type}: every attribute reads as it was given, and then as it was changed`, async () => {
    expect(names(given)).toEqual(writable(`POST /v1/${type}` as OperationKey));
    expect(names(changed)).toEqual(writable(`PATCH /v1/${type}/{id}` as OperationKey));
    const app = { data: { type: "apps", id: appId } };
    const { url } = checked().sandbox;
    const data = { type, attributes: given, ...(ofApp && { relationships: { app } }) };
    const [created] = resourcesIn((await checked().send("POST", `${url}/v1/${type}`, data)).document);
    const id = String(created?.id);
    const addresses = reads.map((path) => `${url}/v1/${path.replace("{id}", id).replace("{app}", appId)}`);
    let { [hidden]: _, ...expected } = { ...given, ...added };
    await expectRead(created, expected, addresses);
    for (const [name, value] of Object.entries(changed)) {
      const change = { type, id, attributes: { [name]: value } };
      const [updated] = resourcesIn((await checked().send("PATCH", `${url}/v1/${type}/${id}`, change)).document);
      expected = name === hidden ? expected : { ...expected, [name]: value };
      await expectRead(updated, expected, addresses);
    }
    expect(
      checked()
        .exchanges.splice(0)
        .flatMap(({ faults }) => faults),
    ).toEqual([]);
  });
}

test("everything that can be created with attributes is among them", () => {
  const withAttributes = contractOperations.filter(({ key, method }) => method === "POST" && writable(key).length > 0);
  expect(withAttributes.map(({ path }) => path)).toEqual(Object.keys(written).map((type) => `/v1/${type}`));
});

/** The attributes that the contract lets an operation set. */
function writable(key: OperationKey): string[] {
  const operation = contractOperations.find((one) => one.key === key);
  const data = operation?.body?.schema.properties?.data;
  return Object.keys(data?.properties?.attributes?.properties ?? {}).toSorted();
}

async function expectRead(answered: Resource | undefined, expected: Attributes, addresses: string[]): Promise<void> {
  expect(answered?.attributes).toEqual(expected);
  for (const address of addresses) {
    const { document } = await checked().send("GET", address);
    expect(resourcesIn(document).map(({ attributes }) => attributes)).toEqual([answered?.attributes]);
  }
}
