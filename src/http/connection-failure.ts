import { reasonOf } from "./redact.js";

/**
 * Codes of OpenSSL's and Node's for a certificate that is not trusted because its issuer is not known, as where a proxy
 * inspects TLS.
 */
const unknownIssuers = [
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
];

/** Codes for a certificate that is wrong in itself, or that is another host's. */
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
      [
        code,
        "A proxy that inspects TLS may be on the way: set NODE_EXTRA_CA_CERTS to a file with its root certificate, in PEM.",
      ] as const,
  ),
]);

export const passwordHint =
  "The proxy asks for a password: put it into HTTPS_PROXY, as in http://user:password@proxy.example:3128.";

const refusalHint =
  "Have the proxy that HTTPS_PROXY names allow this host, or name the host in NO_PROXY where it can be reached without.";

const passwordNeeded = 407;

/** Whether a connection failed in a way that another try does not mend. Nothing was sent then. */
export function isPermanentFailure(error: unknown): boolean {
  return certificateHint(error) !== undefined || isProxyRefusal(error);
}

/** Whether a proxy refused a connection, rather than that it could not make one. */
export function isProxyRefusal(error: unknown): boolean {
  const status = proxyStatus(error);
  return status !== undefined && status < 500 && status !== 408 && status !== 429;
}

/** Why a connection failed, in one short line. */
export function connectionReason(error: unknown, known: readonly string[]): string {
  const status = proxyStatus(error);
  if (status === undefined) return reasonOf(error, known);
  if (status === passwordNeeded) return `a proxy asks for a password (${status})`;
  return `the proxy ${isProxyRefusal(error) ? "refused the connection" : "made no connection"} (HTTP ${status})`;
}

/** A line with what to do about a connection that failed, where that is known. */
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
 * What a proxy responded with in place of a tunnel, as a dispatcher's words have it. `fetch` never hands out a 407: it
 * fails with a cause that says nothing, which nothing else has.
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

/** An error and its causes, the outermost first, and the errors of one that was tried at several addresses. */
function causesOf(error: unknown, depth = 0): ErrorLike[] {
  if (typeof error !== "object" || error === null || depth > maxCauseDepth) return [];
  const { cause, errors } = error as ErrorLike;
  const below = [cause, ...(Array.isArray(errors) ? errors.slice(0, 8) : [])];
  return [error, ...below.flatMap((one) => causesOf(one, depth + 1))];
}
