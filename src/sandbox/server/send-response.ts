import type { ServerResponse } from "node:http";
import { type BodyPlan, bodyPlan } from "./body-plan.js";
import type { Fault } from "./fault.js";
import { pause } from "./pause.js";
import type { Answer } from "./response.js";

/** Sends an answer, in constant memory, and with what is to go wrong with its body. */
export async function sendAnswer(
  response: ServerResponse,
  { status, headers, body }: Answer,
  { method, fault }: { method: string; fault: Fault | undefined },
): Promise<void> {
  const plan = bodyPlan(body, fault);
  const hasBody = status !== 204;
  response.writeHead(status, { ...headers, ...(hasBody && bodyHeaders(plan)) });
  if (method === "HEAD" || !hasBody) response.end();
  else await sendBody(response, plan);
}

function bodyHeaders({ promised, encoding }: BodyPlan): Record<string, string | number> {
  return {
    ...(promised !== undefined && { "content-length": promised }),
    ...(encoding !== undefined && { "content-encoding": encoding }),
  };
}

async function sendBody(response: ServerResponse, plan: BodyPlan): Promise<void> {
  if (plan.ending !== "end") response.flushHeaders();
  for (const piece of plan.pieces) {
    for (const part of partsOf(piece, plan.bytesPerSecond)) {
      if (!response.write(part)) await drained(response);
      if (plan.bytesPerSecond < Number.POSITIVE_INFINITY) {
        await pause((part.length / plan.bytesPerSecond) * 1000, response);
      }
      if (response.destroyed) return;
    }
  }
  if (plan.ending === "end") response.end();
  if (plan.ending === "cut") await cut(response);
}

/** What comes in a fiftieth of a second. */
function* partsOf(piece: Uint8Array, bytesPerSecond: number): Iterable<Uint8Array> {
  const length = Math.max(1, Math.min(piece.length, Math.floor(bytesPerSecond / 50)));
  for (let at = 0; at < piece.length; at += length) yield piece.subarray(at, at + length);
}

/** Resolves when the other side has taken what was written, or is gone. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    if (response.destroyed) resolve();
    else response.on("drain", done).on("close", done);
  });
}

/** Cuts the connection once all that was written has left. */
async function cut(response: ServerResponse): Promise<void> {
  await drainedWrites(response);
  response.destroy();
}

function drainedWrites({ socket }: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (!socket || socket.destroyed) resolve();
    else socket.write("", () => resolve());
  });
}
