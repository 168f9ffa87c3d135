import { CredentialsError } from "../errors.js";
import { placeholderProblem } from "./pasted-text.js";

const wanted = "Use the whole text of the AuthKey_<key id>.p8 file, a PEM";

/** Requires a PKCS#8 P-256 key in PEM; throws a CredentialsError that describes anything else. `hint` says what to use. */
export function checkPrivateKey(privateKey: unknown, name: string, hint = wanted): void {
  const problem = privateKeyProblem(privateKey);
  if (problem) throw new CredentialsError(`${name}: ${problem}. ${hint}`);
}

/** Describes a text that is not a PKCS#8 P-256 key in PEM; undefined for a key. */
export function privateKeyProblem(key: unknown): string | undefined {
  if (typeof key !== "string") return key === undefined || key === null ? "missing" : "not text";
  if (key.trim() === "") return "empty";
  if (/^\s*\{(?!\{)/.test(key)) return "JSON, not the key in it";
  const labels = Array.from(key.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g), ([, label = ""]) => label);
  // `openssl ecparam -genkey` writes the parameters first, and then the key.
  const label = labels.find((one) => one !== "EC PARAMETERS") ?? labels[0];
  if (label === undefined) return textProblem(key);
  if (/^["']|["']$/.test(key.trim())) return "a PEM in quotes; remove them";
  if (key.includes("\\n")) return "contains \\n in place of line breaks; replace them with line breaks";
  return label === "PRIVATE KEY" ? pkcs8Problem(key) : labelProblem(label, key.includes("Proc-Type: 4,ENCRYPTED"));
}

/** For a text that is not recognised. */
export const unknownText = "not a PEM";

function textProblem(key: string): string {
  const text = key.trim();
  if (/^[\w./\\~: -]{1,512}\.(p8|pem|json)$/.test(text)) return "a file's path, not the key in the file";
  if (/^[\ufffd\0]|^.\0/.test(text)) return "UTF-16 that was read as UTF-8, not a PEM";
  if (/\b(BEGIN|END) [A-Z ]*PRIVATE KEY\b/.test(text)) {
    return "not a PEM: five hyphens belong before and after BEGIN PRIVATE KEY and END PRIVATE KEY";
  }
  if (text.startsWith("MFkwEwYH")) return "a public key, not the private one";
  if (text.startsWith("MHcCAQEE")) return `a SEC1 key without its BEGIN and END lines; convert it with ${conversion}`;
  if (/^MI[GH]/.test(text)) return "not a PEM: a key without its BEGIN and END lines, or cut off or damaged";
  if (decodeBase64(key).includes("-----BEGIN ")) return "base64 of a PEM; decode it first";
  return placeholderProblem(text) ?? unknownText;
}

/** Prints the key in PKCS#8; asks for the passphrase of a key that has one. */
const conversion = "`openssl pkcs8 -topk8 -nocrypt -in <file>`";

function labelProblem(label: string, isEncrypted: boolean): string {
  if (label.endsWith("PUBLIC KEY")) return "a public key, not the private one";
  if (label === "RSA PRIVATE KEY") {
    return `an RSA key${isEncrypted ? " that is protected by a passphrase" : ""}, not a P-256 key`;
  }
  if (label === "ENCRYPTED PRIVATE KEY" || isEncrypted) {
    return `a key that is protected by a passphrase; remove it with ${conversion}`;
  }
  if (label === "EC PRIVATE KEY") return `a SEC1 key; convert it with ${conversion}`;
  return `a PEM of kind ${label}, not a P-256 key`;
}

const p256 = "\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07";

/** Object identifiers in the algorithm of a PKCS#8 document, for other kinds of keys. */
const otherKeys: [identifier: string, what: string][] = [
  ["\x2a\x86\x48\x86\xf7\x0d\x01\x01", "an RSA key"],
  ["\x2b\x81\x04\x00\x22", "a P-384 key"],
  ["\x2b\x81\x04\x00\x23", "a P-521 key"],
  ["\x2b\x81\x04\x00\x0a", "a secp256k1 key"],
  ["\x2b\x65\x70", "an Ed25519 key"],
];

function pkcs8Problem(pem: string): string | undefined {
  const body = bodyOfPem(pem);
  if (!body || /^\s*(\w)\1*\s*$/.test(body)) return damagedPemProblem(pem);
  const der = decodeBase64(body);
  // The bytes after it belong to the key and may be anything.
  const head = der.slice(0, 32);
  // A P-256 key is so short that its length is in the second byte, or in the third.
  const isWhole = der.charCodeAt(1) === der.length - 2 || der.charCodeAt(2) === der.length - 3;
  if (!head || (head.includes(p256) && !isWhole)) return "cut off or damaged";
  if (head.includes(p256) && !head.includes("\x02\x01\x00\x30")) return "a public key, not the private one";
  if (head.includes(p256)) return undefined;
  const [, what = "a key of an unknown kind"] = otherKeys.find(([identifier]) => head.includes(identifier)) ?? [];
  return `${what}, not a P-256 key`;
}

/** Describes a PEM of the right kind whose lines are not base64 from BEGIN to END, or that continues after END. */
function damagedPemProblem(pem: string): string {
  const [, inside = ""] = /-----BEGIN PRIVATE KEY-----([\s\S]*?)(?:-----END|$)/.exec(pem) ?? [];
  if (/\*{3}|\.{3}|…|[$<{]|^\s*(\w)\1{2,}\s*$/.test(inside))
    return "contains a placeholder in place of the lines of the key";
  if (!pem.includes("-----END PRIVATE KEY-----")) return "cut off or damaged: its END line is missing";
  const isFollowed = /-----END PRIVATE KEY-----\s*\S/.test(pem);
  return isFollowed ? "cut off or damaged: there is text after its END line" : "cut off or damaged";
}

/** A PEM that has been checked, without anything before or after it. */
export function plainPem(pem: string): string {
  return `-----BEGIN PRIVATE KEY-----\n${bodyOfPem(pem)}\n-----END PRIVATE KEY-----`;
}

/** The PEM of a body in base64 without blanks, in lines as App Store Connect gives them. */
export function pemOf(body: string): string {
  return `-----BEGIN PRIVATE KEY-----\n${body.replace(/.{64}(?=.)/g, "$&\n")}\n-----END PRIVATE KEY-----\n`;
}

/** The text between the BEGIN and END lines of a PEM; empty if it is not base64, or if text follows the END line. */
export function bodyOfPem(pem: string): string {
  // Stryker disable next-line StringLiteral: no base64 is as good as no text
  return /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]*)-----END PRIVATE KEY-----\s*$/.exec(pem)?.[1] ?? "";
}

/** Whether bytes begin like a private key in PKCS#8, of any kind. */
export function isPkcs8(bytes: Uint8Array): boolean {
  const [first, second = 0] = bytes;
  const at = second < 0x80 ? 2 : 2 + (second & 0x7f);
  return first === 0x30 && [0x02, 0x01, 0x00, 0x30].every((byte, index) => bytes[at + index] === byte);
}

/** Undefined when the text is not base64. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  const characters = decodeBase64(text);
  return characters ? Uint8Array.from(characters, (character) => character.charCodeAt(0)) : undefined;
}

/** The bytes as characters; empty when the text is not base64. */
function decodeBase64(text: string): string {
  try {
    return atob(text.replace(/\s/g, ""));
  } catch {
    return "";
  }
}
