import { expect, test } from "vitest";
import { CredentialsError } from "../errors.js";
import { createManualClock } from "../test-support/clocks.js";
import { everyTextOf, failureOf, piecesIn } from "../test-support/failure-of.js";
import { tokenSource } from "../test-support/tokens.js";

function sourceOf(token: () => unknown) {
  return tokenSource({ token: token as () => Promise<string> }, createManualClock());
}

test("a provider is asked once for requests at the same time, and again for the next", async () => {
  let asked = 0;
  const source = sourceOf(async () => `token-${++asked}`);
  expect(await Promise.all([source.get(), source.get(), source.renew("token-0")])).toEqual(Array(3).fill("token-1"));
  expect(await source.get()).toBe("token-2");
});

test("a provider may answer without a promise", async () => {
  expect(await sourceOf(() => "token").get()).toBe("token");
});

test.each<[string, unknown]>([
  ["an empty token", ""],
  ["undefined", undefined],
  ["null", null],
  ["a number", 123456789012],
  ["an object", { token: "a-token-of-some-length" }],
  ["a token with a line break", "a-token-of-some-length\r\nX-Other: header"],
  ["a token with a space", "Bearer a-token-of-some-length"],
  ["a token with a letter that headers cannot carry", "a-token-of-some-length-ü"],
])("%s is refused without being printed", async (_, token) => {
  const error = await failureOf(() => sourceOf(async () => token).get());
  expect(error).toBeInstanceOf(CredentialsError);
  expect((error as Error).message).toBe("credentials.token: must resolve to a token without spaces or line breaks");
  expect(everyTextOf(error)).not.toContain("a-token-of-some");
  expect(everyTextOf(error)).not.toContain("123456789012");
});

test.each<[string, () => unknown]>([
  ["throws", () => throwWithToken()],
  ["rejects", async () => throwWithToken()],
])("what a provider %s comes back as the cause, without the token in it", async (_, token) => {
  const error = await failureOf(() => sourceOf(token).get());
  expect(error).toBeInstanceOf(CredentialsError);
  expect((error as Error).message).toBe("credentials.token: failed: ESEALED: the vault is sealed: Bearer [secret]");
  expect((error as Error).cause).toMatchObject({ message: "the vault is sealed: Bearer [secret]", code: "ESEALED" });
  expect(piecesIn(everyTextOf(error), opaque)).toEqual([]);
});

const opaque = "s.8Z2mVnWqk2Tn5GqW3hXkLpQr";

function throwWithToken(): never {
  const headers = { "X-Vault-Token": opaque };
  throw Object.assign(new Error(`the vault is sealed: Bearer ${opaque}`), { code: "ESEALED", headers });
}

test("a provider that failed is asked again", async () => {
  let asked = 0;
  const source = sourceOf(async () => (++asked === 1 ? throwWithToken() : "token"));
  await failureOf(() => source.get());
  expect(await source.get()).toBe("token");
});

test("a provider that never answers is asked again once it was given up on", async () => {
  let asked = 0;
  const source = sourceOf(() => (++asked === 1 ? new Promise(() => {}) : Promise.resolve("token-2")));
  void source.get();
  source.forget();
  expect(await source.get()).toBe("token-2");
  expect(asked).toBe(2);
});

test("a provider that responds after it was given up on does not end the sharing of the next call", async () => {
  const ends: ((token: string) => void)[] = [];
  const source = sourceOf(() => new Promise((resolve) => ends.push(resolve)));
  const first = source.get();
  source.forget();
  const second = source.get();
  ends[0]?.("token-1");
  await first;
  const third = source.get();
  ends[1]?.("token-2");
  expect(await Promise.all([second, third])).toEqual(["token-2", "token-2"]);
  expect(ends).toHaveLength(2);
});
