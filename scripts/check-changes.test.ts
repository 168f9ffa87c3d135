import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { checkChanges } from "./check-changes.js";
import { run } from "./run-command.js";

/** A contract of one operation, whose books have these attributes. */
function contractOf(...attributes: string[]): string {
  const properties = Object.fromEntries(attributes.map((name) => [name, { type: "string" }]));
  const fields = { type: "array", items: { type: "string", enum: attributes } };
  const schema = { type: "object", properties: { attributes: { type: "object", properties } } };
  const get = {
    parameters: [{ name: "fields[books]", in: "query", style: "form", explode: false, schema: fields }],
    responses: { 200: { description: "OK", content: { "application/json": { schema } } } },
  };
  return stringify({ openapi: "3.0.1", info: { title: "Books", version: "7.2" }, paths: { "/v1/books": { get } } });
}

let place: string;
let root: string;
const git = (...args: string[]) =>
  run("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], { directory: root });
const write = (name: string, text: string) => writeFile(join(root, name), text);

/** Writes a contract, with a lock that moves with it, and more files. */
async function written(contract: string, files: Record<string, string> = {}): Promise<void> {
  await write("openapi/app-store-connect.yaml", contract);
  await write("openapi/app-store-connect.lock", contract);
  for (const [name, text] of Object.entries(files)) await write(name, text);
}

async function commit(contract: string, files: Record<string, string> = {}): Promise<void> {
  await written(contract, files);
  await git("add", ".");
  await git("commit", "--quiet", "--allow-empty", "--message", "one");
}

const found = (environment: Record<string, string> = {}) =>
  checkChanges(root, { environment }).catch((error: Error) => error.message);

const whole = contractOf("author", "genre", "title");
const without = contractOf("title");
const changes = "# Changes\n\n## 7.1 → 7.2\n\n- `genre` and author were new\n";

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "changes-"));
});
afterAll(() => rm(place, { recursive: true }));

async function repository(name: string): Promise<void> {
  root = join(place, name);
  await mkdir(join(root, "openapi"), { recursive: true });
  await git("init", "--quiet", "--initial-branch", "main");
  await commit(whole, { "openapi/CHANGES.md": changes, "CHANGELOG.md": "# Changelog\n" });
}

describe("two attributes that are gone from the contract", () => {
  beforeAll(() => repository("attributes"));

  test("are refused as long as nothing says so, committed or not", async () => {
    await written(without);
    const message = await found();
    expect(message).toMatch(/^Since the last commit the contract has breaking changes that neither/);
    expect(message).toContain("--write adds this entry");
    expect(message).toMatch(/## 7\.2: selection and overlay[\s\S]*attributes\.author`[\s\S]*attributes\.genre`/);
    await commit(without);
    expect(await found()).toMatch(/^Since the commit before the contract has breaking changes/);
  });

  test("are not named by what was said before, nor by the name of one of them", async () => {
    await write("CHANGELOG.md", "# Changelog\n\n- `author` is gone, and so is the genre\n");
    const message = await found();
    expect(message).toContain("attributes.genre`");
    expect(message).not.toContain("attributes.author`");
  });

  test("may be named in the changelog, in code", async () => {
    await write("CHANGELOG.md", "# Changelog\n\n- `author` and `attributes.genre` are gone\n");
    expect(await found()).toBe("4 breaking changes since the commit before, each of them named");
    await write("CHANGELOG.md", "# Changelog\n");
  });

  test("are named in openapi/CHANGES.md with --write, before what stands there", async () => {
    expect(await checkChanges(root, { environment: {}, write: true })).toContain("4 breaking changes added");
    expect(await readFile(join(root, "openapi/CHANGES.md"), "utf8")).toMatch(
      /^# Changes\n\n## 7\.2: selection and overlay \(.*\)\n\n4 breaking, [\s\S]*\n\n## 7\.1 → 7\.2\n/,
    );
    expect(await found()).toBe("4 breaking changes since the commit before, each of them named");
  });
});

describe("the contract is compared", () => {
  beforeAll(() => repository("bases"));

  test("with nothing where there is no commit before, and that is said", async () => {
    expect(await found()).toBe("not checked: there is no commit before this one, or it is not fetched");
    expect(await found({ GITHUB_BASE_REF: "main" })).toBe("not checked: origin/main is not fetched");
  });

  test("at a release with the last tag before it", async () => {
    await git("tag", "v1");
    expect(await found({ GITHUB_ACTIONS: "true", GITHUB_REF_TYPE: "tag" })).toMatch(/^not checked: /);
    await commit(without);
    await commit(without);
    await git("tag", "v2");
    expect(await found({ GITHUB_ACTIONS: "true" })).toBe("the contract is that of the commit before");
    expect(await found({ GITHUB_ACTIONS: "true", GITHUB_REF_TYPE: "tag" })).toMatch(/^Since release v1 /);
  });

  test("on a branch with the main one, however many commits it has", async () => {
    await git("switch", "--quiet", "--create", "work");
    await commit(contractOf("isbn"));
    await commit(contractOf("isbn"));
    expect(await found()).toMatch(/^Since what is on the main branch /);
  });

  test("in a pull request with the branch that it is for", async () => {
    await git("update-ref", "refs/remotes/origin/next", "main");
    expect(await found({ GITHUB_ACTIONS: "true", GITHUB_BASE_REF: "next" })).toMatch(/^Since branch next /);
    expect(await found({ GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "push" })).toMatch(/commit before$/);
  });
});
