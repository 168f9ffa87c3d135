import { CredentialsError } from "../errors.js";
import { checkKeyId } from "./credentials.js";
import { decodeText, plainValue } from "./pasted-text.js";
import { bodyOfPem, bytesOfBase64, isPkcs8, pemOf } from "./private-key.js";

/** The content of a key file or variable. */
export interface KeyText {
  /** A PEM, if the text is one; otherwise `checkPrivateKey` describes it. */
  privateKey: string | undefined;
  keyId?: string | undefined;
  issuerId?: string | undefined;
}

/**
 * Reads a key as people have it: a PEM, its base64 (once or more), its body alone, a data URL, fastlane's JSON; in
 * quotes, with line breaks written `\n`. `name` is its name in messages.
 *
 * @throws CredentialsError for JSON that is not a key file
 */
export function readKeyText(text: string, name: string): KeyText {
  const plain = unwrap(text);
  return isJson(plain) ? readJson(plain, name) : { privateKey: plain };
}

/** Two braces belong to a template. */
function isJson(text: string): boolean {
  return /^\{(?!\{)/.test(text);
}

const maxLayers = 5;

/** Removes what is around a PEM or JSON; returns a text without either unchanged. */
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

/** A PEM in its usual form; another one, or a damaged one, unchanged. */
function plainPemIn(text: string): string {
  const pem = withLineBreaks(percentDecoded(text));
  const body = bodyOfPem(pem).replace(/\s/g, "");
  return body ? pemOf(body) : pem;
}

/** Replaces escaped line breaks (`\n`, `\r\n`, `\\n`) and JSON's escaped slashes, and removes invisible characters. */
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
    // The message of JSON.parse quotes the text.
    throw new CredentialsError(
      `${name}: neither a .p8 nor JSON: it begins like JSON but is damaged; write line breaks in its strings as \\n`,
    );
  }
  const read = (field: string) => {
    const value = file[field];
    return typeof value === "string" && plainValue(value) !== "" ? plainValue(value) : undefined;
  };
  const key = read("key");
  if (key === undefined) {
    throw new CredentialsError(
      `${name}: the key is missing. Use the whole text of the AuthKey_<key id>.p8 file, or fastlane's JSON with key_id, issuer_id and key`,
    );
  }
  const ids = { keyId: read("key_id"), issuerId: read("issuer_id") };
  if (ids.keyId !== undefined) checkKeyId(`${name}: key_id`, ids.keyId);
  if (ids.issuerId !== undefined) checkKeyId(`${name}: issuer_id`, ids.issuerId);
  return { ...ids, privateKey: unwrap(key) };
}
