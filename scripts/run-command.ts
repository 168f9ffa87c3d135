import { spawn } from "node:child_process";

export interface RunOptions {
  directory: string;
  /** Added to this process's environment. */
  environment?: Record<string, string>;
}

/** Runs a command to its end and resolves to its standard output; rejects with everything it printed when it fails. */
export function run(command: string, args: string[], { directory, environment }: RunOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: directory,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
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
    child.on("close", (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${everything.trimEnd()}\n${[command, ...args].join(" ")}: ended with ${code ?? signal}`));
    });
  });
}
