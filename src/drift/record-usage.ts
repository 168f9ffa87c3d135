import { operations } from "../../generated/operations.js";

/** What was sent, by operation, as it stands in the file: names of query parameters, and dotted members of bodies. */
interface Usage {
  operations: Record<string, { query: string[]; body: string[] }>;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A `fetch` that adds to a file what each request to a base URL uses of the contract; values are not noted. */
export function recordingFetch(file: string, baseUrl: string, send: Fetch): Fetch {
  const noted = new Set<string>();
  return (url, init) => {
    const used = usageOf(url, init, baseUrl);
    const text = JSON.stringify(used);
    // A file is written once for what is sent a thousand times.
    if (used && !noted.has(text)) {
      addTo(file, used);
      noted.add(text);
    }
    return send(url, init);
  };
}

const templates = Object.entries(operations).map(([key, { method, path }]) => {
  return { key, method, pattern: new RegExp(`^${path.replace("{id}", "[^/]+")}$`) };
});

function usageOf(url: string, { method = "GET", body }: RequestInit, baseUrl: string): Usage | undefined {
  if (!url.startsWith(`${baseUrl}/`)) return undefined;
  const [path = "", query = ""] = url.slice(baseUrl.length).split(/\?(.*)/s);
  const found = templates.find((one) => one.method === method && one.pattern.test(path));
  if (!found) return undefined;
  const members = typeof body === "string" ? membersOf(JSON.parse(body)) : [];
  return { operations: { [found.key]: { query: [...new URLSearchParams(query).keys()], body: members } } };
}

function membersOf(value: unknown, above: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => membersOf(item, above));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const steps = [...above, name];
    return [steps.join("."), ...membersOf(member, steps)];
  });
}

/** The core runs where there is no file system, too: hence no import. */
function fileSystem() {
  const fs = globalThis.process?.getBuiltinModule?.("node:fs");
  if (!fs) throw new Error("a usage can be recorded on Node.js alone");
  return fs;
}

/** Merges into the file, one process at a time: workers of a test runner write to the same one. */
function addTo(file: string, more: Usage): void {
  const fs = fileSystem();
  const lock = `${file}.lock`;
  takeLock(lock);
  try {
    const present = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
    const before = present === undefined ? { operations: {} } : parsed(file, present);
    const text = `${JSON.stringify(merged(before, more), null, 2)}\n`;
    if (present === text) return;
    fs.writeFileSync(`${lock}.new`, text);
    fs.renameSync(`${lock}.new`, file);
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

function parsed(file: string, text: string): Usage {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: no record of a usage; delete it, and the next run writes one`, { cause: error });
  }
}

/** A folder is made by one process alone. One that was killed leaves it; it is never held for seconds. */
function takeLock(lock: string): void {
  const fs = fileSystem();
  const startedAt = performance.now();
  for (;;) {
    try {
      fs.mkdirSync(lock);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (performance.now() - startedAt > 5_000) fs.rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function merged(before: Usage, after: Usage): Usage {
  const all = [...Object.entries(before.operations ?? {}), ...Object.entries(after.operations)];
  const names = [...new Set(all.map(([name]) => name))].sort();
  const of = (name: string, part: "query" | "body") =>
    [...new Set(all.filter(([one]) => one === name).flatMap(([, usage]) => usage[part] ?? []))].sort();
  return {
    operations: Object.fromEntries(names.map((name) => [name, { query: of(name, "query"), body: of(name, "body") }])),
  };
}
