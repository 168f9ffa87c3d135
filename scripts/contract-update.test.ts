import { EventEmitter } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Document } from "../src/contract/cut/document.js";
import { overlayOf, sampleDocument, sampleSelection } from "../src/test-support/contract/sample-document.js";
import { checkContract } from "./check-contract.js";
import { writeContract } from "./contract.js";
import { runStep } from "./contract-update/steps.js";
import { updateWithReport } from "./contract-update.js";
import { generate, writeGenerated } from "./generate.js";
import { run } from "./run-command.js";
import { onlyTimeouts } from "./test/tally-reporter.js";

/** A project with a contract that was cut from version 7.2 of a small document. */
let root: string;
let before: string[];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "update-"));
  await mkdir(join(root, "openapi"));
  await mkdir(join(root, "generated"));
  const overlay = overlayOf({ target: "$.info", description: "Our title.", update: { title: "Books" } });
  await write("openapi/selection.yaml", stringify(sampleSelection()));
  await write("openapi/overlay.yaml", stringify(overlay));
  await write("openapi/CHANGES.md", "# Changes\n\n## 7.1 → 7.2\n\nNothing.\n");
  await write("7.2.json", JSON.stringify(appleDocument("7.2")));
  await write("8.0.json", JSON.stringify(withoutGenre(appleDocument("8.0"))));
  await writeContract(inRoot("7.2.json"), root);
  await writeGenerated([], root);
  await git("init", "--quiet");
  await commit();
  before = await written();
});
afterAll(() => rm(root, { recursive: true }));

const contractFiles = ["openapi/app-store-connect.yaml", "openapi/app-store-connect.lock", "openapi/CHANGES.md"];
const files = [...contractFiles, "generated/schema.ts", "generated/operations.ts"];
const inRoot = (name: string) => join(root, name);
const write = (name: string, content: string) => writeFile(inRoot(name), content);
const read = (name: string) => readFile(inRoot(name), "utf8");
const written = () => Promise.all(files.map(read));
const git = (...args: string[]) => run("git", args, { directory: root });
const commit = async () => {
  await git("add", "openapi", "generated");
  await git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "one");
};

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

/** What the steps do; the others pass. */
let steps: Record<string, typeof runStep>;
let stepsRun: string[];
let signals: EventEmitter;
beforeEach(() => {
  signals = new EventEmitter();
  steps = {};
  stepsRun = [];
});
afterEach(async () => {
  expect(await git("status", "--porcelain", "--", "openapi", "generated")).toBe("");
});

/** Updates the project on the last day of a year; the first argument is a document of the project. */
function update(document: string, ...options: string[]) {
  const args = options.map((option) => (option.endsWith(".md") ? inRoot(option) : option));
  return updateWithReport([inRoot(document), ...args], {
    ...{ root, signals, today: new Date("2026-12-31T12:00:00Z") },
    async runStep(step, ...where) {
      stepsRun.push(step.script);
      await steps[step.script]?.(step, ...where);
    },
  });
}

const failing = (message: string) => () => Promise.reject(new Error(message));
const messageOf = (updating: Promise<unknown>) => updating.then(String, (error: Error) => error.message);

