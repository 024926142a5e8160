import { ResiduaError } from "../core/errors.ts";
import { gcdOfNaturals, gcdOfShort } from "./integer-gcd.ts";
import type { GcdDomain, Ring } from "./ring.ts";

/**
 * An integer of any size. Canonical: a `number` where it is safe (below 2^53), a `bigint` beyond, so that
 * equal integers are `===` and small ones run at the speed of doubles.
 */
export type Integer = number | bigint;

const LARGEST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The canonical form of an integer given as a bigint. */
export function canonicalInteger(value: bigint): Integer {
  return value <= LARGEST_SAFE && value >= -LARGEST_SAFE ? Number(value) : value;
}

export function addIntegers(a: Integer, b: Integer): Integer {
  if (typeof a === "number" && typeof b === "number") {
    const result = a + b;
    if (Number.isSafeInteger(result)) return result;
  }
  return canonicalInteger(BigInt(a) + BigInt(b));
}

export function negateInteger(a: Integer): Integer {
  // `0 - a`, not `-a`: the latter would make -0 of 0.
  return typeof a === "number" ? 0 - a : -a;
}

export function subtractIntegers(a: Integer, b: Integer): Integer {
  return addIntegers(a, negateInteger(b));
}

export function multiplyIntegers(a: Integer, b: Integer): Integer {
  if (typeof a === "number" && typeof b === "number") {
    const result = a * b;
    // A product that rounds is at least 2^53, so a safe result is exact; `+ 0` turns -0 into 0.
    if (Number.isSafeInteger(result)) return result + 0;
  }
  return canonicalInteger(BigInt(a) * BigInt(b));
}

/** Quotient rounded towards zero, and remainder with the sign of `a`. Errors: E_DIVISION_BY_ZERO. */
export function divideWithRemainder(a: Integer, b: Integer): readonly [Integer, Integer] {
  if (b === 0) throw new ResiduaError("E_DIVISION_BY_ZERO", `cannot divide the integer ${a} by zero`);
  if (typeof a === "number" && typeof b === "number") {
    const remainder = (a % b) + 0;
    return [(a - remainder) / b + 0, remainder];
  }
  const [dividend, divisor] = [BigInt(a), BigInt(b)];
  return [canonicalInteger(dividend / divisor), canonicalInteger(dividend % divisor)];
}

export function signOfInteger(a: Integer): -1 | 0 | 1 {
  return a > 0 ? 1 : a < 0 ? -1 : 0;
}

export function absoluteInteger(a: Integer): Integer {
  return a < 0 ? negateInteger(a) : a;
}

/** The least b with |value| < 2^b. */
export function bitLength(value: Integer): number {
  const digits = (value < 0 ? -BigInt(value) : BigInt(value)).toString(16);
  return digits === "0" ? 0 : 4 * digits.length - Math.clz32(Number.parseInt(digits.charAt(0), 16)) + 28;
}

/** The non-negative greatest common divisor. */
export function gcdOfIntegers(a: Integer, b: Integer): Integer {
  const [x, y] = [absoluteInteger(a), absoluteInteger(b)];
  if (typeof x === "number" && typeof y === "number") return gcdOfShort(x, y);
  return canonicalInteger(gcdOfNaturals(BigInt(x), BigInt(y)));
}

/** The ring of integers. */
export const integers: GcdDomain<Integer> = {
  name: "Z",
  zero: 0,
  one: 1,
  fromInteger: (value) => canonicalInteger(BigInt(value)),
  add: addIntegers,
  subtract: subtractIntegers,
  negate: negateInteger,
  multiply: multiplyIntegers,
  isZero: (a) => a === 0,
  equals: (a, b) => a === b,
  toText: (a) => a.toString(),
  divideExact: (a, b) => {
    const [quotient, remainder] = divideWithRemainder(a, b);
    return remainder === 0 ? quotient : undefined;
  },
  gcd: gcdOfIntegers,
  unitPart: (a) => (a < 0 ? -1 : 1),
};

/** Whether a ring is the ring of integers: rings of one name have the same elements. */
export function isIntegerRing<E>(ring: Ring<E>): boolean {
  return ring.name === integers.name;
}

/** The elements of a ring as integers; `undefined` where it is another ring. */
export function asIntegers<E>(ring: Ring<E>, elements: readonly E[]): readonly (E & Integer)[] | undefined {
  return isIntegerRing(ring) ? elements.filter(isInteger) : undefined;
}

function isInteger<E>(element: E): element is E & Integer {
  return typeof element === "number" || typeof element === "bigint";
}
