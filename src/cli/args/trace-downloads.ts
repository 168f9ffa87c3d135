import { type Context, nowOf } from "../context.js";
import { fetchFrom } from "./fetch-from.js";

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The `fetch` of downloads, whose requests `--verbose` shows: without the query, which is a secret. */
export function traceDownloads(context: Context): Fetch {
  const { output } = context;
  const fetch = fetchFrom(context);
  return async (url, init) => {
    const { host, pathname } = new URL(url);
    const [, from] = /^bytes=(\d+)-/.exec(new Headers(init.headers).get("range") ?? "") ?? [];
    output.trace(`→ GET ${host}${pathname}${from ? ` (bytes from ${from})` : ""}`);
    const startedAt = nowOf(context);
    const after = () => `in ${Math.round(nowOf(context) - startedAt)} ms from ${host}`;
    try {
      const answer = await fetch(url, init);
      output.trace(`← ${answer.status} ${after()}`);
      return answer;
    } catch (error) {
      output.trace(`← no answer ${after()}`);
      throw error;
    }
  };
}
