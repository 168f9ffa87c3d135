import { reasonOf } from "./redact.js";

/**
 * Codes of OpenSSL and Node for a certificate whose issuer is unknown, for example where a proxy inspects TLS.
 */
const unknownIssuers = [
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
];

/** Codes for a certificate that is invalid, or another host's. */
const wrongCertificates = [
  "CERT_CHAIN_TOO_LONG",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REJECTED",
  "CERT_REVOKED",
  "CERT_SIGNATURE_FAILURE",
  "ERR_TLS_CERT_ALTNAME_FORMAT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "HOSTNAME_MISMATCH",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "PATH_LENGTH_EXCEEDED",
];

const certificateHints = new Map([
  ...wrongCertificates.map((code) => [code, "Check this machine's clock, and whether a proxy inspects TLS."] as const),
  ...unknownIssuers.map(
    (code) =>
      [code, "A proxy may inspect TLS: set NODE_EXTRA_CA_CERTS to a file with its root certificate, in PEM."] as const,
  ),
]);

export const passwordHint =
  "The proxy requires a password: put it into HTTPS_PROXY, as in http://user:password@proxy.example:3128.";

const refusalHint =
  "Allow this host in the proxy that HTTPS_PROXY names, or add the host to NO_PROXY if it can be reached without a proxy.";

const passwordNeeded = 407;

/** Whether a connection failed in a way that a retry does not help. Nothing was sent then. */
export function isPermanentFailure(error: unknown): boolean {
  return certificateHint(error) !== undefined || isProxyRefusal(error);
}

/** Whether a proxy refused a connection, rather than failed to establish it. */
export function isProxyRefusal(error: unknown): boolean {
  const status = proxyStatus(error);
  return status !== undefined && status < 500 && status !== 408 && status !== 429;
}

/** Why a connection failed, in one short line. */
export function connectionReason(error: unknown, known: readonly string[]): string {
  const status = proxyStatus(error);
  if (status === undefined) return reasonOf(error, known);
  if (status === passwordNeeded) return `a proxy requires a password (HTTP ${status})`;
  return `the proxy ${isProxyRefusal(error) ? "refused the connection" : "could not connect"} (HTTP ${status})`;
}

/** A line that says what to do about a failed connection, or empty. */
export function connectionHint(error: unknown): string {
  const status = proxyStatus(error);
  const proxyHint = status === passwordNeeded ? passwordHint : refusalHint;
  const hint = status === undefined ? certificateHint(error) : proxyHint;
  return hint ? `\n${hint}` : "";
}

function certificateHint(error: unknown): string | undefined {
  return causesOf(error)
    .map(({ code }) => certificateHints.get(`${code}`))
    .find((hint) => hint !== undefined);
}

/**
 * The status of a proxy that opened no tunnel, from a dispatcher's message. `fetch` never returns a 407: it fails with
 * an empty cause, which no other failure has.
 */
function proxyStatus(error: unknown): number | undefined {
  for (const { message, cause } of causesOf(error)) {
    const status = /^Proxy\b[^()]*\((\d{3})\)/i.exec(`${message}`.slice(0, 200))?.[1];
    if (status) return Number(status);
    if (message === "fetch failed" && isEmpty(cause as ErrorLike | undefined)) return passwordNeeded;
  }
  return undefined;
}

function isEmpty(cause: ErrorLike | null | undefined): boolean {
  return cause?.message === "" && (cause.code ?? cause.cause ?? cause.errors) === undefined;
}

type ErrorLike = Partial<AggregateError> & { code?: unknown };

const maxCauseDepth = 4;

/** An error and its causes, the outermost first, including the errors of an `AggregateError`. */
function causesOf(error: unknown, depth = 0): ErrorLike[] {
  if (typeof error !== "object" || error === null || depth > maxCauseDepth) return [];
  const { cause, errors } = error as ErrorLike;
  const below = [cause, ...(Array.isArray(errors) ? errors.slice(0, 8) : [])];
  return [error, ...below.flatMap((one) => causesOf(one, depth + 1))];
}
