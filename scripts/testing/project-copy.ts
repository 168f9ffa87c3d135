import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyProject } from "../copy-project.js";

const copied = ["scripts", "openapi", "generated", "package.json", "tsconfig.json"];

export interface ProjectCopy {
  folder: string;
  /** Runs one of the copy's scripts as its npm script does. */
  run(script: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  remove(): Promise<void>;
}

/** A copy of what the scripts read and write, and of what else is named, in a temporary folder. */
export async function projectCopy(...others: string[]): Promise<ProjectCopy> {
  const folder = await mkdtemp(join(tmpdir(), "contract-"));
  await copyProject(folder, [...copied, ...others]);
  return {
    folder,
    run: (script, ...args) => runScript(folder, [script, ...args]),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Runs a script of a folder with tsx. */
export function runScript(folder: string, args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", ...args], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}
