import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ArgumentError } from "../../index.js";
import type { Services } from "../api/context.js";
import { createDownloadUrls } from "../state/download-urls.js";
import { createSeed } from "../state/seed.js";
import { createStore } from "../state/store.js";
import { createCourier } from "../state/webhook-deliveries.js";
import { checkedOptions } from "./checked-options.js";
import { createFaultPlan } from "./fault-plan.js";
import type { Sandbox, SandboxOptions } from "./options.js";
import { createRequestLog } from "./request-log.js";
import { createServe } from "./serve.js";
import { createAnswerApi } from "./serve-api.js";
import { answerAsset } from "./serve-download.js";
import { teamKeyOf } from "./team-key.js";

/**
 * Starts a stand-in for App Store Connect on 127.0.0.1: the operations of the contract with a memory, packages that
 * appear after a while, files to download, webhooks that are delivered to this machine. It sends nothing elsewhere.
 *
 * What Apple documents it does as documented; where Apple is silent it picks something and says so: codes of conflicts
 * (`detail` calls them synthetic), delays, defaults of `limit`, what becomes of null in a PATCH. Packages look like
 * Apple's and are signed like them, by a root of the sandbox's own: see `signatureRoot`. `X-Rate-Limit` counts down and
 * is not enforced.
 *
 * @throws {@link ArgumentError} for an option that cannot be, or that there is not
 * @example
 * const sandbox = await startSandbox();
 * const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url });
 * const app = await client.apps.find({ bundleId: "com.example.app" });
 * await sandbox.close();
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = checkedOptions(options);
  const seed = createSeed(settings.seed);
  // Loaded here: it brings along what reads and writes certificates, which nothing else needs.
  const { createPackageSigner } = await import("../state/package-signer.js");
  const signer = createPackageSigner(seed, settings.now);
  const store = createStore({ seed, signer }, settings);
  const { credentials, publicKey } = teamKeyOf(store.seed);
  const server = createServer();
  const origin = await listen(server, settings.port);
  const { now, missingPackage, urlLifetimeMs } = settings;
  const urls = createDownloadUrls(store.seed, origin, { now, urlLifetimeMs });
  const courier = createCourier(store, now);
  const services: Services = { store, urls, courier, now, origin, missingPackage };
  const log = createRequestLog();
  const answerApi = createAnswerApi(services, { ...credentials, publicKey }, settings.rateLimit);
  const faultFor = createFaultPlan(settings.faults);
  const serve = createServe({
    log,
    faultFor,
    answerApi,
    answerAsset: (...request) => answerAsset(services, ...request),
  });
  server.on("request", (incoming, response) => {
    courier.tell();
    serve(incoming, response);
  });
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await Promise.all([closed, courier.close()]);
  };
  return {
    url: origin,
    credentials,
    signatureRoot: signer.root,
    requests: log.requests,
    packagesCreated: store.packagesCreated,
    deliveriesSettled: courier.settled,
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
