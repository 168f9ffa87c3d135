/** The bytes of what a signer gave: an ArrayBuffer or any view of one, also of another realm, as a worker's. */
export function bytesOf(given: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  const isBuffer = Object.prototype.toString.call(given) === "[object ArrayBuffer]";
  return isBuffer ? new Uint8Array(given as ArrayBuffer) : undefined;
}

/**
 * An ECDSA P-256 signature as JOSE wants it: r and s, 32 bytes each. Takes that form, or DER as KMS and OpenSSL give
 * it; undefined for anything else.
 */
export function joseSignature(signature: Uint8Array): Uint8Array | undefined {
  if (signature.length === 64) return signature;
  if (signature[0] !== 0x30 || signature[1] !== signature.length - 2) return undefined;
  const r = integerAt(signature, 2);
  const s = r && integerAt(signature, r.end);
  if (!s || s.end !== signature.length) return undefined;
  const joined = new Uint8Array(64);
  joined.set(r.bytes, 32 - r.bytes.length);
  joined.set(s.bytes, 64 - s.bytes.length);
  return joined;
}

function integerAt(der: Uint8Array, at: number): { bytes: Uint8Array; end: number } | undefined {
  const length = der[at + 1];
  if (der[at] !== 0x02 || !length) return undefined;
  const end = at + 2 + length;
  // DER puts a zero before a number whose first bit is set.
  const bytes = der.subarray(der[at + 2] === 0 ? at + 3 : at + 2, end);
  return bytes.length <= 32 ? { bytes, end } : undefined;
}
