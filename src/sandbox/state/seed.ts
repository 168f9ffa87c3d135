import { createHash } from "node:crypto";

/** Values that look random, and are the same for the same seed and name. */
export interface Seed {
  bytes(name: string, length: number): Buffer;
  /** In the form of Apple's ids. */
  uuid(name: string): string;
  /** A number in decimal, in the form of Apple's app ids. */
  number(name: string): string;
}

export function createSeed(seed: number): Seed {
  const bytes = (name: string, length: number) =>
    createHash("shake256", { outputLength: length }).update(`${seed} ${name}`).digest();
  return {
    bytes,
    uuid(name) {
      const hex = bytes(name, 16).toString("hex");
      // Version 4, variant 1 (RFC 9562).
      return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-a$4-$5");
    },
    number: (name) => String(6_000_000_000 + (bytes(name, 4).readUInt32BE() % 1_000_000_000)),
  };
}
