import * as fc from "fast-check";
import { describe, expect } from "vitest";
import {
  emptyLift,
  extendLift,
  isSettled,
  type Lift,
} from "../../../../src/exact/modular/chinese-remainder.ts";
import { doubleFieldOfIndex, residueOfInteger } from "../../../../src/exact/modular/double-field.ts";
import { counted } from "../../../counted.ts";

const LIMIT = 10n ** 40n;
const integer = fc.oneof(fc.bigInt({ min: -3n, max: 3n }), fc.bigInt({ min: -LIMIT, max: LIMIT }));

/** What the first primes tell about some integers. */
function liftOf(values: readonly bigint[], primeCount: number): Lift {
  let lift = emptyLift(values.length);
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

describe("Chinese remainders", () => {
  counted("property", "integers below half the product of the primes are recovered, and settle", () => {
    fc.assert(
      fc.property(fc.array(integer, { maxLength: 5 }), (values) => {
        // Six primes of 26 bits exceed 2 10^40 2^10.
        const lift = liftOf(values, 6);
        expect(lift.values).toEqual(values);
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
          const { modulus, values: lifted } = liftOf(values, 5);
          lifted.forEach((value, i) => {
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
    expect(liftOf([value], 2).values).toEqual([value]);
    expect(liftOf([value], 1).values).not.toEqual([value]);
    expect(isSettled(liftOf([value], 1))).toBe(false);
  });
});
