import { defineConfig } from "vitest/config";

// What StrykerJS runs on a mutant: the unit tests of the core, of all the others none. It starts a worker for every
// run, so that files may share one here too; in workers of their own a mutant takes twice as long. A test that a mutant
// makes hang is ended by testTimeout, which a test on a busy machine must not reach. Not those that measure how the time
// of long texts grows: what counts the mutants that they reach takes minutes with them.
export default defineConfig({
  test: {
    include: ["src/*.test.ts", "src/{auth,drift,http,resources,webhook}/*.test.ts"],
    exclude: ["src/http/growth.test.ts"],
    isolate: false,
    testTimeout: 10_000,
  },
});
