import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { download, outcomesOf, readFileOf } from "../../test-support/download.js";
import { failureOf, messageOf } from "../../test-support/failure-of.js";
import {
  answering,
  breakingAfter,
  createPackageWorld,
  type FileResponse,
  type PackageWorld,
  whole,
  withoutRanges,
} from "../../test-support/package-world.js";

const variant = "variant/a.ipa";

/** So many bytes of what was asked for, and no word of how many there are. */
const endingAfter =
  (count: number): FileResponse =>
  (request, bytes) => {
    const { status, headers } = whole(request, bytes);
    const range = headers.get("content-range")?.replace(/\d+$/, "*");
    const body = new Uint8Array(bytes.subarray(request.from, request.from + count));
    return new Response(body, { status, headers: range ? { "content-range": range } : {} });
  };

/** As `fetch` hands out a body that was packed on the way: unfolded, with the headers of what was sent. */
const packed =
  (answer: FileResponse, length = "9"): FileResponse =>
  async (request, bytes) => {
    const { status, headers, body } = await answer(request, bytes);
    const range = headers.get("content-range");
    const packedHeaders = {
      "content-encoding": "gzip",
      "content-length": length,
      ...(range && { "content-range": range }),
    };
    return new Response(body, { status, headers: packedHeaders });
  };

/** The file, described by a gateway that has not got all of it. */
const shortenedTo =
  (length: number): FileResponse =>
  (request, bytes) =>
    request.from > 0 ? whole(request, bytes) : whole(request, bytes.subarray(0, length));

const inCapitals: FileResponse = (request, bytes) => {
  const { status, headers, body } = whole(request, bytes);
  const range = headers.get("content-range")?.replace("bytes", "Bytes") ?? "";
  return new Response(body, { status, headers: { "content-range": range } });
};

/** Downloads with these answers for one file; gives where it was asked for from, and why again. */
async function downloadWith(answers: FileResponse[], change: (made: PackageWorld) => unknown = () => undefined) {
  const made = await createPackageWorld();
  await change(made);
  made.responses[variant] = answers;
  const { report } = await download(made);
  expect(report.ok).toBe(true);
  expect(await readFileOf(made, variant)).toEqual(made.files[variant]);
  const asked = made.asked.filter(({ name }) => name === variant).map(({ from }) => from);
  return { asked, reasons: made.events.flatMap((event) => (event.type === "retry" ? [event.reason] : [])) };
}

test.each<[string, FileResponse[], number[], string]>([
  ["without a length that ends early", [endingAfter(700)], [0, 700], "it ended after 700 of 2500 bytes"],
  [
    "without a length that ends early twice",
    [endingAfter(700), endingAfter(900)],
    [0, 700, 1600],
    "it ended after 700",
  ],
  ["without a single byte", [endingAfter(0)], [0, 0], "it ended after 0 of 2500 bytes"],
  ["with the length of what a gateway has got", [shortenedTo(1_500)], [0, 1500], "it ended after 1500 of 2500 bytes"],
  ["that is packed and cut off", [packed(breakingAfter(700))], [0, 0], "the connection was lost"],
  ["that is packed and ends early", [packed(endingAfter(700))], [0, 0], "it ended after 700 of 2500 bytes"],
  [
    "whose rest is packed",
    [breakingAfter(700), packed(whole), packed(whole)],
    [0, 700, 0],
    "the server compresses what it sends",
  ],
  ["whose rest is named in capitals", [breakingAfter(700), inCapitals], [0, 700], "the connection was lost"],
])("a body %s is cut off, and not a wrong file", async (_, answers, expected, reason) => {
  const { asked, reasons } = await downloadWith(answers);
  expect(asked).toEqual(expected);
  expect(reasons).toContainEqual(expect.stringContaining(reason));
  expect(reasons.join()).not.toMatch(/digest|expected/);
});

test("a packed body that is whole is taken as it is, however long its header says it is", async () => {
  expect((await downloadWith([packed(whole, "99999")])).asked).toEqual([0]);
});

