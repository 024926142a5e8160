import { stopWhenSpent } from "../../../core/budget.ts";
import { MULTIPLYING } from "../long-operations.ts";
import { wordAt } from "../monomial.ts";
import { coefficientAt, ofTerms, type Polynomial, type TermSpace, totalDegree } from "../polynomial.ts";
import { addPolynomials } from "../polynomial-arithmetic.ts";
import { hashedMonomials, TermTable } from "../term-table.ts";
import { mergedRows } from "./merged-rows.ts";
import { keyRadix, keysOf } from "./monomial-keys.ts";

/** Term products that are held at once: some dozens of mebibytes. */
const LARGEST_BLOCK = 2 ** 20;

/** With a budget of terms fewer products are held: so many for each term, which cost more than adding up the blocks. */
const PRODUCTS_PER_TERM = 64;

/** Additions that take about a millisecond where coefficients are long. */
const SUMS_BETWEEN_CHECKS = 1024;

/** The product of sparse polynomials over any coefficients, of a total degree that fits. */
export function sparseProduct<C>(space: TermSpace<C>, a: Polynomial<C>, b: Polynomial<C>): Polynomial<C> {
  const radix = keyRadix(space.variables.length, totalDegree(a) + totalDegree(b));
  return radix === undefined ? hashedProduct(space, a, b) : mergedProduct(space, radix, a, b);
}

/** The product by merging rows of term products, sorted by the keys of their monomials to a radix. */
function mergedProduct<C>(
  space: TermSpace<C>,
  radix: number,
  a: Polynomial<C>,
  b: Polynomial<C>,
): Polynomial<C> {
  const { length } = a.coefficients;
  const largestBlock = Math.min(LARGEST_BLOCK, PRODUCTS_PER_TERM * (space.budget.terms ?? LARGEST_BLOCK));
  if (length === 1 || length * b.coefficients.length <= largestBlock) {
    return blockProduct(space, radix, a, b);
  }
  const half = length >> 1;
  return addPolynomials(
    space,
    mergedProduct(space, radix, termRange(space, a, 0, half), b),
    mergedProduct(space, radix, termRange(space, a, half, length), b),
  );
}

function termRange<C>(space: TermSpace<C>, a: Polynomial<C>, start: number, end: number): Polynomial<C> {
  const { words } = space;
  return ofTerms(space, a.monomials.subarray(start * words, end * words), a.coefficients.slice(start, end));
}

function blockProduct<C>(
  space: TermSpace<C>,
  radix: number,
  a: Polynomial<C>,
  b: Polynomial<C>,
): Polynomial<C> {
  const { words, coefficients: ring } = space;
  const products = allProducts(space, a.coefficients, b.coefficients);
  let sums = 0;
  const entries = mergedRows(keysOf(radix, space, a), keysOf(radix, space, b), (kept, absorbed) => {
    sums += 1;
    if (sums % SUMS_BETWEEN_CHECKS === 0) stopWhenSpent(space.budget, MULTIPLYING);
    products[kept] = ring.add(coefficientAt(products, kept), coefficientAt(products, absorbed));
  });
  const width = b.coefficients.length;
  const monomials = new Int32Array(entries.length * words);
  const coefficients: C[] = [];
  let end = 0;
  for (let position = 0; position < entries.length; position += 1) {
    const entry = wordAt(entries, position);
    const value = coefficientAt(products, entry);
    if (ring.isZero(value)) continue;
    coefficients.push(value);
    const column = entry % width;
    const [startA, startB] = [((entry - column) / width) * words, column * words];
    for (let k = 0; k < words; k += 1, end += 1) {
      monomials[end] = wordAt(a.monomials, startA + k) + wordAt(b.monomials, startB + k);
    }
  }
  stopWhenSpent(space.budget, MULTIPLYING, coefficients.length);
  return ofTerms(space, end === monomials.length ? monomials : monomials.slice(0, end), coefficients);
}

/** The products of all coefficients, `a_i b_j` at `i b.length + j`. */
function allProducts<C>({ coefficients: ring, budget }: TermSpace<C>, a: readonly C[], b: readonly C[]): C[] {
  const products: C[] = [];
  for (const factor of a) {
    stopWhenSpent(budget, MULTIPLYING);
    for (let j = 0; j < b.length; j += 1) products.push(ring.multiply(factor, coefficientAt(b, j)));
  }
  return products;
}

/** The product where monomials are too long for keys. */
function hashedProduct<C>(space: TermSpace<C>, a: Polynomial<C>, b: Polynomial<C>): Polynomial<C> {
  const { words } = space;
  const { multiply } = space.coefficients;
  const table = new TermTable(space, a.coefficients.length + b.coefficients.length);
  const [left, right] = [hashedMonomials(a.monomials, words), hashedMonomials(b.monomials, words)];
  for (let i = 0; i < a.coefficients.length; i += 1) {
    stopWhenSpent(space.budget, MULTIPLYING, table.count);
    const factor = coefficientAt(a.coefficients, i);
    for (let j = 0; j < b.coefficients.length; j += 1) {
      table.addProduct(left, i, right, j, multiply(factor, coefficientAt(b.coefficients, j)));
    }
  }
  return table.toPolynomial();
}
