export type { Fault, FaultKind, FaultTarget } from "./server/fault.js";
export type { Sandbox, SandboxOptions, SandboxRequest } from "./server/options.js";
export type { RateLimitOptions } from "./server/rate-limit.js";
export { startSandbox } from "./server/start-sandbox.js";
export { defaultScenario, type Scenario, type ScenarioApp, type ScenarioVersion } from "./state/scenario.js";
