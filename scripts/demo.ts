import { startPrism } from "../contract-tests/prism.js";
import { type Client, createClient, ResponseError } from "../src/index.js";
import { generateP8 } from "../src/testing/keys.js";
import { runWhenCalled } from "./run-when-called.js";

const [bundleId, versionString, platform] = ["com.example.app", "2.4.0", "IOS"] as const;

/** The main job against a mock of the contract, with a key made for the occasion: every step, and what it gave. */
async function demo(): Promise<void> {
  const prism = await startPrism();
  console.log("Prism serves openapi/app-store-connect.yaml in this process; nothing leaves this machine.\n");
  try {
    await createPackage(prism.baseUrl);
  } finally {
    await prism.close();
  }
}

async function createPackage(baseUrl: string): Promise<void> {
  const { privateKey } = generateP8();
  const credentials = { issuerId: "57246542-96fe-1a63-e053-0824d011072a", keyId: "2X9R4HXF34", privateKey };
  const client = createClient({ credentials, baseUrl });
  const appStoreVersionId = await findVersion(client);
  const created = await client.packages.create({ appStoreVersionId });
  step("Create the package", { type: created.data.type, id: created.data.id });
  await showPackage(client, created.data.id);
  await beRefused(client, appStoreVersionId);
  console.log("\nThe same in your own code: README.md, “From a bundle id to a package”.");
}

async function findVersion(client: Client): Promise<string> {
  const app = await client.apps.find({ bundleId });
  if (!app) throw new Error(`no app ${bundleId}`);
  step("Find the app", { bundleId, name: app.attributes?.name, id: app.id });
  const version = await client.appStoreVersions.find({ appId: app.id, versionString, platform });
  if (!version) throw new Error(`no version ${versionString}`);
  step("Find its version", { versionString, platform, state: version.attributes?.appVersionState, id: version.id });
  return version.id;
}

async function showPackage(client: Client, id: string): Promise<void> {
  const { data } = await client.packages.get(id);
  const checksum = data.attributes?.sourceFileChecksum?.file;
  step("Read it back", { id: data.id, "checksum of the build": checksum && `${checksum.algorithm} ${checksum.hash}` });
  const completed = await client.packages.waitForVersion(data.id);
  const { version, state, urlExpirationDate } = completed.attributes ?? {};
  step("Wait for its version", { id: completed.id, version, state, "url expires": urlExpirationDate });
  for await (const variant of client.packageVersions.variants(completed.id)) {
    step("A variant of it", { id: variant.id, checksum: variant.attributes?.fileChecksum });
  }
}

async function beRefused(client: Client, appStoreVersionId: string): Promise<void> {
  try {
    await client.packages.create({ appStoreVersionId }, { headers: { Prefer: "code=409" } });
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    const { name, code, status } = error;
    step("Be refused", { class: name, code, status, 'has("STATE_ERROR")': error.has("STATE_ERROR") });
    console.log(indent(error.message));
  }
}

let steps = 0;

function step(title: string, facts: Record<string, unknown>): void {
  steps++;
  console.log(`${steps}. ${title}`);
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  for (const [name, value] of known) console.log(indent(`${name.padEnd(22)} ${value}`));
}

function indent(text: string): string {
  return text.replace(/^/gm, "   ");
}

await runWhenCalled(import.meta, demo);
