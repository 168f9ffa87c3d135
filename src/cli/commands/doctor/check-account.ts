import { missingAgreementsCode } from "../../../http/response-message.js";
import { isOutcomeUnknown, isTokenRefused } from "../../../http/retry.js";
import {
  AppStoreConnectError,
  type Client,
  type ClientOptions,
  ConnectionError,
  type Credentials,
  CredentialsError,
  ResponseError,
} from "../../../index.js";
import { findAppStoreVersion } from "../../../node/publish/find-app-version.js";
import { baseUrlFrom, clientOptionsFrom, createClientFor, fetchFrom } from "../../args/connect.js";
import type { ConnectionFlags } from "../../args/global-options.js";
import { appFinder, type VersionFlags } from "../../args/target.js";
import { type Context, nowOf } from "../../invocation.js";
import { afterRefusal } from "../../output/failure.js";
import type { Line, Mark } from "../../output/output.js";
import { formatDuration } from "../../output/units.js";

/** A 20-minute token was refused with the clock 34 s off, as seen in live responses. */
const maxClockSkewMs = 30_000;

/** Checks the account by harmless reads with this key; without one, only the connection and the clock. */
export async function checkAccount(
  context: Context,
  flags: ConnectionFlags,
  credentials: Credentials | undefined,
  more: Pick<ClientOptions, "validate" | "onDrift"> = {},
): Promise<{ checks: Check[]; client: Client | undefined; responses: () => number }> {
  const clock = watchClock(context);
  const client = createClientFor(context, {
    credentials: credentials ?? placeholderCredentials,
    ...clientOptionsFrom(context, flags),
    ...more,
    fetch: clock.fetch,
  });
  const { signal } = context.io;
  const one = { limit: 1 };
  const apps = await attempt(signal, () => client.raw.GET("/v1/apps", { params: { query: one }, signal }));
  const reached = [checkConnection(apps, baseUrlFrom(context, flags)), checkClock(clock.aheadMs())];
  if (!credentials || isUnreachable(apps) || isRefusedToken(apps)) {
    const token = credentials && isRefusedToken(apps) && apps ? failed("token", apps) : notChecked("token");
    const names = ["agreements", "apps", "keys", "domains", "requests left"];
    return { checks: [...reached, token, ...names.map(notChecked)], client: undefined, responses: clock.responses };
  }
  const path = { keys: "/v1/alternativeDistributionKeys", domains: "/v1/alternativeDistributionDomains" } as const;
  const keys = await attempt(signal, () => client.raw.GET(path.keys, { params: { query: one }, signal }));
  const domains = await attempt(signal, () => client.raw.GET(path.domains, { params: { query: one }, signal }));
  const reads = { apps, keys, domains };
  const role = Object.entries(reads).map(([what, error]) => checkRead(what, error));
  const account = [done("token", "accepted"), checkAgreements(Object.values(reads)), ...role, checkRateLimit(client)];
  return { checks: [...reached, ...account], client, responses: clock.responses };
}

/** For a request that Apple refuses with a response, which shows that the connection works. */
const placeholderCredentials: Credentials = { token: async () => "none" };

/** A `fetch` that counts responses, and compares their `Date` with the clock of this machine. */
function watchClock(context: Context) {
  const fetch = fetchFrom(context);
  let aheadMs: number | undefined;
  let responses = 0;
  return {
    aheadMs: () => aheadMs,
    responses: () => responses,
    fetch: async (url: string, init: RequestInit) => {
      const response = await fetch(url, init);
      responses++;
      const date = Date.parse(response.headers.get("date") ?? "");
      if (!Number.isNaN(date)) aheadMs = nowOf(context) - date;
      return response;
    },
  };
}

type Outcome = AppStoreConnectError | undefined;

function isUnreachable(error: Outcome): boolean {
  // An error document of Apple's is a response all the same.
  if (error instanceof ResponseError) return error.errors.length === 0;
  return error instanceof ConnectionError || isOutcomeUnknown(error);
}

function isRefusedToken(error: Outcome): boolean {
  return error instanceof ResponseError && isTokenRefused(error.status);
}

function checkConnection(error: Outcome, baseUrl = "App Store Connect"): Check {
  if (!error || !isUnreachable(error)) return done("connection", `${baseUrl} responds`);
  return failed("connection", error, "Check the network, and whether a proxy responds instead of App Store Connect.");
}

