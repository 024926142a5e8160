import * as fc from "fast-check";
import { expect } from "vitest";
import { type Integer, integers } from "../../../../src/exact/integer.ts";
import { matrixRing } from "../../../../src/exact/linear/matrix-ring.ts";
import { counted } from "../../../counted.ts";
import { anyInteger } from "../../../laws/arbitraries.ts";
import { isRefused } from "../../../laws/ring-laws.ts";
import { matrices } from "./sample-matrices.ts";

const ring = matrixRing(integers, 3);
const { add, subtract, negate, multiply, equals, one, zero, transpose, trace, scale } = ring;

counted("property", "the laws of a ring but for commuting products", () => {
  const sample = matrices(anyInteger, 3);
  fc.assert(
    fc.property(sample, sample, sample, anyInteger, (a, b, c, factor) => {
      const laws = [
        equals(add(a, b), add(b, a)),
        equals(add(add(a, b), c), add(a, add(b, c))),
        equals(multiply(multiply(a, b), c), multiply(a, multiply(b, c))),
        equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))),
        equals(multiply(add(a, b), c), add(multiply(a, c), multiply(b, c))),
        equals(multiply(a, one), a) && equals(multiply(one, a), a),
        equals(add(a, zero), a) &&
          ring.isZero(add(a, negate(a))) &&
          equals(subtract(a, b), add(a, negate(b))),
        equals(transpose(multiply(a, b)), multiply(transpose(b), transpose(a))),
        integers.equals(trace(multiply(a, b)), trace(multiply(b, a))),
        equals(scale(factor, a), multiply(ring.scalar(factor), a)),
      ];
      expect(laws).toEqual(laws.map(() => true));
    }),
    { numRuns: 100 },
  );
  return 1000;
});

counted("wrong-twin", "products of units do not commute", () => {
  const shift: Integer[][] = [
    [0, 1, 0],
    [0, 0, 1],
    [0, 0, 0],
  ];
  expect(equals(multiply(shift, transpose(shift)), multiply(transpose(shift), shift))).toBe(false);
});

counted("behaviour", "matrices of other sizes are refused", () => {
  expect(isRefused("E_SHAPE", () => add(one, [[1]]))).toBe(true);
  expect(isRefused("E_SHAPE", () => multiply([[1, 2, 3]], one))).toBe(true);
  return 2;
});
