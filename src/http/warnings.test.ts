import { expect, test } from "vitest";
import { aPackage, one } from "../test-support/responses.js";
import { createTestClient } from "../test-support/test-client.js";
import type { Warning } from "./warnings.js";

/** What a client warns of that gets these headers, one response after the other, at 12:00. */
async function warningsOf(...headers: Record<string, string>[]): Promise<Warning[]> {
  const warnings: Warning[] = [];
  const answers = headers.map((each) => () => {
    const response = one(aPackage("7"));
    for (const [name, value] of Object.entries(each)) response.headers.set(name, value);
    return response;
  });
  const { client } = createTestClient(answers, { onWarning: (warning) => warnings.push(warning) });
  for (const _ of headers) await client.packages.get("7");
  return warnings;
}

const dateAt = (time: string) => ({ date: new Date(`2026-03-01T${time}Z`).toUTCString() });
const left = (remaining: number) => ({ "x-rate-limit": `user-hour-lim:3500;user-hour-rem:${remaining};` });

test.each([
  [
    "11:59:30",
    "This machine's clock is 30 s ahead of the server's: correct it, since tokens from another time are refused.",
  ],
  [
    "12:02:00",
    "This machine's clock is 120 s behind the server's: correct it, since tokens from another time are refused.",
  ],
])("when the server says that it is %s at 12:00, the clock is named once", async (time, message) => {
  expect(await warningsOf(dateAt(time), dateAt(time))).toEqual([{ code: "WARN_ASC_CLOCK", message }]);
});

test("a response that a cache has kept for its Age says nothing against the clock", async () => {
  expect(await warningsOf({ ...dateAt("11:55:00"), age: "300" })).toEqual([]);
  expect(await warningsOf({ ...dateAt("11:50:00"), age: "300" })).toMatchObject([
    { message: expect.stringMatching(/^This machine's clock is 300 s ahead/) },
  ]);
});

test.each([[{}], [{ date: "soon" }], [dateAt("12:00:29")], [dateAt("11:59:31")]])(
  "with the headers %j the clock is not",
  async (headers) => {
    expect(await warningsOf(headers)).toEqual([]);
  },
);

test("when less than a tenth of the hour's requests is left, it is said once", async () => {
  expect(await warningsOf(left(350), left(349), left(348))).toEqual([
    {
      code: "WARN_ASC_RATE_LIMIT",
      message: "349 of 3500 requests remain for this key in this hour: further calls are refused with 429.",
    },
  ]);
  expect(await warningsOf({ "x-rate-limit": "user-hour-rem:1;" })).toEqual([]);
});

test("an observer that throws loses no response", async () => {
  const response = one(aPackage("7"));
  response.headers.set("date", "Sun, 01 Mar 2026 00:00:00 GMT");
  const onWarning = () => {
    throw new Error("a slip");
  };
  const { client } = createTestClient([response], { onWarning });
  expect((await client.packages.get("7")).data.id).toBe("7");
});
