import type { OperationKey } from "../../generated/operations.js";
import type { Endpoint } from "./endpoint.js";
import { apps } from "./handlers/apps.js";
import { domains } from "./handlers/domains.js";
import { keys } from "./handlers/keys.js";
import { marketplaceSearch } from "./handlers/marketplace-search.js";
import { packageVersions } from "./handlers/package-versions.js";
import { packages } from "./handlers/packages.js";
import { webhooks } from "./handlers/webhooks.js";

/** Every operation of the contract. One left out does not compile. */
export const endpoints = {
  ...apps,
  ...domains,
  ...keys,
  ...marketplaceSearch,
  ...packages,
  ...packageVersions,
  ...webhooks,
} satisfies Record<OperationKey, Endpoint> as Record<OperationKey, Endpoint>;
