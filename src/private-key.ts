import { CredentialsError } from "./errors.js";

/** Object identifiers, DER-encoded in hex, that tell what kind of key a PKCS#8 document holds. */
const keyKinds: [string, string][] = [
  ["2a8648ce3d0201" + "06082a8648ce3d030107", "P-256"],
  ["2a864886f70d010101", "an RSA key"],
  ["2b81040022", "a P-384 key"],
  ["2b81040023", "a P-521 key"],
  ["2b8104000a", "a secp256k1 key"],
  ["2b6570", "an Ed25519 key"],
];

const wanted = "Give the text of the AuthKey_<key id>.p8 file: a PEM that begins with -----BEGIN PRIVATE KEY-----.";

/** Throws a CredentialsError that says what `privateKey` is instead of a PKCS#8 P-256 key in PEM. */
export function checkPrivateKey(privateKey: unknown, name: string): void {
  const fault = faultOf(privateKey);
  if (fault) throw new CredentialsError(`${name}: ${fault}. ${wanted}`);
}

function faultOf(key: unknown): string | undefined {
  if (key === undefined || key === null) return "missing";
  if (typeof key !== "string") return "not a string";
  if (key.trim() === "") return "empty";
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(key)?.[1];
  if (label === undefined) return faultOfTextWithoutPem(key);
  if (key.includes("\\n")) return "holds a backslash and an n where line breaks belong; replace them by line breaks";
  return label === "PRIVATE KEY" ? faultOfPkcs8(key) : faultOfLabel(label);
}

function faultOfTextWithoutPem(key: string): string {
  if (/^[\w./\\~: -]{1,512}\.(p8|pem|json)$/.test(key.trim()))
    return "looks like a file's path, not like the key in it";
  if (decodeBase64(key)?.includes("-----BEGIN ")) return "is base64 of a PEM; decode it first";
  return "not a PEM";
}

function faultOfLabel(label: string): string {
  if (label.endsWith("PUBLIC KEY")) return "a public key; the private one is needed";
  if (label === "RSA PRIVATE KEY") return "an RSA key, not a P-256 key";
  if (label === "ENCRYPTED PRIVATE KEY") return "encrypted with a passphrase";
  if (label === "EC PRIVATE KEY") return "a SEC1 key; convert it with `openssl pkcs8 -topk8 -nocrypt`";
  return `a PEM of kind ${label}, not of kind PRIVATE KEY`;
}

function faultOfPkcs8(pem: string): string | undefined {
  const der = decodeBase64(bodyOfPem(pem));
  if (!der) return "a PEM that is cut off or damaged";
  const hex = Array.from(der, (character) => character.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  // The algorithm identifier stands within the first bytes; further on are the key's own.
  const kind = keyKinds.find(([identifier]) => hex.slice(0, 64).includes(identifier))?.[1];
  if (kind !== "P-256") return `${kind ?? "a key of an unknown kind"}, not a P-256 key`;
  return isWhole(der) ? undefined : "a PEM that is cut off or damaged";
}

/** Whether a DER document is as long as its first bytes say. */
function isWhole(der: string): boolean {
  const length = der.charCodeAt(1);
  return length === 0x81 ? der.charCodeAt(2) === der.length - 3 : length === der.length - 2;
}

/** The DER document in a PEM that has been checked. */
export function bytesOfPem(pem: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(bodyOfPem(pem)), (character) => character.charCodeAt(0));
}

function bodyOfPem(pem: string): string {
  const body = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]*)-----END PRIVATE KEY-----\s*$/.exec(pem)?.[1] ?? "";
  return body.replace(/\s/g, "");
}

function decodeBase64(text: string): string | undefined {
  try {
    return atob(text.replace(/\s/g, "")) || undefined;
  } catch {
    return undefined;
  }
}
