import { mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runScript } from "./testing/run-script.js";

const root = join(import.meta.dirname, "..");
let folder: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "script-")));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  const module = JSON.stringify(join(root, "scripts/run-when-called.ts"));
  await writeFile(
    join(folder, "greet.mts"),
    `import { runWhenCalled } from ${module};
export let hasRun = false;
await runWhenCalled(import.meta, async ([who]) => {
  hasRun = true;
  if (who === "nobody") throw new Error("whom to greet?");
  console.log("hello " + who);
});`,
  );
  await symlink(join(folder, "greet.mts"), join(folder, "link.mts"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a script", () => {
  test("that is called through a link runs, with its arguments", async () => {
    expect(await runScript(folder, ["link.mts", "you"])).toEqual({ code: 0, stdout: "hello you\n", stderr: "" });
  });

  test("that is imported does not run", async () => {
    expect(await import(join(folder, "greet.mts"))).toMatchObject({ hasRun: false });
  });

  test("that throws ends with its message, without a stack, and exit code 1", async () => {
    expect(await runScript(folder, ["greet.mts", "nobody"])).toEqual({
      code: 1,
      stdout: "",
      stderr: "whom to greet?\n",
    });
  });
});
