import type { Body } from "../server/body.js";
import type { Fault } from "../server/fault.js";
import type { Query } from "../server/query.js";
import type { DownloadUrls } from "../state/download-urls.js";
import type { Store } from "../state/store.js";
import type { Courier } from "../state/webhook-deliveries.js";

/** What a running sandbox has that its operations need. */
export interface Services {
  store: Store;
  urls: DownloadUrls;
  courier: Courier;
  now: () => number;
  /** `http://127.0.0.1:<port>` */
  origin: string;
  missingPackage: "null" | "404";
}

/** One request, checked. */
export interface Context extends Services {
  /** The id in the path; empty when the path has none. */
  id: string;
  /** The address of the request, for links. */
  self: URL;
  query: Query;
  body: Body;
  /** What goes wrong on purpose. */
  fault: Fault | undefined;
}
