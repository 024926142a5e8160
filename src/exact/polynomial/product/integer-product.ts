import type { Integer } from "../../integer.ts";
import { largestField, type Polynomial, type TermSpace, totalDegree } from "../polynomial.ts";
import { boxProduct } from "./box-product.ts";
import { LARGEST_EXACT, normsOf, productBound } from "./coefficient-bound.ts";
import { type LimbSplit, splitForProduct } from "./coefficient-limbs.ts";
import { type ExponentSet, exponentBox, exponentSet, lineCount } from "./exponent-set.ts";
import { interpolatedProduct } from "./interpolated-product.ts";
import { LARGEST_DOT_PRODUCT, productPrimeCount } from "./product-primes.ts";
import { sparseProduct } from "./sparse-product.ts";

/*
 * Costs are in multiplications of doubles, about a nanosecond. They were measured and need to be right within a factor
 * of two only, since that is what a wrong choice then loses.
 */

/** Fewer term products do not repay a look at the shape. */
const SMALLEST_DENSE = 400;

/** Doubles in one array: 64 MiB. */
const LARGEST_ARRAY = 2 ** 23;

/** A product that has room for so many times the terms of its budget is put together term by term, and stopped in time. */
const POINTS_PER_TERM = 4;

/** A term product between small integers, and each halving of the rows that are merged. */
const SPARSE_COST = 20;
const MERGE_COST = 5;

/** What bigints add to a term product, or to a coefficient that is put together from limbs. */
const BIGINT_COST = 120;

/** Clearing and reading a place of a box. */
const PLACE_COST = 8;

/** Evaluation is not worth its tables below this cost. */
const SMALLEST_INTERPOLATED = 200_000;

/** Steps per point and axis besides multiplications: moving it to a line and back, in three transforms. */
const MOVES_PER_POINT = 12;

/** Residues beyond so many primes cost more than bigints, as their lifting grows with the square. */
const LARGEST_PRIME_COUNT = 64;

/** A way to multiply, with what it needs. */
export type ProductMethod =
  | { readonly tag: "sparse" }
  | { readonly tag: "box"; readonly box: ExponentSet; readonly split: LimbSplit }
  | { readonly tag: "grid"; readonly set: ExponentSet; readonly bound: number };

/** The product of polynomials over the integers, of a total degree that fits, by the cheapest way for its shape. */
export function integerProduct(
  space: TermSpace<Integer>,
  a: Polynomial<Integer>,
  b: Polynomial<Integer>,
): Polynomial<Integer> {
  const method = productMethod(space, a, b);
  switch (method.tag) {
    case "sparse":
      return sparseProduct(space, a, b);
    case "box":
      return boxProduct(space, method.box, a, b, method.split);
    case "grid":
      return interpolatedProduct(space, method.set, a, b, method.bound);
  }
}

/** The way with the least estimated cost. */
export function productMethod(
  space: TermSpace<Integer>,
  a: Polynomial<Integer>,
  b: Polynomial<Integer>,
): ProductMethod {
  const products = a.coefficients.length * b.coefficients.length;
  if (products < SMALLEST_DENSE) return { tag: "sparse" };
  const caps = space.variables.map((_, v) => largestField(space, a, v + 1) + largestField(space, b, v + 1));
  const bound = productBound(normsOf(a.coefficients), normsOf(b.coefficients));
  const sparse = sparseCost(a.coefficients.length, products, bound);
  const places = caps.reduce((total, cap) => total * (cap + 1), 1);
  const largestArray = Math.min(LARGEST_ARRAY, POINTS_PER_TERM * (space.budget.terms ?? LARGEST_ARRAY));
  const isBoxed = places <= largestArray && products + PLACE_COST * places < sparse;
  const split = isBoxed
    ? splitForProduct(a.coefficients, b.coefficients, { budget: space.budget })
    : undefined;
  const boxed = split === undefined ? Number.POSITIVE_INFINITY : boxCost(split, products, places);
  const isShort = caps.every((cap) => cap < LARGEST_DOT_PRODUCT);
  if (isShort && Math.min(sparse, boxed) > SMALLEST_INTERPOLATED) {
    const set = exponentSet(caps, totalDegree(a) + totalDegree(b));
    if (set.size <= largestArray && interpolationCost(set, bound) < Math.min(sparse, boxed))
      return { tag: "grid", set, bound };
  }
  return split !== undefined && boxed < sparse
    ? { tag: "box", box: exponentBox(caps), split }
    : { tag: "sparse" };
}

function sparseCost(rows: number, products: number, bound: number): number {
  const arithmetic = SPARSE_COST + (bound < LARGEST_EXACT ? 0 : BIGINT_COST);
  return products * (arithmetic + MERGE_COST * Math.log2(rows));
}

function boxCost({ a, b }: LimbSplit, products: number, places: number): number {
  const columns = a.length + b.length - 1;
  return products * a.length * b.length + places * (PLACE_COST * columns + BIGINT_COST * (columns - 1));
}

/** Each of three transforms multiplies, at each point and along each axis, by half a line twice. */
function interpolationCost(set: ExponentSet, bound: number): number {
  const { size, caps } = set;
  const primes = productPrimeCount(bound);
  if (primes > LARGEST_PRIME_COUNT) return Number.POSITIVE_INFINITY;
  const perPoint = caps.map((_, axis) => (3 * size) / lineCount(set, axis) + MOVES_PER_POINT);
  const transforms = primes * perPoint.reduce((total, cost) => total + cost, 0);
  return size * (transforms + PLACE_COST * primes + BIGINT_COST);
}
