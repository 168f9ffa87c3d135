/**
 * A stand-in for App Store Connect, for tests: {@link startSandbox}.
 *
 * @module alternative-distribution/sandbox
 */

export type { Fault, FaultKind, FaultTarget } from "./server/fault.js";
export type { RateLimitOptions, Sandbox, SandboxOptions, SandboxRequest } from "./server/options.js";
export { startSandbox } from "./server/start-sandbox.js";
export { defaultScenario, type Scenario, type ScenarioApp, type ScenarioVersion } from "./state/scenario.js";
