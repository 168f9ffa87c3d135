import { AppStoreConnectError, ResponseError, UnexpectedResponseError } from "../../index.js";
import { FileError, IntegrityError, NotReadyError } from "../../node/index.js";
import { interruptionDocument } from "../process.js";
import type { Advice } from "./advice.js";
import { type ExitCode, exitCodeOf, exitCodes } from "./exit-code.js";
import { nextStep } from "./next-step.js";

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
