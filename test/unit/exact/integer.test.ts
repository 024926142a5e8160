import * as fc from "fast-check";
import { describe, expect } from "vitest";
import {
  addIntegers,
  canonicalInteger,
  divideWithRemainder,
  gcdOfIntegers,
  type Integer,
  integers,
  multiplyIntegers,
  negateInteger,
  signOfInteger,
  subtractIntegers,
} from "../../../src/exact/integer.ts";
import { counted } from "../../counted.ts";
import { anyInteger } from "../../laws/arbitraries.ts";
import { isRefused } from "../../laws/ring-laws.ts";

const isCanonical = (a: Integer) =>
  typeof a === "number" ? Number.isSafeInteger(a) && !Object.is(a, -0) : !Number.isSafeInteger(Number(a));

const operations: readonly [string, (a: Integer, b: Integer) => Integer, (a: bigint, b: bigint) => bigint][] =
  [
    ["sums", addIntegers, (a, b) => a + b],
    ["differences", subtractIntegers, (a, b) => a - b],
    ["products", multiplyIntegers, (a, b) => a * b],
    ["negatives", (a) => negateInteger(a), (a) => -a],
    ["quotients", (a, b) => (b === 0 ? 0 : divideWithRemainder(a, b)[0]), (a, b) => (b === 0n ? 0n : a / b)],
    ["remainders", (a, b) => (b === 0 ? 0 : divideWithRemainder(a, b)[1]), (a, b) => (b === 0n ? 0n : a % b)],
    ["greatest common divisors", gcdOfIntegers, euclid],
  ];

function euclid(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x < 0n ? -x : x;
}

describe("integers", () => {
  for (const [title, operation, onBigints] of operations) {
    counted("differential", `${title} agree with those of bigint, and are canonical`, () => {
      fc.assert(
        fc.property(anyInteger, anyInteger, (a, b) => {
          const result = operation(a, b);
          return isCanonical(result) && BigInt(result) === onBigints(BigInt(a), BigInt(b));
        }),
        { numRuns: 1000 },
      );
    });
  }

  counted("differential", "gcds of long integers agree with Euclid's, common factor or not", () => {
    const long = fc.bigInt({ min: -(2n ** 1500n), max: 2n ** 1500n });
    const any = fc.oneof(long, fc.bigInt({ min: -(2n ** 120n), max: 2n ** 120n }), fc.constant(0n));
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        const common = gcdOfIntegers(canonicalInteger(a * c), canonicalInteger(b * c));
        return isCanonical(common) && BigInt(common) === euclid(a * c, b * c);
      }),
      { numRuns: 300 },
    );
    return 300;
  });

  counted("identity", "gcd(F_m, F_n) = F_gcd(m,n) for Fibonacci numbers, whose quotients are all one", () => {
    const fibonacci = [0n, 1n];
    for (let n = 2; n <= 1200; n += 1) fibonacci.push((fibonacci[n - 1] ?? 0n) + (fibonacci[n - 2] ?? 0n));
    const pairs = [
      [1200, 1199],
      [1200, 900],
      [1155, 770],
      [1024, 768],
      [77, 1100],
    ] as const;
    for (const [m, n] of pairs) {
      const [f, g] = [fibonacci[m] ?? 0n, fibonacci[n] ?? 0n];
      const expected = fibonacci[Number(euclid(BigInt(m), BigInt(n)))] ?? 0n;
      expect(gcdOfIntegers(canonicalInteger(f), canonicalInteger(g))).toBe(canonicalInteger(expected));
    }
    return pairs.length;
  });

  counted("identity", "zero has one sign only", () => {
    const zeros = [
      negateInteger(0),
      multiplyIntegers(-5, 0),
      multiplyIntegers(0, -5),
      addIntegers(-5, 5),
      ...divideWithRemainder(0, -5),
      divideWithRemainder(-6, 3)[1],
      divideWithRemainder(2, -5)[0],
      canonicalInteger(0n),
    ];
    for (const zero of zeros) expect(zero).toBe(0);
    return zeros.length;
  });

  counted("identity", "a number ends where doubles stop being exact", () => {
    const largest = Number.MAX_SAFE_INTEGER;
    expect(addIntegers(largest, 0)).toBe(largest);
    expect(addIntegers(largest, 1)).toBe(2n ** 53n);
    expect(subtractIntegers(2n ** 53n, 1)).toBe(largest);
    expect(negateInteger(2n ** 53n)).toBe(-(2n ** 53n));
    expect(multiplyIntegers(2 ** 27, 2 ** 26)).toBe(2n ** 53n);
    expect(divideWithRemainder(2n ** 53n, 2)).toStrictEqual([2 ** 52, 0]);
    return 6;
  });

  counted("behaviour", "signs and refusals", () => {
    expect([signOfInteger(-(2n ** 80n)), signOfInteger(0), signOfInteger(7)]).toStrictEqual([-1, 0, 1]);
    expect(integers.divideExact(7, 2)).toBeUndefined();
    expect(isRefused("E_DIVISION_BY_ZERO", () => divideWithRemainder(2n ** 80n, 0))).toBe(true);
  });
});
