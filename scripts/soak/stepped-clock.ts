import { systemClock } from "../../src/http/clock.js";

const hourMs = 3_600_000;
const offsets = [0, 65_000, hourMs, -hourMs, 5 * hourMs, -5 * hourMs];

/** Sets the client's wall clock to another time, as somebody, or a time server, would. The sandbox keeps the right one. */
export function stepClock(random: () => number): void {
  const offset = offsets[Math.floor(random() * offsets.length)] ?? 0;
  systemClock.now = () => Date.now() + offset;
}
