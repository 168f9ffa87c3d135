import { CredentialsError } from "../errors.js";
import { checkKeyId } from "./credentials.js";
import { decodeText, plainValue } from "./pasted-text.js";
import { bodyOfPem, bytesOfBase64, isPkcs8, pemOf } from "./private-key.js";

/** What a key file or variable says. */
export interface KeyText {
  /** A PEM, unless the text is none: `checkPrivateKey` says what it is instead. */
  privateKey: string | undefined;
  keyId?: string | undefined;
  issuerId?: string | undefined;
}

/**
 * Reads a key as people have it: a PEM, its base64 (once or more), its body alone, a data URL, fastlane's JSON; in quotes,
 * with line breaks written `\n`. `name` is what a message calls it.
 *
 * @throws CredentialsError for JSON that is no key file
 */
export function readKeyText(text: string, name: string): KeyText {
  const plain = unwrap(text);
  return isJson(plain) ? readJson(plain, name) : { privateKey: plain };
}

/** Two braces are a template's. */
function isJson(text: string): boolean {
  return /^\{(?!\{)/.test(text);
}

const maxLayers = 5;

/** Takes off what is around a PEM or JSON; gives the text as it came when neither is in it. */
function unwrap(text: string): string {
  let inner = text;
  for (let layer = 0; layer < maxLayers; layer++) {
    inner = plainValue(inner.replace(/^\s*\\(["'])([\s\S]*)\\\1\s*$/, "$2"));
    if (isJson(inner)) return inner;
    if (inner.includes("-----BEGIN ")) return plainPemIn(inner);
    const decoded = decodedFrom(inner);
    if (decoded === undefined) return inner;
    inner = decoded;
  }
  return inner;
}

/** A PEM in its usual form, or as it is when it is another one or damaged. */
function plainPemIn(text: string): string {
  const pem = withLineBreaks(percentDecoded(text));
  const body = bodyOfPem(pem).replace(/\s/g, "");
  return body ? pemOf(body) : pem;
}

/** The line breaks that a text has as `\n`, `\r\n`, `\\n`, and JSON's slashes; without characters that show nothing. */
function withLineBreaks(text: string): string {
  return text
    .replace(/(?<!\\)\\+(?:u000[ad]|[rn])/gi, "\n")
    .replace(/(?<!\\)\\+(?=[/\r\n])/g, "")
    .replace(/[\p{Cf}\u2060]/gu, "");
}

function percentDecoded(text: string): string {
  if (!/%(0A|0D|20|2B|2F|3D)/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The text in base64 or in a data URL; undefined when there is none. */
function decodedFrom(text: string): string | undefined {
  const head = /^data:[^,]{0,200},/i.exec(text)?.[0] ?? "";
  const payload = percentDecoded(text.slice(head.length));
  const isBase64 = !payload.includes("-----");
  const body = withLineBreaks(payload).replace(/\s/g, "").replaceAll("-", "+").replaceAll("_", "/");
  const bytes = isBase64 && body.length >= 16 ? bytesOfBase64(body) : undefined;
  if (bytes && isPkcs8(bytes)) return pemOf(body);
  const decoded = bytes && decodeText(bytes);
  if (decoded && !/[^\P{Cc}\s]|\ufffd/u.test(decoded)) return decoded;
  return payload === text ? undefined : payload;
}

function readJson(text: string, name: string): KeyText {
  let file: Record<string, unknown>;
  try {
    file = JSON.parse(text);
  } catch {
    // What JSON.parse says quotes the text.
    throw new CredentialsError(
      `${name}: neither a .p8 nor JSON: it begins like JSON and is damaged; line breaks in its texts are written \\n`,
    );
  }
  const read = (field: string) => {
    const value = file[field];
    return typeof value === "string" && plainValue(value) !== "" ? plainValue(value) : undefined;
  };
  const key = read("key");
  if (key === undefined) {
    throw new CredentialsError(
      `${name}: the key is missing. Give the whole text of the AuthKey_<key id>.p8 file, or fastlane's JSON with key_id, issuer_id and key`,
    );
  }
  const ids = { keyId: read("key_id"), issuerId: read("issuer_id") };
  if (ids.keyId !== undefined) checkKeyId(`${name}: key_id`, ids.keyId);
  if (ids.issuerId !== undefined) checkKeyId(`${name}: issuer_id`, ids.issuerId);
  return { ...ids, privateKey: unwrap(key) };
}
