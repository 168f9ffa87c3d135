import type { OperationKey } from "../../../generated/operations.js";
import { apps } from "../api/apps.js";
import { domains } from "../api/domains.js";
import type { Endpoint } from "../api/endpoint.js";
import { keys } from "../api/keys.js";
import { marketplaceSearch } from "../api/marketplace-search.js";
import { packageVersions } from "../api/package-versions.js";
import { packages } from "../api/packages.js";
import { webhooks } from "../api/webhooks.js";

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
