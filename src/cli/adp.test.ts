import { execFile, type SpawnOptions, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, open, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startConnectProxy, startTlsFront } from "../test-support/proxy-servers.js";
import { withSandbox } from "../test-support/run-adp.js";

/** The command in one file, inside the project, where it finds what is installed. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(import.meta.dirname, "../../node_modules/.adp-"));
  const entryPoints = [join(import.meta.dirname, "adp.ts")];
  await build({
    entryPoints,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    packages: "external",
    platform: "node",
    outExtension: { ".js": ".mjs" },
  });
});
afterAll(() => rm(folder, { recursive: true }));

interface Started {
  env?: Record<string, string>;
  stdio?: SpawnOptions["stdio"];
  /** Called with all of stdout and stderr so far. */
  onOutput?: (written: { stdout: string; stderr: string }, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs `adp` as a process. */
function start(args: string[], { env, stdio = "pipe", onOutput }: Started = {}) {
  const child = spawn(process.execPath, [join(folder, "adp.mjs"), ...args], {
    env: { ...process.env, ...env },
    stdio,
  });
  const written = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.on("data", (chunk: Buffer) => {
      written[name] += chunk;
      onOutput?.(written, (signal) => child.kill(signal));
    });
  }
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, ...written }));
  });
  return { child, ended };
}

test("SIGINT stops a wait cleanly, says how to continue, and ends with 130", async () => {
  const versions = [{ versionString: "2.4.0", packageDelayMs: 600_000 }];
  await withSandbox({ scenario: { apps: [{ bundleId: "com.example.app", versions }] } }, async ({ env, folder }) => {
    const args = ["publish", "--bundle-id", "com.example.app", "--version", "2.4.0", "--directory", folder];
    const { ended } = start(args, {
      env,
      onOutput: ({ stderr }, kill) => stderr.includes("waiting for") && kill("SIGINT"),
    });
    const { code, stderr } = await ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(/adp: interrupted\nThe same command continues where it stopped\.\n$/);
  });
});

test("a terminal that is closed takes the sandbox's key with it, from whatever folder a shell is reported", async () => {
  await withSandbox({}, async ({ folder }) => {
    const temporary = join(folder, "it's temporary");
    await mkdir(temporary);
    const { ended } = start(["sandbox", "--export"], {
      env: { TMPDIR: temporary },
      onOutput: ({ stderr }, kill) => stderr.includes("Ctrl-C stops it") && kill("SIGHUP"),
    });
    const { code, stdout } = await ended;
    expect(code).toBe(0);
    const { stdout: path } = await promisify(execFile)("sh", ["-c", `${stdout}printf %s "$ASC_PRIVATE_KEY_PATH"`]);
    expect(path.startsWith(join(temporary, "adp-sandbox-"))).toBe(true);
    expect(await readdir(temporary)).toEqual([]);
  });
});

test("a second signal at once leaves one JSON document all the same", async () => {
  // A server that holds what it is asked, and a command that is deep in it.
  const faults = [{ kind: "latency" as const, ms: 600_000, times: Number.POSITIVE_INFINITY }];
  await withSandbox({ faults }, async ({ env }) => {
    const { ended } = start(["domains", "list", "--json", "--verbose"], {
      env,
      onOutput: ({ stderr }, kill) => {
        if (!stderr.includes("→ GET")) return;
        kill("SIGINT");
        kill("SIGTERM");
      },
    });
    const { code, stdout } = await ended;
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "ERR_ADP_INTERRUPTED", exitCode: 130 } });
  });
});

/** Has the process send itself these signals as soon as it heeds them, which is before the command is loaded. */
function signalledEarly(signals: string[]): Record<string, string> {
  const kill = signals.map((signal) => `process.kill(process.pid,"${signal}")`).join(";");
  const script = `process.on("newListener",(name)=>{if(name==="SIGHUP")setImmediate(()=>{${kill}})})`;
  return { NODE_OPTIONS: `--import data:text/javascript;base64,${btoa(script)}` };
}

test.each([
  ["SIGINT", ["SIGINT"]],
  ["two signals", ["SIGINT", "SIGTERM"]],
])("%s before the command is loaded: one JSON document, and 130", async (_, signals) => {
  await withSandbox({}, async ({ env, sandbox }) => {
    const all = { ...env, ...signalledEarly(signals) };
    const { code, stdout, stderr } = await start(["domains", "add", "example.com", "--json"], { env: all }).ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: expect.stringMatching(/^adp: interrupted\n/) });
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "ERR_ADP_INTERRUPTED", exitCode: 130 } });
    expect(sandbox.requests.filter(({ method }) => method === "POST")).toEqual([]);
    const plain = await start(["domains", "add", "example.com"], { env: all }).ended;
    expect(plain).toMatchObject({ code: 130, stdout: "", stderr });
  });
});

test("publishes through a proxy, API and files, with a certificate that NODE_EXTRA_CA_CERTS trusts", async () => {
  await withSandbox({}, async ({ sandbox, env, folder }) => {
    const front = await startTlsFront("asc.example", sandbox.url);
    const proxy = await startConnectProxy(front.port);
    const extra = join(folder, "extra.pem");
    await writeFile(extra, front.certificate);
    const directory = join(folder, "package");
    const names = ["--bundle-id", "com.example.app", "--version", "2.3.0", "--directory", directory];
    const throughProxy = {
      ADP_BASE_URL: "https://asc.example",
      HTTPS_PROXY: `http://user:hunter2-hunter2@127.0.0.1:${proxy.port}`,
      NO_PROXY: "other.example",
      NODE_EXTRA_CA_CERTS: extra,
    };
    const { code, stderr } = await start(["publish", ...names, "--verbose"], { env: { ...env, ...throughProxy } })
      .ended;
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).not.toContain("hunter2");
    expect(new Set(proxy.tunnels.map(({ target }) => target))).toEqual(new Set(["asc.example:443"]));
    expect(proxy.tunnels[0]?.headers["proxy-authorization"]).toBe(`Basic ${btoa("user:hunter2-hunter2")}`);
    expect(front.paths).toContain("/v1/apps");
    expect(front.paths.filter((path) => !path.startsWith("/v1/")).length).toBeGreaterThan(2);
  });
});

test.each(["--help", "--version"])("a reader that stops reading is no error: %s", async (flag) => {
  const { child, ended } = start([flag]);
  child.stdout?.destroy();
  expect(await ended).toMatchObject({ code: 0, stderr: "" });
});

test.skipIf(!existsSync("/dev/full")).each(["--help", "--version"])(
  "a result that a full disk does not take is reported: %s",
  async (flag) => {
    const full = await open("/dev/full", "w");
    try {
      const { code, stderr } = await start([flag], { stdio: ["ignore", full.fd, "pipe"] }).ended;
      expect({ code, stderr }).toEqual({ code: 1, stderr: "adp: stdout: ENOSPC\n" });
    } finally {
      await full.close();
    }
  },
);
