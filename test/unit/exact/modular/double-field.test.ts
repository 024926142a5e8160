import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { integers } from "../../../../src/exact/integer.ts";
import {
  doubleField,
  doubleFieldOfIndex,
  inverseResidue,
  multiplyResidues,
  powersOfResidue,
  reduced,
  residueOfInteger,
} from "../../../../src/exact/modular/double-field.ts";
import { isPrime } from "../../../../src/exact/prime-field.ts";
import { counted } from "../../../counted.ts";
import { anyInteger } from "../../../laws/arbitraries.ts";
import { isRefused } from "../../../laws/ring-laws.ts";

const RUNS = 2000;
const largest = doubleFieldOfIndex(0);
/** The smallest prime, a small one, one of half the bits, and the largest. */
const fields = [doubleField(2), doubleField(13), doubleField(8191), largest];

describe("arithmetic modulo primes whose products are exact in doubles", () => {
  for (const field of fields) {
    const residue = fc.integer({ min: 0, max: field.p - 1 });

    counted("differential", `products modulo ${field.p} against bigints`, () => {
      const extremes = fc.oneof(residue, fc.constantFrom(0, 1, field.p - 1));
      fc.assert(
        fc.property(
          extremes,
          extremes,
          (a, b) => multiplyResidues(field, a, b) === Number((BigInt(a) * BigInt(b)) % BigInt(field.p)),
        ),
        { numRuns: RUNS },
      );
      return RUNS;
    });

    counted("property", `inverses modulo ${field.p}`, () => {
      const unit = fc.integer({ min: 1, max: field.p - 1 });
      fc.assert(
        fc.property(unit, (a) => multiplyResidues(field, a, inverseResidue(field, a)) === 1),
        { numRuns: RUNS },
      );
      return RUNS;
    });

    counted("property", `residues of integers of any size modulo ${field.p}`, () => {
      fc.assert(
        fc.property(anyInteger, (a) => {
          const rest = residueOfInteger(field, a);
          const quotient = integers.divideExact(integers.subtract(a, rest), field.p);
          return rest >= 0 && rest < field.p && quotient !== undefined;
        }),
        { numRuns: RUNS },
      );
      return RUNS;
    });
  }

  counted("identity", "values next to every kind of multiple of a prime up to p^2 + p", () => {
    for (const { p, inverse } of fields) {
      for (const quotient of [1, 2, 3, Math.floor(p / 3), Math.floor(p / 2), p - 1, p]) {
        for (const rest of [0, 1, p - 1]) expect(reduced(quotient * p + rest, p, inverse)).toBe(rest);
      }
    }
    // Some reciprocals round down, so that the estimated quotient of a multiple may be one too small.
    for (let index = 0; index < 500; index += 1) {
      const { p, inverse } = doubleFieldOfIndex(index);
      for (let quotient = 1; quotient < 64; quotient += 1) expect(reduced(quotient * p, p, inverse)).toBe(0);
    }
    return fields.length + 500;
  });

  counted("identity", "a unit to the power p - 1 is one", () => {
    const field = doubleField(8191);
    expect(powersOfResidue(field, 17, 8190)[8190]).toBe(1);
  });

  counted("identity", "the primes descend from 2^26 without a gap", () => {
    // 2^26 - 5 is the largest prime below 2^26: https://oeis.org/A013603
    expect(largest.p).toBe(2 ** 26 - 5);
    for (let index = 1; index < 20; index += 1) {
      const [before, { p }] = [doubleFieldOfIndex(index - 1).p, doubleFieldOfIndex(index)];
      expect(isPrime(BigInt(p))).toBe(true);
      for (let n = p + 1; n < before; n += 1) expect(isPrime(BigInt(n))).toBe(false);
    }
    return 20;
  });

  counted("wrong-twin", "a modulus that is no prime, or too large, is refused", () => {
    for (const modulus of [1, 2.5, 15, 8193, 2 ** 26 - 3, 67_108_879]) {
      expect(isRefused("E_DOMAIN", () => doubleField(modulus))).toBe(true);
    }
    return 6;
  });

  counted("behaviour", "division by zero is refused", () => {
    expect(isRefused("E_DIVISION_BY_ZERO", () => inverseResidue(largest, 0))).toBe(true);
  });
});
