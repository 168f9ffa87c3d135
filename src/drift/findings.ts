import type { Drift } from "../errors.js";

type Finding = Pick<Drift, "impact" | "pointer" | "expected" | "found">;

/** At most so many findings per response and impact, so that additions do not crowd out breaking drift. */
const maxPerImpact = 20;

/** Collects the findings in one response: one per place, with the items of a list as one place. */
export class Findings {
  readonly list: Finding[] = [];
  readonly #path: (string | number)[] = [];
  readonly #counts = { breaking: 0, additive: 0 };
  readonly #places = new Set<string>();
  readonly #clean: (name: string) => string;

  /** `clean` removes secrets from a name in the response. */
  constructor(clean: (name: string) => string) {
    this.#clean = clean;
  }

  /** The depth of the current place. */
  get depth(): number {
    return this.#path.length;
  }

  /** Enters a field, or an item of a list. */
  enter(step: string | number): void {
    this.#path.push(step);
  }

  leave(): void {
    this.#path.pop();
  }

  /** Adds a finding at the current place. */
  add(impact: Drift["impact"], expected: string, found: string): void {
    if (this.#counts[impact] === maxPerImpact) return;
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
