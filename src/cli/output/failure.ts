import { connectionHint } from "../../http/connection-failure.js";
import { isRateLimited, isServerFailure, isTokenRefused } from "../../http/retry.js";
import { AppStoreConnectError, ResponseError, UnexpectedResponseError } from "../../index.js";
import { FileError, IntegrityError, MarketplaceError, NotReadyError, SourceError } from "../../node/index.js";
import { interruptionDocument } from "../process.js";
import { type ExitCode, exitCodeOf, exitCodes } from "./exit-code.js";

/** An error as `adp` reports it. */
export interface Failure {
  exitCode: ExitCode;
  /** The member `error` of `--json`. */
  document: Record<string, unknown>;
  /** For people. */
  text: string;
}

/** Describes an error: what went wrong, and what to do about it. */
export function failureFrom(error: unknown, command: string, advice: Advice): Failure {
  if (!(error instanceof AppStoreConnectError)) return unexpected(error);
  const exitCode = exitCodeOf(error);
  const next = nextStep(error, exitCode, command, advice);
  const requestId = error instanceof ResponseError ? error.requestId : undefined;
  const lines = [
    `adp: ${error.message}`,
    ...(requestId ? [`Request id, for Apple's support: ${requestId}`] : []),
    next,
  ];
  const { code, message } = error;
  const document = { code, message, exitCode, nextStep: next, ...detailsOf(error) };
  return { exitCode, document, text: lines.join("\n") };
}

function detailsOf(error: AppStoreConnectError): object {
  if (error instanceof ResponseError) {
    const { status, method, path, requestId, retryAfterSeconds, errors } = error;
    return { status, method, path, requestId, retryAfterSeconds, errors };
  }
  if (error instanceof UnexpectedResponseError) {
    const { status, method, path } = error;
    return { status, method, path };
  }
  if (error instanceof IntegrityError) {
    const { path, expected, actual } = error;
    return { path, expected, actual };
  }
  if (error instanceof SourceError) return { problems: error.problems };
  if (error instanceof NotReadyError) return { packageVersionId: error.packageVersionId };
  return error instanceof FileError ? { path: error.path } : {};
}

/** Ctrl-C. */
export function interruption(command: string, advice: Advice): Failure {
  const exitCode = exitCodes.interrupted;
  const next = nextStep(undefined, exitCode, command, advice);
  const document = interruptionDocument(next);
  return { exitCode, document, text: `adp: interrupted\n${next}` };
}

function unexpected(error: unknown): Failure {
  const { message } = error instanceof Error ? error : { message: String(error) };
  const exitCode = exitCodes.failed;
  const next = "This is a bug in adp. Please report it, with the output of --verbose.";
  const document = { code: "ERR_ADP_UNEXPECTED", message, exitCode, nextStep: next };
  return { exitCode, document, text: `adp: unexpected: ${message}\n${next}` };
}

/**
 * The next step after an error, by its kind and by the advice of the command. `command` is such as `adp publish`.
 */
