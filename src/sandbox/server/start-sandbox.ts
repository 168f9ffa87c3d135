import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ArgumentError } from "../../index.js";
import { createAltStore, isAltStorePath, type ServeAltStore } from "../api/altstore.js";
import type { Services } from "../api/context.js";
import { createDownloadUrls } from "../state/asset.js";
import { createSeed } from "../state/seed.js";
import { createStore } from "../state/store.js";
import { createWebhookDeliveries } from "../state/webhook-deliveries.js";
import { acceptedKeyOf } from "./authorization.js";
import { checkedOptions } from "./checked-options.js";
import type { Fault } from "./fault.js";
import { bodyPlan, createFaultPlan, type FaultPlan, faultResponse } from "./fault-response.js";
import type { Sandbox, SandboxOptions, SandboxRequest } from "./options.js";
import { jsonResponse, pause, type SandboxResponse, sendResponse } from "./response.js";
import { routeOf } from "./route.js";
import { createServeApi, type ServeApi } from "./serve-api.js";
import { serveDownload } from "./serve-download.js";

/**
 * Starts a stand-in for App Store Connect on 127.0.0.1: every operation of the contract, with state; packages that appear
 * after a while; files to download; webhooks that are delivered to this machine. It sends nothing anywhere else.
 *
 * It refuses what the contract does not allow. What Apple documents it does as documented; where Apple does not, it
 * chooses and says so: codes of conflicts (`detail` calls them synthetic), delays, defaults of `limit`, the effect of null
 * in a PATCH. Packages look like Apple's and are signed like them, by a root of the sandbox's own: see `signatureRoot`.
 * `X-Rate-Limit` counts down and is enforced with the option `rateLimit` only.
 *
 * @throws `ArgumentError` for an unknown option, or a value that cannot be used
 * @example
 * const sandbox = await startSandbox();
 * const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url });
 * const app = await client.apps.find({ bundleId: "com.example.app" });
 * await sandbox.close();
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = checkedOptions(options);
  const { now, missingPackage } = settings;
  const seed = createSeed(settings.seed);
  // Loaded here: it imports the libraries for certificates, which nothing else needs.
  const { createPackageSigner } = await import("../state/package-signer.js");
  const signer = createPackageSigner(seed, now);
  const store = createStore({ seed, signer }, settings.scenario, now());
  const key = acceptedKeyOf(seed);
  const server = createServer();
  const origin = await listen(server, settings.port);
  const urls = createDownloadUrls(seed, origin, settings);
  const deliveries = createWebhookDeliveries(store, now);
  const services: Services = { store, urls, deliveries, now, origin, missingPackage };
  const log = createRequestLog();
  const serveApi = createServeApi(services, key, settings.rateLimit);
  const serveAltStore = createAltStore(services);
  const parts: ServeParts = { log, faultFor: createFaultPlan(settings.faults), serveApi, serveAltStore, services };
  server.on("request", (incoming, response) => {
    deliveries.deliverDue();
    serve(parts, incoming, response).catch((error: Error) => fail(response, error));
  });
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await Promise.all([closed, deliveries.close()]);
  };
  return {
    url: origin,
    credentials: key.credentials,
    signatureRoot: signer.root,
    requests: log.requests,
    packagesCreated: store.packagesCreated,
    deliveriesSettled: deliveries.settled,
    close,
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = ({ code }: NodeJS.ErrnoException) =>
      reject(new ArgumentError(`port: ${port} cannot be listened on (${code})`));
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", fail);
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

/** What serves requests, and what goes wrong with them. */
interface ServeParts {
  log: RequestLog;
  faultFor: FaultPlan;
  serveApi: ServeApi;
  serveAltStore: ServeAltStore;
  services: Services;
}

/** Responds to a request, with what is to go wrong with it. */
async function serve(parts: ServeParts, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { log, faultFor } = parts;
  const request = log.begin(incoming);
  const fault = faultFor(request);
  if (fault) request.fault = fault.kind;
  if (fault?.kind === "latency") await pause(fault.ms, response);
  if (fault?.kind === "drop") return void incoming.socket.destroy();
  const reply = await replyTo(parts, incoming, request, fault);
  if (fault?.kind === "dropAfter") return void incoming.socket.destroy();
  request.status = reply.status;
  await sendResponse(response, reply, bodyPlan(reply.body, fault), request.method);
}

async function replyTo(
  { serveApi, serveAltStore, services }: ServeParts,
  incoming: IncomingMessage,
  request: SandboxRequest,
  fault: Fault | undefined,
): Promise<SandboxResponse> {
  if (request.operation === "asset") return serveDownload(services, incoming, fault);
  if (request.operation !== "altstore") return serveApi(incoming, request, fault);
  const faulty = faultResponse(fault);
  if (faulty) return faulty;
  const { status, document } = await serveAltStore(incoming, fault?.kind === "processingFailed");
  return jsonResponse(status, document, {});
}

/** For a mistake of the sandbox's own, or one in a function of faults. */
function fail(response: ServerResponse, { message }: Error): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { "content-type": "text/plain" }).end(`The sandbox failed: ${message}\n`);
}

/** Records every request, without its secrets. */
interface RequestLog {
  requests: SandboxRequest[];
  begin(incoming: IncomingMessage): SandboxRequest;
}

function createRequestLog(): RequestLog {
  const requests: SandboxRequest[] = [];
  const counts = new Map<SandboxRequest["operation"], number>();
  return {
    requests,
    begin({ method = "GET", url = "/", headers }) {
      const [path = "/"] = url.split("?");
      const operation = operationOf(method, path);
      const count = (counts.get(operation) ?? 0) + 1;
      counts.set(operation, count);
      const [hasToken, hasRange] = [headers.authorization !== undefined, headers.range !== undefined];
      const request: SandboxRequest = { method, path: withoutSecrets(url), operation, count, hasToken, hasRange };
      requests.push(request);
      return request;
    },
  };
}

function operationOf(method: string, path: string): SandboxRequest["operation"] {
  if (path.startsWith("/assets/")) return "asset";
  return isAltStorePath(path) ? "altstore" : routeOf(method, path)?.operation;
}

function withoutSecrets(url: string): string {
  return url.replace(/(accessKey=)[^&]*/gi, "$1[secret]");
}
