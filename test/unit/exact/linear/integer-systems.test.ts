import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { budgetOf, withinBudget } from "../../../../src/core/budget.ts";
import { at } from "../../../../src/core/errors.ts";
import { bitLength, canonicalInteger, type Integer, integers } from "../../../../src/exact/integer.ts";
import {
  determinantByElimination,
  factoriseByElimination,
} from "../../../../src/exact/linear/fraction-free.ts";
import { hadamardBits, primeCountFor } from "../../../../src/exact/linear/hadamard.ts";
import { integerDeterminant } from "../../../../src/exact/linear/integer-determinant.ts";
import { factoriseIntegers } from "../../../../src/exact/linear/integer-factorisation.ts";
import { liftingOf } from "../../../../src/exact/linear/lifting.ts";
import type { Matrix } from "../../../../src/exact/linear/matrix.ts";
import { factoriseModulo, residueMatrix } from "../../../../src/exact/linear/modular-matrix.ts";
import { digitSystem } from "../../../../src/exact/linear/p-adic-digits.ts";
import {
  reconstructRational,
  reconstructVector,
} from "../../../../src/exact/linear/rational-reconstruction.ts";
import { regularImage, solveIntegers, solves } from "../../../../src/exact/linear/solve-integers.ts";
import { doubleFieldOfIndex } from "../../../../src/exact/modular/double-field.ts";
import { EMPTY_LIFT, extendLift, integersOf } from "../../../../src/exact/modular/mixed-radix.ts";
import { rational, rationalText } from "../../../../src/exact/rational.ts";
import { counted } from "../../../counted.ts";
import { anyInteger, smallInteger } from "../../../laws/arbitraries.ts";
import { isRefused } from "../../../laws/ring-laws.ts";
import { goldenLinearAlgebra, matrices, scrambledMatrix } from "./sample-matrices.ts";

const entries = fc.oneof(fc.constant<Integer>(0), smallInteger, anyInteger);
const determinant = (matrix: Matrix<Integer>) => integerDeterminant(matrix).determinant;
const primes = Array.from({ length: 12 }, (_, index) => doubleFieldOfIndex(index).p);

function diagonal(values: readonly Integer[]): Matrix<Integer> {
  return values.map((value, i) => values.map((_, j) => (i === j ? value : 0)));
}

/** A product of unit triangular matrices around a diagonal: its determinant is hidden, but known. */
function hiddenDiagonal(values: readonly Integer[]): Matrix<Integer> {
  const triangle = values.map((_, i) =>
    values.map((__, j) => (i === j ? 1 : j < i ? ((3 * i + j) % 5) - 2 : 0)),
  );
  const times = (a: Matrix<Integer>, b: Matrix<Integer>) =>
    a.map((row) =>
      values.map((_, j) =>
        row.reduce<Integer>(
          (sum, entry, k) => integers.add(sum, integers.multiply(entry, at(at(b, k), j))),
          0,
        ),
      ),
    );
  const transposed = triangle.map((_, i) => triangle.map((row) => at(row, i)));
  return times(times(triangle, diagonal(values)), transposed);
}

/** Sylvester's matrix of signs, which attains Hadamard's bound. */
function signs(size: number): Matrix<Integer> {
  const parity = (n: number) => [...n.toString(2)].filter((digit) => digit === "1").length % 2;
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => 1 - 2 * parity(i & j)),
  );
}

