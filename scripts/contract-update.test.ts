import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { contractFaults } from "./check-contract.js";
import type { Document } from "./contract/document.js";
import { generate } from "./generate.js";
import { type ProjectCopy, projectCopy } from "./testing/project-copy.js";
import { overlayOf, sampleDocument, sampleSelection } from "./testing/sample-document.js";

let copy: ProjectCopy;
/** Where the command makes its copy of the project. */
let temporary: string;
beforeAll(async () => {
  copy = await projectCopy("src", "contract-tests");
  temporary = await mkdtemp(join(tmpdir(), "update-"));
  const overlay = overlayOf({ target: "$.info", description: "Our title.", update: { title: "Books" } });
  await write("openapi/selection.yaml", stringify(sampleSelection()));
  await write("openapi/overlay.yaml", stringify(overlay));
  await write("7.2.json", JSON.stringify(appleDocument("7.2")));
  await write("8.0.json", JSON.stringify(withoutGenre(appleDocument("8.0"))));
  await copy.run("scripts/contract.ts", "7.2.json");
  before = await written();
}, 60_000);
afterAll(() => Promise.all([copy.remove(), rm(temporary, { recursive: true })]));

const contractFiles = ["openapi/app-store-connect.yaml", "openapi/app-store-connect.lock", "openapi/CHANGES.md"];
const files = [...contractFiles, "generated/schema.ts", "generated/operations.ts"];
let before: string[];
const write = (name: string, content: string | Uint8Array) => writeFile(join(copy.folder, name), content);
const read = (name: string) => readFile(join(copy.folder, name), "utf8");
const written = () => Promise.all(files.map(read));

/** A document that says it is Apple's, of the sample's paths and schemas. */
function appleDocument(version: string): Document {
  const servers = [{ url: "https://api.appstoreconnect.apple.com/" }];
  return { ...sampleDocument(), info: { title: "App Store Connect API", version }, servers };
}

function withoutGenre(document: Document): Document {
  const { genre, ...properties } = document.components.schemas.Book?.properties?.attributes?.properties ?? {};
  Object.assign(document.components.schemas.Book?.properties?.attributes ?? {}, { properties, required: [] });
  return document;
}

/** Sets what the npm scripts that are steps do; the others pass at once. */
async function setSteps(steps: Record<string, string>): Promise<void> {
  const names = ["check:contract", "lint:contract", "generate", "types", "test:contract"];
  const scripts = Object.fromEntries(names.map((name) => [name, steps[name] ?? "true"]));
  await write("package.json", JSON.stringify({ type: "module", scripts }));
}

function start(...args: string[]) {
  const command = ["--import", "tsx", "scripts/contract-update.ts", ...args];
  const child = spawn(process.execPath, command, { cwd: copy.folder, env: { ...process.env, TMPDIR: temporary } });
  const texts = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    texts.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    texts.stderr += chunk;
  });
  const ended = once(child, "close").then(([code]) => ({ code: code as number, ...texts }));
  return { child, ended };
}

const update = (...args: string[]) => start(...args).ended;

beforeEach(() => setSteps({}));
afterEach(async () => {
  const left = (await readdir(temporary)).filter((name) => name.startsWith("contract-update-"));
  expect(left).toEqual([]);
});

