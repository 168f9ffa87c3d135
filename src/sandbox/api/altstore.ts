import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { versionsAt } from "../state/package-timeline.js";
import type { Services } from "./context.js";

/** A response of AltStore's API. */
interface AltStoreReply {
  status: number;
  document: object;
}

/** Responds to requests for `/adps`. */
export type ServeAltStore = (incoming: IncomingMessage, fails: boolean) => Promise<AltStoreReply>;

/** The path of its operations, beside those of App Store Connect. */
export function isAltStorePath(path: string): boolean {
  return path === "/adps" || path.startsWith("/adps/");
}

/**
 * A stand-in for the API with which AltStore processes packages: `POST /adps` and `GET /adps/{id}`, without authorization.
 * Their paths, `adpID`, `status` `success` and `failed`, and `downloadURL` are AltStore's. What is not documented, it
 * chooses: the status `processing`, messages, and 404 for what was never requested. Its `downloadURL` leads to manifest
 * and signature only, where AltStore's leads to the whole package.
 */
export function createAltStore({ store, now, urls }: Services): ServeAltStore {
  const processed = new Map<string, { readyAt: number; fails: boolean }>();
  const read = (id: string): AltStoreReply => {
    const found = processed.get(id);
    if (!found) return { status: 404, document: { message: "No such ADP (synthetic)." } };
    const owner = store.packages.get(id);
    if (!owner) return failed(id, "App Store Connect has no such package (synthetic).");
    const newest = versionsAt(now(), owner).at(-1);
    if (!newest || found.readyAt > now()) return { status: 200, document: { adpID: id, status: "processing" } };
    if (found.fails) return failed(id, "Failed on purpose.");
    return { status: 200, document: { adpID: id, status: "success", downloadURL: urls.of(newest.zip).url } };
  };
  return async (incoming, fails) => {
    const { method = "GET", url = "/" } = incoming;
    const id = decodeURIComponent(/^\/adps\/([^/?]+)/.exec(url)?.[1] ?? "");
    if (method === "GET" && id !== "") return read(id);
    if (method !== "POST" || id !== "") return { status: 404, document: { message: "No such path (synthetic)." } };
    const adpId = adpIdIn(await text(incoming));
    if (adpId === undefined) return { status: 400, document: { message: "adpID is missing (synthetic)." } };
    const delayMs = store.packages.get(adpId)?.appStoreVersion.scenario.altStoreDelayMs ?? 0;
    // A repeated request begins nothing again while it is processed, or when it has been.
    const before = processed.get(adpId);
    if (!before || before.fails) processed.set(adpId, { readyAt: now() + delayMs, fails });
    return read(adpId);
  };
}

function failed(id: string, message: string): AltStoreReply {
  return { status: 200, document: { adpID: id, status: "failed", message } };
}

function adpIdIn(body: string): string | undefined {
  try {
    const { adpID } = JSON.parse(body);
    return typeof adpID === "string" ? adpID : undefined;
  } catch {
    return undefined;
  }
}
