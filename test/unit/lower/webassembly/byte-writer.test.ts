import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { ByteWriter } from "../../../../src/lower/webassembly/byte-writer.ts";
import { counted } from "../../../counted.ts";

const RUNS = 300;

function written(write: (writer: ByteWriter) => void): readonly number[] {
  const writer = new ByteWriter();
  write(writer);
  return [...writer.bytes()];
}

/** The number that LEB128 bytes stand for, by arithmetic in BigInt: another route than the writer's. */
function decoded(bytes: readonly number[], isSigned: boolean): bigint {
  const value = bytes.reduce((sum, byte, k) => sum + (BigInt(byte & 0x7f) << BigInt(7 * k)), 0n);
  return isSigned ? BigInt.asIntN(7 * bytes.length, value) : value;
}

function isOneNumber(bytes: readonly number[]): boolean {
  return bytes.every((byte, k) => byte >= 0x80 === k < bytes.length - 1);
}

counted("property", "LEB128 is read as the number that was written, signed and unsigned", () => {
  const integers = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -200, max: 200 }));
  fc.assert(
    fc.property(integers, fc.nat(0xffffffff), (integer, natural) => {
      const [signed, unsigned] = [written((w) => w.integer(integer)), written((w) => w.natural(natural))];
      expect(decoded(signed, true)).toBe(BigInt(integer));
      expect(decoded(unsigned, false)).toBe(BigInt(natural));
      expect(isOneNumber(signed) && isOneNumber(unsigned)).toBe(true);
    }),
    { numRuns: RUNS },
  );
  return 2 * RUNS;
});

counted("golden", "the examples of LEB128 in the standards", () => {
  // DWARF Debugging Information Format 4, figures 22 and 23.
  const naturals = new Map([
    [2, [2]],
    [127, [127]],
    [128, [0x80, 1]],
    [129, [0x81, 1]],
    [12857, [0xb9, 100]],
  ]);
  const integers = new Map([
    [2, [2]],
    [-2, [0x7e]],
    [127, [0xff, 0]],
    [-127, [0x81, 0x7f]],
    [128, [0x80, 1]],
    [-128, [0x80, 0x7f]],
    [-129, [0xff, 0x7e]],
  ]);
  for (const [value, bytes] of naturals) expect(written((w) => w.natural(value))).toEqual(bytes);
  for (const [value, bytes] of integers) expect(written((w) => w.integer(value))).toEqual(bytes);
  return naturals.size + integers.size;
});

counted("property", "doubles are read back as they were, whatever was written before", () => {
  fc.assert(
    fc.property(fc.array(fc.double(), { maxLength: 100 }), fc.nat(7), (values, shift) => {
      const bytes = written((w) => {
        for (let k = 0; k < shift; k++) w.byte(k);
        for (const value of values) w.float(value);
      });
      const view = new DataView(Uint8Array.from(bytes).buffer);
      for (const [k, value] of values.entries()) expect(view.getFloat64(shift + 8 * k, true)).toBe(value);
    }),
    { numRuns: RUNS },
  );
  return RUNS;
});

counted("behaviour", "sizes stand before bytes, and the buffer grows", () => {
  const bytes = written((w) => w.sized(new Uint8Array(5000).fill(7)));
  expect(decoded(bytes.slice(0, 2), false)).toBe(5000n);
  expect(bytes).toHaveLength(5002);
  expect(at(bytes, 5001)).toBe(7);
  expect(written((w) => w.text("é"))).toEqual([2, 0xc3, 0xa9]);
});

counted("behaviour", "numbers that LEB128 is not written for are bugs", () => {
  const wrong = [
    (w: ByteWriter) => w.natural(-1),
    (w: ByteWriter) => w.natural(2 ** 32),
    (w: ByteWriter) => w.natural(0.5),
    (w: ByteWriter) => w.integer(2 ** 53),
  ];
  for (const write of wrong) expect(() => written(write)).toThrow("Residua bug");
  return wrong.length;
});
