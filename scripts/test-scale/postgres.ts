import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { access, chown, mkdir, readdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

/** Where Debian and Ubuntu put each version's programs; only some of them are in `PATH`. */
const debianFolder = "/usr/lib/postgresql";

const notFound = `Postgres was not found: neither in PATH nor in ${debianFolder}/<version>/bin.
Install its programs; no server has to run: apt-get install postgresql (Debian, Ubuntu), brew install postgresql@17 (macOS).
If they are elsewhere, add their folder to PATH, such as $(brew --prefix postgresql@17)/bin.`;

/** A server of its own, which ends with this process. */
export interface Postgres {
  url: string;
  stop(): Promise<void>;
}

/** Starts a server in a new folder. It listens on a socket in that folder, so that no port can be taken. */
export async function startPostgres(folder: string): Promise<Postgres> {
  const programs = await findPrograms();
  const user = await serverUser();
  await mkdir(folder, { mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const options = { ...user, cwd: folder, env: { ...process.env, LC_ALL: "C" } };
  const initdb = ["--pgdata", data, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"];
  await promisify(execFile)(join(programs, "initdb"), initdb, options);
  const server = spawn(join(programs, "postgres"), ["-D", data, "-k", folder, "-c", "listen_addresses="], {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(server, "exit");
  await isReady(server.stderr);
  const stop = async () => {
    // A fast shutdown: connections are cut.
    server.kill("SIGINT");
    await ended;
  };
  return { url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`, stop };
}

async function findPrograms(): Promise<string> {
  const versions = await readdir(debianFolder).catch(() => []);
  const newestFirst = versions.sort((one, other) => Number(other) - Number(one));
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...newestFirst.map((version) => join(debianFolder, version, "bin")),
  ];
  for (const folder of folders) {
    // `PATH` may have a link to one of the programs alone.
    const both = ["postgres", "initdb"].map((program) => access(join(folder, program)));
    if ((await Promise.allSettled(both)).every(({ status }) => status === "fulfilled")) return folder;
  }
  throw new Error(notFound);
}

/** Postgres refuses to run as root: then as the user that its Debian package makes, or as nobody. */
async function serverUser(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const idOf = async (flag: string, user: string) => Number((await promisify(execFile)("id", [flag, user])).stdout);
  const idsOf = async (user: string) => ({ uid: await idOf("-u", user), gid: await idOf("-g", user) });
  return idsOf("postgres").catch(() => idsOf("nobody"));
}

/** Reads the server's log, for as long as it runs: a pipe that nobody reads would stop it. */
async function isReady(log: NodeJS.ReadableStream): Promise<void> {
  let printed = "";
  return new Promise((resolve, reject) => {
    const lines = createInterface(log);
    lines.on("line", (line) => {
      printed += `${line}\n`;
      if (line.includes("ready to accept connections")) resolve();
    });
    lines.on("close", () => reject(new Error(`Postgres did not start:\n${printed}`)));
  });
}