function nextStep(error: unknown, exitCode: ExitCode, command: string, advice: Advice): string {
  const isOfChecks = exitCode !== exitCodes.usage && exitCode !== exitCodes.interrupted;
  if (command === "adp doctor" && isOfChecks) return "Each failed check says what to fix.";
  if (advice.unsettled !== undefined) return advice.unsettled;
  if (error instanceof ResponseError) return afterRefusal(error, advice);
  if (error instanceof UnexpectedResponseError) return afterForeignResponse;
  if (error instanceof MarketplaceError) return "The message has its reason; the same command requests it once more.";
  if (error instanceof SourceError) return "Fix what the message names, then run the same command again.";
  if (connectionHint(error)) return "Fix that, then run the same command again.";
  if (error instanceof IntegrityError && advice.integrity !== undefined) return advice.integrity;
  if (error instanceof IntegrityError && error.path === "signature") return afterForeignSignature;
  if (error instanceof IntegrityError && error.path === "manifest.json") {
    return isDigest(error.expected) ? afterEditedManifest : afterOtherPackage;
  }
  switch (exitCode) {
    case exitCodes.usage:
      return `See \`${command} --help\`.`;
    case exitCodes.credentials:
      return "`adp doctor` shows which credentials it finds, and where.";
    case exitCodes.refused:
      return "`adp apps` and `adp versions` list what the API key can access; check the id, the version and the platform.";
    case exitCodes.notReady:
      if (error instanceof NotReadyError && error.packageVersionId !== undefined) return withoutDeltas;
      return "Run the same command again to continue the wait, or give a longer --timeout.";
    case exitCodes.integrity:
      return "`adp download` or `adp publish` downloads files that are missing or wrong; remove files that do not belong yourself.";
    case exitCodes.connection:
      return advice.lost ?? "Check the network, then run the same command again.";
    case exitCodes.interrupted:
      return advice.interrupted ?? "Run the same command again.";
    default:
      return "Fix that, then run the same command again.";
  }
}

const withoutDeltas =
  "With `--deltas ifPresent` the same command downloads that version; with a longer --timeout it continues to wait.";

/** That is expected of a manifest which is signed, and changed since. */
const isDigest = (text: string | undefined): boolean => /^[0-9a-f]{64}$/i.test(text ?? "");

const afterEditedManifest = "Do not use this package. `adp publish` downloads Apple's again.";

const afterOtherPackage = "Check that the folder, the app and the version are the right ones.";

const afterForeignSignature =
  "Do not use this package. `adp publish` downloads Apple's again; for a package of a sandbox, give --trust-root.";

const afterForeignResponse =
  "A proxy or a login page may respond instead of Apple: check that, then run the same command again.";

/** The next step after a response that refuses. */
export function afterRefusal(error: ResponseError, { conflict, notFound, fault }: Advice): string {
  const { status, errors, rateLimit } = error;
  const isFromApple = errors.length > 0 || rateLimit !== undefined;
  if (isTokenRefused(status)) return "`adp doctor` checks key, clock and token.";
  if (status === 403) return "`adp doctor` shows what the API key may do.";
  if (status === 404) return notFound ?? "Check the id, and that the API key can access the app.";
  if (status === 409 && conflict !== undefined) return conflict;
  if (isRateLimited(error) && isFromApple)
    return "The API key has no requests left. Wait, then run the same command again.";
  if (isServerFailure(status) && fault !== undefined) return fault;
  if (!isFromApple) return "App Store Connect, or a proxy in between, failed. Wait, then run the same command again.";
  if (isServerFailure(status)) return "App Store Connect failed. Wait, then run the same command again.";
  return "Fix that, then run the same command again.";
}

/** What to do after a failure, as far as it depends on the command, which sets it on its way. */
export interface Advice {
  /** After Ctrl-C. */
  interrupted?: string | undefined;
  /** After a lost connection. */
  lost?: string | undefined;
  /** After a file that is not what was signed. */
  integrity?: string | undefined;
  /** After a failure of the server. */
  fault?: string | undefined;
  /** After a 409 of Apple's. */
  conflict?: string | undefined;
  /** After a 404 of Apple's. */
  notFound?: string | undefined;
  /** While the outcome of a request that got no response is unknown; replaces all of the above. */
  unsettled?: string | undefined;
  /** Becomes {@link unsettled} when the first POST is sent. */
  whenPosted?: string | undefined;
}

/** Of commands that continue when they are run again. */
export const continuing: Advice = {
  interrupted: "The same command continues where it stopped.",
  lost: "Check the network, then run the same command again: it continues where it stopped.",
};

/** While a POST for a package has no response. */
export const unsettledPackage =
  "The package may have been created. The same command looks for it before it creates one.";

export const afterRefusedPackage = "Check the state of the version in App Store Connect: it has to be approved.";
