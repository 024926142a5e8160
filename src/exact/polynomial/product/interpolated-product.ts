import { stopWhenSpent } from "../../../core/budget.ts";
import type { Integer } from "../../integer.ts";
import { centred } from "../../modular/centred-residues.ts";
import type { DoubleField } from "../../modular/double-field.ts";
import { EMPTY_LIFT, extendLift, integersOf } from "../../modular/mixed-radix.ts";
import { MULTIPLYING } from "../long-operations.ts";
import { wordAt } from "../monomial.ts";
import {
  coefficientAt,
  largestField,
  ofTerms,
  type Polynomial,
  type TermSpace,
  totalDegree,
} from "../polynomial.ts";
import {
  type AxisLines,
  type ExponentSet,
  exponentSet,
  linesOf,
  marksOf,
  ranksOf,
  ranksWithin,
  sortedVectors,
} from "./exponent-set.ts";
import { type GridTransform, gridTransform } from "./grid-transform.ts";
import { productFieldOfIndex, productPrimeCount } from "./product-primes.ts";

/** Putting a coefficient together takes up to some microseconds. */
const TERMS_BETWEEN_CHECKS = 1024;

/**
 * The product by evaluation and interpolation modulo word-size primes, on the grid of all exponent vectors that it may
 * have. `bound` is one for the coefficients of the product.
 */
export function interpolatedProduct(
  space: TermSpace<Integer>,
  set: ExponentSet,
  a: Polynomial<Integer>,
  b: Polynomial<Integer>,
  bound: number,
): Polynomial<Integer> {
  const lines = linesOf(set);
  const left = operandIn(space, set, a);
  const right = a === b ? left : operandIn(space, set, b);
  let lift = EMPTY_LIFT;
  for (let index = 0; index < productPrimeCount(bound); index += 1) {
    const field = productFieldOfIndex(index);
    const transform = gridTransform(Math.max(...set.caps) + 1, field, { budget: space.budget });
    const values = valuesOf(left, set, lines, transform, field);
    const others = left === right ? values : valuesOf(right, set, lines, transform, field);
    const products = multiplied(field, values, others);
    transform.interpolate(products, lines);
    lift = extendLift(lift, field, products);
  }
  // An integer within the bound is zero only where all of its digits are.
  const { ranks, monomials } = sortedVectors(set, space.words, marksOf(lift.digits));
  const integerAt = integersOf(lift);
  const coefficients: Integer[] = [];
  for (let term = 0; term < ranks.length; term += 1) {
    if (term % TERMS_BETWEEN_CHECKS === 0) stopWhenSpent(space.budget, MULTIPLYING, ranks.length);
    coefficients.push(integerAt(wordAt(ranks, term)));
  }
  return ofTerms(space, monomials, coefficients);
}

function multiplied({ p, inverse }: DoubleField, a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, point) => centred(value * (b[point] ?? 0), p, inverse));
}

/** A factor, in the smallest set that its own exponents need. */
interface Operand {
  readonly coefficients: readonly Integer[];
  /** Where the terms are in that set, and where its vectors are in the set of the product. */
  readonly ranks: Int32Array;
  readonly places: Int32Array;
  readonly lines: readonly AxisLines[];
}

function operandIn(space: TermSpace<Integer>, set: ExponentSet, a: Polynomial<Integer>): Operand {
  const caps = space.variables.map((_, v) => largestField(space, a, v + 1));
  const own = exponentSet(caps, totalDegree(a));
  return {
    coefficients: a.coefficients,
    ranks: ranksOf(own, space, a),
    places: ranksWithin(own, set),
    lines: linesOf(own),
  };
}

/** The values of a factor at the points of the product's set. */
function valuesOf(
  { coefficients, ranks, places, lines }: Operand,
  set: ExponentSet,
  linesOfSet: readonly AxisLines[],
  transform: GridTransform,
  field: DoubleField,
): Float64Array {
  const own = new Float64Array(places.length);
  const { p, inverse } = field;
  const modulus = BigInt(p);
  for (let term = 0; term < ranks.length; term += 1) {
    const coefficient = coefficientAt(coefficients, term);
    const small = typeof coefficient === "number" ? coefficient % p : Number(coefficient % modulus);
    own[wordAt(ranks, term)] = centred(small, p, inverse);
  }
  transform.toNewton(own, lines);
  const values = new Float64Array(set.size);
  for (let index = 0; index < own.length; index += 1) values[wordAt(places, index)] = own[index] ?? 0;
  transform.toValues(values, linesOfSet);
  return values;
}
