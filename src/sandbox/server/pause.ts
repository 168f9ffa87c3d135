import type { ServerResponse } from "node:http";

/** Waits, unless the connection is lost in between. */
export function pause(milliseconds: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      response.off("close", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    if (response.destroyed) done();
    else response.on("close", done);
  });
}
