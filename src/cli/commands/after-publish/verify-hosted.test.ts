import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageToHost, startHostingServer } from "../../../test-support/hosting-server.js";
import { testRoot } from "../../../test-support/package-world.js";
import { runAdp } from "../../../test-support/run-adp.js";
import { temporaryFolder } from "../../../test-support/temporary-folder.js";

const files = packageToHost();

async function world() {
  const server = await startHostingServer();
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, "root.pem"), testRoot);
  return {
    server,
    cwd,
    adp: (args: string[]) => runAdp(["verify", ...args], { cwd, env: { ADP_TRUST_ROOT: "root.pem" } }),
  };
}

test("what is hosted as it should be ends with 0, and is described", async () => {
  const { server, cwd, adp } = await world();
  const url = server.host("package", files);
  const urls = { a: `${url}variant/a.ipa`, b: `${url}variant/b.ipa`, d: `${url}delta/d.ipa` };
  await writeFile(join(cwd, "urls.json"), JSON.stringify({ assetURLs: urls }));
  const { exitCode, stdout } = await adp(["--url", url, "--full", "--asset-urls", "urls.json"]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("✓ variant/a.ipa, 100.0 kB, hashed");
  expect(stdout).toContain(`${url}: 5 files served to browsers and plain clients alike`);
  const { document } = await adp(["--url", url, "--json"]);
  expect(document()).toMatchObject({ ok: true, url });
});

test("wrong bytes end with 6, what cannot be fetched with 7, and both with 6", async () => {
  const { server, adp } = await world();
  const { "delta/d.ipa": delta, ...withoutDelta } = files;
  const wrong = { "variant/b.ipa": delta as Buffer };
  const codes = [];
  for (const [name, served] of Object.entries({
    wrong: { ...files, ...wrong },
    gone: withoutDelta,
    both: { ...withoutDelta, ...wrong },
  })) {
    const ran = await adp(["--url", server.host(name, served), "--json"]);
    codes.push([name, ran.exitCode, ran.document().error.message.replace(/^.*failed: /, ""), ran.document().ok]);
    expect(ran.document().error.nextStep).toMatch(/^Upload the files again|^Each failed file says why/);
  }
  expect(codes).toEqual([
    ["wrong", 6, "wrongSize", false],
    ["gone", 7, "missing", false],
    ["both", 6, "wrongSize, missing", false],
  ]);
});

test("options that cannot be used end with 2", async () => {
  const { cwd, adp } = await world();
  await writeFile(join(cwd, "list.json"), "[]");
  await writeFile(join(cwd, "text.json"), "manifest");
  const url = "https://downloads.example.com/2.4.0/";
  const messages = [];
  for (const args of [
    [],
    ["package", "--full"],
    ["--url", "http://downloads.example.com/"],
    ["--url", url, "--asset-urls", "list.json"],
    ["--url", url, "--asset-urls", "text.json"],
  ]) {
    const ran = await adp(args);
    expect(ran.exitCode).toBe(2);
    messages.push(ran.stderr.split("\n")[0]);
  }
  expect(messages[0]).toBe("adp: missing required argument 'directory'");
  expect(messages[1]).toBe("adp: --full requires --url");
  expect(messages[2]).toContain("must be an https URL");
  expect(messages[3]).toContain("must be a JSON object");
  expect(messages[4]).toBe(messages[3]?.replace("list", "text"));
});
