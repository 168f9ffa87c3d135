import { excerpt } from "../../http/redact.js";
import { SourceError } from "../errors.js";
import { memberOf, type ReadSource, type SourceNode } from "./read-source.js";
import type { SourceVersion } from "./source-entry.js";
import { describeDateProblem } from "./source-problems.js";

/** A source with a version in it. */
export interface EditedSource {
  text: string;
  /** Where the version is in the list of its app. */
  index: number;
  outcome: "added" | "replaced" | "unchanged";
}

/**
 * Puts a version at the beginning of the list of its app, or in the place of one with the same version and build, whose
 * other members it keeps. Every other byte stays as it is.
 *
 * @throws SourceError when there is no such app
 */
export function editSource(
  { text, root }: ReadSource,
  marketplaceId: string,
  version: SourceVersion,
  isDateGiven: boolean,
): EditedSource {
  const app = findApp(root, marketplaceId);
  const versions = memberOf(app, "versions");
  if (versions?.type !== "array") {
    throw new SourceError(`app ${marketplaceId}: has no list of versions`, [
      { path: "apps", message: `the app with marketplaceID ${marketplaceId} has no list of versions` },
    ]);
  }
  const entries = versions.children ?? [];
  const index = entries.findIndex((entry) => isSame(entry, version));
  const existing = entries[index];
  if (existing) return replaceEntry(text, existing, version, index, isDateGiven);
  return { text: insertEntry(text, app, versions, version), index: 0, outcome: "added" };
}

function findApp(root: SourceNode, marketplaceId: string): SourceNode {
  const apps = memberOf(root, "apps")?.children ?? [];
  const found = apps.find((app) => memberOf(app, "marketplaceID")?.value === marketplaceId);
  if (found) return found;
  const ids = apps.flatMap((app) => memberOf(app, "marketplaceID")?.value ?? []).map((id) => excerpt(String(id)));
  const known = ids.length > 0 ? `it has ${ids.join(", ")}` : "none of its apps has one";
  const message = `no app with marketplaceID ${marketplaceId} in text, which is the Apple ID of the app; ${known}`;
  throw new SourceError(message, [{ path: "apps", message }]);
}

function isSame(entry: SourceNode, { version, buildVersion }: SourceVersion): boolean {
  return memberOf(entry, "version")?.value === version && memberOf(entry, "buildVersion")?.value === buildVersion;
}

/** Members that this project writes: one that the new version does not have is of the package before. */
const ours = new Set(["version", "buildVersion", "date", "downloadURL", "size", "minOSVersion", "assetURLs"]);

function replaceEntry(
  text: string,
  entry: SourceNode,
  version: SourceVersion,
  index: number,
  isDateGiven: boolean,
): EditedSource {
  const layout = layoutOf(text, entry);
  const left = new Map(Object.entries(version));
  const date = memberOf(entry, "date")?.value;
  // The same command again changes nothing.
  if (!isDateGiven && describeDateProblem(date, true) === undefined) left.set("date", date);
  const members: string[] = [];
  let isChanged = false;
  for (const property of entry.children ?? []) {
    const [key, value] = property.children ?? [];
    const name = String(key?.value);
    const written = value && contentOf(value);
    const wanted = left.has(name) ? left.get(name) : written;
    left.delete(name);
    if (ours.has(name) && !Object.hasOwn(version, name)) {
      isChanged = true;
    } else if (JSON.stringify(wanted) === JSON.stringify(written)) {
      members.push(text.slice(property.offset, property.offset + property.length));
    } else {
      isChanged = true;
      members.push(member(name, wanted, layout));
    }
  }
  for (const [name, value] of left) members.push(member(name, value, layout));
  if (!isChanged && left.size === 0) return { text, index, outcome: "unchanged" };
  return { text: splice(text, entry.offset, entry.length, written(members, layout)), index, outcome: "replaced" };
}

function insertEntry(text: string, app: SourceNode, versions: SourceNode, version: SourceVersion): string {
  const [first, second] = versions.children ?? [];
  if (!first) return fillList(text, app, versions, version);
  const layout = layoutOf(text, first);
  const lead = text.slice(versions.offset + 1, first.offset);
  const between = second
    ? text.slice(first.offset + first.length, second.offset)
    : `,${lead || (layout.colon.includes(" ") ? " " : "")}`;
  return splice(text, first.offset, 0, written(membersOf(version, layout), layout) + between);
}

/** Into an empty list, laid out as the app that it belongs to. */
function fillList(text: string, app: SourceNode, versions: SourceNode, version: SourceVersion): string {
  const { open, close, colon } = layoutOf(text, app);
  const unit = open.slice(close.length);
  const isIndented = /[\r\n]/.test(open) && open.startsWith(close);
  const [lead, inner] = isIndented ? [open + unit, open + unit + unit] : ["", open];
  const layout = { open: inner, between: `,${inner}`, close: isIndented ? lead : close, colon };
  const list = `[${lead}${written(membersOf(version, layout), layout)}${isIndented ? open : ""}]`;
  return splice(text, versions.offset, versions.length, list);
}

function splice(text: string, offset: number, length: number, replacement: string): string {
  return text.slice(0, offset) + replacement + text.slice(offset + length);
}

/** The blanks and signs between the parts of an object. */
interface Layout {
  /** After the opening brace. */
  open: string;
  /** From one member to the next, with the comma. */
  between: string;
  /** Before the closing brace. */
  close: string;
  /** Between a name and its value, with the colon. */
  colon: string;
}

function layoutOf(text: string, { offset, length, children = [] }: SourceNode): Layout {
  const [first, second] = children;
  const last = children.at(-1);
  const [key, value] = first?.children ?? [];
  if (!first || !last || !key || !value) return { open: "", between: ",", close: "", colon: ":" };
  const open = text.slice(offset + 1, first.offset);
  return {
    open,
    between: second ? text.slice(first.offset + first.length, second.offset) : `,${open}`,
    close: text.slice(last.offset + last.length, offset + length - 1),
    colon: text.slice(key.offset + key.length, value.offset),
  };
}

function membersOf(version: SourceVersion, layout: Layout): string[] {
  return Object.entries(version).map(([name, value]) => member(name, value, layout));
}

function member(name: string, value: unknown, layout: Layout): string {
  return `${JSON.stringify(name)}${layout.colon}${valueText(value, layout)}`;
}

function written(members: readonly string[], { open, between, close }: Layout): string {
  return `{${open}${members.join(between)}${close}}`;
}

function valueText(value: unknown, layout: Layout): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const { open, close, colon } = layout;
  const isIndented = /[\r\n]/.test(open) && open.startsWith(close);
  const inner = isIndented ? open + open.slice(close.length) : open;
  const nested = {
    open: inner,
    between: isIndented ? `,${inner}` : layout.between,
    close: isIndented ? open : close,
    colon,
  };
  return written(
    Object.entries(value).map(([name, one]) => member(name, one, nested)),
    nested,
  );
}

/** What a node stands for. */
function contentOf({ type, value, children = [] }: SourceNode): unknown {
  if (type === "array") return children.map(contentOf);
  if (type !== "object") return value;
  return Object.fromEntries(
    children.map(({ children: [key, child] = [] }) => [String(key?.value), child && contentOf(child)]),
  );
}
