import { expect, test } from "vitest";
import { download } from "../../test-support/download.js";
import { failureOf } from "../../test-support/failure-of.js";
import { breakingAfter, createPackageWorld, type FileResponse, whole } from "../../test-support/package-world.js";
import { hasPageType, isEncoded, parseContentRange, startsPage } from "./response.js";

test.each([
  ["bytes 700-2499/2500", { start: 700, total: 2500 }],
  ["Bytes 700-2499/2500", { start: 700, total: 2500 }],
  ["BYTES=700 - 2499 / 2500 ", { start: 700, total: 2500 }],
  ["bytes 700-2499/*", { start: 700, total: undefined }],
  ["bytes 700-", { start: 700, total: undefined }],
  ["bytes */2500", { start: undefined, total: 2500 }],
  ["items 0-5/6", undefined],
  ["bytes x-5/6", undefined],
  ["", undefined],
  [null, undefined],
])("of Content-Range %j start and total are %j", (header, expected) => {
  expect(parseContentRange(header)).toEqual(expected);
});

test.each([
  [null, false],
  ["", false],
  ["Identity", false],
  ["identity, identity", false],
  // Made up by servers, and not unfolded by anybody.
  ["utf-8", false],
  ["aws-chunked", false],
  ["gzip", true],
  ["X-GZIP", true],
  ["identity, br", true],
  ["aws-chunked,deflate", true],
])("a body with Content-Encoding %j is packed: %j", (header, expected) => {
  expect(isEncoded(header)).toBe(expected);
});

test("a header of any length is read in no time", () => {
  const startedAt = performance.now();
  for (const filling of [" ", "1", "-", "= "]) {
    for (const start of ["bytes", "bytes 1-", "bytes 1-1/"]) {
      parseContentRange(`${start}${filling.repeat(200_000)}x`);
    }
  }
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

const pageReason = "an HTML page came in place of the file, as from a proxy or a login";

function page(type: string, status = 200): FileResponse {
  const headers: [string, string][] = type ? [["content-type", type]] : [];
  return () => new Response(new TextEncoder().encode("\n<!DOCTYPE html><title>Sign in</title>"), { status, headers });
}

const pages: [what: string, respond: FileResponse][] = [
  ["of type text/html", page("text/html")],
  ["of type text/html with a charset", page("Text/HTML; charset=utf-8")],
  ["of XHTML", page("application/xhtml+xml")],
  ["without a type", page("")],
  ["of another type", page("application/octet-stream")],
  ["with 203", page("text/html", 203)],
];

test.each(pages)("a page %s in place of a file is named, and no digest is blamed", async (_, respond) => {
  const made = await createPackageWorld();
  made.responses["variant/b.ipa"] = Array.from({ length: 9 }, () => respond);
  const error = await failureOf(() => download(made));
  const message = `variant/b.ipa: ${pageReason}, 6 times in a row`;
  expect(error).toMatchObject({ code: "ERR_ASC_CONNECTION", message });
});

test.each(pages)("a page %s that passes costs nothing of what is there", async (_, respond) => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = [respond, breakingAfter(700), page("text/html")];
  expect((await download(made)).report.ok).toBe(true);
  const froms = made.asked.filter(({ name }) => name === "variant/a.ipa").map(({ from }) => from);
  expect(froms).toEqual([0, 0, 700, 700]);
  expect(made.events).toContainEqual(expect.objectContaining({ type: "retry", reason: pageReason }));
});

test("a page in place of the zip of a version is named too", async () => {
  const made = await createPackageWorld();
  made.responses.zip = Array.from({ length: 9 }, () => page("text/html"));
  expect((await failureOf(() => download(made))) as Error).toMatchObject({
    message: expect.stringContaining(`${pageReason}, 6 times in a row`),
  });
});

test("a login that a redirect leads to is a page in place of the file", async () => {
  const made = await createPackageWorld();
  const toLogin: FileResponse = () =>
    new Response(null, { status: 302, headers: { location: "https://login.example/in" } });
  made.responses["variant/a.ipa"] = [toLogin];
  made.responses.in = [page("text/html")];
  made.files.in = Buffer.from("never served");
  expect((await download(made)).report.ok).toBe(true);
  expect(made.events).toContainEqual(expect.objectContaining({ type: "retry", reason: pageReason }));
});

test.each(["", "application/octet-stream", "application/zip", "text/plain", "text/html-not"])(
  "a file of type %j is one",
  async (type) => {
    const made = await createPackageWorld();
    made.responses["variant/a.ipa"] = [
      (request, bytes) => {
        const response = whole(request, bytes);
        response.headers.set("content-type", type);
        return response;
      },
    ];
    expect((await download(made)).report.ok).toBe(true);
    expect(made.events.filter((event) => event.type === "retry")).toEqual([]);
  },
);

test.each<[string, boolean]>([
  ["<html>", true],
  ["\uFEFF  <!doctype HTML public>", true],
  ["<body class=x>", true],
  ["<?xml version='1.0'?>", false],
  ["PK\u0003\u0004<html>", false],
  ["<htmlish>", false],
  ["", false],
])("%j begins as a page does: %s", (text, starts) => {
  expect(startsPage(new TextEncoder().encode(text))).toBe(starts);
  expect(hasPageType(new Response(text))).toBe(false);
});
