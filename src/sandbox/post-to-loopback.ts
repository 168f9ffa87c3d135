import { request } from "node:http";
import { text } from "node:stream/consumers";
import { isSafeUrl } from "../http/settings.js";
import type { Delivery } from "./records.js";

type Outcome = Pick<Delivery, "state" | "errorMessage" | "response">;

const longestMs = 10_000;

/** Sends an event to a server on this machine and to no other: a sandbox has no business elsewhere. Never rejects. */
export async function postToLoopback(
  url: string,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const target = new URL(url);
    if (target.protocol !== "http:" || !isSafeUrl(target)) {
      return { state: "FAILED", errorMessage: "The sandbox delivers to http addresses of this machine only." };
    }
    const response = await post(target, headers, body, AbortSignal.any([signal, AbortSignal.timeout(longestMs)]));
    const isTaken = response.httpStatusCode >= 200 && response.httpStatusCode < 300;
    return { state: isTaken ? "SUCCEEDED" : "FAILED", response };
  } catch (error) {
    return { state: "FAILED", errorMessage: (error as Error).message };
  }
}

function post(
  url: URL,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<NonNullable<Outcome["response"]>> {
  return new Promise((resolve, reject) => {
    // A connection of its own, which nothing keeps open afterwards.
    const sent = request(url, { method: "POST", agent: false, headers, signal }, (response) => {
      text(response).then((body) => resolve({ httpStatusCode: response.statusCode ?? 0, body }), reject);
    });
    sent.on("error", reject).end(body);
  });
}
