import { spawn } from "node:child_process";

export interface RunOptions {
  directory: string;
  /** Added to this process's environment. */
  environment?: Record<string, string>;
  /** Whether the command is a line for the shell. */
  isShell?: boolean;
  /** Ends the command, with all that it has started, and rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Runs a command to its end and resolves to its standard output; rejects with everything it printed when it fails. */
export function run(command: string, args: string[], options: RunOptions): Promise<string> {
  const { directory, environment, signal, isShell = false } = options;
  if (signal?.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: directory,
      shell: isShell,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, since npm does not pass a signal on to what it runs.
      detached: signal !== undefined,
    });
    const stop = () => {
      if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, "SIGKILL");
    };
    signal?.addEventListener("abort", stop);
    let output = "";
    let everything = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk;
      everything += chunk;
    });
    child.stderr.on("data", (chunk: Buffer) => {
      everything += chunk;
    });
    child.on("error", reject);
    child.on("close", (code, killedBy) => {
      signal?.removeEventListener("abort", stop);
      if (code === 0) resolve(output);
      else if (signal?.aborted) reject(signal.reason);
      else
        reject(new Error(`${everything.trimEnd()}\n${[command, ...args].join(" ")}: ended with ${code ?? killedBy}`));
    });
  });
}
