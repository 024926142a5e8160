import { type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../../core/budget.ts";
import { at } from "../../../core/errors.ts";
import { addIntegers, type Integer, multiplyIntegers } from "../../integer.ts";
import { MULTIPLYING } from "../long-operations.ts";
import { LARGEST_EXACT, normsOf, productBound } from "./coefficient-bound.ts";

/** Integers as sums of `limbs[k] 2^(width k)`, with limbs in -2^(width-1) .. 2^(width-1); `[k][i]` for integer `i`. */
export type Limbs = readonly Float64Array[];

/** The limbs of two lists of integers whose sums of products stay exact in doubles. */
export interface LimbSplit {
  readonly width: number;
  readonly a: Limbs;
  readonly b: Limbs;
}

/** Wider limbs could not be multiplied, whatever their number. */
const LARGEST_WIDTH = 26;

/** Narrower limbs come from so many terms that other ways are better. */
const SMALLEST_WIDTH = 12;

/** More limbs cost more than bigints. */
const LARGEST_COUNT = 16;

/**
 * The widest limbs with which every column of a product is exact: doubles as they are where that suffices.
 * `undefined` where no width does. A spent budget ends the enclosing `withinBudget`.
 */
export function splitForProduct(
  a: readonly Integer[],
  b: readonly Integer[],
  { budget = UNLIMITED }: BudgetOptions = {},
): LimbSplit | undefined {
  const [normsA, normsB] = [normsOf(a), normsOf(b)];
  if (productBound(normsA, normsB) < LARGEST_EXACT) {
    return { width: 0, a: [asDoubles(a)], b: [asDoubles(b)] };
  }
  const bits = bitsOf(Math.max(normsA.largest, normsB.largest));
  for (let width = LARGEST_WIDTH; width >= SMALLEST_WIDTH && bits <= width * LARGEST_COUNT; width -= 1) {
    stopWhenSpent(budget, MULTIPLYING);
    // Most widths that fail do so in the lowest column already, which costs little.
    if (!isExact(limbsOf(a, width, width), limbsOf(b, width, width))) continue;
    const [limbsA, limbsB] = [
      limbsOf(a, width, bitsOf(normsA.largest)),
      limbsOf(b, width, bitsOf(normsB.largest)),
    ];
    if (isExact(limbsA, limbsB)) return { width, a: limbsA, b: limbsB };
  }
  return undefined;
}

function asDoubles(coefficients: readonly Integer[]): Float64Array {
  const doubles = new Float64Array(coefficients.length);
  for (let i = 0; i < doubles.length; i += 1) doubles[i] = Number(coefficients[i]);
  return doubles;
}

/**
 * The bits of balanced limbs for integers up to a size. One for the sign and one for the balance suffice: `k` limbs of
 * some width reach to (2^(width-1) - 1)(1 + 2^width + ...), which is at least 2^(width k - 2).
 */
function bitsOf(largest: number): number {
  return Math.ceil(Math.log2(largest + 1)) + 2;
}

/** Balanced limbs from the lowest. */
function limbsOf(coefficients: readonly Integer[], width: number, bits: number): Limbs {
  const limbs = Array.from({ length: Math.ceil(bits / width) }, () => new Float64Array(coefficients.length));
  const base = 2 ** width;
  coefficients.forEach((coefficient, i) => {
    let rest = coefficient;
    for (const limb of limbs) {
      if (rest === 0) break;
      if (typeof rest === "number") {
        const high: number = Math.floor(rest / base + 0.5);
        limb[i] = rest - high * base;
        rest = high;
      } else {
        const low = BigInt.asIntN(width, rest);
        limb[i] = Number(low);
        const high: bigint = (rest - low) >> BigInt(width);
        rest = high <= LARGEST_EXACT && high >= -LARGEST_EXACT ? Number(high) : high;
      }
    }
  });
  return limbs;
}

/** Whether no column `k`, the sum of the products of limbs `i` and `k - i`, can leave the exact doubles with its carry. */
function isExact(a: Limbs, b: Limbs): boolean {
  const columns = new Float64Array(a.length + b.length - 1);
  const [normsA, normsB] = [a.map(normsOf), b.map(normsOf)];
  normsA.forEach((normA, i) => {
    normsB.forEach((normB, j) => {
      columns[i + j] = at(columns, i + j) + productBound(normA, normB);
    });
  });
  return columns.every((bound) => bound < LARGEST_EXACT / 2);
}

/** Carries what exceeds a limb into the next column, so that a sum is zero only where every column is. */
export function carryColumns(columns: readonly Float64Array[], width: number): void {
  const base = 2 ** width;
  for (let k = 0; k + 1 < columns.length; k += 1) {
    const [column, next] = [at(columns, k), at(columns, k + 1)];
    for (let i = 0; i < column.length; i += 1) {
      const value = column[i] ?? 0;
      const carry = Math.floor(value / base + 0.5);
      if (carry === 0) continue;
      column[i] = value - carry * base;
      next[i] = (next[i] ?? 0) + carry;
    }
  }
}

/** The integer `sum of columns[k][index] 2^(width k)`. */
export function joinColumns(columns: readonly Float64Array[], width: number, index: number): Integer {
  const base = 2 ** width;
  let value: Integer = 0;
  for (let k = columns.length - 1; k >= 0; k -= 1) {
    value = addIntegers(multiplyIntegers(value, base), at(at(columns, k), index));
  }
  return value;
}
