import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOf, joseSignature } from "./token.js";

/** DER of an INTEGER: as short as it can be, with a zero before a first bit that is set. */
function integer(number: Uint8Array): Uint8Array {
  const start = number.findIndex((byte) => byte !== 0);
  const bytes = start < 0 ? Uint8Array.of(0) : number.subarray(start);
  const padded = (bytes[0] ?? 0) >= 0x80 ? [0, ...bytes] : [...bytes];
  return Uint8Array.of(0x02, padded.length, ...padded);
}

function der(r: Uint8Array, s: Uint8Array): Uint8Array {
  const content = [...integer(r), ...integer(s)];
  return Uint8Array.of(0x30, content.length, ...content);
}

const number = fc
  .tuple(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.integer({ min: 0, max: 31 }))
  .map(([bytes, zeros]) => bytes.fill(0, 0, zeros));

test("64 bytes are r and s already, whatever they are", () => {
  fc.assert(
    fc.property(number, number, (r, s) => {
      expect(joseSignature(Uint8Array.of(...r, ...s))).toEqual(Uint8Array.of(...r, ...s));
    }),
  );
});

test("DER gives r and s with the zeros that it leaves out", () => {
  fc.assert(
    fc.property(number, number, (r, s) => {
      const encoded = der(r, s);
      // DER of exactly 64 bytes cannot be reported from r and s; of real signatures one in 2^48 is.
      fc.pre(encoded.length !== 64);
      expect(joseSignature(encoded)).toEqual(Uint8Array.of(...r, ...s));
    }),
    { numRuns: 200 },
  );
});

test("DER that is cut off, or continues, is refused", () => {
  const short = fc.integer({ min: 1, max: 10 });
  fc.assert(
    fc.property(number, number, short, (r, s, cut) => {
      const encoded = der(r, s);
      fc.pre(encoded.length - cut !== 64 && encoded.length + cut !== 64);
      expect(joseSignature(encoded.subarray(0, -cut))).toBeUndefined();
      expect(joseSignature(Uint8Array.of(...encoded, ...new Uint8Array(cut)))).toBeUndefined();
    }),
  );
});

test("bytes that are no signature are refused, and nothing throws", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const signature = joseSignature(bytes);
      if (bytes.length === 64) expect(signature).toEqual(bytes);
      else expect(signature?.length ?? 64).toBe(64);
    }),
  );
});

test("the zero that DER puts before a number whose first bit is set is no part of the number", () => {
  const [high, low] = [new Uint8Array(32).fill(0xff), new Uint8Array(32).fill(0x7f)];
  expect(joseSignature(der(high, low))).toEqual(Uint8Array.of(...high, ...low));
});

const one = Uint8Array.of(2, 1, 1);

test.each<[string, Uint8Array]>([
  ["no bytes", new Uint8Array()],
  ["63 bytes", new Uint8Array(63)],
  ["65 bytes", new Uint8Array(65)],
  ["a number of 33 bytes", Uint8Array.of(0x30, 38, 2, 33, ...Array(33).fill(1), ...one)],
  ["a number without bytes", Uint8Array.of(0x30, 5, 2, 0, ...one)],
  ["one number only", Uint8Array.of(0x30, 3, ...one)],
  ["three numbers", Uint8Array.of(0x30, 9, ...one, ...one, ...one)],
  ["a length that is not its own", Uint8Array.of(0x30, 7, ...one, ...one)],
  ["another tag in it", Uint8Array.of(0x30, 6, 4, 1, 1, ...one)],
  ["another tag around it", Uint8Array.of(0x31, 6, ...one, ...one)],
])("%s is no signature", (_, bytes) => {
  expect(joseSignature(bytes)).toBeUndefined();
});

const bytes = Uint8Array.of(0, 1, 2, 3);
const around = Uint8Array.of(9, 9, 9, 9, 0, 1, 2, 3, 9, 9);

test.each<[string, unknown]>([
  ["a Uint8Array", bytes],
  ["a Buffer", Buffer.from(bytes)],
  ["an ArrayBuffer", bytes.buffer],
  ["a DataView", new DataView(bytes.buffer)],
  ["a view of 32-bit numbers", new Uint32Array(bytes.buffer)],
  ["a part of a buffer", new DataView(around.buffer, 4, 4)],
  ["an array of another realm", runInNewContext("Uint8Array.of(0, 1, 2, 3)")],
  ["a buffer of another realm", runInNewContext("Uint8Array.of(0, 1, 2, 3).buffer")],
])("%s is bytes", (_, given) => {
  expect(bytesOf(given)).toEqual(bytes);
});

test.each<[string, unknown]>([
  ["text", "r and s"],
  ["nothing", undefined],
  ["null", null],
  ["a plain list of numbers", Array(64).fill(1)],
])("%s is no bytes", (_, given) => {
  expect(bytesOf(given)).toBeUndefined();
});
