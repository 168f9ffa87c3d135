import { isCertificateFault } from "../http/connection-fault.js";
import { isRateLimited, isServerFault, isTokenRefused } from "../http/retry.js";
import { ResponseError, UnexpectedResponseError } from "../index.js";
import { IntegrityError, NotReadyError } from "../node/index.js";
import { type ExitCode, exitCodes } from "./exit-code.js";

/** What a person does about an error, by what the command ends with. `command` is such as `adp publish`. */
export function nextStep(error: unknown, exitCode: ExitCode, command: string): string {
  const isOfChecks = exitCode !== exitCodes.usage && exitCode !== exitCodes.interrupted;
  if (command === "adp doctor" && isOfChecks) return "What is marked failed says what to fix.";
  if (error instanceof ResponseError) return afterRefusal(error, command);
  if (error instanceof UnexpectedResponseError) return afterStranger;
  if (isCertificateFault(error)) return "Put that right, then run the same command again.";
  if (error instanceof IntegrityError && error.path === "signature") return afterForeignSignature;
  if (error instanceof IntegrityError && error.path === "manifest.json") return afterOtherPackage;
  switch (exitCode) {
    case exitCodes.usage:
      return `See \`${command} --help\`.`;
    case exitCodes.credentials:
      return "`adp doctor` says which credentials it finds, and where.";
    case exitCodes.refused:
      return "Check the id, the version and the platform, and that the key may see the app.";
    case exitCodes.notReady:
      if (error instanceof NotReadyError && error.packageVersionId !== undefined) return withoutDeltas;
      return "Run the same command again to go on waiting, or give it a longer --timeout.";
    case exitCodes.integrity:
      return "`adp download` or `adp publish` fetches anew what is missing or wrong; remove stray files yourself.";
    case exitCodes.connection:
      return "Check the network, then run the same command again.";
    case exitCodes.interrupted:
      return "The same command goes on where it stopped.";
    default:
      return "Put that right, then run the same command again.";
  }
}

const withoutDeltas =
  "With `--deltas ifPresent` the same command downloads that version; with a longer --timeout it goes on waiting.";

const afterOtherPackage = "Check that the folder, the app and the version are the ones that you mean.";

const afterForeignSignature =
  "Do not use this package. One of a sandbox is trusted with --trust-root; `adp publish` downloads Apple's again.";

const afterStranger =
  "A proxy or a login page may respond instead of Apple: check that, then run the same command again.";

const createsPackage = new Set(["adp create", "adp publish"]);

/** What a person does about an answer that refuses. */
export function afterRefusal(error: ResponseError, command: string): string {
  const { status, errors, rateLimit } = error;
  const isApples = errors.length > 0 || rateLimit !== undefined;
  if (isTokenRefused(status)) return "`adp doctor` checks key, clock and token.";
  if (status === 403) return "`adp doctor` shows what the key may do.";
  if (status === 404) return "Check the id, and that the key may see the app.";
  if (status === 409 && createsPackage.has(command)) {
    return "Check the state of the version in App Store Connect: it has to be approved.";
  }
  if (!isApples) return "App Store Connect, or a proxy on the way, has a fault. Wait, then run the same command again.";
  if (isRateLimited(error)) return "The key has no requests left. Wait, then run the same command again.";
  if (isServerFault(status)) return "App Store Connect has a fault. Wait, then run the same command again.";
  return "Put that right, then run the same command again.";
}
