import { type Budget, stopWhenSpent } from "../../../core/budget.ts";
import type { Integer } from "../../integer.ts";
import { MULTIPLYING } from "../long-operations.ts";
import { wordAt } from "../monomial.ts";
import { ofTerms, type Polynomial, type TermSpace } from "../polynomial.ts";
import { carryColumns, joinColumns, type LimbSplit, type Limbs } from "./coefficient-limbs.ts";
import { type ExponentSet, marksOf, ranksOf, sortedVectors } from "./exponent-set.ts";

/** Putting a coefficient together takes up to some microseconds. */
const TERMS_BETWEEN_CHECKS = 1024;

/**
 * The product, accumulated in a box of doubles that holds every exponent vector of the product: term times term is an
 * addition of their places. Exact, since the split keeps each column of limbs below 2^53.
 */
export function boxProduct(
  space: TermSpace<Integer>,
  box: ExponentSet,
  a: Polynomial<Integer>,
  b: Polynomial<Integer>,
  split: LimbSplit,
): Polynomial<Integer> {
  const left = { places: ranksOf(box, space, a), limbs: split.a };
  const right = { places: ranksOf(box, space, b), limbs: split.b };
  const columns = limbColumns(box.size, left, right, space.budget);
  carryColumns(columns, split.width);
  const { ranks, monomials } = sortedVectors(box, space.words, marksOf(columns));
  const coefficients: Integer[] = [];
  for (const rank of ranks) {
    if (coefficients.length % TERMS_BETWEEN_CHECKS === 0)
      stopWhenSpent(space.budget, MULTIPLYING, ranks.length);
    coefficients.push(joinColumns(columns, split.width, rank));
  }
  return ofTerms(space, monomials, coefficients);
}

/** A factor: where its terms are in the box, and the limbs of their coefficients. */
interface Operand {
  readonly places: Int32Array;
  readonly limbs: Limbs;
}

/** `[k]`: the sum of the products of limbs `i` and `k - i`. */
function limbColumns(size: number, a: Operand, b: Operand, budget: Budget): Float64Array[] {
  const count = a.limbs.length + b.limbs.length - 1;
  const columns = Array.from({ length: count }, () => new Float64Array(size));
  a.limbs.forEach((limbA, i) => {
    b.limbs.forEach((limbB, j) => {
      const column = columns[i + j];
      if (column !== undefined) addProducts(column, a.places, limbA, b.places, limbB, budget);
    });
  });
  return columns;
}

function addProducts(
  sums: Float64Array,
  placesA: Int32Array,
  a: Float64Array,
  placesB: Int32Array,
  b: Float64Array,
  budget: Budget,
): void {
  for (let i = 0; i < a.length; i += 1) {
    const factor = a[i] ?? 0;
    if (factor === 0) continue;
    stopWhenSpent(budget, MULTIPLYING);
    const place = wordAt(placesA, i);
    for (let j = 0; j < b.length; j += 1) {
      const target = place + wordAt(placesB, j);
      sums[target] = (sums[target] ?? 0) + factor * (b[j] ?? 0);
    }
  }
}