describe("writes nothing, and says why,", () => {
  afterEach(async () => {
    expect(await written()).toEqual(before);
  });

  test("when the document is the one that the contract was cut from", async () => {
    const { passed, report } = await update("7.2.json");
    expect({ passed, firstLine: report.split("\n")[0] }).toEqual({
      passed: true,
      firstLine: "# Contract 7.2: no change",
    });
  });

  test("in a dry run, in which every step passes", async () => {
    const { passed, report } = await update("8.0.json", "--dry-run", "--report", "dry.md");
    expect(passed).toBe(true);
    expect(report.split("\n")[0]).toBe("# Contract 7.2 → 8.0: breaking");
    expect(report).toContain("A dry run: every step passes, and nothing was written.");
    expect(await read("dry.md")).toBe(`${report}\n`);
    expect(stepsRun).toEqual(["lint:contract", "types", "test:contract"]);
  });

  test("when a step fails: the report has the changes, what failed and the next step", async () => {
    steps.types = failing("src/books.ts(1,1): no genre");
    const { passed, report } = await update("8.0.json", "--report", "failed.md");
    expect(passed).toBe(false);
    expect(stepsRun.at(-1)).toBe("types");
    expect(report).toMatch(/^# Contract 7\.2 → 8\.0: breaking\n\nNothing was written: `npm run types` fails/);
    expect(report).toContain("src/books.ts(1,1): no genre");
    expect(report).toContain("**Next:** Change src/ and contract-tests/ as the compiler says.");
    expect(report).toContain("response-optional-property-removed");
    expect(await read("failed.md")).toBe(`${report}\n`);
  });

  test("when tests only ran out of time: it does not blame the client", async () => {
    steps["test:contract"] = failing(`${onlyTimeouts} a busy machine (load average 9.9 on 2 cores)`);
    const { passed, report } = await update("8.0.json");
    expect(passed).toBe(false);
    expect(report).toContain("Nothing was written: tests in `npm run test:contract` ran out of time.");
    expect(report).toContain("load average 9.9 on 2 cores");
    expect(report).not.toContain("Change src/");
  });

  test("when the document is older than the contract", async () => {
    await write("7.1.json", JSON.stringify(appleDocument("7.1")));
    expect(await messageOf(update("7.1.json"))).toBe(
      `${inRoot("7.1.json")}: version 7.1 is older than the contract's 7.2; pass --allow-older to take it`,
    );
    expect(await update("7.1.json", "--allow-older", "--dry-run")).toMatchObject({ passed: true });
  });

  test("when a selected operation is gone, also in the report", async () => {
    const gone = appleDocument("8.0");
    delete gone.paths["/v1/books"];
    await write("gone.json", JSON.stringify(gone));
    const message = await messageOf(update("gone.json", "--report", "gone.md"));
    expect(message).toMatch(
      /gone\.json does not have:\n {2}operation POST \/v1\/books\nWhat changed: npm run contract/,
    );
    expect(message).toMatch(/POST \/v1\/books\n {2}breaking {2}operation: operation removed/);
    const [reason] = message.split("\n\n");
    const report = await read("gone.md");
    expect(report).toMatch(/^# Contract 7\.2 → 8\.0: breaking\n/);
    expect(report).toContain(`${reason}\n\`\`\`\n\nNothing was changed.\n\n## What changed\n\n`);
    expect(report).toContain("### `POST /v1/books`\n\n- **breaking** `operation`: operation removed");
  });

  test("when a selected attribute is gone: the message and the report show what changed", async () => {
    const gone = appleDocument("8.0");
    delete gone.components.schemas.Author?.properties?.attributes?.properties?.name;
    await write("attribute.json", JSON.stringify(gone));
    const message = await messageOf(update("attribute.json", "--report", "attribute.md"));
    expect(message).toMatch(/does not have:\n {2}attributes name of resource type authors\n/);
    expect(message).toMatch(/breaking {2}response 200 .*attributes\.name: required property removed/);
    expect(await read("attribute.md")).toMatch(/\*\*breaking\*\* `response 200 .*attributes\.name`/);
  });

  test("when the same version comes with other bytes, in a dry run: it is called republished", async () => {
    await write("again.json", `${JSON.stringify(appleDocument("7.2"))} `);
    const { report } = await update("again.json", "--dry-run");
    expect(report.split("\n")[0]).toBe("# Contract 7.2 republished: neutral");
  });

  test("when the contract was edited by hand, and committed so", async () => {
    const contract = await read("openapi/app-store-connect.yaml");
    await write("openapi/app-store-connect.yaml", contract.replace("- DRAMA", "- COMEDY"));
    await commit();
    const message = await messageOf(update("8.0.json"));
    await write("openapi/app-store-connect.yaml", contract);
    await commit();
    expect(message).toMatch(/^openapi\/app-store-connect\.yaml was edited by hand; .*:\n[\s\S]*added: .*COMEDY/);
  });

  test.each(["openapi/overlay.yaml", "generated/schema.ts", "generated/new.ts"])(
    "when %s has changes that git does not have",
    async (name) => {
      const text = await read(name).catch(() => undefined);
      await write(name, `${text ?? ""}\n`);
      const message = await messageOf(update("8.0.json"));
      await (text === undefined ? rm(inRoot(name)) : write(name, text));
      expect(message).toMatch(/^openapi\/ or generated\/ has uncommitted changes[\s\S]*git checkout/);
      expect(message).toContain(name);
      expect(stepsRun).toEqual([]);
    },
  );

  test("when an option is misspelt", async () => {
    expect(await messageOf(update("8.0.json", "--dryrun"))).toMatch(/^Unknown option '--dryrun'/);
  });

  test("when the report cannot be written, and then runs no step", async () => {
    expect(await messageOf(update("8.0.json", "--report", "nowhere/report.md"))).toContain("nowhere/report.md");
    expect(stepsRun).toEqual([]);
  });
});

test("an update that is interrupted stops what it has started and restores what it has written", async () => {
  await write("package.json", JSON.stringify({ scripts: { types: "tail -f /dev/null" } }));
  steps.types = async (...step) => {
    expect(await read("openapi/app-store-connect.yaml")).not.toBe(before[0]);
    const running = runStep(...step);
    signals.emit("SIGINT", "SIGINT");
    return running;
  };
  // As long as `tail` lives, the step does not end.
  expect(await messageOf(update("8.0.json"))).toBe("stopped by SIGINT; nothing was changed");
  expect(stepsRun.at(-1)).toBe("types");
  expect(await written()).toEqual(before);
});

describe("when every step passes", () => {
  test("the contract, its lock, its changes and generated/ are written", async () => {
    const { passed, report } = await update("8.0.json");
    expect(passed).toBe(true);
    expect(report).toContain("`openapi/` and `generated/` are written.");
    expect(await read("openapi/app-store-connect.yaml")).toMatch(/version: "?8\.0"?\n/);
    await checkContract(root);
    const [contract = ""] = await written();
    for (const [name, text] of await generate(parse(contract))) expect(await read(`generated/${name}`)).toBe(text);
    const changes = await read("openapi/CHANGES.md");
    expect(changes).toMatch(/^## 7\.2 → 8\.0 \(2026-12-31\)\n\n\d+ breaking, /m);
    expect(changes.indexOf("## 7.2 → 8.0")).toBeLessThan(changes.indexOf("## 7.1 → 7.2"));
    await commit();
  });

  test("a second update to the same document finds no change", async () => {
    expect(await update("8.0.json")).toMatchObject({ passed: true, report: expect.stringContaining("8.0: no change") });
  });
});
