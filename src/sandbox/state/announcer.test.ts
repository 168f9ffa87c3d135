import { expect, test } from "vitest";
import { createAnnouncer } from "./announcer.js";
import type { PackageVersion } from "./records.js";

// Of a version, only the time counts here.
const appearing = (appearsAt: number) => ({ appearsAt }) as PackageVersion;

test("a version is told of when its time comes, though another one is far away", async () => {
  const [soon, late] = [appearing(Date.now() + 5), appearing(Date.now() + 10_000_000)];
  const told = await new Promise((resolve) => {
    const announcer = createAnnouncer(Date.now, resolve);
    announcer.expect([late, soon]);
  });
  expect(told).toBe(soon);
});

test("a version is told of once, and not after the end", () => {
  const told: PackageVersion[] = [];
  const announcer = createAnnouncer(
    () => 5,
    (version) => told.push(version),
  );
  announcer.expect([appearing(5), appearing(6)]);
  announcer.tell();
  announcer.tell();
  expect(told).toEqual([appearing(5)]);
  announcer.stop();
  announcer.expect([appearing(5)]);
  announcer.tell();
  expect(told).toHaveLength(1);
});
