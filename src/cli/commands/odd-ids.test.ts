import { expect, test } from "vitest";
import { list, one, resource } from "../../test-support/responses.js";
import { runAdp } from "../../test-support/run-adp.js";
import { generateP8 } from "../../test-support/tokens.js";

const env = { ASC_ISSUER_ID: "issuer", ASC_KEY_ID: "KEY", ASC_PRIVATE_KEY: generateP8().privateKey };
const app = ["--bundle-id", "com.example.app"];
const version = [...app, "--version", "2.4.0"];

/** What the server gives, with an odd id for one type of resource; `asList` gives a list in place of that one. */
function serverWith(odd: string, id: string, asList = false) {
  const idOf = (type: string, usual: string) => (type === odd ? id : usual);
  const attributes: Record<string, object> = {
    apps: { bundleId: "com.example.app" },
    appStoreVersions: { versionString: "2.4.0", platform: "IOS" },
    alternativeDistributionPackageVersions: { state: "COMPLETED" },
  };
  return async (url: string) => {
    const { pathname } = new URL(url);
    const of = (type: string, usual: string) => resource(type, idOf(type, usual), { ...attributes[type] });
    if (pathname === "/v1/apps") return list([of("apps", "1")]);
    if (pathname.endsWith("/appStoreVersions")) return list([of("appStoreVersions", "2")]);
    if (pathname.endsWith("/versions")) return list([of("alternativeDistributionPackageVersions", "4")]);
    const found = of("alternativeDistributionPackages", "3");
    return asList ? list([found]) : one(found);
  };
}

const rows: [type: string, args: string[]][] = [
  ["apps", ["webhooks", "list", ...app]],
  ["apps", ["show", ...version]],
  ["appStoreVersions", ["create", ...version]],
  ["appStoreVersions", ["show", ...version]],
  ["alternativeDistributionPackages", ["show", ...version]],
  ["alternativeDistributionPackages", ["wait", ...version]],
  ["alternativeDistributionPackages", ["download", ...version, "--directory", "nowhere/package"]],
  ["alternativeDistributionPackageVersions", ["download", ...version, "--directory", "nowhere/package"]],
  ["alternativeDistributionPackageVersions", ["show", "3"]],
];

test.each(rows)(
  "a server that gives %s an id which no request can hold is not the user's fault: adp %j",
  async (...row) => {
    const [type, args] = row;
    for (const id of ["a/b", "..", "a\u0000b"]) {
      const { exitCode, stderr } = await runAdp(args, { env, fetch: serverWith(type, id) });
      expect({ exitCode, stderr }).toMatchObject({
        exitCode: 7,
        stderr: expect.stringContaining("an id that cannot be"),
      });
    }
  },
);

test.each([
  ["show", ...version],
  ["create", ...version],
  ["wait", ...version],
  ["show", "3"],
  ["wait", "3"],
])("nor is one that gives a list in place of a package: adp %s %s", async (...args) => {
  const { exitCode, stderr } = await runAdp(args, { env, fetch: serverWith("", "", true) });
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 7, stderr: expect.stringContaining("holds a list") });
});
