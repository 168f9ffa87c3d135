import { defineConfig } from "vitest/config";

// Limits are for what hangs: a busy machine may be many times slower than an idle one.
const limits = { testTimeout: 20_000, hookTimeout: 60_000 };

/** Left out on Windows: they use modes of files, links, signals, shells or paths as POSIX systems have them. */
const ofPosix = [
  "scripts/**",
  "src/cli/{adp,process}.test.ts",
  "src/cli/args/{input,package-options,secrets}.test.ts",
  "src/cli/commands/{completion,mock,sandbox}.test.ts",
  "src/node/download/download-{folder,places}.test.ts",
  "src/node/package/{folder,lock,tampered-packages,verify-package}.test.ts",
];
const exclude = ["**/node_modules/**", ...(process.platform === "win32" ? ofPosix : [])];

// Tests patch nothing global, so files share a worker; Prism, ajv and TypeScript then load once.
export default defineConfig({
  test: {
    // Left to itself Vitest keeps one core free: of two, that is half.
    maxWorkers: "100%",
    // A worker keeps what all its files load: with the usual 16 MB for what is new, a quarter of its time is collecting.
    execArgv: ["--min-semi-space-size=64", "--max-semi-space-size=128"],
    reporters: ["default", "./scripts/test/tally-reporter.ts"],
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude,
          isolate: false,
          ...limits,
        },
      },
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
