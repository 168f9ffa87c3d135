/** A `fetch` that remembers every secret that passes, and calls when so many requests have been sent. */
export interface WatchedFetch {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Tokens and access keys so far. */
  secrets: ReadonlySet<string>;
}

export function watchFetch(onRequest: (count: number) => void): WatchedFetch {
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
