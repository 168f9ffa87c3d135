import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { piecesIn } from "../../test-support/failure-of.js";
import { createFakeFetch } from "../../test-support/fake-fetch.js";
import { list, one, resource } from "../../test-support/responses.js";
import { runAdp } from "../../test-support/run-adp.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import { generateP8 } from "../../test-support/tokens.js";

const key = { ASC_KEY_ID: "2X9R4HXF34", ASC_PRIVATE_KEY: generateP8().privateKey };

const secretForms: [string, string | Buffer][] = [
  ["blanks and line breaks around it", " our-secret-of-a-hook\t\r\n\n"],
  ["a byte order mark", "\ufeffour-secret-of-a-hook"],
  ["UTF-16 with a mark", Buffer.from("\ufeffour-secret-of-a-hook\r\n", "utf16le")],
  ["UTF-16 without a mark", Buffer.from("our-secret-of-a-hook", "utf16le")],
  ["quotes around it", '"our-secret-of-a-hook"\n'],
  ["zero-width spaces around it", "\u200bour-secret-of-a-hook\u200b"],
];

test.each(secretForms)("a webhook's secret may have %s", async (_, text) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "secret.txt"), text);
  const variable = typeof text === "string" ? { ADP_WEBHOOK_SECRET: text } : undefined;
  for (const file of [["--secret-file", "secret.txt"], ...(variable ? [[]] : [])]) {
    const { fetch, sent } = createFakeFetch([list([]), one(resource("webhooks", "7", {}))]);
    const args = ["webhooks", "add", "--app-id", "1", "--url", "https://ci.example.com", ...file];
    expect(await runAdp(args, { cwd: folder, env: { ...key, ...variable }, fetch })).toMatchObject({ exitCode: 0 });
    expect(sent.at(-1)?.body).toMatchObject({ data: { attributes: { secret: "our-secret-of-a-hook" } } });
  }
});

test.each([
  ["***", "a placeholder, which was not replaced"],
  ["$WEBHOOK_SECRET", "a variable's name, which was not replaced by its value"],
  ["one-secret\nanother-secret", "the secret has a line feed (U+000A) in it; the secret must be one line of text"],
  ["our-\u200bsecret", "the secret has a zero-width space (U+200B) in it"],
  ["our-\ufffdsecret", "the secret has bytes that are not text"],
  ['""', "the secret is missing"],
])("a webhook's secret that is %j is refused by the variable's name, and not shown", async (secret, fault) => {
  const args = ["webhooks", "add", "--app-id", "1", "--url", "https://ci.example.com"];
  const { exitCode, stderr } = await runAdp(args, { env: { ...key, ADP_WEBHOOK_SECRET: secret } });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("ADP_WEBHOOK_SECRET");
  expect(stderr).toContain(fault);
  expect(piecesIn(stderr, secret).filter((piece) => !"$WEBHOOK_SECRET".includes(piece))).toEqual([]);
});