function checkClock(aheadMs: number | undefined): Check {
  if (aheadMs === undefined) return skipped("clock", "not checked: no response had a date");
  const off = `${formatDuration(Math.abs(aheadMs))} ${aheadMs > 0 ? "ahead" : "behind"}`;
  if (Math.abs(aheadMs) < maxClockSkewMs) return done("clock", Math.abs(aheadMs) < 2_000 ? "correct" : off);
  return failed("clock", new CredentialsError(off), "Set this machine's clock: Apple refuses tokens from other times.");
}

function checkAgreements(outcomes: Outcome[]): Check {
  const missing = outcomes.find(lacksAgreement);
  if (missing) return failed("agreements", missing);
  if (outcomes.includes(undefined)) return done("agreements", "none missing");
  return notChecked("agreements");
}

function lacksAgreement(error: Outcome): boolean {
  return error instanceof ResponseError && error.has(missingAgreementsCode);
}

function checkRead(what: string, error: Outcome): Check {
  if (!error) return done(what, "can be read");
  return lacksAgreement(error) ? skipped(what, "not checked: an agreement is missing") : failed(what, error);
}

function checkRateLimit({ rateLimit }: Client): Check {
  const { hourRemaining, hourLimit } = rateLimit ?? {};
  if (hourRemaining === undefined) return skipped("requests left", "not checked: no response had a limit");
  const limit = hourLimit === undefined ? "" : ` of ${hourLimit}`;
  return done("requests left", `${hourRemaining}${limit} this hour`);
}

function notChecked(name: string): Check {
  return skipped(name, "not checked");
}

/** The outcome of one check of `adp doctor`. */
export interface Check {
  name: string;
  /** `skipped`: not checked, because another one failed or because nothing says so. */
  status: Mark;
  message: string;
  /** What to do about it. */
  advice?: string | undefined;
  /** Why it failed: decides the exit code. */
  error?: Error | undefined;
}

export function done(name: string, message: string): Check {
  return { name, status: "done", message };
}

export function skipped(name: string, message: string): Check {
  return { name, status: "skipped", message };
}

export function failed(name: string, error: Error, advice = adviceFor(error)): Check {
  return { name, status: "failed", message: error.message, advice, error };
}

/** Their advice is to run `adp doctor`. */
const doctorStatuses = [401, 403];

function adviceFor(error: Error): string | undefined {
  if (!(error instanceof ResponseError) || doctorStatuses.includes(error.status)) return undefined;
  return afterRefusal(error, {});
}

export function checkLines({ name, status, message, advice }: Check): Line[] {
  const [first = "", ...others] = message.split("\n");
  const more = [...others, ...(advice ? [advice] : [])].map((text) => `    ${text.trim()}`);
  return [{ mark: status, text: `${name}: ${first}` }, ...more];
}

/** Whether the key sees the app and the version that the options name, and whether that version has a package. */
export async function checkVersion(client: Client, flags: VersionFlags, signal: AbortSignal): Promise<Check[]> {
  const checks: Check[] = [];
  const names = flags.appStoreVersionId === undefined ? ["app", "version", "package"] : ["package"];
  const error = await attempt(signal, async () => {
    const id = flags.appStoreVersionId ?? (await checkAppAndVersion(client, flags, checks, signal));
    if (id === undefined) return;
    const found = await client.packages.forAppStoreVersion(id, undefined, { signal });
    checks.push(found ? done("package", found.data.id) : skipped("package", "none yet; `adp create` creates it"));
  });
  return error ? [...checks, failed(names[checks.length] ?? "package", error)] : checks;
}

/** The id of the version; undefined when the options name none. */
async function checkAppAndVersion(
  client: Client,
  flags: VersionFlags,
  checks: Check[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const appId = await appFinder(flags)(client, { signal });
  if (flags.appId !== undefined) await readVersions(client, appId, signal);
  checks.push(done("app", `${flags.bundleId ?? "app"} is ${appId}`));
  if (flags.version === undefined) return undefined;
  const { version: versionString, platform } = flags;
  const version = await findAppStoreVersion(client, { appId, versionString, platform }, signal);
  checks.push(done("version", `${versionString} is ${version.attributes?.appVersionState ?? "found"}`));
  return version.id;
}

/** An app that was given by its id has not been read so far. */
async function readVersions(client: Client, appId: string, signal: AbortSignal): Promise<void> {
  const versions = client.appStoreVersions.list({ appId }, { limit: 1 }, { signal });
  for await (const _ of versions.pages()) return;
}

/**
 * The error that a call fails with, for checks that continue all the same; undefined if it succeeds. Ctrl-C is thrown.
 */
async function attempt(signal: AbortSignal, call: () => Promise<unknown>): Promise<AppStoreConnectError | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    if (signal.aborted || !(error instanceof AppStoreConnectError)) throw error;
    return error;
  }
}
