import { defineConfig } from "vitest/config";

// Limits are for hangs, on a busy machine too: no test waits for real time.
const limits = { testTimeout: 20_000, hookTimeout: 60_000 };

// Tests patch nothing global, so files share a worker; Prism, ajv and TypeScript then load once.
export default defineConfig({
  test: {
    // Left to itself Vitest keeps one core free: of two, that is half.
    maxWorkers: "100%",
    projects: [
      { test: { name: "unit", include: ["src/**/*.test.ts", "scripts/**/*.test.ts"], isolate: false, ...limits } },
      { test: { name: "contract", include: ["contract-tests/**/*.test.ts"], isolate: false, ...limits } },
    ],
  },
});
