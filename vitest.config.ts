import { defineConfig } from "vitest/config";

// Limits are for what hangs: a busy machine may be many times slower than an idle one.
const limits = { testTimeout: 20_000, hookTimeout: 60_000 };

// Tests patch nothing global, so files share a worker; Prism, ajv and TypeScript then load once.
export default defineConfig({
  test: {
    // Left to itself Vitest keeps one core free: of two, that is half.
    maxWorkers: "100%",
    // A worker keeps what all its files load: with the usual 16 MB for what is new, a quarter of its time is collecting.
    execArgv: ["--min-semi-space-size=64", "--max-semi-space-size=128"],
    reporters: ["default", "./scripts/test/tally-reporter.ts"],
    projects: [
      { test: { name: "unit", include: ["src/**/*.test.ts", "scripts/**/*.test.ts"], isolate: false, ...limits } },
      { test: { name: "examples", include: ["docs/examples/vitest.test.js"], ...limits } },
      {
        test: {
          ...{ name: "contract", include: ["contract-tests/**/*.test.ts"], isolate: false, ...limits },
          globalSetup: "contract-tests/server-is-there.ts",
        },
      },
    ],
  },
});
