import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** Processes of the example, side by side. */
export interface Workers {
  /** Kills the one that started a job last, as a machine that goes down does. Returns false when it is dead already. */
  killLatest(): boolean;
  readonly killed: number;
  /** Rejects when one ends that was not killed. */
  readonly failure: Promise<never>;
  /** All that they printed. */
  printed(): string;
  stop(): Promise<void>;
}

export function startWorkers(count: number, program: string, folder: string, env: NodeJS.ProcessEnv): Workers {
  let latest: ChildProcess | undefined;
  let printed = "";
  const killed = new Set<ChildProcess>();
  const processes = Array.from({ length: count }, () => {
    const worker = spawn(process.execPath, [program, folder], { env, stdio: ["ignore", "pipe", "pipe"] });
    createInterface(worker.stdout).on("line", (line) => {
      if (line.endsWith(": started")) latest = worker;
    });
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        printed += chunk;
      });
    }
    return { worker, ended: once(worker, "exit") };
  });
  const kill = (worker: ChildProcess) => {
    killed.add(worker);
    worker.kill("SIGKILL");
  };
  const failure = Promise.all(
    processes.map(async ({ worker, ended }) => {
      await ended;
      if (!killed.has(worker)) throw new Error(`a worker ended by itself:\n${printed}`);
    }),
  ).then(() => {
    throw new Error("every worker was killed");
  });
  failure.catch(() => {});
  return {
    killLatest: () => {
      if (!latest || killed.has(latest)) return false;
      kill(latest);
      return true;
    },
    get killed() {
      return killed.size;
    },
    failure,
    printed: () => printed,
    stop: async () => {
      for (const { worker } of processes) kill(worker);
      await Promise.all(processes.map(({ ended }) => ended));
    },
  };
}
