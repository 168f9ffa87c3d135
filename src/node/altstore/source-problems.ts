import type { JsonProblem } from "../errors.js";
import { isHostedUrl } from "../hosting/hosted-files.js";
import { compareVersions } from "../package/version-order.js";

/** What was found in a source. */
export interface SourceReport {
  /** What AltStore drops the whole source for, or what hides an update. */
  problems: JsonProblem[];
  /** What AltStore's public code requires too, and its documentation does not say so clearly. */
  warnings: JsonProblem[];
}

type Members = Record<string, unknown>;

/**
 * Checks what a source holds. Apps without `marketplaceID`, which only AltStore Classic installs, need neither builds nor
 * times.
 *
 * Source: AltStore's documentation of sources, its public code, and what developers report. It may change.
 */
export function describeSource(source: unknown): SourceReport {
  const problems: JsonProblem[] = [];
  const warnings: JsonProblem[] = [];
  const check = new SourceCheck(problems, warnings);
  if (isObject(source)) check.source(source);
  else problems.push({ path: "", message: "must be a JSON object" });
  return { problems, warnings };
}

class SourceCheck {
  constructor(
    readonly problems: JsonProblem[],
    readonly warnings: JsonProblem[],
  ) {}

  source(source: Members): void {
    const { apps, news = [] } = source;
    this.#wants(source, "", ["name"]);
    this.#texts(source, "", ["name", "subtitle", "description", "iconURL", "headerURL", "website", "tintColor"]);
    if (!Array.isArray(apps)) this.#problem("apps", "must be a list");
    else this.#apps(apps);
    if (news !== null && !Array.isArray(news)) this.#problem("news", "must be a list");
    else for (const [at, item] of (news ?? []).entries()) this.#news(item, `news[${at}]`);
    this.#unique(Array.isArray(news) ? news : [], "news", "identifier");
  }

  #apps(apps: unknown[]): void {
    for (const [at, app] of apps.entries()) {
      const path = `apps[${at}]`;
      if (isObject(app)) this.#app(app, path);
      else this.#problem(path, "must be an object");
    }
    this.#unique(apps, "apps", "bundleIdentifier");
    this.#unique(apps, "apps", "marketplaceID");
  }

  #app(app: Members, path: string): void {
    const { bundleIdentifier, marketplaceID, versions } = app;
    this.#wants(app, path, ["name", "developerName", "localizedDescription", "iconURL"]);
    this.#texts(app, path, [
      "name",
      "developerName",
      "localizedDescription",
      "iconURL",
      "subtitle",
      "tintColor",
      "category",
    ]);
    if (!isText(bundleIdentifier)) this.#problem(`${path}.bundleIdentifier`, "must be text");
    const isNotarized = isPresent(marketplaceID);
    if (isNotarized && !(typeof marketplaceID === "string" && /^\d+$/.test(marketplaceID))) {
      this.#problem(`${path}.marketplaceID`, "must be text: the Apple ID of the app in quotes, digits only");
    }
    // As sources for AltStore Classic were written once.
    if (!isPresent(versions) && !isNotarized) return;
    if (!Array.isArray(versions)) this.#problem(`${path}.versions`, "must be a list");
    else if (versions.length === 0) this.#problem(`${path}.versions`, "must not be empty");
    else this.#versions(versions, `${path}.versions`, isNotarized);
  }

  #versions(versions: unknown[], path: string, isNotarized: boolean): void {
    const seen = new Map<string, number>();
    for (const [at, version] of versions.entries()) {
      const here = `${path}[${at}]`;
      if (!isObject(version)) {
        this.#problem(here, "must be an object");
        continue;
      }
      this.#version(version, here, isNotarized);
      const key = JSON.stringify([version.version, version.buildVersion]);
      const before = seen.get(key);
      if (before !== undefined) this.#problem(here, `has the version and build of ${path}[${before}]`);
      seen.set(key, at);
      const above = versions[at - 1];
      if (isNotarized && isObject(above) && orderOf(above, version) < 0) {
        this.#problem(here, `is newer than ${path}[${at - 1}]: the newest must be first; dates are not compared`);
      }
    }
  }

  #version(version: Members, path: string, isNotarized: boolean): void {
    const { buildVersion, date, size, downloadURL, assetURLs } = version;
    this.#texts(version, path, ["localizedDescription", "marketingVersion", "minOSVersion", "maxOSVersion"]);
    if (!isText(version.version)) this.#problem(`${path}.version`, "must be text");
    if (!isText(buildVersion) && (isNotarized || isPresent(buildVersion))) {
      const why = isPresent(buildVersion) ? "must be text" : "missing: AltStore drops the whole source without it";
      this.#problem(`${path}.buildVersion`, why);
    }
    const dateProblem = describeDateProblem(date, isNotarized);
    if (dateProblem) this.#problem(`${path}.date`, dateProblem);
    if (!(Number.isSafeInteger(size) && (size as number) >= 0)) {
      this.#problem(`${path}.size`, "must be a whole number of bytes, without quotes");
    }
    const urls = isPresent(assetURLs) ? assetURLs : {};
    if (!isObject(urls)) this.#problem(`${path}.assetURLs`, "must be an object of file names and URLs");
    for (const [name, url] of Object.entries({ downloadURL, ...(isObject(urls) && prefixed(urls)) })) {
      const problem = describeUrlProblem(url, isNotarized);
      if (problem) this.#problem(`${path}.${name}`, problem);
    }
  }

  #news(item: unknown, path: string): void {
    if (!isObject(item)) {
      this.#problem(path, "must be an object");
      return;
    }
    this.#wants(item, path, ["title", "identifier", "caption", "date"]);
    this.#texts(item, path, ["title", "identifier", "caption", "date"]);
  }

  /** Members that AltStore's code requires, and that no version depends on. */
  #wants(members: Members, path: string, names: readonly string[]): void {
    for (const name of names) {
      if (!isPresent(members[name])) this.warnings.push({ path: join(path, name), message: "missing" });
    }
  }

  /** Members that are text where they are given. */
  #texts(members: Members, path: string, names: readonly string[]): void {
    for (const name of names) {
      if (isPresent(members[name]) && typeof members[name] !== "string")
        this.#problem(join(path, name), "must be text");
    }
  }

  #unique(items: readonly unknown[], path: string, name: string): void {
    const seen = new Map<unknown, number>();
    for (const [at, item] of items.entries()) {
      const value = isObject(item) ? item[name] : undefined;
      if (!isPresent(value)) continue;
      const before = seen.get(value);
      if (before !== undefined) this.#problem(`${path}[${at}].${name}`, `the same as that of ${path}[${before}]`);
      seen.set(value, at);
    }
  }

  #problem(path: string, message: string): void {
    this.problems.push({ path, message });
  }
}

