import { zipFaults } from "../state/records.js";
import { checkFault } from "./checked-options.js";
import type { Fault } from "./fault.js";
import type { SandboxOptions, SandboxRequest } from "./options.js";

/** Decides what goes wrong with a request. */
export type FaultPlan = (request: SandboxRequest) => Fault | undefined;

export function createFaultPlan(faults: NonNullable<SandboxOptions["faults"]>): FaultPlan {
  if (typeof faults === "function") {
    return (request) => {
      const fault = faults(request);
      if (fault) checkFault("faults: what the function returned", fault);
      return fault && applies(fault, request) ? fault : undefined;
    };
  }
  const used = new Map<Fault, number>();
  return (request) => {
    const fault = faults.find((one) => (used.get(one) ?? 0) < (one.times ?? 1) && applies(one, request));
    if (!fault) return undefined;
    checkFault(`faults[${faults.indexOf(fault)}]`, fault);
    used.set(fault, (used.get(fault) ?? 0) + 1);
    return fault;
  };
}

const onlyForVersions = new Set<Fault["kind"]>(zipFaults);
const onlyForApi = new Set<Fault["kind"]>([
  ...(["unauthorized", "rateLimit", "refusal", "notYet", "ignoreFilters"] as const),
  ...zipFaults,
]);
const onlyForRanges = new Set<Fault["kind"]>(["ignoreRange", "wrongRange", "capitalRange"]);
const onlyForDownloads = new Set<Fault["kind"]>([
  ...(["expired", "corrupt", "encoded", "withoutLength"] as const),
  ...onlyForRanges,
]);
const readsOfVersions = new Set<SandboxRequest["operation"]>([
  "GET /v1/alternativeDistributionPackageVersions/{id}",
  "GET /v1/alternativeDistributionPackages/{id}/versions",
]);

function applies({ kind, operation }: Fault, request: SandboxRequest): boolean {
  if (operation !== undefined && operation !== request.operation) return false;
  const isDownload = request.operation === "asset";
  if (isDownload ? onlyForApi.has(kind) : onlyForDownloads.has(kind)) return false;
  if (onlyForVersions.has(kind)) return readsOfVersions.has(request.operation);
  if (kind === "notYet") return request.method === "GET";
  if (kind === "ignoreFilters") return /[?&](filter|exists)(\[|%5B)/i.test(request.path);
  return onlyForRanges.has(kind) ? request.hasRange && request.method === "GET" : true;
}
