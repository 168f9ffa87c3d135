import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { run } from "../run-command.js";
import type { Setup } from "./servers.js";

/** What came of each case, by its name. */
export type Results = Record<string, { ok: boolean; detail: string }>;

/**
 * Runs the cases on a runtime, in a folder where the package and the runtimes are installed. `out` is an empty folder
 * with no package near it.
 */
type RunOn = (folder: string, setup: Setup, out: string) => Promise<Results>;

/** A runtime, or a bundler, with the packages of npm that bring it. */
export interface Target {
  name: string;
  packages: string[];
  run: RunOn;
}

const adp = "node_modules/alternative-distribution/dist/cli/adp.js";

/** The permissions that docs/runtimes.md names for all that the package does. */
const denoPermissions = [
  "--no-prompt",
  "--allow-net",
  "--allow-env",
  "--allow-read",
  "--allow-write",
  "--allow-sys=hostname",
  "--allow-run",
];

/** By `<platform>-<architecture>`: the others have no such packages on npm for every runtime, and CI runs this one. */
const platform = "linux-x64";
export const isSupported = `${process.platform}-${process.arch}` === platform;

const nodeVersions = { 20: "20.20.2", 22: "22.23.3", 24: "24.21.0", 26: "26.12.1" };

export const runtimes: Target[] = [
  ...Object.entries(nodeVersions).map(([major, version]) => ({
    name: `Node ${major}`,
    packages: [`node-${major}@npm:node-${platform}@${version}`],
    run: inProcess(`node-${major}/bin/node`, []),
  })),
  { name: "Bun", packages: [`@oven/bun-${platform}@1.4.5`], run: inProcess(`@oven/bun-${platform}/bin/bun`, ["run"]) },
  {
    name: "Deno",
    packages: [`@deno/${platform}-glibc@2.9.6`],
    run: inProcess(`@deno/${platform}-glibc/deno`, ["run", ...denoPermissions]),
  },
  {
    // What the core needs there, and no more.
    name: "Deno with --allow-net",
    packages: [`@deno/${platform}-glibc@2.9.6`],
    run: async (folder, setup) => {
      const args = ["run", "--no-prompt", "--allow-net=127.0.0.1", "bundled.js", JSON.stringify(setup)];
      return resultsIn(
        await run(join(folder, "node_modules", `@deno/${platform}-glibc/deno`), args, { directory: folder }),
      );
    },
  },
  { name: "workerd", packages: ["@cloudflare/workerd-linux-64@1.20261117.1"], run: inWorkerd },
];

function inProcess(file: string, args: string[]): RunOn {
  return async (folder, setup) => {
    const program = join(folder, "node_modules", file);
    const command = [program, ...args, join(folder, adp)];
    return resultsIn(
      await run(program, [...args, "all-cases.js", JSON.stringify({ ...setup, command })], { directory: folder }),
    );
  };
}

/** The last line; a runtime may print more. */
export function resultsIn(output: string): Results {
  return JSON.parse(output.trim().split("\n").at(-1) ?? "") as Results;
}

async function inWorkerd(folder: string, setup: Setup): Promise<Results> {
  const entryPoints = [join(folder, "worker.js")];
  await build({
    entryPoints,
    bundle: true,
    format: "esm",
    outfile: join(folder, "worker.mjs"),
    logLevel: "error",
    conditions: ["workerd"],
  });
  const port = await freePort();
  await writeFile(join(folder, "worker.capnp"), workerdConfig(port));
  const program = join(folder, "node_modules/@cloudflare/workerd-linux-64/bin/workerd");
  const server = spawn(program, ["serve", "worker.capnp"], { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
  try {
    const response = await whenUp(
      () => fetch(`http://127.0.0.1:${port}`, { method: "POST", body: JSON.stringify(setup) }),
      server.pid,
    );
    return (await response.json()) as Results;
  } finally {
    server.kill();
    if (server.exitCode === null) await once(server, "exit");
  }
}

function workerdConfig(port: number): string {
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [(name = "worker.mjs", esModule = embed "worker.mjs")],
  compatibilityDate = "2026-01-01",
);
`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

const longestStartMs = 20_000;

/** Sends a request as soon as a process that was just started takes it. */
async function whenUp(send: () => Promise<Response>, pid: number | undefined): Promise<Response> {
  const startedAt = performance.now();
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (pid === undefined || performance.now() - startedAt > longestStartMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
