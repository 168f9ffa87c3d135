import { defineConfig } from "vitest/config";

// Tests patch nothing global, so files share a worker; Prism, ajv and TypeScript then load once.
export default defineConfig({
  test: {
    // Left to itself Vitest keeps one core free: of two, that is half.
    maxWorkers: "100%",
    projects: [
      { test: { name: "unit", include: ["src/**/*.test.ts", "scripts/**/*.test.ts"], isolate: false } },
      { test: { name: "contract", include: ["contract-tests/**/*.test.ts"], isolate: false } },
    ],
  },
});
