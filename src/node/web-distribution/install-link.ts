import { knownOnly, type NamesOf } from "../../http/known-names.js";
import { ArgumentError } from "../../index.js";
import { isHostedUrl } from "../hosting/hosted-files.js";

/** What an installation link holds. */
export interface InstallLinkOptions {
  /**
   * The https URL of the package folder. Apple documents that its host has to be that of the page with the link, and a
   * domain in App Store Connect.
   */
  packageUrl: string;
  /** From {@link createInstallVerificationToken}. */
  installVerificationToken: string;
  /** What your token endpoint gets, where downloads require an authorization: a text of your own. Default none. */
  token?: string | undefined;
  /** The id of a user, by which devices group apps. Default none. */
  account?: string | undefined;
  /** The URL of a page about the app, for the share sheet. Default none. */
  appShareUrl?: string | undefined;
}

const optionNames: NamesOf<InstallLinkOptions> = {
  packageUrl: true,
  installVerificationToken: true,
  token: true,
  account: true,
  appShareUrl: true,
};

/**
 * The link that installs an app from your website.
 *
 * Source: documented by Apple; not tried with a device.
 *
 * @throws `ArgumentError` for a URL that is not https, or a token that is none
 * @example
 * const link = installLink({ packageUrl: "https://downloads.example.com/2.4.0/", installVerificationToken });
 */
export function installLink(options: InstallLinkOptions): string {
  const { packageUrl, installVerificationToken, token, account, appShareUrl } = knownOnly(
    "installLink",
    options,
    optionNames,
  );
  checkWebUrl("packageUrl", packageUrl);
  if (appShareUrl !== undefined) checkWebUrl("appShareUrl", appShareUrl);
  checkToken(installVerificationToken);
  for (const [name, text] of Object.entries({ token, account })) {
    // Half a character cannot be escaped.
    if (text === undefined || (typeof text === "string" && !/\p{Cs}/u.test(text))) continue;
    throw new ArgumentError(`${name}: must be text`);
  }
  const values = {
    ...{ alternativeDistributionPackage: packageUrl, installVerificationToken },
    ...{ token, account, appShareURL: appShareUrl },
  };
  const query = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  return `marketplace-kit://install?${query.join("&")}`;
}

/** Refuses what is no token, such as the promise of one. */
export function checkToken(token: unknown): string {
  if (typeof token === "string" && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return token;
  throw new ArgumentError("installVerificationToken: must be a JWT, as createInstallVerificationToken makes one");
}

/** Refuses a URL that a device would not load. */
export function checkWebUrl(name: string, url: unknown): void {
  if (!isHostedUrl(url)) throw new ArgumentError(`${name}: must be an https URL without user name and blanks`);
}
