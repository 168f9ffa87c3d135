import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runAdp } from "../../test-support/run-adp.js";
import { programCall } from "./mock.js";

/** A folder of a project below which `adp` runs, with a `prism` of its own in node_modules. */
async function withPrism(script: string, use: (cwd: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "adp-test-"));
  const bin = join(folder, "node_modules", ".bin");
  await mkdir(bin, { recursive: true });
  await mkdir(join(folder, "deep", "below"), { recursive: true });
  await writeFile(join(bin, "prism"), `#!/bin/sh\n${script}\n`);
  await chmod(join(bin, "prism"), 0o755);
  await use(join(folder, "deep", "below")).finally(() => rm(folder, { recursive: true }));
}

test("runs the Prism of the project above on the contract; its log is no result", async () => {
  await withPrism('echo "log: $@"; exit 3', async (cwd) => {
    const { exitCode, stdout, stderr } = await runAdp(["mock", "--port", "4099"], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toBe("Prism on http://127.0.0.1:4099\n");
    expect(stderr).toMatch(/^log: mock --port 4099 \/\S+\/openapi\/app-store-connect\.yaml\n/);
    expect(stderr).toContain("prism ended with 3");
    const { document } = await runAdp(["mock", "--port", "4099", "--json"], { cwd });
    expect(document()).toMatchObject({ url: "http://127.0.0.1:4099" });
  });
});

test("the Prism that it starts gets the environment without credentials", async () => {
  const secrets = {
    ASC_PRIVATE_KEY: "key-one",
    ASC_KEY_ID: "key-two",
    APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: "key-three",
    ADP_WEBHOOK_SECRET: "key-four",
    MY_COPY: "-----BEGIN PRIVATE KEY-----",
  };
  await withPrism("env; exit 3", async (cwd) => {
    const { stderr } = await runAdp(["mock"], { cwd, env: { ...secrets, PATH: process.env.PATH, KEPT: "it is" } });
    expect(stderr).toContain("KEPT=it is\n");
    for (const name of Object.keys(secrets)) expect(stderr).not.toContain(`${name}=`);
  });
});

test("Ctrl-C ends Prism, and that is no failure", async () => {
  await withPrism("echo up; exec sleep 60", async (cwd) => {
    const interrupt = new AbortController();
    const onStderr = (log: string) => log.includes("up") && interrupt.abort();
    expect(await runAdp(["mock"], { cwd, signal: interrupt.signal, onStderr })).toMatchObject({ exitCode: 0 });
    expect(await runAdp(["mock"], { cwd, signal: interrupt.signal })).toMatchObject({ exitCode: 0, stderr: "" });
  });
});

test("without Prism it says the one command that runs it", async () => {
  const { exitCode, stderr } = await runAdp(["mock", "--port", "4099"], { cwd: "/", env: { PATH: "" } });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/\nnpx --yes --package @stoplight\/prism-cli@[\d.]+ -- prism mock --port 4099 \/\S+\.yaml\n/);
});

test("the version of Prism that it names is the one that the contract is tested with", async () => {
  const { default: manifest } = await import("../../../package.json", { with: { type: "json" } });
  const { stderr } = await runAdp(["mock"], { cwd: "/", env: {} });
  expect(stderr).toContain(`@stoplight/prism-cli@${manifest.devDependencies["@stoplight/prism-cli"]} `);
});

test.each([
  ["linux", "/usr/bin/prism"],
  ["linux", "/usr/bin/prism.cmd"],
  ["win32", "C:\\bin\\prism.exe"],
])("on %s, %s is run as it is", (platform, program) => {
  expect(programCall(program, ["mock", "a b"], platform)).toEqual({
    file: program,
    args: ["mock", "a b"],
    options: {},
  });
});

test.each([
  ["C:\\bin\\prism.cmd", ["mock"], '"C:\\bin\\prism.cmd ^^^"mock^^^""'],
  ["C:\\a b\\prism.CMD", ["x y"], '"C:\\a^ b\\prism.CMD ^^^"x^^^ y^^^""'],
  ["p.bat", ["50%", "a&b"], '"p.bat ^^^"50^^^%^^^" ^^^"a^^^&b^^^""'],
  ["p.cmd", ['say "hi"', "c:\\"], '"p.cmd ^^^"say^^^ \\^^^"hi\\^^^"^^^" ^^^"c:\\\\^^^""'],
])("on Windows, %s with %j goes through cmd.exe", (program, args, line) => {
  expect(programCall(program, args, "win32", "C:\\Windows\\cmd.exe")).toEqual({
    file: "C:\\Windows\\cmd.exe",
    args: ["/d", "/s", "/c", line],
    options: { windowsVerbatimArguments: true },
  });
});
