import { expect, test } from "vitest";
import { download } from "../../test-support/download.js";
import { everyTextOf, failureOf, messageOf } from "../../test-support/failure-of.js";
import { answering, breakingAfter, createPackageWorld, type FileResponse } from "../../test-support/package-world.js";
import { list, one, refusal, resource } from "../../test-support/responses.js";
import type { KeyBlobs } from "./asset-sources.js";

/** As `fetch` fails, with the address in what it says. */
const failing: FileResponse = ({ url }) => {
  throw new TypeError("fetch failed", { cause: new Error(`cannot reach ${url}`) });
};

test("no token goes where the files are, and no address is in an event", async () => {
  const made = await createPackageWorld();
  await download(made);
  for (const { headers } of made.asked) expect(Object.keys(headers)).toEqual(["accept-encoding"]);
  expect(JSON.stringify(made.events)).not.toContain("accessKey");
  expect(JSON.stringify(made.events)).not.toContain("secret-");
});

test("a dropped connection is resumed from its last byte, at the same URL", async () => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = [breakingAfter(700), breakingAfter(900)];
  const result = await download(made);
  const requests = made.asked.filter(({ name }) => name === "variant/a.ipa");
  expect(requests.map(({ from }) => from)).toEqual([0, 700, 1600]);
  expect(new Set(requests.map(({ url }) => url)).size).toBe(1);
  expect(result.report.ok).toBe(true);
  expect(made.events).toContainEqual(expect.objectContaining({ type: "retry", path: "variant/a.ipa" }));
});

test.each([401, 403, 404, 410])("an address refused with %i is replaced by a fresh one at once", async (status) => {
  const made = await createPackageWorld();
  made.responses["delta/c.ipa"] = [answering(status)];
  expect((await download(made)).report.ok).toBe(true);
  expect(made.events).toContainEqual(expect.objectContaining({ type: "retry", path: "delta/c.ipa", delayMs: 0 }));
});

test("a file that cannot be had is given up after six attempts, without naming its address", async () => {
  const made = await createPackageWorld();
  made.responses["variant/b.ipa"] = Array.from({ length: 9 }, () => answering(403));
  const error = await failureOf(() => download(made));
  expect(error).toMatchObject({ code: "ERR_ASC_CONNECTION" });
  expect((error as Error).message).toBe("variant/b.ipa: the server responded 403, 6 times in a row");
  expect(everyTextOf(error)).not.toContain("secret-");
  expect(made.asked.filter(({ name }) => name === "variant/b.ipa")).toHaveLength(6);
});

test.each(["http://files.example/a", "ftp://files.example/a", "no address", "", undefined, 7])(
  "the address %j is refused before anything is sent there",
  async (url) => {
    const made = await createPackageWorld();
    made.api["/v1/alternativeDistributionPackageVersions/4/variants"] = () =>
      list([resource("alternativeDistributionPackageVariants", "a", { url })]);
    made.api["/v1/alternativeDistributionPackageVariants/a"] = () =>
      Response.json({
        data: { type: "alternativeDistributionPackageVariants", id: "a", attributes: { url } },
        links: {},
      });
    expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE" });
    expect(made.asked.map(({ name }) => name)).toEqual(["zip"]);
  },
);

test("a redirect is followed to https, by this package and not by fetch", async () => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = [answering(302, { location: "/variant/a.ipa?again" })];
  expect((await download(made)).report.ok).toBe(true);
  expect(made.asked.every(({ redirect }) => redirect === "manual")).toBe(true);
});

test.each([
  "http://files.example/variant/a.ipa",
  "http://127.0.0.1/variant/a.ipa",
  "https://user:hunter2@files.example/variant/a.ipa",
  "//",
])("a redirect to %s is refused, however well it would be answered", async (location) => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = [answering(302, { location })];
  const error = await failureOf(() => download(made));
  expect(error).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE" });
  expect(everyTextOf(error)).not.toContain("hunter2");
  expect(made.asked.at(-1)).toMatchObject({ name: "variant/a.ipa", from: 0 });
});

test.each(["localhost", "127.0.0.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1"])(
  "a redirect from a public host to https://%s is refused",
  async (host) => {
    const made = await createPackageWorld();
    made.responses["variant/a.ipa"] = [answering(302, { location: `https://${host}/variant/a.ipa` })];
    const message = "variant/a.ipa: redirected to a private address or this machine, which is refused";
    expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE", message });
    expect(new URL(made.asked.at(-1)?.url ?? "").host).toBe("files.example");
  },
);

test("a file server on this machine may redirect to this machine", async () => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = [answering(302, { location: "http://localhost:8081/variant/a.ipa" })];
  const url = "http://127.0.0.1:8080/variant/a.ipa";
  made.api["/v1/alternativeDistributionPackageVersions/4/variants"] = () =>
    list([resource("alternativeDistributionPackageVariants", "a", { url })]);
  expect((await download(made)).report.ok).toBe(true);
  expect(made.asked.map(({ url }) => url)).toContain("http://localhost:8081/variant/a.ipa");
});

