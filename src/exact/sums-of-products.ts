import { at } from "../core/errors.ts";
import { type Integer, integers } from "./integer.ts";
import { gcdOfNaturals } from "./integer-gcd.ts";
import type { Indexed, SumsOfProducts } from "./ring.ts";

/** A complex number `(re + im i) / denominator`. */
interface Fraction {
  readonly re: Integer;
  readonly im: Integer;
  readonly denominator: Integer;
}

interface Numerator {
  re: bigint;
  im: bigint;
}

/** Numerators by their index, over one positive denominator. */
interface Numerators {
  readonly indices: readonly number[];
  readonly values: readonly Readonly<Numerator>[];
  readonly denominator: bigint;
}

/**
 * Sums of products of fractions of integers: each list is brought over one denominator, the integers are multiplied and
 * added up, and only the sums are brought to lowest terms, by `element`. Lists are remembered, as they are factors of many
 * products.
 */
export function sumsOfFractionProducts<E>(
  fraction: (a: E) => Fraction,
  element: (a: Fraction) => E,
): SumsOfProducts<E> {
  const remembered = new WeakMap<Indexed<E>, Numerators>();
  const numeratorsOf = (list: Indexed<E>): Numerators => {
    const known =
      remembered.get(list) ?? overOneDenominator([...list.keys()], [...list.values()].map(fraction));
    remembered.set(list, known);
    return known;
  };
  return (pairs, place) => {
    const sums = [...pairs].map(([first, second]) => {
      const [a, b] = [numeratorsOf(first), numeratorsOf(second)];
      return { byPlace: integerSums(a, b, place), denominator: a.denominator * b.denominator };
    });
    const denominator = sums.reduce((common, each) => leastMultiple(common, each.denominator), 1n);
    const totals = new Map<number, Numerator>();
    for (const each of sums) addMultiples(totals, each.byPlace, denominator / each.denominator);
    return elements(totals, denominator, element);
  };
}

function elements<E>(
  totals: ReadonlyMap<number, Numerator>,
  denominator: bigint,
  element: (a: Fraction) => E,
): Indexed<E> {
  const below = integers.fromInteger(denominator);
  const found = new Map<number, E>();
  for (const [place, { re, im }] of totals) {
    if (re === 0n && im === 0n) continue;
    const numerator = { re: integers.fromInteger(re), im: integers.fromInteger(im) };
    found.set(place, element({ ...numerator, denominator: below }));
  }
  return found;
}

function overOneDenominator(indices: readonly number[], fractions: readonly Fraction[]): Numerators {
  const denominator = fractions.reduce((common, each) => leastMultiple(common, BigInt(each.denominator)), 1n);
  const values = fractions.map((each) => {
    const scale = denominator / BigInt(each.denominator);
    return { re: BigInt(each.re) * scale, im: BigInt(each.im) * scale };
  });
  return { indices, values, denominator };
}

function leastMultiple(a: bigint, b: bigint): bigint {
  return a === b || b === 1n ? a : (a / gcdOfNaturals(a, b)) * b;
}

function integerSums(
  a: Numerators,
  b: Numerators,
  place: (first: number, second: number) => number | undefined,
): ReadonlyMap<number, Numerator> {
  const sums = new Map<number, Numerator>();
  a.values.forEach((left, i) => {
    b.values.forEach((right, k) => {
      const where = place(at(a.indices, i), at(b.indices, k));
      if (where !== undefined) addProduct(sumAt(sums, where), left, right);
    });
  });
  return sums;
}

/** Most numbers are real or imaginary. */
function addProduct(sum: Numerator, a: Readonly<Numerator>, b: Readonly<Numerator>): void {
  if (a.re !== 0n) {
    if (b.re !== 0n) sum.re += a.re * b.re;
    if (b.im !== 0n) sum.im += a.re * b.im;
  }
  if (a.im !== 0n) {
    if (b.re !== 0n) sum.im += a.im * b.re;
    if (b.im !== 0n) sum.re -= a.im * b.im;
  }
}

function addMultiples(
  totals: Map<number, Numerator>,
  sums: ReadonlyMap<number, Numerator>,
  factor: bigint,
): void {
  for (const [place, value] of sums) addProduct(sumAt(totals, place), value, { re: factor, im: 0n });
}

function sumAt(sums: Map<number, Numerator>, place: number): Numerator {
  const known = sums.get(place);
  if (known !== undefined) return known;
  const sum = { re: 0n, im: 0n };
  sums.set(place, sum);
  return sum;
}
