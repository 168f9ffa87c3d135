import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { main } from "../../src/cli/main.js";
import type { Sandbox } from "../../src/sandbox/index.js";

/** What became of one publish run. */
export interface RunReport {
  /** What each attempt ended with: an exit code, or `killed`. */
  ends: (number | "killed")[];
  /** Steps and what went wrong with them, such as `asset corrupt`. */
  faults: string[];
  /** How many POSTs would have made a package that was there, as far as the client could know. */
  createdTwice: number;
  corrupt: string[];
  /** Secrets found in what was printed. */
  leaks: number;
  /** Everything else that must not be. */
  problems: string[];
}

const maxAttemptMs = 120_000;
/** 3 credentials, 4 refused, 5 not ready, 6 integrity, 7 connection, 130 interrupted. */
const documentedEnds = new Set<number | "killed">([0, 3, 4, 5, 6, 7, 130, "killed"]);

/** Publishes once with the command in this process, interrupted at times; resolves to its exit code. */
export async function attempt(
  sandbox: Sandbox,
  args: readonly string[],
  random: () => number,
  hasFaults: boolean,
  report: RunReport,
): Promise<number> {
  const controller = new AbortController();
  const interruptAt = hasFaults && random() < 0.2 ? 1 + Math.floor(random() * 15) : undefined;
  const { fetch, secrets } = watchFetch((count) => {
    if (count === interruptAt) controller.abort(new Error("Ctrl-C"));
  });
  let printed = "";
  const sink = { write: (text: string) => (printed += text), isTTY: random() < 0.3, columns: 100 };
  const { issuerId, keyId, privateKey } = sandbox.credentials;
  const env = { ASC_KEY_ID: keyId, ASC_ISSUER_ID: issuerId, ASC_PRIVATE_KEY: privateKey, ADP_BASE_URL: sandbox.url };
  const flags = [...(random() < 0.5 ? ["--verbose"] : []), ...(random() < 0.3 ? ["--json"] : [])];
  const io = { stdout: sink, stderr: sink, env, signal: controller.signal, fetch };
  const end = await inTime(main([...args, ...flags], io));
  const lines = privateKey.split("\n").filter((line) => line && !line.startsWith("-----"));
  report.leaks += [...secrets, ...lines].filter((secret) => printed.includes(secret)).length;
  if (!documentedEnds.has(end)) report.problems.push(`exit code ${end}: ${printed.slice(-400)}`);
  return end;
}

/** An attempt that hangs is no documented end. */
async function inTime(running: Promise<number>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const hanging = new Promise<number>((resolve) => {
    timer = setTimeout(() => resolve(-1), maxAttemptMs);
  });
  return Promise.race([running, hanging]).finally(() => clearTimeout(timer));
}

const command = join(import.meta.dirname, "../../dist/cli/adp.js");

/** Runs the built command in a process of its own, and kills it at some moment without a warning. */
export async function killedProcess(
  sandbox: Sandbox,
  args: string[],
  random: () => number,
): Promise<number | "killed"> {
  const { issuerId = "", keyId, privateKey } = sandbox.credentials;
  const env = { ASC_KEY_ID: keyId, ASC_ISSUER_ID: issuerId, ASC_PRIVATE_KEY: privateKey, ADP_BASE_URL: sandbox.url };
  const child = spawn(process.execPath, [command, ...args], { env, stdio: "ignore" });
  const timer = setTimeout(() => child.kill("SIGKILL"), 100 + random() * 900);
  const [code] = (await once(child, "close")) as [number | null];
  clearTimeout(timer);
  return code ?? "killed";
}

/** A `fetch` that remembers every secret that passes, and calls when so many requests have been sent. */
interface WatchedFetch {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Tokens and access keys so far. */
  secrets: ReadonlySet<string>;
}

function watchFetch(onRequest: (count: number) => void): WatchedFetch {
  const secrets = new Set<string>();
  let count = 0;
  return {
    secrets,
    async fetch(url, init) {
      const accessKey = new URL(url).searchParams.get("accessKey");
      const { authorization } = init.headers as Record<string, string | undefined>;
      for (const secret of [accessKey, authorization?.replace(/^Bearer /, "")]) if (secret) secrets.add(secret);
      onRequest(++count);
      return globalThis.fetch(url, init);
    },
  };
}
