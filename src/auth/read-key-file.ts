import { CredentialsError } from "../errors.js";
import { type KeyText, readKeyText } from "./key-text.js";
import { decodeText, placeholderProblem } from "./pasted-text.js";
import { isPkcs8, pemOf } from "./private-key.js";

/**
 * Reads a key file: a .p8, or fastlane's JSON. `variable` is the environment variable with the path, if any.
 *
 * @throws CredentialsError that names the path and the problem; a path that looks like a secret is not shown
 */
export function readKeyFile(path: string, variable?: string): KeyText {
  const name = nameOfKeyFile(path, variable);
  const problem = pathProblem(path);
  if (problem) throw new CredentialsError(`${name}: ${problem}`);
  const bytes = readBytes(path, name);
  // DER.
  if (isPkcs8(bytes)) return { privateKey: pemOf(btoa(String.fromCharCode(...bytes))) };
  return readKeyText(decodeText(bytes), name);
}

/** Whether a path leads to a file that can be read, whatever is in it. */
export function isReadableKeyFile(path: string): boolean {
  try {
    return pathProblem(path) === undefined && readBytes(path, "").length >= 0;
  } catch {
    return false;
  }
}

/** The name of a key file in messages: the variable, if any, and the path, unless that looks like a secret. */
export function nameOfKeyFile(path: string, variable?: string): string {
  return [variable, shownPath(path)].filter((part) => part !== undefined).join(": ") || "the key file";
}

/** The key id in a file's name, also for a second download or a copy, such as `AuthKey_2X9R4HXF34 (1).p8`. */
export function keyIdInName(path: string): string | undefined {
  return /^AuthKey_(\w+?)(?: ?\(\d+\)| \d+| copy)?\.(?:p8|pem|txt|p8\.txt)$/i.exec(lastPart(path))?.[1];
}

function lastPart(path: string): string {
  return path.slice(path.search(/[^\\/]*$/));
}

/** A path for messages, without words that look like a token; undefined if it looks like a key. */
export function shownPath(path: string): string | undefined {
  if (!isShowable(path)) return undefined;
  return path.replace(/[A-Za-z0-9+=]{12,}/g, (word) => (isRandom(word) ? "[…]" : word));
}

/**
 * Whether a word looks random: it mixes capitals, small letters and digits, or has more inner capitals than names do.
 */
function isRandom(word: string): boolean {
  if (/^(?=.*\d)[\da-f]{16,}$/i.test(word)) return true;
  return isMixed(word) || (word.match(/[a-z][A-Z]/g)?.length ?? 0) / word.length > 0.18;
}

function isMixed(word: string): boolean {
  return /[A-Z]/.test(word) && /[a-z]/.test(word) && /\d/.test(word);
}

/**
 * Whether a path may be shown. A key given by mistake may not, nor a part of one: base64 or hexadecimal digits without
 * anything that only paths have.
 */
export function isShowable(path: string): boolean {
  if (!isShowableId(path)) return false;
  if (/[.~]|^[A-Za-z]:[\\/]|^\$|^%\w+%/.test(path) || isBelowSomething(path)) return true;
  const parts = path.split(/[\\/\s:,;|]+/);
  return parts.every(isName) && !/^[\da-f]{16,}$/i.test(parts.join(""));
}

/** Whether the first name of a path exists. */
function isBelowSomething(path: string): boolean {
  const [first] = /^[\\/]?[^\\/]+/.exec(path) ?? [];
  return first !== undefined && globalThis.process?.getBuiltinModule?.("node:fs").existsSync(first) === true;
}

/** Whether a part of a path looks like a name of words and numbers. */
function isName(part: string): boolean {
  return (
    part.length < 4 ||
    /^AuthKey_\w{1,12}$/.test(part) ||
    part.split(/[_@+-]/).every((word) => /^(?:[A-Z]?[a-z]+|[A-Z]+)?\d{0,4}$/.test(word))
  );
}

/** Whether an id may be shown. */
export function isShowableId(text: string): boolean {
  if (text.length > 1024 || /\p{Cc}/u.test(text) || containsKey(text)) return false;
  if (text.length < 40 || /^(?:[~.]{0,2}[\\/]|[A-Za-z]:[\\/])|\.\w{1,8}$/.test(text)) return true;
  return text.split(/[\\/]/).every((part) => !/[+=]/.test(part) && !(/[A-Z]/.test(part) && /\d/.test(part)));
}

function containsKey(text: string): boolean {
  if (/PRIVATE KEY|LS0tLS1CRUdJTi|AgEAMBMGByqGSM49|2a8648ce3d0201/i.test(text)) return true;
  return !/^[~./\\]|^[A-Za-z]:[\\/]/.test(text) && /PRIVATE KEY/.test(readKeyQuietly(text));
}

/** The key in repeated base64, or in JSON. */
function readKeyQuietly(text: string): string {
  try {
    return readKeyText(text, "").privateKey ?? "";
  } catch {
    return "";
  }
}

function pathProblem(path: string): string | undefined {
  if (path === "") return "the path is empty";
  if (containsKey(path)) return "a private key, not the path of its file";
  if (/^SubscriptionKey_/i.test(lastPart(path))) {
    return "by its name a key for In-App Purchase, which the App Store Connect API does not accept; it needs an AuthKey_<key id>.p8";
  }
  if (/^~[^\\/]/.test(path)) return "the home folder of another user is not resolved; use the whole path";
  return /^\$|^%\w+%|^@\w+:|^\{\{|^\*{2,}$|^</.test(path) ? placeholderProblem(path) : undefined;
}

/** No key file is larger; a device has no end. */
const maxBytes = 65_536;

function readBytes(path: string, name: string): Uint8Array {
  // Not an import, so that the package loads on runtimes without files.
  const fileSystem = globalThis.process?.getBuiltinModule?.("node:fs");
  if (!fileSystem) throw new CredentialsError(`${name}: this runtime cannot read files; set the key itself`);
  const bytes = new Uint8Array(maxBytes + 1);
  let length = 0;
  try {
    const file = fileSystem.openSync(inHome(path), "r");
    try {
      for (let read = -1; read !== 0 && length < bytes.length; length += read) {
        read = fileSystem.readSync(file, bytes, length, bytes.length - length, null);
      }
    } finally {
      fileSystem.closeSync(file);
    }
  } catch (error) {
    const reason = `the file cannot be read (${reasonOf(error as NodeJS.ErrnoException)})`;
    const hidden = isShowable(path) ? "" : ". Its path does not look like one and is not shown";
    throw new CredentialsError(`${name}: ${reason}${hidden}`);
  }
  if (length > maxBytes) throw new CredentialsError(`${name}: larger than 64 KiB, which no key file is`);
  return bytes.subarray(0, length);
}

/** Resolves `~`, which the shell leaves unchanged in quotes and in files of variables. */
function inHome(path: string): string {
  if (!/^~(?=$|[\\/])/.test(path)) return path;
  const home = globalThis.process?.getBuiltinModule?.("node:os").homedir() ?? "~";
  return `${home}${path.slice(1)}`;
}

const reasons: Record<string, string> = {
  ENOENT: "no such file",
  EACCES: "you have no permission to read it",
  EPERM: "you have no permission to read it",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is not a folder",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links form a cycle",
  EMFILE: "too many files are open",
};

function reasonOf({ code, name }: NodeJS.ErrnoException): string {
  const reason = code && reasons[code];
  return reason ? `${code}: ${reason}` : (code ?? name);
}
