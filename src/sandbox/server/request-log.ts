import type { IncomingMessage } from "node:http";
import type { SandboxRequest } from "./options.js";
import { routeOf } from "./route.js";

/** Records every request, without its secrets. */
export interface RequestLog {
  requests: SandboxRequest[];
  begin(incoming: IncomingMessage): SandboxRequest;
}

export function createRequestLog(): RequestLog {
  const requests: SandboxRequest[] = [];
  const counts = new Map<SandboxRequest["operation"], number>();
  return {
    requests,
    begin({ method = "GET", url = "/", headers }) {
      const [path = "/"] = url.split("?");
      const operation: SandboxRequest["operation"] = path.startsWith("/assets/")
        ? "asset"
        : routeOf(method, path)?.operation;
      const count = (counts.get(operation) ?? 0) + 1;
      counts.set(operation, count);
      const [hasToken, hasRange] = [headers.authorization !== undefined, headers.range !== undefined];
      const request: SandboxRequest = { method, path: withoutSecrets(url), operation, count, hasToken, hasRange };
      requests.push(request);
      return request;
    },
  };
}

function withoutSecrets(url: string): string {
  return url.replace(/(accessKey=)[^&]*/gi, "$1[secret]");
}
