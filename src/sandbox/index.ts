export type { Fault, FaultKind, FaultTarget } from "./server/fault.js";
export type { RateLimitOptions, Sandbox, SandboxOptions, SandboxRequest } from "./server/options.js";
export { startSandbox } from "./server/start-sandbox.js";
export { defaultScenario, type Scenario, type ScenarioApp, type ScenarioVersion } from "./state/scenario.js";
