import { expect, test } from "vitest";
import {
  checkForUpdate,
  checkMarketplaceKitFile,
  createInstallVerificationToken,
  createSourceEntry,
  installLink,
  processWithAltStore,
  updateSource,
  verifyHostedPackage,
} from "./index.js";

// As from JavaScript, where the compiler does not look.
const misspelled = { signall: undefined } as never;

test.each<[string, () => unknown]>([
  ["checkForUpdate", () => checkForUpdate({} as never, "package", misspelled)],
  ["checkMarketplaceKitFile", () => checkMarketplaceKitFile("example.com", misspelled)],
  ["createInstallVerificationToken", () => createInstallVerificationToken(misspelled)],
  ["createSourceEntry", () => createSourceEntry("package", misspelled)],
  ["installLink", () => installLink(misspelled)],
  ["processWithAltStore", () => processWithAltStore("1", misspelled)],
  ["updateSource", () => updateSource("source.json", "package", misspelled)],
  ["verifyHostedPackage", () => verifyHostedPackage("https://example.com/", misspelled)],
])("%s refuses an option that it does not have, by name, before anything is read or sent", async (name, run) => {
  await expect(async () => run()).rejects.toThrow(`${name}: has no signall`);
});
