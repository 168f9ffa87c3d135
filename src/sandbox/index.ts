export type { Fault, FaultKind, FaultTarget } from "./fault.js";
export type { Sandbox, SandboxOptions, SandboxRequest } from "./options.js";
export type { RateLimitOptions } from "./rate-limit.js";
export { defaultScenario, type Scenario, type ScenarioApp, type ScenarioVersion } from "./scenario.js";
export { startSandbox } from "./start-sandbox.js";
