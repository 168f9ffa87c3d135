import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fault } from "./fault.js";
import type { FaultPlan } from "./fault-plan.js";
import { pause } from "./pause.js";
import type { RequestLog } from "./request-log.js";
import type { Answer } from "./response.js";
import { sendAnswer } from "./send-response.js";
import type { AnswerApi } from "./serve-api.js";

/** What answers requests, and what goes wrong with them. */
export interface ServeParts {
  log: RequestLog;
  faultFor: FaultPlan;
  answerApi: AnswerApi;
  answerAsset(incoming: IncomingMessage, fault: Fault | undefined): Promise<Answer>;
}

/** Answers every request, each with what is to go wrong with it. */
export function createServe(parts: ServeParts): (incoming: IncomingMessage, response: ServerResponse) => void {
  return (incoming, response) => {
    serve(parts, incoming, response).catch((error: Error) => fail(response, error));
  };
}

async function serve(
  { log, faultFor, answerApi, answerAsset }: ServeParts,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = log.begin(incoming);
  const fault = faultFor(request);
  if (fault) request.fault = fault.kind;
  if (fault?.kind === "latency") await pause(fault.ms, response);
  if (fault?.kind === "drop") return void incoming.socket.destroy();
  const isDownload = request.operation === "asset";
  const answer = isDownload ? await answerAsset(incoming, fault) : await answerApi(incoming, request, fault);
  if (fault?.kind === "dropAfter") return void incoming.socket.destroy();
  request.status = answer.status;
  await sendAnswer(response, answer, { method: request.method, fault });
}

/** For a mistake of the sandbox's own, or one in a function of faults. */
function fail(response: ServerResponse, { message }: Error): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { "content-type": "text/plain" }).end(`The sandbox failed: ${message}\n`);
}
