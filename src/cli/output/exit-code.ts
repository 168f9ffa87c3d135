import { isTokenRefused, isTransient } from "../../http/retry.js";
import { AppStoreConnectError, type ErrorCode, ResponseError } from "../../index.js";
import { interruptedExitCode } from "../process.js";

/** The exit codes of `adp`. They do not change within a major version. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  credentials: 3,
  refused: 4,
  notReady: 5,
  integrity: 6,
  connection: 7,
  found: 8,
  interrupted: interruptedExitCode,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What each of them means, for the help. */
export const exitCodeMeanings: [ExitCode, string][] = [
  [exitCodes.done, "done"],
  [exitCodes.failed, "anything else, such as a full disk"],
  [exitCodes.usage, "invalid command, argument or option"],
  [exitCodes.credentials, "credentials missing, invalid or not accepted"],
  [exitCodes.refused, "refused by Apple or by AltStore, or no such app, version or package"],
  [exitCodes.notReady, "not ready in time; the same command continues the wait"],
  [exitCodes.integrity, "the package, or a file in it, is not what Apple signed"],
  [exitCodes.connection, "connection failed, or an unexpected response"],
  [exitCodes.found, "a check has found something, such as a newer version"],
  [exitCodes.interrupted, "interrupted"],
];

const byErrorCode: Record<ErrorCode, ExitCode> = {
  ERR_ASC_ARGUMENT: exitCodes.usage,
  ERR_ASC_CREDENTIALS: exitCodes.credentials,
  ERR_ASC_CONNECTION: exitCodes.connection,
  ERR_ASC_TIMEOUT: exitCodes.connection,
  ERR_ASC_RESPONSE: exitCodes.refused,
  ERR_ASC_UNEXPECTED_RESPONSE: exitCodes.connection,
  ERR_ASC_WEBHOOK_SIGNATURE: exitCodes.failed,
  ERR_ASC_WEBHOOK_BODY: exitCodes.failed,
  ERR_ASC_INTEGRITY: exitCodes.integrity,
  ERR_ASC_FILE: exitCodes.failed,
  ERR_ASC_NOT_FOUND: exitCodes.refused,
  ERR_ASC_NOT_READY: exitCodes.notReady,
  ERR_ASC_MARKETPLACE: exitCodes.refused,
  ERR_ASC_SOURCE: exitCodes.found,
};

/**
 * The exit code for an error. A failure of the server or of the connection, or a limit that was reached, is no refusal:
 * the same request may be carried out later.
 */
export function exitCodeOf(error: unknown): ExitCode {
  if (isTransient(error)) return exitCodes.connection;
  if (error instanceof ResponseError && isTokenRefused(error.status)) return exitCodes.credentials;
  return error instanceof AppStoreConnectError ? (byErrorCode[error.code] ?? exitCodes.failed) : exitCodes.failed;
}
