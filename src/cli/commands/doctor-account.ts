import { isOutcomeUnknown, isTokenRefused } from "../../http/retry.js";
import {
  type AppStoreConnectError,
  type Client,
  ConnectionError,
  type Credentials,
  CredentialsError,
  ResponseError,
} from "../../index.js";
import { baseUrlFrom, clientOptionsFrom, createClientFor } from "../args/connect.js";
import { fetchFrom } from "../args/fetch-from.js";
import type { ConnectionFlags } from "../args/global-options.js";
import { type Context, nowOf } from "../context.js";
import { formatDuration } from "../output/units.js";
import { attempt } from "./attempt.js";
import { type Check, done, failed, skipped } from "./check.js";

const agreementsCode = "FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED";
/** A 20-minute token was refused with the clock 34 s off, as seen in live answers. */
const tolerableMs = 30_000;

/** What App Store Connect says to harmless reads with this key; without one, whether it answers, and the clock. */
export async function checkAccount(
  context: Context,
  flags: ConnectionFlags,
  credentials: Credentials | undefined,
): Promise<{ checks: Check[]; client: Client | undefined }> {
  const clock = watchClock(context);
  const client = createClientFor(context, {
    credentials: credentials ?? nobody,
    ...clientOptionsFrom(context, flags),
    fetch: clock.fetch,
  });
  const { signal } = context.io;
  const one = { limit: 1 };
  const apps = await attempt(signal, () => client.raw.GET("/v1/apps", { params: { query: one }, signal }));
  const reached = [checkConnection(apps, baseUrlFrom(context, flags)), checkClock(clock.aheadMs())];
  if (!credentials || isUnreachable(apps) || isRefusedToken(apps)) {
    const token = credentials && isRefusedToken(apps) && apps ? failed("token", apps) : notChecked("token");
    const names = ["agreements", "apps", "keys", "domains", "requests left"];
    return { checks: [...reached, token, ...names.map(notChecked)], client: undefined };
  }
  const path = { keys: "/v1/alternativeDistributionKeys", domains: "/v1/alternativeDistributionDomains" } as const;
  const keys = await attempt(signal, () => client.raw.GET(path.keys, { params: { query: one }, signal }));
  const domains = await attempt(signal, () => client.raw.GET(path.domains, { params: { query: one }, signal }));
  const reads = { apps, keys, domains };
  const role = Object.entries(reads).map(([what, error]) => checkRead(what, error));
  const account = [done("token", "accepted"), checkAgreements(Object.values(reads)), ...role, checkRateLimit(client)];
  return { checks: [...reached, ...account], client };
}

/** For a request that is refused as it should be: an answer all the same. */
const nobody: Credentials = { token: async () => "none" };

/** A `fetch` that compares the `Date` of answers with the clock of this machine. */
function watchClock(context: Context) {
  const fetch = fetchFrom(context);
  let aheadMs: number | undefined;
  return {
    aheadMs: () => aheadMs,
    fetch: async (url: string, init: RequestInit) => {
      const answer = await fetch(url, init);
      const date = Date.parse(answer.headers.get("date") ?? "");
      if (!Number.isNaN(date)) aheadMs = nowOf(context) - date;
      return answer;
    },
  };
}

type Outcome = AppStoreConnectError | undefined;

function isUnreachable(error: Outcome): boolean {
  // A fault that Apple itself tells of is an answer all the same.
  if (error instanceof ResponseError) return error.errors.length === 0;
  return error instanceof ConnectionError || isOutcomeUnknown(error);
}

function isRefusedToken(error: Outcome): boolean {
  return error instanceof ResponseError && isTokenRefused(error.status);
}

function checkConnection(error: Outcome, baseUrl = "App Store Connect"): Check {
  if (!error || !isUnreachable(error)) return done("connection", `${baseUrl} answers`);
  return failed("connection", error, "Check the network, and whether a proxy responds instead of App Store Connect.");
}

function checkClock(aheadMs: number | undefined): Check {
  if (aheadMs === undefined) return skipped("clock", "not checked: no answer said what time it is");
  const off = `${formatDuration(Math.abs(aheadMs))} ${aheadMs > 0 ? "ahead" : "behind"}`;
  if (Math.abs(aheadMs) < tolerableMs) return done("clock", Math.abs(aheadMs) < 2_000 ? "right" : off);
  return failed("clock", new CredentialsError(off), "Set this machine's clock: Apple refuses tokens from other times.");
}

function checkAgreements(outcomes: Outcome[]): Check {
  const missing = outcomes.find(lacksAgreement);
  if (missing) return failed("agreements", missing);
  if (outcomes.includes(undefined)) return done("agreements", "none is asked for");
  return notChecked("agreements");
}

function lacksAgreement(error: Outcome): boolean {
  return error instanceof ResponseError && error.has(agreementsCode);
}

function checkRead(what: string, error: Outcome): Check {
  if (!error) return done(what, "may be read");
  return lacksAgreement(error) ? skipped(what, "not before the agreement is signed") : failed(what, error);
}

function checkRateLimit({ rateLimit }: Client): Check {
  const { hourRemaining, hourLimit } = rateLimit ?? {};
  if (hourRemaining === undefined) return skipped("requests left", "no answer said how many");
  const limit = hourLimit === undefined ? "" : ` of ${hourLimit}`;
  return done("requests left", `${hourRemaining}${limit} in this hour`);
}

function notChecked(name: string): Check {
  return skipped(name, "not checked");
}
