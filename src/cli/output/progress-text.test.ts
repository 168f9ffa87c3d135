import { expect, test } from "vitest";
import { TransferRate } from "./progress-text.js";

function transferAt(): { transfer: TransferRate; at: (milliseconds: number) => void } {
  let now = 0;
  const transfer = new TransferRate(() => now);
  const at = (milliseconds: number) => {
    now = milliseconds;
  };
  return { transfer, at };
}

test("says how much of how much, how fast and how long still", () => {
  const { transfer, at } = transferAt();
  transfer.start(10_000_000);
  transfer.add("a", 0);
  at(1_000);
  transfer.add("a", 2_000_000);
  expect(transfer.describe()).toBe("2.0 MB of 10.0 MB, 2.0 MB/s, 4 s left");
});

test("what an earlier run left counts as received, and not as speed", () => {
  const { transfer, at } = transferAt();
  transfer.start(10_000_000);
  transfer.add("a", 5_000_000);
  at(1_000);
  transfer.add("a", 6_000_000);
  expect(transfer.describe()).toBe("6.0 MB of 10.0 MB, 1.0 MB/s, 4 s left");
});

test("a file that starts again takes back what it had", () => {
  const { transfer, at } = transferAt();
  transfer.start(undefined);
  transfer.add("a", 0);
  transfer.add("a", 400);
  at(1_000);
  transfer.add("a", 100);
  transfer.add("b", 0);
  expect(transfer.received).toBe(100);
  expect(transfer.describe()).toBe("100 B, 400 B/s");
});

test("the speed is that of the last seconds", () => {
  const { transfer, at } = transferAt();
  transfer.start(undefined);
  for (let second = 0; second <= 20; second++) {
    at(second * 1_000);
    transfer.add("a", second <= 10 ? 0 : (second - 10) * 1_000);
  }
  expect(transfer.rate).toBe(1_000);
});
