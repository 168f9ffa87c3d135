import { type Clock, checkMilliseconds, defaultAttemptTimeoutMs, defaultWaitTimeoutMs } from "../../http/clock.js";
import { withDeadline } from "../../http/deadline.js";
import { knownOnly, type NamesOf } from "../../http/known-names.js";
import { readBody } from "../../http/read-body.js";
import { excerpt, reasonOf, safeCause } from "../../http/redact.js";
import { isServerFailure } from "../../http/retry.js";
import { checkId } from "../../http/serialise.js";
import { withoutSlashes } from "../../http/settings.js";
import { notify } from "../../http/warnings.js";
import { ArgumentError, ConnectionError, type Poll } from "../../index.js";
import { createPolls } from "../../resources/polls.js";
import { version } from "../../version.js";
import { systemRuntime } from "../download/download-options.js";
import { isUsableUrl } from "../download/url.js";
import { MarketplaceError, NotReadyError } from "../errors.js";

/** How {@link processWithAltStore} works. */
export interface ProcessOptions {
  /** The URL of AltStore's API, or of a sandbox. Default `https://api.altstore.io`. */
  baseUrl?: string | undefined;
  /** The longest to wait, in milliseconds. Default 1,800,000, half an hour. Developers report three to five minutes. */
  timeoutMs?: number | undefined;
  /** From one poll to the next, in milliseconds. Default 10,000. */
  pollMs?: number | undefined;
  /** What sends the requests. None has an `Authorization`. Default the global `fetch`. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Ends the wait; the promise rejects with the signal's reason. Default none. */
  signal?: AbortSignal | undefined;
  /** Called after every poll that found it unfinished. Default nothing. What it throws is ignored. */
  onProgress?: ((event: ProcessEvent) => unknown) | undefined;
}

/** A poll that found processing unfinished. `status` is AltStore's; undefined when the poll failed. */
export interface ProcessEvent extends Poll {
  status: string | undefined;
}

/** What {@link processWithAltStore} resolves to. */
export interface ProcessedPackage {
  packageId: string;
  /** Whether this call had AltStore process it, rather than found it processed. */
  requested: boolean;
  /** Where AltStore has a copy of the package as a zip; undefined when it names none. */
  downloadUrl: string | undefined;
}

/** What AltStore says of a package; undefined when it does not know it. */
interface Status {
  status: string;
  message: string;
  downloadUrl: string | undefined;
}

/**
 * Has AltStore process a package, and waits until it has: `GET /adps/{id}`, `POST /adps` unless it is processed or being
 * processed, and polls. Called again it finds what an earlier call began. Apple's token is not sent, and no other.
 *
 * Source: AltStore's documentation, and what developers publish of its responses; it may change. Which statuses there are
 * besides `success` and `failed` is not documented: one that does not sound like being processed is requested once.
 *
 * @param packageId - the ADP id
 * @throws {@link MarketplaceError} when AltStore refuses or fails, with its message
 * @throws {@link NotReadyError} when `timeoutMs` is up; calling again continues the wait
 * @throws `ConnectionError` when no poll gets a usable response, ten times in a row
 * @example
 * await processWithAltStore(packageId);
 */
export function processWithAltStore(packageId: string, options: ProcessOptions = {}): Promise<ProcessedPackage> {
  return processIn(systemRuntime.clock, packageId, options);
}

const optionNames: NamesOf<ProcessOptions> = {
  baseUrl: true,
  timeoutMs: true,
  pollMs: true,
  fetch: true,
  signal: true,
  onProgress: true,
};

const defaultBaseUrl = "https://api.altstore.io";
const defaultPollMs = 10_000;
const maxProblems = 10;
const maxPosts = 3;
/** Of statuses that are not documented: with any other, the package is requested once. */
const underWay = /queue|progress|process|pending|start|run|wait|ingest|download|upload/;

