import { expect, test } from "vitest";
import { createManualClock } from "../test-support/clocks.js";
import { everyTextOf } from "../test-support/failure-of.js";
import { generateP8, readToken, tokenSource } from "../test-support/tokens.js";
import { reloadable } from "./credentials.js";

const before = generateP8();
const after = generateP8();
const old = { keyId: "OLD", privateKey: before.privateKey };
const replaced = { issuerId: "ours", keyId: "NEW", privateKey: after.privateKey };

/** A source over a key that is read again by `load`, which counts. */
function sourceOver(load: () => Promise<typeof old>) {
  const counted = { loads: 0 };
  const counting = () => {
    counted.loads++;
    return load();
  };
  return { source: tokenSource(reloadable({ ...old }, counting), createManualClock()), counted };
}

test("a key is not read again before a token is refused", async () => {
  const { source, counted } = sourceOver(async () => replaced);
  expect(await source.get()).toBe(await source.get());
  expect(counted.loads).toBe(0);
});

test("a key that was replaced signs once a token is refused, with its own ids; callers share the token", async () => {
  const { source, counted } = sourceOver(async () => replaced);
  const refused = await source.get();
  const fresh = await Promise.all([source.renew(refused), source.renew(refused), source.renew(refused)]);
  expect(new Set(fresh).size).toBe(1);
  expect(counted.loads).toBe(1);
  const { header, claims, isSigned } = readToken(fresh[0] ?? "", after.publicKey);
  expect({ ...header, ...claims, isSigned }).toMatchObject({ kid: "NEW", iss: "ours", isSigned: true });
  expect(await source.get()).toBe(fresh[0]);
  expect(await source.renew(refused)).toBe(fresh[0]);
});

test.each<[string, () => Promise<typeof old>]>([
  ["has not changed", async () => ({ ...old })],
  ["cannot be read any more", () => Promise.reject(new Error("ENOENT"))],
])("a key that %s signs a fresh token all the same", async (_, load) => {
  const { source, counted } = sourceOver(load);
  const refused = await source.get();
  expect(readToken(await source.renew(refused), before.publicKey)).toMatchObject({ isSigned: true });
  expect(counted.loads).toBe(1);
});

test("a key that is refused again is read again", async () => {
  let current = old;
  const { source } = sourceOver(async () => current);
  const refused = await source.renew(await source.get());
  current = replaced;
  expect(readToken(await source.renew(refused), after.publicKey)).toMatchObject({ isSigned: true });
});

test("reading that never ends is given up on with the call that waits for it", async () => {
  let loads = 0;
  const { source } = sourceOver(() => (++loads === 1 ? new Promise(() => {}) : Promise.resolve(replaced)));
  const refused = await source.get();
  void source.renew(refused);
  source.forget();
  expect(readToken(await source.renew(refused), after.publicKey)).toMatchObject({ isSigned: true });
});

test("how a key is read again is no part of the credentials that are compared, copied or printed", () => {
  const credentials = reloadable({ ...old }, async () => replaced);
  expect(credentials).toEqual(old);
  expect(Reflect.ownKeys({ ...credentials })).toEqual(["keyId", "privateKey"]);
  expect(everyTextOf(credentials)).not.toContain("NEW");
});
