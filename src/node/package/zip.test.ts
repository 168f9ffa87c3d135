import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { failureOf } from "../../test-support/failure-of.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import { readZip } from "./zip.js";

const manifest = Buffer.from('{"variants":[]}\r\n');
const signature = Buffer.from([0, 1, 2, 255]);

async function read(zip: Uint8Array | string) {
  const file = join(await temporaryFolder(), "x.zip");
  await writeFile(file, zip);
  return readZip(file);
}

test("both files come byte for byte, stored or deflated, and other entries are left alone", async () => {
  for (const level of [0, 9] as const) {
    const zip = zipSync(
      { "manifest.json": manifest, signature, "extra.txt": Buffer.from("x"), "a/signature": manifest },
      { level },
    );
    const files = await read(zip);
    expect(Buffer.from(files["manifest.json"])).toEqual(manifest);
    expect(Buffer.from(files.signature)).toEqual(signature);
  }
});

test.each([
  ["holds no signature", zipSync({ "manifest.json": manifest })],
  ["holds no manifest.json", zipSync({ signature })],
  ["holds no manifest.json", zipSync({})],
  ["damaged (", "<html>sorry</html>"],
  ["damaged (", ""],
  ["damaged (", zipSync({ "manifest.json": manifest, signature }).slice(0, -30)],
])("%s", async (message, zip) => {
  expect(await failureOf(() => read(zip))).toMatchObject({
    code: "ERR_ASC_INTEGRITY",
    message: expect.stringContaining(message),
  });
});

test("a byte changed inside is found by its checksum", async () => {
  const zip = zipSync({ "manifest.json": manifest, signature }, { level: 0 });
  const at = Buffer.from(zip).indexOf('{"variants"');
  zip[at] = 0x5b;
  expect(await failureOf(() => read(zip))).toMatchObject({
    code: "ERR_ASC_INTEGRITY",
    message: "the zip of the package version: damaged: manifest.json does not match its checksum",
  });
});

test("two files of the same name, and a zip bomb by its own account, are refused", async () => {
  const zip = Buffer.from(zipSync({ "manifest.json": manifest, "manifest.jsoX": manifest, signature }));
  for (let at = zip.indexOf("manifest.jsoX"); at >= 0; at = zip.indexOf("manifest.jsoX"))
    zip.write("manifest.json", at);
  expect(await failureOf(() => read(zip))).toMatchObject({
    message: expect.stringContaining("two files manifest.json"),
  });

  const bomb = Buffer.from(zipSync({ "manifest.json": manifest, signature }));
  // The size of the first file in the list of files at the end, once it is decompressed.
  bomb.writeUInt32LE(70 * 2 ** 20, bomb.indexOf("PK\u0001\u0002") + 24);
  expect(await failureOf(() => read(bomb))).toMatchObject({ message: expect.stringContaining("too large: 73400320") });
});
