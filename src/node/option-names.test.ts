import { expect, test } from "vitest";
import type { Client } from "../index.js";
import { failureOf } from "../test-support/failure-of.js";
import { createTestClient } from "../test-support/test-client.js";
import { generateP8 } from "../test-support/tokens.js";
import {
  checkForUpdate,
  checkMarketplaceKitFile,
  createInstallVerificationToken,
  createSourceEntry,
  credentialsFromFile,
  downloadPackage,
  findDistributionKey,
  installLink,
  processWithAltStore,
  publish,
  updateSource,
  verifyHostedPackage,
  verifyPackage,
} from "./index.js";

const slip = { trustedRoot: "x" } as never;

const calls: Record<string, (client: Client) => unknown> = {
  checkForUpdate: (client) => checkForUpdate(client, "package", slip),
  checkMarketplaceKitFile: () => checkMarketplaceKitFile("downloads.example.com", slip),
  createInstallVerificationToken: () =>
    createInstallVerificationToken({ privateKey: generateP8().privateKey, trustedRoot: "x" } as never),
  createSourceEntry: () => createSourceEntry("package", slip),
  credentialsFromFile: () => credentialsFromFile("key.p8", slip),
  downloadPackage: (client) => downloadPackage(client, slip),
  findDistributionKey: (client) => findDistributionKey(client, slip),
  installLink: () => installLink(slip),
  processWithAltStore: () => processWithAltStore("7", slip),
  publish: (client) => publish(client, slip),
  updateSource: () => updateSource("source.json", "package", slip),
  verifyHostedPackage: () => verifyHostedPackage("https://downloads.example.com/1/", slip),
  verifyPackage: () => verifyPackage("package", slip),
};

test.each(Object.keys(calls))("%s refuses an option that it does not have, and does nothing", async (name) => {
  const { client, sent } = createTestClient([]);
  const error = await failureOf(async () => calls[name]?.(client));
  const message = expect.stringMatching(new RegExp(`^${name}: has no trustedRoot; `));
  expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT", message });
  expect(sent).toEqual([]);
});
