import { expect, test } from "vitest";
import { failureOf } from "../../test-support/failure-of.js";
import { mapConcurrently } from "./download-package.js";

test("results come in the order of the items, at most as many jobs running at once", async () => {
  let running = 0;
  const seen: number[] = [];
  const results = await mapConcurrently([3, 1, 2, 5, 4], 2, undefined, async (item) => {
    seen.push(++running);
    for (let turn = 0; turn < item; turn++) await Promise.resolve();
    running--;
    return item * 10;
  });
  expect(results).toEqual([30, 10, 20, 50, 40]);
  expect(Math.max(...seen)).toBe(2);
});

test("the first failure aborts the others, is waited for, and is what is thrown", async () => {
  const ended: string[] = [];
  const run = (item: string, signal: AbortSignal) =>
    new Promise<string>((_, reject) => {
      if (item === "bad") return reject(new Error("bad"));
      signal.addEventListener("abort", () => {
        ended.push(item);
        reject(signal.reason);
      });
    });
  expect(await failureOf(() => mapConcurrently(["a", "b", "bad", "never begun"], 3, undefined, run))).toMatchObject({
    message: "bad",
  });
  expect(ended).toEqual(["a", "b"]);
});

test("nothing is begun once the caller has aborted", async () => {
  const signal = AbortSignal.abort(new Error("stop"));
  const run = () => Promise.reject(new Error("begun"));
  expect(await failureOf(() => mapConcurrently([1], 1, signal, run))).toMatchObject({ message: "stop" });
});