describe("integer systems", () => {
  counted("golden", "determinants and a solution as in PARI", () => {
    const golden = goldenLinearAlgebra().integerMatrix;
    expect(determinant(scrambledMatrix(20)).toString()).toBe(golden.determinant20);
    expect(determinant(scrambledMatrix(40)).toString()).toBe(golden.determinant40);
    expect(determinant(scrambledMatrix(8))).toBe(0);
    const solution = solveIntegers(
      scrambledMatrix(12),
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    if (!solution.ok) throw new Error(solution.message);
    const { numerators, denominator } = solution.value;
    expect(numerators.map((numerator) => rationalText(rational(numerator, denominator)))).toEqual(
      golden.solution12,
    );
    return 3 + numerators.length;
  });

  counted("differential", "lifted solutions and determinants are those of fraction-free elimination", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }).chain((size) => matrices(entries, size, size + 1)),
        (rows) => {
          const matrix = rows.map((row) => row.slice(0, -1));
          const rightSide = rows.map((row) => row.at(-1) ?? 0);
          const [lifted, eliminated] = [factoriseIntegers(matrix), factoriseByElimination(integers, matrix)];
          if (!lifted.ok || !eliminated.ok) return lifted.ok === eliminated.ok;
          expect(lifted.value.solve(rightSide)).toStrictEqual(eliminated.value.solve(rightSide));
          return true;
        },
      ),
      { numRuns: 300 },
    );
    return 300;
  });

  counted("property", "least solutions satisfy their equations in full", () => {
    fc.assert(
      fc.property(matrices(entries, 6, 7), (rows) => {
        const matrix = rows.map((row) => row.slice(0, -1));
        const rightSide = rows.map((row) => row.at(-1) ?? 0);
        const solution = solveIntegers(matrix, rightSide);
        return solution.ok ? solves(matrix, rightSide, solution.value) : determinant(matrix) === 0;
      }),
      { numRuns: 200 },
    );
    return 200;
  });

  counted("property", "integers are the sums of their digits", () => {
    const { digits, value } = digitSystem(at(primes, 0));
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(1n << 900n), max: 1n << 900n }),
        (number) => value(digits(number)) === number,
      ),
      { numRuns: 300 },
    );
    return 300;
  });

  counted("identity", "bit lengths, up to the bounds between them", () => {
    const lengths = [0, 1, -1, 2, 255, 256, 2 ** 40, (1n << 90n) - 1n, -(1n << 90n)].map(bitLength);
    expect(lengths).toEqual([0, 1, 1, 2, 8, 9, 41, 90, 91]);
    return lengths.length;
  });

  counted("identity", "matrices without entries, and of one entry", () => {
    expect(determinant([])).toBe(1);
    expect(determinant([[-7]])).toBe(-7);
    const one = factoriseIntegers([[-7]]);
    expect(one.ok && one.value.solve([3])).toEqual({ numerators: [3], denominator: -7 });
    return 3;
  });
});