function prefixed(urls: Members): Members {
  return Object.fromEntries(Object.entries(urls).map(([name, url]) => [`assetURLs.${name}`, url]));
}

/** Negative when the first is older. */
function orderOf(one: Members, other: Members): number {
  const [versions, builds] = [
    [one.version, other.version],
    [one.buildVersion, other.buildVersion],
  ].map(([a, b]) => (typeof a === "string" && typeof b === "string" ? compareVersions(a, b) : 0));
  return versions || builds || 0;
}

const day = /^\d{4}-\d{1,2}-\d{1,2}$/;
const moment = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

/** What is wrong with a date; undefined when AltStore reads it as it was meant. */
export function describeDateProblem(date: unknown, isNotarized: boolean): string | undefined {
  if (!isText(date)) return isPresent(date) ? "must be text" : "missing";
  if (day.test(date) && !Number.isNaN(Date.parse(date))) {
    return isNotarized ? `has no time, and counts as 00:00 UTC: write such as ${date}T12:00:00Z` : undefined;
  }
  if (moment.test(date) && isOnCalendar(date)) return undefined;
  return "must be in ISO 8601 with a time and a zone, such as 2026-03-01T12:00:00Z";
}

/** Whether a date in ISO 8601 exists: `Date` takes February 31st for March 3rd, and AltStore for none. */
export function isOnCalendar(date: string): boolean {
  const day = date.slice(0, "2026-03-01".length);
  return !Number.isNaN(Date.parse(date)) && new Date(day).toISOString().startsWith(day);
}

function describeUrlProblem(url: unknown, isNotarized: boolean): string | undefined {
  if (!isText(url)) return isPresent(url) ? "must be text" : "missing";
  // On this machine http will do, for tests.
  if (isHostedUrl(url) || (!isNotarized && /^https?:/i.test(url) && URL.canParse(url))) return undefined;
  return "must be an https URL without blanks";
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** AltStore takes null for absent. */
function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
