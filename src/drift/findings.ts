import type { Drift } from "../errors.js";

type Finding = Pick<Drift, "impact" | "pointer" | "expected" | "found">;

/** The most that is told of one answer, for each impact: breaking drift is not crowded out by additions. */
const most = 20;

/** Goes through one answer and keeps what is found: once for each place, the items of a list taken together. */
export class Findings {
  readonly list: Finding[] = [];
  readonly #path: (string | number)[] = [];
  readonly #counts = { breaking: 0, additive: 0 };
  readonly #places = new Set<string>();
  readonly #clean: (name: string) => string;

  /** `clean` makes a name from the answer fit to be shown. */
  constructor(clean: (name: string) => string) {
    this.#clean = clean;
  }

  /** How far below the answer itself the search is. */
  get depth(): number {
    return this.#path.length;
  }

  /** Goes to a field, or to an item of a list. */
  enter(step: string | number): void {
    this.#path.push(step);
  }

  leave(): void {
    this.#path.pop();
  }

  /** Keeps what is found where the search is. */
  add(impact: Drift["impact"], expected: string, found: string): void {
    if (this.#counts[impact] === most) return;
    const steps = this.#path.map((step) => (typeof step === "number" ? null : step));
    const place = JSON.stringify([steps, expected, found]);
    if (this.#places.has(place)) return;
    this.#places.add(place);
    this.#counts[impact]++;
    this.list.push({ impact, pointer: this.#pointer(), expected, found });
  }

  #pointer(): string {
    return this.#path.map((step) => `/${typeof step === "number" ? step : escapeName(this.#clean(step))}`).join("");
  }
}

/** RFC 6901. */
function escapeName(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
