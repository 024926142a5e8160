import { compareMonomials, fieldAt, wordAt } from "./monomial.ts";
import { coefficientAt, ofTerms, type Polynomial, type TermSpace } from "./polynomial.ts";

/** The polynomial of the terms listed in `chosen`, whose monomials differ, in descending order. */
export function sortedTerms<C>(
  space: TermSpace<C>,
  chosen: Int32Array,
  monomials: Int32Array,
  coefficients: readonly C[],
): Polynomial<C> {
  const { words } = space;
  const order = descendingOrder(space, chosen, monomials);
  const sorted = new Int32Array(order.length * words);
  const sortedCoefficients: C[] = [];
  for (const term of order) {
    const position = sortedCoefficients.length;
    for (let k = 0; k < words; k += 1) sorted[position * words + k] = wordAt(monomials, term * words + k);
    sortedCoefficients.push(coefficientAt(coefficients, term));
  }
  return ofTerms(space, sorted, sortedCoefficients);
}

/** Keys of a counting sort stay below this, so that its counters stay in a fast cache. */
const LARGEST_KEY_COUNT = 1 << 16;

/** Counting sorts, least significant fields first, where there are more terms than values of a field. */
function descendingOrder<C>(space: TermSpace<C>, chosen: Int32Array, monomials: Int32Array): Int32Array {
  const { words, variables } = space;
  let degree = 0;
  for (const term of chosen) degree = Math.max(degree, fieldAt(monomials, term * words, 0));
  if (degree >= chosen.length) {
    return chosen.toSorted((s, t) => compareMonomials(monomials, t * words, monomials, s * words, words));
  }
  const radix = degree + 1;
  const limit = Math.min(LARGEST_KEY_COUNT, chosen.length);
  let positions: Int32Array = chosen.map((_, position) => position);
  for (let field = variables.length; field >= 0; ) {
    const keys = new Int32Array(chosen.length);
    let weight = 1;
    do {
      addFieldToKeys(keys, weight, chosen, monomials, words, field);
      weight *= radix;
      field -= 1;
    } while (field >= 0 && weight * radix <= limit);
    positions = stableDescending(positions, keys, weight - 1);
  }
  return positions.map((position) => wordAt(chosen, position));
}

function addFieldToKeys(
  keys: Int32Array,
  weight: number,
  chosen: Int32Array,
  monomials: Int32Array,
  words: number,
  field: number,
): void {
  for (let position = 0; position < keys.length; position += 1) {
    const exponent = fieldAt(monomials, wordAt(chosen, position) * words, field);
    keys[position] = wordAt(keys, position) + weight * exponent;
  }
}

/** Sorts positions by their keys 0 .. largest, largest first; those of equal key keep their order. */
function stableDescending(positions: Int32Array, keys: Int32Array, largest: number): Int32Array {
  const starts = new Int32Array(largest + 2);
  for (const key of keys) starts[largest - key + 1] = wordAt(starts, largest - key + 1) + 1;
  for (let i = 1; i < starts.length; i += 1) starts[i] = wordAt(starts, i) + wordAt(starts, i - 1);
  const sorted = new Int32Array(positions.length);
  for (const position of positions) {
    const bucket = largest - wordAt(keys, position);
    const target = wordAt(starts, bucket);
    sorted[target] = position;
    starts[bucket] = target + 1;
  }
  return sorted;
}
