import * as fc from "fast-check";
import { describe, expect } from "vitest";
import {
  conjugate,
  gaussian,
  gaussians,
  IMAGINARY_UNIT,
  imaginaryPart,
  realPart,
  squaredModulus,
} from "../../../src/exact/gaussian.ts";
import { gaussianIntegers } from "../../../src/exact/gaussian-integer.ts";
import { polynomialRing } from "../../../src/exact/polynomial/polynomial-ring.ts";
import { rational, rationals } from "../../../src/exact/rational.ts";
import { power } from "../../../src/exact/ring.ts";
import { counted } from "../../counted.ts";
import { anyRational } from "../../laws/arbitraries.ts";

const { add, multiply, divide, fromInteger, toText } = gaussians;
const anyGaussian = fc.tuple(anyRational, anyRational).map(([re, im]) => gaussian(re, im));

describe("Q(i)", () => {
  counted("identity", "by hand", () => {
    const two = add(fromInteger(1), IMAGINARY_UNIT);
    expect(power(gaussians, two, 8)).toStrictEqual(fromInteger(16));
    expect(toText(divide(fromInteger(1), add(fromInteger(2), IMAGINARY_UNIT)))).toBe("2/5 - 1/5*i");
    expect(multiply(IMAGINARY_UNIT, IMAGINARY_UNIT)).toStrictEqual(fromInteger(-1));
    return 3;
  });

  counted("property", "parts and squared moduli are those of the definition", () => {
    fc.assert(
      fc.property(anyGaussian, anyGaussian, (a, b) => {
        expect(gaussian(realPart(a), imaginaryPart(a))).toStrictEqual(a);
        expect(multiply(a, conjugate(a))).toStrictEqual(gaussian(squaredModulus(a), rationals.zero));
        const product = rationals.multiply(squaredModulus(a), squaredModulus(b));
        expect(squaredModulus(multiply(a, b))).toStrictEqual(product);
        return true;
      }),
    );
    return 100;
  });

  counted("behaviour", "elements and polynomials print in the input syntax", () => {
    const text = (re: number, im: number) => toText(gaussian(rational(re, 2), rational(im, 2)));
    expect([text(0, 0), text(0, 2), text(0, -2), text(3, 0), text(3, -1), text(-2, 4)]).toEqual([
      "0",
      "i",
      "-i",
      "3/2",
      "3/2 - 1/2*i",
      "-1 + 2*i",
    ]);
    const ring = polynomialRing(gaussians, ["x"]);
    const a = ring.scale(ring.variable("x"), gaussian(rational(1), rational(1)));
    expect(ring.toText(ring.add(a, ring.constant(IMAGINARY_UNIT)))).toBe("(1 + i)*x + i");
    return 7;
  });
});

counted("identity", "Gaussian primes: 2, 5 and 13 split, and gcds find the parts", () => {
  const { gcd, multiply: times, fromInteger: whole } = gaussianIntegers;
  expect(gcd(whole(5), { re: 2, im: 1 })).toStrictEqual({ re: 2, im: 1 });
  expect(gcd(whole(13), { re: -3, im: 2 })).toStrictEqual({ re: 2, im: 3 });
  expect(gcd(whole(2), times({ re: 1, im: 1 }, whole(3)))).toStrictEqual({ re: 1, im: 1 });
  expect(gcd(whole(7), whole(21))).toStrictEqual(whole(7));
  return 4;
});