test("a file whose server's certificate is not trusted is asked for once, and the message says what to do", async () => {
  const made = await createPackageWorld();
  const refused: FileResponse = ({ url }) => {
    const cause = Object.assign(new Error(`not trusted: ${url}`), { code: "SELF_SIGNED_CERT_IN_CHAIN" });
    throw new TypeError("fetch failed", { cause });
  };
  made.responses["variant/a.ipa"] = [refused];
  const error = (await failureOf(() => download(made))) as Error;
  expect(error).toMatchObject({ code: "ERR_ASC_CONNECTION" });
  expect(error.message).toContain("variant/a.ipa: no connection: SELF_SIGNED_CERT_IN_CHAIN: not trusted: [secret]\n");
  expect(error.message).toContain("NODE_EXTRA_CA_CERTS");
  expect(everyTextOf(error)).not.toContain("accessKey");
});

test("a file for which a proxy asks for a password says so", async () => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = Array.from(
    { length: 9 },
    (): FileResponse => () => {
      throw new TypeError("fetch failed", { cause: new Error("") });
    },
  );
  expect(await messageOf(() => download(made))).toContain("a proxy requires a password (HTTP 407)");
});

test("redirects in a circle come to an end", async () => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = Array.from({ length: 9 }, () => answering(302, { location: "/variant/a.ipa" }));
  expect(await messageOf(() => download(made))).toContain("redirected more than 5 times");
});

test("no address is in what is reported of a failure, neither the first nor one that was redirected to", async () => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = Array.from({ length: 20 }, (_, index) =>
    index % 2 ? failing : answering(302, { location: "/variant/a.ipa?sig=TOPSECRET" }),
  );
  const error = await failureOf(() => download(made));
  expect(error).toMatchObject({ code: "ERR_ASC_CONNECTION" });
  const told = everyTextOf(error) + JSON.stringify(made.events);
  expect(told).toContain("cannot reach [secret]");
  expect(told).not.toContain("TOPSECRET");
  expect(told).not.toContain("files.example");
});

const variantsOf4 = "/v1/alternativeDistributionPackageVersions/4/variants";

test.each([
  ["404", () => refusal(404, "NOT_FOUND")],
  ["400", () => refusal(400, "PARAMETER_ERROR.INVALID")],
  ["what is no list", () => Response.json({ data: "none" })],
  ["nothing in it", () => list([])],
  [
    "plain http",
    () => list([resource("alternativeDistributionPackageVariants", "a", { url: "http://files.example/a" })]),
  ],
])("where the list of variants gives %s, each variant is read by itself, key blobs too", async (_, answer) => {
  const made = await createPackageWorld();
  made.api[variantsOf4] = answer;
  for (const id of ["a", "b"]) {
    made.api[`/v1/alternativeDistributionPackageVariants/${id}`] = () => {
      const url = `https://files.example/variant/${id}.ipa`;
      return one(
        resource("alternativeDistributionPackageVariants", id, { url, alternativeDistributionKeyBlob: `blob ${id}` }),
      );
    };
  }
  const blobs: string[] = [];
  const onKeyBlobs = ({ assets }: KeyBlobs) => blobs.push(...assets.map(({ keyBlob }) => keyBlob));
  expect((await download(made, { packageId: "3", onKeyBlobs })).report.ok).toBe(true);
  expect(blobs).toEqual(["blob a", "blob b", "key blob of delta/c.ipa"]);
});

test("without a key blob nothing is downloaded that was asked for with them", async () => {
  const made = await createPackageWorld();
  made.api[variantsOf4] = () => list([]);
  const onKeyBlobs = () => undefined;
  expect(await failureOf(() => download(made, { packageId: "3", onKeyBlobs }))).toMatchObject({
    code: "ERR_ASC_UNEXPECTED_RESPONSE",
    message: "variant/a.ipa: the response has no alternativeDistributionKeyBlob",
  });
  expect(made.asked.map(({ name }) => name)).toEqual(["zip"]);
});

test.each([
  ["20 seconds ahead, and time has passed", 20_000, 2],
  ["an hour ahead", 3_600_000, 1],
  ["an hour ago, so that a clock is wrong", -3_600_000, 1],
  ["not given", undefined, 1],
])("a URL whose end is %s is replaced when it is over", async (_, aheadMs, urls) => {
  const made = await createPackageWorld();
  const date = aheadMs === undefined ? undefined : new Date(made.world.clock.now() + aheadMs).toISOString();
  const attributes = { url: "https://files.example/variant/a.ipa?of=list", urlExpirationDate: date };
  made.api[variantsOf4] = () => list([resource("alternativeDistributionPackageVariants", "a", attributes)]);
  made.responses["variant/a.ipa"] = [answering(503, { "retry-after": "29" }), breakingAfter(900)];
  expect((await download(made)).report.ok).toBe(true);
  const asked = made.asked.filter(({ name }) => name === "variant/a.ipa").map(({ url }) => url);
  expect([asked.length, new Set(asked).size]).toEqual([3, urls]);
});

test("a URL of the list that is over before its file's turn comes is not asked at all", async () => {
  const made = await createPackageWorld();
  const expiresAt = made.world.clock.now() + 20_000;
  made.api[variantsOf4] = () =>
    list(
      ["a", "b"].map((id) => {
        const url = `https://files.example/variant/${id}.ipa?of=list`;
        const urlExpirationDate = new Date(expiresAt).toISOString();
        return resource("alternativeDistributionPackageVariants", id, { url, urlExpirationDate });
      }),
    );
  made.responses["variant/a.ipa"] = [answering(503, { "retry-after": "29" })];
  expect((await download(made)).report.ok).toBe(true);
  expect(made.asked.find(({ name }) => name === "variant/b.ipa")?.url).not.toContain("of=list");
});
