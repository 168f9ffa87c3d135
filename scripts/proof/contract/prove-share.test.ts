import { expect, test } from "vitest";
import { proveShare } from "./prove-share.js";

test("a share is some of the mutants, each judged by its gates, and another share is others", async () => {
  const extent = { sites: 1, seed: 1 };
  const [first, second] = await Promise.all([0, 1].map((share) => proveShare({ extent, share, of: 60 })));
  expect(first?.length).toBeGreaterThan(1);
  for (const { expected, caughtBy } of first ?? []) expect(caughtBy.length > 0).toBe(expected === "caught");
  const places = (outcomes: typeof first) => new Set(outcomes?.map(({ operator, site }) => `${operator} ${site}`));
  expect([...places(first)].filter((place) => places(second).has(place))).toEqual([]);
}, 30_000);
