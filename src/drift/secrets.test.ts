import { expect, test } from "vitest";
import type { Drift } from "../errors.js";
import { everyTextOf, failureOf, piecesIn } from "../test-support/failure-of.js";
import { createFakeFetch, type SentRequest } from "../test-support/fake-fetch.js";
import { json } from "../test-support/responses.js";
import { createTestClient } from "../test-support/test-client.js";
import { generateP8 } from "../test-support/tokens.js";

const { privateKey } = generateP8();
const accessKey = "ak-8f14e45fceea167a5a36dedd4bea2543";
const download = `https://cdn.example/package.zip?accessKey=${accessKey}`;
const token = "s.8Z2mVnWqk2Tn5GqW3hXkLpQr";
const jwt = `eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiI1NzI0NjU0MiJ9.${"c2lnbmF0dXJl".repeat(4)}`;
const secrets = [privateKey, accessKey, token, jwt];

/** Puts a secret wherever a response has a value, under every type that is wrong there. */
function fullOf(secret: string): unknown[] {
  const attributes = { state: secret, version: [secret], url: { secret }, fileChecksum: null, more: secret };
  const resource = { type: secret, id: secret, attributes, links: secret, relationships: [secret] };
  return [
    secret,
    [secret],
    { data: secret, links: { self: [secret] }, included: secret },
    {
      data: [resource, { type: secret }],
      included: [resource, secret, { type: [secret] }],
      links: { next: { secret } },
    },
    { data: null, errors: [{ code: [secret], status: secret, source: secret, links: { associated: [secret] } }] },
  ];
}

test.each(secrets.flatMap((secret) => fullOf(secret).map((body) => [body])))(
  "no record or error holds a value of the response (%#)",
  async (body) => {
    for (const status of [200, 202, 409, 418]) {
      const drift: Drift[] = [];
      const options = { validate: "throw", onDrift: (record: Drift) => drift.push(record), retry: false } as const;
      const { client } = createTestClient([json(status, body)], options);
      const error = await failureOf(() => client.packages.versions("7").pages()[Symbol.asyncIterator]().next());
      const { drift: carried } = error as { drift?: Drift[] };
      expect(drift.length).toBeGreaterThan(0);
      for (const secret of secrets) expect(piecesIn(everyTextOf([drift, carried]), secret)).toEqual([]);
      // A response that is no document of Apple's is refused as ever, with an excerpt, and its error carries no drift.
      if (!carried?.length) continue;
      expect(carried).toEqual(drift);
      for (const secret of secrets) expect(piecesIn(everyTextOf(error), secret)).toEqual([]);
    }
  },
);

test("names that no one knows are reported without secrets, control characters or more than 64 characters", async () => {
  const drift: Drift[] = [];
  const answer = ({ headers }: SentRequest) => {
    const names = [
      token,
      `${headers.authorization}`,
      jwt,
      privateKey,
      download,
      "a\u001b[31m\nb",
      "x".repeat(5_000),
      "plain/~name",
    ];
    return json(200, { data: [], links: { self: "/" }, ...Object.fromEntries(names.map((name) => [name, 1])) });
  };
  const { fetch } = createFakeFetch([answer]);
  const credentials = { token: async () => token };
  const { client } = createTestClient([], {
    validate: "report",
    onDrift: (record) => drift.push(record),
    credentials,
    fetch,
  });
  await client.packages.versions("7").pages()[Symbol.asyncIterator]().next();
  expect(drift).toHaveLength(8);
  for (const secret of secrets) expect(piecesIn(everyTextOf(drift), secret)).toEqual([]);
  expect(drift.map(({ pointer }) => pointer)).toContain("/plain~1~0name");
  expect(drift.map(({ pointer }) => pointer)).toContain("/a [31m b");
  expect(drift.map(({ pointer }) => pointer)).toContain(`/${"x".repeat(64)}…`);
});