describe("wrong primes and truncated results are caught", () => {
  counted("wrong-twin", "primes that divide the determinant are replaced", () => {
    const product = primes.slice(0, 3).reduce((all, p) => all * BigInt(p), 1n);
    const matrix = hiddenDiagonal([1, canonicalInteger(product), 2, 5, -3]);
    for (const index of [0, 1, 2]) {
      const field = doubleFieldOfIndex(index);
      expect(factoriseModulo(field, residueMatrix(field, matrix))).toBeUndefined();
    }
    expect(regularImage(matrix)?.field.p).toBe(primes[3]);
    expect(determinant(matrix)).toBe(-30n * product);
    const rightSide = [1, 2, 3, 4, 5];
    const solution = solveIntegers(matrix, rightSide);
    expect(solution.ok && solves(matrix, rightSide, solution.value)).toBe(true);
    return 6;
  });

  counted("wrong-twin", "pivots that vanish modulo another prime are replaced", () => {
    const [first, second] = [doubleFieldOfIndex(0), doubleFieldOfIndex(1)];
    const matrix: Matrix<Integer> = [
      [second.p, 1],
      [1, 1],
    ];
    const order = [
      { row: 0, column: 0 },
      { row: 1, column: 1 },
    ];
    expect(factoriseModulo(first, residueMatrix(first, matrix), { pivots: order })?.pivots).toEqual(order);
    const other = factoriseModulo(second, residueMatrix(second, matrix), { pivots: order });
    expect(other?.pivots).not.toEqual(order);
    expect(other?.determinant).toBe(second.p - 1);
    return 3;
  });

  counted("wrong-twin", "a lifting cut short is not exact, and its integers solve nothing", () => {
    const matrix = scrambledMatrix(12);
    const image = regularImage(matrix);
    if (image === undefined) throw new Error("the matrix is regular");
    const det = determinant(matrix);
    const rightSide = matrix.map((_, i) => integers.multiply(i + 1, det));
    const lifting = liftingOf(matrix, image);
    const whole = lifting.lift(rightSide, { digits: 40 });
    expect(whole.isExact && solves(matrix, rightSide, { numerators: whole.solution, denominator: 1 })).toBe(
      true,
    );
    const cuts = Array.from({ length: whole.digits - 1 }, (_, k) =>
      lifting.lift(rightSide, { digits: k + 1 }),
    );
    for (const { isExact, solution } of cuts) {
      expect(isExact).toBe(false);
      expect(solves(matrix, rightSide, { numerators: solution, denominator: 1 })).toBe(false);
    }
    return 2 * cuts.length;
  });

  counted("wrong-twin", "Hadamard's bound is attained, and a residue less gives another determinant", () => {
    const matrix = signs(64);
    expect(hadamardBits(matrix)).toBeLessThanOrEqual(64 * 4);
    expect(determinant(matrix)).toBe(2n ** 192n);
    const byResidues = (count: number) => {
      const fields = Array.from({ length: count }, (_, index) => doubleFieldOfIndex(index));
      const lift = fields.reduce((known, field) => {
        const residue = factoriseModulo(field, residueMatrix(field, matrix))?.determinant ?? 0;
        return extendLift(known, field, Float64Array.of(residue));
      }, EMPTY_LIFT);
      return integersOf(lift)(0);
    };
    expect(byResidues(primeCountFor(192))).toBe(2n ** 192n);
    expect(byResidues(7)).not.toBe(2n ** 192n);
    return 4;
  });

  counted("wrong-twin", "a modulus too small for a fraction yields none, or another one", () => {
    const modulus = BigInt(at(primes, 0)) * BigInt(at(primes, 1));
    const residue = (numerator: bigint, denominator: bigint) => {
      let inverse = 1n;
      for (let power = 0n; (inverse * denominator) % modulus !== 1n; power += 1n) {
        inverse = (power * modulus + 1n) / denominator;
      }
      return (((numerator * inverse) % modulus) + modulus) % modulus;
    };
    expect(reconstructRational(residue(-355n, 113n), modulus)).toEqual({
      numerator: -355n,
      denominator: 113n,
    });
    const [large, denominator] = [10n ** 14n, 1_000_003n];
    const wrong = reconstructRational(residue(large, denominator), modulus);
    expect(wrong).not.toEqual({ numerator: large, denominator });
    const vector = reconstructVector(
      [canonicalInteger(residue(1n, 6n)), canonicalInteger(residue(-2n, 15n))],
      modulus,
    );
    expect(vector?.numerators.map((n) => rational(n, vector.denominator))).toEqual([
      rational(1, 6),
      rational(-2, 15),
    ]);
    return 3;
  });

  counted(
    "differential",
    "determinants with large multiple factors, which one solution does not show",
    () => {
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom<Integer>(1, 2, 6, 12, 10 ** 9, primes[0] ?? 1), { maxLength: 12 }),
          (values) => {
            const matrix = hiddenDiagonal(values);
            return integers.equals(determinant(matrix), determinantByElimination(integers, matrix));
          },
        ),
        { numRuns: 100 },
      );
      return 100;
    },
  );
});

counted("behaviour", "shapes are checked, and budgets and interrupts end in results", () => {
  expect(isRefused("E_SHAPE", () => integerDeterminant([[1, 2]]))).toBe(true);
  expect(isRefused("E_SHAPE", () => factoriseIntegers([[1, 2]]))).toBe(true);
  expect(isRefused("E_SHAPE", () => solveIntegers([[1]], [1, 2]))).toBe(true);
  const singular = scrambledMatrix(8);
  expect(factoriseIntegers(singular)).toMatchObject({ ok: false, reason: "singular" });
  expect(
    solveIntegers(
      singular,
      singular.map(() => 1),
    ),
  ).toMatchObject({ ok: false, reason: "singular" });
  const matrix = scrambledMatrix(12);
  const past = { budget: budgetOf(-1) };
  expect(factoriseIntegers(matrix, past)).toMatchObject({ ok: false, reason: "budget" });
  expect(factoriseByElimination(integers, matrix, past)).toMatchObject({
    ok: false,
    reason: "budget",
  });
  const interrupted = { budget: { signal: AbortSignal.abort() } };
  expect(factoriseIntegers(matrix, interrupted)).toMatchObject({ ok: false, reason: "interrupted" });
  expect(
    solveIntegers(
      matrix,
      matrix.map(() => 1),
      interrupted,
    ),
  ).toMatchObject({ ok: false, reason: "interrupted" });
  const controller = new AbortController();
  const factorised = factoriseIntegers(matrix, { budget: { signal: controller.signal } });
  controller.abort();
  const solved = withinBudget(() => factorised.ok && factorised.value.solve(matrix.map(() => 1)));
  expect(solved).toMatchObject({ ok: false, reason: "interrupted" });
  return 10;
});