const withoutSizes = ({ manifest }: PackageWorld) => {
  for (const { variantDetails } of manifest.variants as { variantDetails: object }[]) {
    Object.assign(variantDetails, { compressedSize: undefined, hashes: [] });
  }
};

test("where nothing but the signature says what a file is, one without a length that ends early is resumed", async () => {
  const { asked, reasons } = await downloadWith([endingAfter(700)], withoutSizes);
  expect([asked, reasons]).toEqual([[0, 700], ["it ended after 700 bytes, too early"]]);
});

test("where nothing but the signature says what a file is, files are kept the next time", async () => {
  const made = await createPackageWorld();
  withoutSizes(made);
  await download(made);
  made.asked.length = 0;
  expect(outcomesOf(await download(made))).toEqual([`${variant} kept`, "variant/b.ipa kept", "delta/c.ipa kept"]);
  expect(made.asked.map(({ name }) => name)).toEqual(["zip"]);
});

test("a zip without length and checksum that ends early is resumed", async () => {
  const made = await createPackageWorld();
  made.responses.zip = [endingAfter(100)];
  expect((await download(made)).report.ok).toBe(true);
  expect(made.asked.filter(({ name }) => name === "zip").map(({ from }) => from)).toEqual([0, 100]);
});

test("what comes the same twice is the server's file, and not cut off", async () => {
  const made = await createPackageWorld();
  const headers = { "content-length": "700" };
  const shorter: FileResponse = (_, bytes) => new Response(new Uint8Array(bytes.subarray(0, 700)), { headers });
  made.responses[variant] = Array.from({ length: 20 }, () => shorter);
  expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_INTEGRITY", actual: "700" });
  // Each of two rounds: from the beginning, for the rest, and from the beginning.
  expect(made.asked.filter(({ name }) => name === variant)).toHaveLength(6);
});

test.each([700, 0])("%i bytes without a length, again and again, are cuts and no fault of the file", async (length) => {
  const made = await createPackageWorld();
  const cut: FileResponse = (_, bytes) => new Response(new Uint8Array(bytes.subarray(0, length)));
  made.responses[variant] = Array.from({ length: 20 }, () => cut);
  expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_CONNECTION" });
});

/** A server that has a part for what cannot be resumed. */
const breakingRanges: FileResponse = (request, bytes) =>
  request.from > 0 ? breakingAfter(0)(request, bytes) : whole(request, bytes);

test("a part that nothing can be added to in six attempts gives way to the whole file, once", async () => {
  const { asked, reasons } = await downloadWith([
    breakingAfter(700),
    ...Array.from({ length: 9 }, () => breakingRanges),
  ]);
  expect(asked).toEqual([0, 700, 700, 700, 700, 700, 0]);
  expect(reasons).toHaveLength(6);
});

test("a part stays as it is while the server cannot be reached or is busy", async () => {
  for (const answer of [() => Promise.reject(new Error("away")), answering(503), answering(403)] as FileResponse[]) {
    const made = await createPackageWorld();
    await mkdir(`${made.directory}.part`);
    await writeFile(join(`${made.directory}.part`, "variant-a.part"), made.files[variant]?.subarray(0, 900) ?? "");
    made.responses[variant] = Array.from({ length: 9 }, () => answer);
    expect(await messageOf(() => download(made))).toContain("6 times in a row");
    made.responses[variant] = [];
    expect(outcomesOf(await download(made))[0]).toBe(`${variant} resumed`);
    expect(made.asked.findLast(({ name }) => name === variant)?.from).toBe(900);
  }
});

test("a server that sends everything each time, and breaks off, is given up", async () => {
  const made = await createPackageWorld();
  const breaking: FileResponse = (request, bytes) => breakingAfter(700)({ ...request, from: 0 }, bytes);
  made.responses[variant] = Array.from({ length: 30 }, () => breaking);
  expect(await messageOf(() => download(made))).toContain("6 times in a row");
  made.responses[variant] = [withoutRanges, withoutRanges];
  expect((await download(made)).report.ok).toBe(true);
});
