import { connectionHint } from "../../http/connection-fault.js";
import { isRateLimited, isServerFault, isTokenRefused } from "../../http/retry.js";
import { AppStoreConnectError, ResponseError, UnexpectedResponseError } from "../../index.js";
import { FileError, IntegrityError, NotReadyError } from "../../node/index.js";
import { interruptionDocument } from "../process.js";
import { type ExitCode, exitCodeOf, exitCodes } from "./exit-code.js";

/** An error as `adp` tells it. */
export interface Failure {
  exitCode: ExitCode;
  /** What `--json` has under `error`. */
  document: Record<string, unknown>;
  /** For people. */
  text: string;
}

/** Tells an error: what went wrong, and what to do about it. */
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
  const next = "This is a mistake in adp. Please report it, with what --verbose shows.";
  const document = { code: "ERR_ADP_UNEXPECTED", message, exitCode, nextStep: next };
  return { exitCode, document, text: `adp: unexpected: ${message}\n${next}` };
}

/**
 * What a person does about an error, by what it is and by what the command says of itself. `command` is such as
 * `adp publish`.
 */
export function nextStep(error: unknown, exitCode: ExitCode, command: string, advice: Advice): string {
  const isOfChecks = exitCode !== exitCodes.usage && exitCode !== exitCodes.interrupted;
  if (command === "adp doctor" && isOfChecks) return "What is marked failed says what to fix.";
  if (advice.unsettled !== undefined) return advice.unsettled;
  if (error instanceof ResponseError) return afterRefusal(error, advice);
  if (error instanceof UnexpectedResponseError) return afterStranger;
  if (connectionHint(error)) return "Put that right, then run the same command again.";
  if (error instanceof IntegrityError && error.path === "signature") return afterForeignSignature;
  if (error instanceof IntegrityError && error.path === "manifest.json") return afterOtherPackage;
  switch (exitCode) {
    case exitCodes.usage:
      return `See \`${command} --help\`.`;
    case exitCodes.credentials:
      return "`adp doctor` says which credentials it finds, and where.";
    case exitCodes.refused:
      return "`adp apps` and `adp versions` list what the key sees; check the id, the version and the platform.";
    case exitCodes.notReady:
      if (error instanceof NotReadyError && error.packageVersionId !== undefined) return withoutDeltas;
      return "Run the same command again to continue the wait, or give it a longer --timeout.";
    case exitCodes.integrity:
      return "`adp download` or `adp publish` downloads what is missing or wrong; remove stray files yourself.";
    case exitCodes.connection:
      return advice.lost ?? "Check the network, then run the same command again.";
    case exitCodes.interrupted:
      return advice.interrupted ?? "Run the same command again.";
    default:
      return "Put that right, then run the same command again.";
  }
}

const withoutDeltas =
  "With `--deltas ifPresent` the same command downloads that version; with a longer --timeout it continues to wait.";

const afterOtherPackage = "Check that the folder, the app and the version are the ones that you mean.";

const afterForeignSignature =
  "Do not use this package. One of a sandbox is trusted with --trust-root; `adp publish` downloads Apple's again.";

const afterStranger =
  "A proxy or a login page may respond instead of Apple: check that, then run the same command again.";

/** What a person does about a response that refuses. */
export function afterRefusal(error: ResponseError, { conflict, notFound, fault }: Advice): string {
  const { status, errors, rateLimit } = error;
  const isApples = errors.length > 0 || rateLimit !== undefined;
  if (isTokenRefused(status)) return "`adp doctor` checks key, clock and token.";
  if (status === 403) return "`adp doctor` shows what the key may do.";
  if (status === 404) return notFound ?? "Check the id, and that the key may see the app.";
  if (status === 409 && conflict !== undefined) return conflict;
  if (isRateLimited(error) && isApples) return "The key has no requests left. Wait, then run the same command again.";
  if (isServerFault(status) && fault !== undefined) return fault;
  if (!isApples) return "App Store Connect, or a proxy on the way, has a fault. Wait, then run the same command again.";
  if (isServerFault(status)) return "App Store Connect has a fault. Wait, then run the same command again.";
  return "Put that right, then run the same command again.";
}

/** What to do after a failure, as far as it depends on the command: each sets what it knows, as it goes. */
export interface Advice {
  /** After Ctrl-C. */
  interrupted?: string | undefined;
  /** After a lost connection. */
  lost?: string | undefined;
  /** After a fault of the server's. */
  fault?: string | undefined;
  /** After a 409 of Apple's. */
  conflict?: string | undefined;
  /** After a 404 of Apple's. */
  notFound?: string | undefined;
  /** What a request that got no response may have done. Over all of the above, for as long as nobody knows. */
  unsettled?: string | undefined;
  /** What becomes of {@link unsettled} with the first POST that is sent. */
  whenPosted?: string | undefined;
}

/** Of commands that do what is left to do when they are run again. */
export const continuing: Advice = {
  interrupted: "The same command continues where it stopped.",
  lost: "Check the network, then run the same command again: it continues where it stopped.",
};

/** While a POST for a package has no response. */
export const unsettledPackage =
  "The package may have been created all the same. The same command looks for it before it creates one.";

export const afterRefusedPackage = "Check the state of the version in App Store Connect: it has to be approved.";