describe("writes nothing, and says why,", { timeout: 60_000 }, () => {
  afterEach(async () => {
    expect(await written()).toEqual(before);
  });

  test("when the document is the one that the contract was cut from", async () => {
    const { code, stdout } = await update("7.2.json");
    expect({ code, firstLine: stdout.split("\n")[0] }).toEqual({ code: 0, firstLine: "# Contract 7.2: no change" });
  });

  test("in a dry run, in which every step passes", async () => {
    const { code, stdout } = await update("8.0.json", "--dry-run", "--report", "dry.md");
    expect(code).toBe(0);
    expect(stdout.split("\n")[0]).toBe("# Contract 7.2 → 8.0: breaking");
    expect(stdout).toContain("A dry run: every step passes, and nothing was written.");
    expect(await read("dry.md")).toBe(stdout);
  });

  test("when a step fails: the report has the changes, what failed and the next step", async () => {
    await setSteps({ types: "echo 'src/books.ts(1,1): no genre' && exit 2", "test:contract": "touch was-run" });
    const { code, stdout, stderr } = await update("8.0.json", "--report", "failed.md");
    expect(code).toBe(1);
    expect(stderr.trim().split("\n").at(-1)).toBe("npm run types");
    expect(stdout).toMatch(/^# Contract 7\.2 → 8\.0: breaking\n\nNothing was written: `npm run types` fails/);
    expect(stdout).toContain("src/books.ts(1,1): no genre");
    expect(stdout).toContain("**Next:** Change src/ and contract-tests/ as the compiler says.");
    expect(stdout).toContain("response-optional-property-removed");
    expect(await read("failed.md")).toBe(stdout);
  });

  test("when it is interrupted, and stops what it has started", async () => {
    const pidFile = join(temporary, "pid");
    await setSteps({ types: `kill -INT $(cat ${pidFile}) && tail -f /dev/null` });
    const { child, ended } = start("8.0.json");
    await writeFile(pidFile, String(child.pid));
    // `tail` holds on to the output: as long as it lives, the command does not end.
    const { code, stderr } = await ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/\nstopped by SIGINT; nothing was changed\n$/);
  });

  test("when the document is older than the contract", async () => {
    await write("7.1.json", JSON.stringify(appleDocument("7.1")));
    const message = "7.1.json: version 7.1 is older than the contract's 7.2; --allow-older takes it all the same\n";
    expect(await update("7.1.json")).toEqual({ code: 1, stdout: "", stderr: message });
    expect(await update("7.1.json", "--allow-older", "--dry-run")).toMatchObject({ code: 0 });
  });

  test("when a selected operation is gone, also in the report", async () => {
    const gone = appleDocument("8.0");
    delete gone.paths["/v1/books"];
    await write("gone.json", JSON.stringify(gone));
    const { code, stderr } = await update("gone.json", "--report", "gone.md");
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(
        /^gone\.json does not have:\n {2}operation POST \/v1\/books\nWhat changed: npm run contract:diff/,
      ),
    });
    expect(await read("gone.md")).toContain(`${stderr}\`\`\`\n\nNothing was changed.`);
  });

  test("when the contract was edited by hand", async () => {
    const contract = await read("openapi/app-store-connect.yaml");
    await write("openapi/app-store-connect.yaml", contract.replace("- DRAMA", "- COMEDY"));
    const { code, stderr } = await update("8.0.json");
    await write("openapi/app-store-connect.yaml", contract);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^openapi\/app-store-connect\.yaml was edited by hand; .*:\n[\s\S]*added: .*COMEDY/);
  });

  test("when an option is misspelt", async () => {
    const { code, stdout, stderr } = await update("8.0.json", "--dryrun");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^Unknown option '--dryrun'/);
  });

  test("when the report cannot be written", async () => {
    const { code, stderr } = await update("8.0.json", "--report", "nowhere/report.md");
    expect(code).toBe(1);
    expect(stderr).toContain("nowhere/report.md");
  });
});

describe("when every step passes", { timeout: 60_000 }, () => {
  test("the contract, its lock, its changes and generated/ are written", async () => {
    await setSteps({ "check:contract": "tsx scripts/check-contract.ts", generate: "tsx scripts/generate.ts" });
    await appendFile(join(copy.folder, "generated/operations.ts"), "// stale\n");
    const { code, stdout } = await update("8.0.json");
    expect(code).toBe(0);
    expect(stdout).toContain("`openapi/` and `generated/` are written.");
    expect(await read("openapi/app-store-connect.yaml")).toMatch(/version: "?8\.0"?\n/);
    const [contract = "", lock = ""] = await written();
    expect(contractFaults(contract, lock)).toEqual([]);
    for (const [name, text] of await generate(parse(contract))) expect(await read(`generated/${name}`)).toBe(text);
    const today = new Date().toISOString().slice(0, 10);
    const changes = await read("openapi/CHANGES.md");
    expect(changes).toMatch(new RegExp(`^## 7\\.2 → 8\\.0 \\(${today}\\)\n\n\\d+ breaking, `, "m"));
    expect(changes.indexOf("## 7.2 → 8.0")).toBeLessThan(changes.indexOf("## 4.3 → 4.4.1"));
    expect((await readdir(join(copy.folder, "openapi"))).filter((name) => name.endsWith(".update"))).toEqual([]);
  });

  test("a second update to the same document finds no change", async () => {
    expect(await update("8.0.json")).toMatchObject({ code: 0, stdout: expect.stringContaining("8.0: no change") });
  });
});
