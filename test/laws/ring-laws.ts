import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { ResiduaError } from "../../src/core/errors.ts";
import type { Field, FractionField, GcdDomain, IntegralDomain, Ring } from "../../src/exact/ring.ts";
import { counted } from "../counted.ts";

/** A ring with a source of its elements, and how many cases of each law to try. */
export interface Sample<R, E> {
  readonly ring: R;
  readonly elements: fc.Arbitrary<E>;
  readonly runs?: number;
}

/** A statement about any three elements: it throws or returns false where it fails. */
export interface Law<E> {
  readonly title: string;
  readonly holds: (a: E, b: E, c: E) => boolean;
}

const USUAL_RUNS = 100;

/** Tries a law on random elements, and throws where it fails; fast-check says the seed. */
export function tryLaw<E>({ elements, runs = USUAL_RUNS }: Sample<unknown, E>, { holds }: Law<E>): void {
  fc.assert(fc.property(elements, elements, elements, holds), { numRuns: runs });
}

/** One test for each law. */
export function testLaws<E>(sample: Sample<Ring<E>, E>, laws: readonly Law<E>[]): void {
  describe(sample.ring.name, () => {
    for (const law of laws) counted("property", law.title, () => tryLaw(sample, law));
  });
}

/** Every law of a commutative ring with one, in which equal elements are also the same data. */
export function lawsOfRing<E>(ring: Ring<E>): readonly Law<E>[] {
  const { add, multiply, subtract, negate, equals, isZero, zero, one } = ring;
  const same = (a: E, b: E) => {
    expect(a).toStrictEqual(b);
    return equals(a, b);
  };
  return [
    { title: "sums associate", holds: (a, b, c) => same(add(add(a, b), c), add(a, add(b, c))) },
    { title: "sums commute", holds: (a, b) => same(add(a, b), add(b, a)) },
    {
      title: "products associate",
      holds: (a, b, c) => same(multiply(multiply(a, b), c), multiply(a, multiply(b, c))),
    },
    { title: "products commute", holds: (a, b) => same(multiply(a, b), multiply(b, a)) },
    {
      title: "products distribute over sums",
      holds: (a, b, c) => same(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))),
    },
    { title: "zero and one are neutral", holds: (a) => same(add(a, zero), a) && same(multiply(a, one), a) },
    {
      title: "zero annihilates",
      holds: (a) => same(multiply(a, zero), zero) && isZero(zero) && !isZero(one),
    },
    {
      title: "negation is the additive inverse",
      holds: (a) => same(add(a, negate(a)), zero) && same(negate(negate(a)), a),
    },
    { title: "subtraction adds the negative", holds: (a, b) => same(subtract(a, b), add(a, negate(b))) },
    { title: "equality is a vanishing difference", holds: (a, b) => equals(a, b) === isZero(subtract(a, b)) },
  ];
}

/** Integers map into every ring with their sums and products. */
export function lawsOfIntegerImages<E>({
  fromInteger,
  add,
  multiply,
  equals,
  one,
}: Ring<E>): readonly Law<bigint>[] {
  return [
    {
      title: "images of integers add",
      holds: (m, n) => equals(fromInteger(m + n), add(fromInteger(m), fromInteger(n))),
    },
    {
      title: "images of integers multiply",
      holds: (m, n) => equals(fromInteger(m * n), multiply(fromInteger(m), fromInteger(n))),
    },
    {
      title: "doubles and bigints have the same image",
      holds: (m) => equals(fromInteger(Number(m % 2n ** 53n)), fromInteger(m % 2n ** 53n)),
    },
    { title: "one is the image of one", holds: () => equals(fromInteger(1), one) },
  ];
}

/** The laws of exact division. */
export function lawsOfDivision<E>(ring: IntegralDomain<E>): readonly Law<E>[] {
  const { multiply, divideExact, equals, isZero, zero } = ring;
  return [
    {
      title: "a product has its factors as quotients",
      holds: (a, b) => {
        if (isZero(b)) return true;
        const quotient = divideExact(multiply(a, b), b);
        return quotient !== undefined && equals(quotient, a);
      },
    },
    {
      title: "a quotient times the divisor is the dividend",
      holds: (a, b) => {
        const quotient = isZero(b) ? undefined : divideExact(a, b);
        return quotient === undefined || equals(multiply(quotient, b), a);
      },
    },
    {
      title: "a product vanishes only with a factor",
      holds: (a, b) => isZero(multiply(a, b)) === (isZero(a) || isZero(b)),
    },
    {
      title: "division by zero is refused",
      holds: (a) => isRefused("E_DIVISION_BY_ZERO", () => divideExact(a, zero)),
    },
  ];
}

