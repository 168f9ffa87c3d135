import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createSkippingClock } from "../../test-support/clocks.js";
import { failureOf, messageOf } from "../../test-support/failure-of.js";
import { packageToHost } from "../../test-support/hosting-server.js";
import { startedSandbox } from "../../test-support/started-sandbox.js";
import { generateP8, readToken } from "../../test-support/tokens.js";
import { installLink } from "./install-link.js";
import {
  createTokenAt,
  findDistributionKey,
  type InstallVerificationTokenOptions,
} from "./install-verification-token.js";
import { checkMarketplaceKitFileIn } from "./marketplace-kit-file.js";
import { type HostedPackage, restoreResponse } from "./restore-response.js";

const { privateKey, publicKey } = generateP8();
const now = Date.parse("2026-11-28T04:00:00Z");
const terms: InstallVerificationTokenOptions = {
  ...{ privateKey, keyId: "52c5cb04-1163-4a30-ad4f-a3433cd6a4f6", appleItemId: "1234567890" },
  ...{ bundleId: "com.example.app", downloadType: "download" },
};

test("an install verification token says what Apple documents, and is signed by the key", async () => {
  const { header, claims, isSigned } = readToken(await createTokenAt(now, terms), publicKey);
  expect(header).toEqual({ alg: "ES256", kid: terms.keyId, typ: "JWT" });
  const iat = now / 1000;
  expect(claims).toEqual({
    ...{ iss: "1234567890", iat, exp: iat + 1_200, aud: "AppleDownloadVerification-v1" },
    ...{ bid: "com.example.app", dtype: "download", nonce: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
  expect(isSigned).toBe(true);
  const nonce = randomUUID();
  const more = { downloadType: "redownload", lifetimeSeconds: 60, nonce, itemId: "1", versionId: "2" } as const;
  expect(readToken(await createTokenAt(now, { ...terms, ...more }), publicKey).claims).toMatchObject({
    ...{ exp: iat + 60, dtype: "redownload", nonce, iid: "1", vid: "2" },
  });
  expect(await createTokenAt(now, terms)).not.toBe(await createTokenAt(now, terms));
});

test("what a token cannot be made of is refused, and the key is in no message", async () => {
  const wrong: [object, RegExp][] = [
    [{ privateKey: publicKey }, /^privateKey: a public key, not the private one/],
    [{ keyId: "" }, /^keyId/],
    [{ appleItemId: "com.example.app" }, /^appleItemId: must be text of digits/],
    [{ appleItemId: 1234567890 }, /^appleItemId: must be text of digits/],
    [{ versionId: "1.0" }, /^versionId/],
    [{ bundleId: "" }, /^bundleId/],
    [{ downloadType: "install" }, /^downloadType/],
    [{ lifetimeSeconds: 0 }, /^lifetimeSeconds/],
    [{ nonce: "once" }, /^nonce/],
  ];
  for (const [options, said] of wrong) {
    const message = await messageOf(() => createTokenAt(now, { ...terms, ...options } as typeof terms));
    expect(message).toMatch(said);
    expect(message).not.toContain(privateKey.split("\n")[1]);
  }
  expect(await messageOf(() => createTokenAt(now, { ...terms, privateKey: "" }))).toBe(
    "privateKey: empty. Use the private half of the alternative distribution key, a P-256 key as a PEM in PKCS#8; not the " +
      "AuthKey of the API",
  );
});

test("the key is looked for by its public half, and another one is refused before a device would", async () => {
  const { client } = await startedSandbox();
  const app = await client.apps.find({ bundleId: "com.example.app" });
  const appId = String(app?.id);
  expect(await failureOf(() => findDistributionKey(client, { appId, privateKey }))).toMatchObject({
    code: "ERR_ASC_NOT_FOUND",
  });
  // As another program may write the same key.
  const { data } = await client.keys.create({ publicKey: publicKey.replaceAll("\n", "\r\n"), appId });
  expect(await findDistributionKey(client, { appId, privateKey })).toEqual({ keyId: data.id });
  expect(await findDistributionKey(client, { privateKey })).toEqual({ keyId: data.id });
  const other = generateP8().privateKey;
  expect(await failureOf(() => findDistributionKey(client, { appId, privateKey: other }))).toMatchObject({
    code: "ERR_ASC_CREDENTIALS",
    message: expect.stringContaining(`not the private half of ${data.id}`),
  });
  expect(await failureOf(() => findDistributionKey(client, { privateKey: other }))).toMatchObject({
    code: "ERR_ASC_NOT_FOUND",
  });
});

test("a link has its values escaped, and only those that were given", async () => {
  const packageUrl = "https://downloads.example.com/2.4.0/?a=b&c";
  const installVerificationToken = await createTokenAt(now, terms);
  const link = installLink({ packageUrl, installVerificationToken });
  expect(link).toBe(
    "marketplace-kit://install?alternativeDistributionPackage=https%3A%2F%2Fdownloads.example.com%2F2.4.0%2F%3Fa%3Db%26c" +
      `&installVerificationToken=${installVerificationToken}`,
  );
  const all = { token: "a&b", account: "ü", appShareUrl: "https://example.com/" };
  const { searchParams } = new URL(installLink({ packageUrl, installVerificationToken, ...all }));
  expect(Object.fromEntries(searchParams)).toMatchObject({
    ...{ token: "a&b", account: "ü", appShareURL: "https://example.com/" },
  });
  expect(await messageOf(() => installLink({ packageUrl: "http://example.com", installVerificationToken }))).toMatch(
    /https/,
  );
  expect(await messageOf(() => installLink({ packageUrl, installVerificationToken: "x" }))).toMatch(/must be a JWT/);
  for (const wrong of [5, null, "\ud800"]) {
    const options = { packageUrl, installVerificationToken, account: wrong as string };
    expect(await messageOf(() => installLink(options))).toBe("account: must be text");
  }
});

test("a restore response has the version that the device asks for, if it runs there, and leaves out the rest", async () => {
  const manifestOf = (identity: object) => packageToHost(1, identity)["manifest.json"] as Buffer;
  const hosted: HostedPackage[] = [
    { manifest: manifestOf({}), packageUrl: "https://example.com/2.4.0/", installVerificationToken: "a.b.c" },
    {
      manifest: String(manifestOf({ shortVersionString: "2.10.0", appleVersionId: "860000002" })),
      packageUrl: "https://example.com/2.10.0/",
      installVerificationToken: async ({ appleVersionId, bundleId }) => `a.b.${bundleId?.length}-${appleVersionId}`,
      appShareUrl: "https://example.com/app",
    },
  ];
  const app = { appleItemId: "1234567890", appleVersionId: "860000001" };
  const request = {
    apps: [app, { appleItemId: "1" }, { appleItemId: 1234567890 }],
    platform: "iOS",
    osVersion: "17.4",
  };
  const older = {
    ...app,
    alternativeDistributionPackage: "https://example.com/2.4.0/",
    installVerificationToken: "a.b.c",
  };
  const newer = {
    ...{ ...app, appleVersionId: "860000002", alternativeDistributionPackage: "https://example.com/2.10.0/" },
    ...{ installVerificationToken: "a.b.15-860000002", appShareURL: "https://example.com/app" },
  };
  expect(await restoreResponse(hosted, request)).toEqual({ restores: [older, newer] });
  const { restores } = await restoreResponse(hosted, { ...request, platform: "iPadOS" });
  expect(restores).toHaveLength(2);
  for (const change of [{ osVersion: "15.8" }, { platform: "visionOS" }, { osVersion: undefined }, { apps: [null] }]) {
    expect(await restoreResponse(hosted, { ...request, ...change })).toEqual({ restores: [] });
  }
  expect(await restoreResponse(hosted, { ...request, apps: [{ ...app, appleVersionId: "1" }] })).toEqual({
    restores: [],
  });
  for (const wrong of [null, {}, { apps: {} }]) {
    expect(await failureOf(() => restoreResponse(hosted, wrong))).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
  }
});

test("a restore request of anybody's making does no harm", async () => {
  let tokens = 0;
  const hosted: HostedPackage = {
    manifest: packageToHost()["manifest.json"] as Buffer,
    packageUrl: "https://example.com/2.4.0/",
    installVerificationToken: () => `a.b.${++tokens}`,
  };
  const app = { appleItemId: "1234567890" };
  const request = { apps: Array.from({ length: 100 }, () => app), platform: "iOS", osVersion: "17.4" };
  expect((await restoreResponse([hosted], request)).restores).toHaveLength(1);
  expect(tokens).toBe(1);
  for (const change of [{ platform: "__proto__" }, { platform: "constructor" }, { osVersion: "9".repeat(1e6) }]) {
    expect(await restoreResponse([hosted], { ...request, ...change })).toEqual({ restores: [] });
  }
  const wrong: [unknown, RegExp][] = [
    [hosted, /^packages: must be a list/],
    [[null], /^package: must be an object/],
    [[{ ...hosted, packageURL: "" }], /^package: has no packageURL; did you mean packageUrl/],
    [[{ ...hosted, installVerificationToken: undefined }], /^installVerificationToken: must be a JWT/],
    [[{ ...hosted, installVerificationToken: () => undefined }], /^installVerificationToken: must be a JWT/],
  ];
  for (const [packages, said] of wrong) {
    expect(await messageOf(() => restoreResponse(packages as HostedPackage[], request))).toMatch(said);
  }
});

const kitFile = {
  license: {
    dynamicLicenseURL: "https://example.com/license",
    licenseRenewalURL: "https://example.com/renewal",
    licenseResolutionURL: "https://example.com/resolution",
    signingCertificateURL: "https://example.com/signing.cer",
    encryptionCertificateURL: "https://example.com/encryption.cer",
  },
  restore: "https://example.com/restore",
  updates: "example.com/updates",
};

test("the file marketplace-kit is requested once, without redirects, and each of its URLs is looked at", async () => {
  const check = (answer: () => Response, url = "downloads.example.com") => {
    const asked: string[] = [];
    const fetch = async (url: string) => {
      asked.push(url);
      return answer();
    };
    const world = { clock: createSkippingClock(), random: () => 0.5 };
    return checkMarketplaceKitFileIn(world, url, { fetch }).then((report) => ({ ...report, asked }));
  };
  const json = (body: unknown) => () => new Response(JSON.stringify(body));
  const url = "https://downloads.example.com/.well-known/marketplace-kit";
  expect(await check(json(kitFile))).toEqual({ ok: true, url, problems: [], asked: [url] });
  expect(await check(json(kitFile), url)).toMatchObject({ ok: true, url });
  const { signingCertificateURL: _, ...license } = kitFile.license;
  const wrong = { license: { ...license, licenseRenewalURL: "http://example.com/" }, restore: 1 };
  expect((await check(json(wrong))).problems).toEqual([
    { path: "restore", message: "must be an https URL" },
    { path: "updates", message: "missing" },
    { path: "license.licenseRenewalURL", message: "must be an https URL" },
    { path: "license.signingCertificateURL", message: "missing" },
  ]);
  const problemOf = async (answer: () => Response) => (await check(answer)).problems[0]?.message;
  expect(await problemOf(json({ ...kitFile, license: [] }))).toBe("must be an object");
  expect(await problemOf(json([]))).toBe("not a JSON object");
  expect(await problemOf(() => new Response("{"))).toBe("not a JSON object");
  expect(await problemOf(() => new Response("<html>"))).toBe("a page of HTML in place of the file");
  expect(await problemOf(() => new Response("", { status: 404 }))).toBe("HTTP 404");
  const redirect = () => new Response("", { status: 301, headers: { location: "https://www.example.com/" } });
  expect(await problemOf(redirect)).toBe("redirected to https://www.example.com/: serve it without redirects");
  expect(await messageOf(() => check(json(kitFile), "http://example.com/"))).toMatch(/^url: must be a domain/);
  const world = { clock: createSkippingClock(), random: () => 0.5 };
  for (const options of [{ fetch: 5 as never }, { stallTimeoutMs: 0 }]) {
    const message = await messageOf(() => checkMarketplaceKitFileIn(world, url, options));
    expect(message).toMatch(/^(fetch|stallTimeoutMs): must be/);
  }
});
