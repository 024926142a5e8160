import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { doubleFieldOfIndex, residueOfInteger } from "../../../../src/exact/modular/double-field.ts";
import {
  EMPTY_LIFT,
  extendLift,
  integersOf,
  isSettled,
  type Lift,
} from "../../../../src/exact/modular/mixed-radix.ts";
import { counted } from "../../../counted.ts";

const LIMIT = 10n ** 40n;
const integer = fc.oneof(fc.bigInt({ min: -3n, max: 3n }), fc.bigInt({ min: -LIMIT, max: LIMIT }));

/** What the first primes tell about some integers. */
function liftOf(values: readonly bigint[], primeCount: number): Lift {
  let lift = EMPTY_LIFT;
  for (let index = 0; index < primeCount; index += 1) {
    const field = doubleFieldOfIndex(index);
    lift = extendLift(
      lift,
      field,
      Float64Array.from(values, (value) => residueOfInteger(field, value)),
    );
  }
  return lift;
}

/** The integers that a lift of so many knows. */
function valuesOf(lift: Lift, count: number): readonly bigint[] {
  return Array.from({ length: count }, (_, i) => BigInt(integersOf(lift)(i)));
}

describe("Chinese remainders", () => {
  counted("property", "integers below half the product of the primes are recovered, and settle", () => {
    fc.assert(
      fc.property(fc.array(integer, { maxLength: 5 }), (values) => {
        // Six primes of 26 bits exceed 2 10^40 2^10.
        const lift = liftOf(values, 6);
        expect(valuesOf(lift, values.length)).toEqual(values);
        return isSettled(lift);
      }),
      { numRuns: 500 },
    );
    return 500;
  });

  counted(
    "property",
    "a truncated lift has the right residues, the smallest size, and does not settle",
    () => {
      const large = fc.bigInt({ min: LIMIT, max: 2n * LIMIT });
      fc.assert(
        fc.property(fc.array(large, { minLength: 4, maxLength: 8 }), (values) => {
          const lift = liftOf(values, 5);
          const modulus = lift.fields.reduce((product, { p }) => product * BigInt(p), 1n);
          valuesOf(lift, values.length).forEach((value, i) => {
            expect((value - (values[i] ?? 0n)) % modulus).toBe(0n);
            expect(2n * value < modulus && 2n * value > -modulus).toBe(true);
          });
        }),
        { numRuns: 500 },
      );
      return 500;
    },
  );

  counted("wrong-twin", "a lift that misses one prime is neither the integer nor settled", () => {
    const value = 10n ** 12n + 39n;
    expect(valuesOf(liftOf([value], 2), 1)).toEqual([value]);
    expect(valuesOf(liftOf([value], 1), 1)).not.toEqual([value]);
    expect(isSettled(liftOf([value], 1))).toBe(false);
  });
});
