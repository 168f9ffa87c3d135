import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, onTestFinished, test } from "vitest";
import { packageDocument } from "./replies.js";

/** Another Deno than the one on the path, such as `DENO=/opt/deno/bin/deno`. */
const deno = process.env.DENO ?? "deno";
const isMissing = spawnSync(deno, ["--version"]).status !== 0;

const createdFor = (webhook: string) => ({
  appId: "1",
  eventTypes: ["ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED"],
  ...{ enabled: true, name: "ours", secret: "secret of ours", url: webhook },
});

/** Reads, which leaves a connection that is kept alive, then creates and changes a webhook. */
const program = (baseUrl: string) => `
import { createClient } from "./client.mjs";
const client = createClient({ credentials: { token: async () => "token" }, baseUrl: ${JSON.stringify(baseUrl)} });
const failed = (error) => console.log(error.code);
await client.packages.get("1");
await client.webhooks.create(${JSON.stringify(createdFor("https://example.com/hook"))}).catch(failed);
await client.packages.get("1");
await client.webhooks.update("7", { enabled: false }).catch(failed);
await client.packages.get("1");
await fetch(${JSON.stringify(`${baseUrl}/plain`)}, { method: "POST", body: "{}" }).catch(() => console.log("lost"));
`;

/** Responds to GETs, keeps their connections, and closes one on which something else has come, without a response. */
async function startClosingServer(): Promise<{ baseUrl: string; received: string[] }> {
  const received: string[] = [];
  const body = JSON.stringify(packageDocument);
  const server = createServer((socket) => {
    let text = "";
    socket.on("error", () => {});
    socket.on("data", (data) => {
      text += data;
      const [head = ""] = text.split("\r\n\r\n", 1);
      const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
      if (text.length < head.length + 4 + length) return;
      text = "";
      received.push(head.split(" ", 2).join(" "));
      if (!head.startsWith("GET")) socket.destroy();
      else socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { baseUrl: `http://127.0.0.1:${(server.address() as { port: number }).port}`, received };
}

const title = "Deno sends a POST and a PATCH of the client once";

if (isMissing)
  test(`${title} (not checked: DENO names none)`, () => console.warn(`not checked: ${title}; there is no Deno`));
else test(title, sendsOnce);

async function sendsOnce(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-deno-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { baseUrl, received } = await startClosingServer();
  const absWorkingDir = join(import.meta.dirname, "../..");
  const outfile = join(folder, "client.mjs");
  await build({ absWorkingDir, entryPoints: ["src/index.ts"], bundle: true, format: "esm", outfile });
  await writeFile(join(folder, "program.mjs"), program(baseUrl));
  const args = ["run", "--allow-net", "--no-lock", "--no-remote", join(folder, "program.mjs")];
  const { stdout } = await promisify(execFile)(deno, args, { cwd: folder });
  expect(stdout).toBe("ERR_ASC_CONNECTION\nERR_ASC_CONNECTION\nlost\n");
  const sent = received.filter((request) => !request.startsWith("GET"));
  // The plain one shows what the client keeps Deno from; a Deno that has stopped doing so sends it once.
  expect(sent.slice(0, 2)).toEqual(["POST /v1/webhooks", "PATCH /v1/webhooks/7"]);
  expect(sent.slice(2)).toContain("POST /plain");
}
