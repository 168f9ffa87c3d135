import { createPrivateKey, createPublicKey, randomUUID } from "node:crypto";
import { bodyOfPem, checkPrivateKey, plainPem } from "../../auth/private-key.js";
import { systemClock } from "../../http/clock.js";
import { knownOnly, type NamesOf } from "../../http/known-names.js";
import { checkId } from "../../http/serialise.js";
import { type AlternativeDistributionKey, ArgumentError, type Client, CredentialsError } from "../../index.js";
import { NotFoundError } from "../errors.js";

/** What an install verification token says. */
export interface InstallVerificationTokenOptions {
  /** The private half of the alternative distribution key, in PEM (PKCS#8, P-256). Not the API key. A secret. */
  privateKey: string;
  /** The id of that key in App Store Connect; {@link findDistributionKey} finds it. */
  keyId: string;
  /** The Apple ID of the app that is distributed from the website, or of the marketplace. */
  appleItemId: string;
  /** The bundle id of the app to install. */
  bundleId: string;
  /** `redownload` when the app was installed on the device before: your server has to know. */
  downloadType: "download" | "redownload";
  /** How long it is valid, in seconds. Default 1,200, as in Apple's example; from 1 to 86,400. No limit is documented. */
  lifetimeSeconds?: number | undefined;
  /** Keeps a token from being used twice: a UUID. Default a random one. */
  nonce?: string | undefined;
  /** The Apple ID of the app to install, which makes installations faster, says Apple. Default none. */
  itemId?: string | undefined;
  /** Apple's id of the version to install (`appleVersionId`), likewise. Default none. */
  versionId?: string | undefined;
}

const wantedKey =
  "Use the private half of the alternative distribution key, a P-256 key as a PEM in PKCS#8; not the AuthKey of the API";
const defaultLifetimeSeconds = 1_200;
const maxLifetimeSeconds = 86_400;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Signs an install verification token: the JWT with which a device checks that an app may be installed from your website,
 * or from a marketplace. Make one for each installation.
 *
 * Source: documented by Apple; not tried with a device, and no public project is known that does it.
 *
 * @throws `CredentialsError` when `privateKey` is not a P-256 private key in PEM
 * @throws `ArgumentError` for another option that cannot be used
 * @example
 * const app = { privateKey, keyId, appleItemId: "1234567890", bundleId: "com.example.app" };
 * const token = await createInstallVerificationToken({ ...app, downloadType: "download" });
 */
export function createInstallVerificationToken(options: InstallVerificationTokenOptions): Promise<string> {
  return createTokenAt(systemClock.now(), options);
}

const optionNames: NamesOf<InstallVerificationTokenOptions> = {
  privateKey: true,
  keyId: true,
  appleItemId: true,
  bundleId: true,
  downloadType: true,
  lifetimeSeconds: true,
  nonce: true,
  itemId: true,
  versionId: true,
};

/** {@link createInstallVerificationToken} at a time of tests. */
export async function createTokenAt(now: number, options: InstallVerificationTokenOptions): Promise<string> {
  checkPrivateKey(options?.privateKey, "privateKey", wantedKey);
  knownOnly("createInstallVerificationToken", options, optionNames);
  const { lifetimeSeconds = defaultLifetimeSeconds, nonce = randomUUID(), itemId, versionId } = options;
  checkOptions({ ...options, lifetimeSeconds, nonce });
  const iat = Math.floor(now / 1000);
  const claims = {
    ...{ iss: options.appleItemId, iat, exp: iat + lifetimeSeconds, aud: "AppleDownloadVerification-v1" },
    ...{ bid: options.bundleId, dtype: options.downloadType, nonce },
    ...(itemId !== undefined && { iid: itemId }),
    ...(versionId !== undefined && { vid: versionId }),
  };
  const [{ SignJWT }, { importPKCS8 }] = await Promise.all([import("jose/jwt/sign"), import("jose/key/import")]);
  const key = await importPKCS8(plainPem(options.privateKey), "ES256");
  return new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: options.keyId, typ: "JWT" }).sign(key);
}

type Checked = InstallVerificationTokenOptions & { lifetimeSeconds: number; nonce: string };

function checkOptions(options: Checked): void {
  const { keyId, bundleId, downloadType, lifetimeSeconds, nonce, appleItemId, itemId, versionId } = options;
  checkId("keyId", keyId);
  for (const [name, id] of Object.entries({ appleItemId, itemId, versionId })) {
    const isOptional = name !== "appleItemId";
    if (isOptional && id === undefined) continue;
    if (typeof id !== "string" || !/^\d+$/.test(id)) throw new ArgumentError(`${name}: must be text of digits`);
  }
  if (typeof bundleId !== "string" || bundleId === "") throw new ArgumentError("bundleId: missing");
  if (downloadType !== "download" && downloadType !== "redownload") {
    throw new ArgumentError('downloadType: must be "download" or "redownload"');
  }
  if (!(Number.isInteger(lifetimeSeconds) && lifetimeSeconds >= 1 && lifetimeSeconds <= maxLifetimeSeconds)) {
    throw new ArgumentError(`lifetimeSeconds: must be a whole number from 1 to ${maxLifetimeSeconds}`);
  }
  if (!uuid.test(nonce)) throw new ArgumentError("nonce: must be a UUID");
}

/**
 * Finds the alternative distribution key in App Store Connect whose private half you have: that of an app, or without
 * `appId` one of the account, as a marketplace has it. A token that is signed with another key is worthless on devices.
 *
 * Source: Apple documents that the `kid` of a token is the id of this key. That its public half is the one that was added
 * is compared here.
 *
 * @throws `CredentialsError` when App Store Connect has another key for the app, or `privateKey` is none
 * @throws {@link NotFoundError} when it has none
 * @example
 * const { keyId } = await findDistributionKey(client, { appId, privateKey });
 */
export async function findDistributionKey(
  client: Client,
  key: { appId?: string | undefined; privateKey: string },
  options: { signal?: AbortSignal | undefined } = {},
): Promise<{ keyId: string }> {
  const { appId, privateKey } = knownOnly("findDistributionKey", key, { appId: true, privateKey: true });
  checkPrivateKey(privateKey, "privateKey", wantedKey);
  const own = ownPublicHalf(privateKey);
  const isOwn = ({ attributes }: AlternativeDistributionKey) => publicHalf(attributes?.publicKey ?? "") === own;
  if (appId === undefined) {
    for await (const key of client.keys.list(undefined, options)) if (isOwn(key)) return { keyId: key.id };
    throw new NotFoundError(
      "App Store Connect has no alternative distribution key with this public half: `adp keys list`",
    );
  }
  const found = (await client.keys.forApp(appId, undefined, options))?.data;
  if (!found) throw new NotFoundError(`app ${appId} has no alternative distribution key: \`adp keys add\` adds one`);
  if (isOwn(found)) return { keyId: found.id };
  throw new CredentialsError(
    `privateKey: not the private half of ${found.id}, which is the alternative distribution key of app ${appId}. Devices ` +
      "would refuse its tokens",
  );
}

function ownPublicHalf(privateKey: string): string {
  try {
    const key = createPrivateKey({ key: Buffer.from(bodyOfPem(privateKey), "base64"), format: "der", type: "pkcs8" });
    return createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64");
  } catch {
    throw new CredentialsError("privateKey: cut off or damaged");
  }
}

/** A public key in PEM without what differs between writers of it. */
function publicHalf(pem: string): string {
  return pem.replace(/-----[A-Z ]+-----|\s/g, "");
}