/** {@link processWithAltStore} with the clock of tests. */
export async function processIn(clock: Clock, packageId: string, options: ProcessOptions): Promise<ProcessedPackage> {
  checkId("packageId", packageId);
  knownOnly("processWithAltStore", options, optionNames);
  const { timeoutMs = defaultWaitTimeoutMs, pollMs = defaultPollMs, signal, onProgress } = options;
  checkMilliseconds("timeoutMs", timeoutMs);
  checkMilliseconds("pollMs", pollMs);
  const api = createApi(clock, options);
  const polls = createPolls(clock, { timeoutMs, pollMs, signal });
  let [posts, problems, failures, hadFailed] = [0, 0, 0, false];
  let found: Status | undefined;
  for (;;) {
    await polls.run(async () => {
      found = undefined;
      found = await api.read(packageId);
      const isFailed = found?.status === "failed";
      if (isFailed && posts > 0) failures++;
      // Right after a new request the old failure may still be there.
      if (found && failures > (hadFailed ? 1 : 0)) throw failed(packageId, found);
      hadFailed ||= isFailed && posts === 0;
      if (
        found?.status !== "success" &&
        posts < maxPosts &&
        (!found || (posts === 0 && !underWay.test(found.status)))
      ) {
        posts++;
        await api.post(packageId);
      }
      return undefined;
    });
    if (found?.status === "success") return { packageId, requested: posts > 0, downloadUrl: found.downloadUrl };
    problems = polls.problem ? problems + 1 : 0;
    if (polls.problem && problems === maxProblems) throw polls.problem;
    const report = (poll: Poll) => notify(onProgress, () => ({ ...poll, status: found?.status }));
    await polls.pause(report, () => notReady(packageId, found, polls.problem));
  }
}

function failed(packageId: string, { message }: Status): MarketplaceError {
  const reason = message ? `: ${message}` : ", and gives no reason";
  return new MarketplaceError(`AltStore failed to process package ${packageId}${reason}`);
}

function notReady(packageId: string, found: Status | undefined, problem: Error | undefined): NotReadyError {
  const status = found ? `its status is ${found.status}` : "it does not know it yet";
  const last = problem ? `the last poll failed: ${problem.message}` : status;
  return new NotReadyError(`AltStore has not processed package ${packageId} in time; ${last}`, { cause: problem });
}

/** Requests to AltStore's API. Those that may succeed later reject with a ConnectionError. */
function createApi(clock: Clock, { baseUrl = defaultBaseUrl, fetch = globalThis.fetch, signal }: ProcessOptions) {
  if (!isUsableUrl(baseUrl) || new URL(baseUrl).search !== "") {
    throw new ArgumentError("baseUrl: must be an https URL, such as https://api.altstore.io");
  }
  const base = withoutSlashes(baseUrl);
  const headers = { accept: "application/json", "user-agent": `alternative-distribution/${version}` };
  async function send(path: string, init: RequestInit): Promise<{ status: number; body: unknown }> {
    const slow = () => new ConnectionError(`AltStore: no response within ${defaultAttemptTimeoutMs} ms`);
    try {
      return await withDeadline(clock, defaultAttemptTimeoutMs, signal, slow, async (signal) => {
        const response = await fetch(base + path, { redirect: "manual", ...init, signal });
        return { status: response.status, body: parse((await readBody(response, "")).text) };
      });
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof ConnectionError) throw error;
      throw new ConnectionError(`AltStore: no connection: ${reasonOf(error)}`, { cause: safeCause(error) });
    }
  }
  return {
    async read(packageId: string): Promise<Status | undefined> {
      const { status, body } = await send(`/adps/${packageId}`, { method: "GET", headers });
      if (status === 404) return undefined;
      requireOk(status, body);
      return statusIn(body);
    },
    async post(packageId: string): Promise<void> {
      const json = { ...headers, "content-type": "application/json" };
      const { status, body } = await send("/adps", {
        method: "POST",
        headers: json,
        body: JSON.stringify({ adpID: packageId }),
      });
      requireOk(status, body);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function requireOk(status: number, body: unknown): void {
  if (status >= 200 && status < 300) return;
  const { message } = textsIn(body);
  const what = `AltStore responded ${status}${message ? `: ${message}` : ""}`;
  const mayPass = isServerFailure(status) || status === 429 || status < 400;
  throw mayPass ? new ConnectionError(what) : new MarketplaceError(what);
}

/** Undefined for a document without a status. */
function statusIn(body: unknown): Status | undefined {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new ConnectionError("AltStore's response is no JSON object, as one of a proxy or a login page");
  }
  const { status, message, downloadUrl } = textsIn(body);
  return status ? { status: status.toLowerCase(), message, downloadUrl } : undefined;
}

/** What is read of a response. Untrusted. */
function textsIn(body: unknown): { status: string; message: string; downloadUrl: string | undefined } {
  const { status, message, error, errorMessage, reason: why, downloadURL } = (body ?? {}) as Record<string, unknown>;
  const inError = (error as { message?: unknown } | null | undefined)?.message;
  const reason = [message, errorMessage, error, inError, why].find((text) => typeof text === "string");
  return {
    status: typeof status === "string" ? excerpt(status) : "",
    message: excerpt(String(reason ?? "")),
    downloadUrl: isUsableUrl(downloadURL) ? downloadURL : undefined,
  };
}
