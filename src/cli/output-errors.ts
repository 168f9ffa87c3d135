/**
 * Has the process live on when its output fails. Whoever reads it may stop reading, as `head` does; that is no error.
 * A result that a full disk does not take is one: it is told, and ends with 1. Loads nothing, for `adp --version`.
 */
export function handleOutputErrors({ stdout, stderr }: NodeJS.Process): void {
  let isTold = false;
  // Of what stderr does not take, there is nowhere to tell.
  stderr.on("error", () => undefined);
  stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE" || isTold) return;
    isTold = true;
    stderr.write(`adp: stdout: ${code}\n`);
    process.exitCode ||= 1;
  });
}
