// A test of your own release code with node:test: `node --test node-test.test.js`. The sandbox loses the response to
// the POST; the package is created once all the same.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createClient } from "alternative-distribution";
import { startSandbox } from "alternative-distribution/sandbox";

let sandbox;

before(async () => {
  sandbox = await startSandbox({
    faults: [{ kind: "dropAfter", operation: "POST /v1/alternativeDistributionPackages" }],
  });
});

after(() => sandbox.close());

test("a lost response creates no second package", async () => {
  const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url });
  const app = await client.apps.find({ bundleId: "com.example.app" });
  const version = await client.appStoreVersions.find({ appId: app.id, versionString: "2.4.0" });
  const first = await client.packages.ensure({ appStoreVersionId: version.id });
  const second = await client.packages.ensure({ appStoreVersionId: version.id });
  assert.equal(first.data.id, second.data.id);
  assert.equal(sandbox.packagesCreated.length, 1);
});