/** The laws of greatest common divisors. */
export function lawsOfGcd<E>(ring: GcdDomain<E>): readonly Law<E>[] {
  const { multiply, divideExact, gcd, unitPart, equals, isZero, zero, one } = ring;
  const isNormalised = (a: E) => equals(unitPart(a), one);
  const chosenAssociate = (a: E) => divideExact(a, unitPart(a));
  const isAssociate = (a: E, b: E) =>
    isZero(a) ? isZero(b) : divideExact(a, b) !== undefined && divideExact(b, a) !== undefined;
  return [
    {
      title: "a gcd divides both, is normalised and commutes",
      holds: (a, b) => {
        const common = gcd(a, b);
        if (isZero(common)) return isZero(a) && isZero(b);
        const divides = divideExact(a, common) !== undefined && divideExact(b, common) !== undefined;
        return divides && isNormalised(common) && equals(common, gcd(b, a));
      },
    },
    {
      title: "a common factor comes out of a gcd",
      holds: (a, b, c) => isAssociate(gcd(multiply(a, c), multiply(b, c)), multiply(c, gcd(a, b))),
    },
    {
      title: "cofactors are coprime",
      holds: (a, b, c) => {
        const [left, right] = [multiply(a, c), multiply(b, c)];
        const common = gcd(left, right);
        if (isZero(common)) return true;
        const [restLeft, restRight] = [divideExact(left, common), divideExact(right, common)];
        return restLeft !== undefined && restRight !== undefined && equals(gcd(restLeft, restRight), one);
      },
    },
    { title: "zero adds nothing to a gcd", holds: (a) => isAssociate(gcd(a, zero), a) },
    {
      title: "unit parts are units, and associates have the same chosen one",
      holds: (a, b) => {
        const unit = unitPart(b);
        const isUnit = divideExact(one, unit) !== undefined && equals(unitPart(unit), unit);
        const [chosen, turned] = [chosenAssociate(a), chosenAssociate(multiply(a, unit))];
        return isUnit && chosen !== undefined && turned !== undefined && equals(chosen, turned);
      },
    },
  ];
}

/** The laws of inverses. */
export function lawsOfField<E>(ring: Field<E>): readonly Law<E>[] {
  const { multiply, divide, equals, isZero, zero, one } = ring;
  return [
    {
      title: "elements but zero have inverses",
      holds: (a) => isZero(a) || equals(multiply(a, divide(one, a)), one),
    },
    {
      title: "division undoes multiplication",
      holds: (a, b) => isZero(b) || equals(divide(multiply(a, b), b), a),
    },
    {
      title: "fractions with denominator zero are refused",
      holds: (a) => isRefused("E_DIVISION_BY_ZERO", () => divide(a, zero)),
    },
  ];
}

/** The laws of numerators and denominators. */
export function lawsOfFractions<D, F>(ring: FractionField<D, F>): readonly Law<F>[] {
  const { domain, numerator, denominator, fraction, equals, multiply, divide } = ring;
  const whole = (value: D) => fraction(value, domain.one);
  return [
    {
      title: "numerator over denominator is the fraction",
      holds: (a) => equals(divide(whole(numerator(a)), whole(denominator(a))), a),
    },
    {
      title: "fractions are in lowest terms with a normalised denominator",
      holds: (a, b) => {
        const result = multiply(a, b);
        const common = domain.gcd(numerator(result), denominator(result));
        return (
          domain.equals(common, domain.one) && domain.equals(domain.unitPart(denominator(result)), domain.one)
        );
      },
    },
    {
      title: "common factors cancel",
      holds: (a, b) => {
        const factor = numerator(b);
        if (domain.isZero(factor)) return true;
        const [top, bottom] = [
          domain.multiply(numerator(a), factor),
          domain.multiply(denominator(a), factor),
        ];
        return equals(fraction(top, bottom), a);
      },
    },
  ];
}

/** Whether a call throws the error with this code. */
export function isRefused(code: string, call: () => unknown): boolean {
  try {
    call();
  } catch (error) {
    return error instanceof ResiduaError && error.code === code;
  }
  return false;
}
