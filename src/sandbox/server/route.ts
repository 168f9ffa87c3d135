import { type OperationKey, operations } from "../../../generated/operations.js";
import { apps } from "../api/apps.js";
import type { Handler } from "../api/document.js";
import { domains } from "../api/domains.js";
import { keys } from "../api/keys.js";
import { marketplaceSearch } from "../api/marketplace-search.js";
import { packageFiles } from "../api/package-files.js";
import { packages } from "../api/packages.js";
import { webhooks } from "../api/webhooks.js";

/** What carries out each operation of the contract. One left out does not compile. */
const handlers: Record<OperationKey, Handler> = {
  ...apps,
  ...domains,
  ...keys,
  ...marketplaceSearch,
  ...packages,
  ...packageFiles,
  ...webhooks,
};

/** The operation that a request is for, and the id in its path. */
export interface Route {
  operation: OperationKey;
  handler: Handler;
  id: string;
}

const templates = Object.entries(operations).map(([key, { method, path }]) => ({
  operation: key as OperationKey,
  method,
  pattern: new RegExp(`^${path.replace("{id}", "([^/]+)")}$`),
}));

export function routeOf(method: string, path: string): Route | undefined {
  for (const { operation, pattern, ...template } of templates) {
    const match = template.method === method ? pattern.exec(path) : null;
    if (match) return { operation, handler: handlers[operation], id: decoded(match[1] ?? "") };
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
