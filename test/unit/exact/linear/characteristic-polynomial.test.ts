import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { gradMatrix } from "../../../../bench/problems/grad-matrix.ts";
import { withinBudget } from "../../../../src/core/budget.ts";
import { at } from "../../../../src/core/errors.ts";
import { type Integer, integers } from "../../../../src/exact/integer.ts";
import {
  characteristicPolynomial,
  integerCharacteristicPolynomial,
} from "../../../../src/exact/linear/characteristic-polynomial.ts";
import { divisionFreeCharacteristicPolynomial } from "../../../../src/exact/linear/division-free.ts";
import { determinantByElimination } from "../../../../src/exact/linear/fraction-free.ts";
import {
  associatedPolynomials,
  leadingCharacteristicPolynomials,
  toHessenberg,
} from "../../../../src/exact/linear/hessenberg.ts";
import type { Matrix } from "../../../../src/exact/linear/matrix.ts";
import { matrixRing } from "../../../../src/exact/linear/matrix-ring.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import { rationalFunctions } from "../../../../src/exact/polynomial/rational-function.ts";
import { rational, rationals } from "../../../../src/exact/rational.ts";
import { residueRing } from "../../../../src/exact/residue-ring.ts";
import { power, type Ring, sum } from "../../../../src/exact/ring.ts";
import { polynomialFraction } from "../../../../src/expr/convert.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { counted } from "../../../counted.ts";
import { anyInteger, smallInteger, smallRational } from "../../../laws/arbitraries.ts";
import { isRefused } from "../../../laws/ring-laws.ts";
import { goldenLinearAlgebra, matrices, scrambledMatrix } from "./sample-matrices.ts";

const entries = fc.oneof(fc.constant<Integer>(0), smallInteger, anyInteger);

/** The value at a matrix, by Horner's rule. */
function atMatrix<E>(ring: Ring<E>, coefficients: readonly E[], matrix: Matrix<E>): Matrix<E> {
  const square = matrixRing(ring, matrix.length);
  return coefficients.reduceRight<Matrix<E>>(
    (value, coefficient) => square.add(square.multiply(value, matrix), square.scalar(coefficient)),
    square.zero,
  );
}

describe("characteristic polynomials", () => {
  counted("golden", "of order 12 as in PARI, and of symbols as in Maxima", () => {
    const golden = goldenLinearAlgebra();
    const expected = golden.integerMatrix.characteristicPolynomial12;
    expect(divisionFreeCharacteristicPolynomial(integers, scrambledMatrix(12)).map(String)).toEqual(expected);
    expect(characteristicPolynomial(integers, scrambledMatrix(12)).map(String)).toEqual(expected);
    expect(integerCharacteristicPolynomial(scrambledMatrix(12)).map(String)).toEqual(expected);
    const ring = polynomialRing<Integer>(integers, ["t", "x", "y", "z"]);
    const read = (text: string) => polynomialFraction(parseExpression(text), ring).numerator;
    const banded = [0, 1, 2].map((i) =>
      [0, 1, 2].map((j) => read(["2*x+y", "-x-1", "y-z"][Math.abs(i - j)] ?? "0")),
    );
    const ours = sum(
      ring,
      characteristicPolynomial(ring, banded).map((c, k) =>
        ring.multiply(c, power(ring, ring.variable("t"), k)),
      ),
    );
    expect(ring.equals(ring.negate(ours), read(golden.symbolicMatrix.negatedCharacteristicPolynomial3))).toBe(
      true,
    );
    return 3;
  });

  counted("differential", "without divisions and modulo primes, they are determinants of x - A", () => {
    const ring = polynomialRing<Integer>(integers, ["x"]);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }).chain((size) => matrices(entries, size)),
        (matrix) => {
          const shifted = matrix.map((row, i) =>
            row.map((entry, j) =>
              ring.subtract(i === j ? ring.variable("x") : ring.zero, ring.constant(entry)),
            ),
          );
          const byDeterminant = ring.coefficientsIn(determinantByElimination(ring, shifted), "x");
          const dense = byDeterminant.map((c) => ring.leadingCoefficient(c));
          expect(characteristicPolynomial(integers, matrix)).toEqual(dense);
          expect(integerCharacteristicPolynomial(matrix)).toEqual(dense);
        },
      ),
      { numRuns: 150 },
    );
    return 300;
  });

  counted(
    "differential",
    "of every size, over Z and Q, the way that is chosen agrees with the division-free one",
    () => {
      const sizes = [3, 15, 16, 19];
      for (const size of sizes) {
        const [whole] = fc.sample(matrices(smallInteger, size), { seed: size, numRuns: 1 });
        const [fractions] = fc.sample(matrices(smallRational, size), { seed: size, numRuns: 1 });
        if (whole === undefined || fractions === undefined) throw new Error("expected two matrices");
        expect(characteristicPolynomial(integers, whole)).toEqual(
          divisionFreeCharacteristicPolynomial(integers, whole),
        );
        expect(characteristicPolynomial(rationals, fractions)).toEqual(
          divisionFreeCharacteristicPolynomial(rationals, fractions),
        );
      }
      return 2 * sizes.length;
    },
  );

  counted(
    "identity",
    "a matrix is a root of its own, over a ring with zero divisors too (Cayley-Hamilton)",
    () => {
      const residues = residueRing(12n);
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 6 }).chain((size) => matrices(fc.bigInt({ min: 0n, max: 11n }), size)),
          (matrix) =>
            matrixRing(residues, matrix.length).isZero(
              atMatrix(residues, characteristicPolynomial(residues, matrix), matrix),
            ),
        ),
        { numRuns: 150 },
      );
      return 150;
    },
  );

  counted("wrong-twin", "with one coefficient off, the matrix is no root", () => {
    const matrix = scrambledMatrix(5);
    const polynomial = characteristicPolynomial(integers, matrix);
    polynomial.forEach((coefficient, k) => {
      const wrong = polynomial.with(k, integers.add(coefficient, 1));
      expect(matrixRing(integers, 5).isZero(atMatrix(integers, wrong, matrix))).toBe(false);
    });
    return polynomial.length;
  });

  counted("behaviour", "budgets end the work", () => {
    const budget = { signal: AbortSignal.abort() };
    const byDivisionFree = withinBudget(() =>
      divisionFreeCharacteristicPolynomial(integers, scrambledMatrix(9), { budget }),
    );
    expect(byDivisionFree).toMatchObject({ ok: false, reason: "interrupted" });
    const byResidues = withinBudget(() =>
      integerCharacteristicPolynomial(scrambledMatrix(9), { budget: { deadline: 0 } }),
    );
    expect(byResidues).toMatchObject({ ok: false, reason: "budget" });
    return 2;
  });
});

describe("Hessenberg matrices", () => {
  counted("property", "a similar one keeps the characteristic polynomial", () => {
    const sparse = fc.oneof(fc.constant(rational(0)), smallRational);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }).chain((size) => matrices(sparse, size)),
        (matrix) => {
          const form = toHessenberg(rationals, matrix);
          const polynomials = leadingCharacteristicPolynomials(rationals, form);
          expect(at(polynomials, matrix.length)).toEqual(
            divisionFreeCharacteristicPolynomial(rationals, matrix),
          );
        },
      ),
      { numRuns: 150 },
    );
    return 150;
  });

  counted(
    "identity",
    "associated polynomials satisfy H q = x q but for the last row, which gives the last of them",
    () => {
      const unit = fc.integer({ min: 1, max: 5 }).map((value) => rational(value));
      fc.assert(
        fc.property(
          matrices(smallRational, 5),
          fc.array(unit, { minLength: 5, maxLength: 5 }),
          (full, right) => {
            const matrix = full.map((row, i) =>
              row.map((entry, j) => (j > i + 1 ? rationals.zero : j === i + 1 ? at(right, i) : entry)),
            );
            const q = associatedPolynomials(rationals, matrix);
            const coefficient = (i: number, k: number) => q[i]?.[k] ?? rationals.zero;
            matrix.forEach((row, i) => {
              for (let k = 0; k <= 5; k += 1) {
                const image = sum(
                  rationals,
                  row.map((entry, j) => rationals.multiply(entry, coefficient(j, k))),
                );
                const rest = rationals.subtract(coefficient(i, k - 1), image);
                expect(rest).toEqual(i === 4 ? coefficient(5, k) : rationals.zero);
              }
            });
          },
        ),
        { numRuns: 100 },
      );
      return 100;
    },
  );

  counted(
    "golden",
    "the closed form of Grad's characteristic polynomial, with as many terms as were published",
    () => {
      const published = new Map([
        [6, 26],
        [8, 36],
        [10, 48],
      ]);
      for (const [moments, count] of published) {
        const { field, domain, variable, state } = gradSymbols(moments);
        const matrix = gradMatrix(field, state);
        const leading = leadingCharacteristicPolynomials(field, matrix);
        const q = associatedPolynomials(field, matrix, { leading });
        const polynomial = at(leading, moments + 1);
        expect(polynomial.reduce((terms, { numerator }) => terms + domain.termCount(numerator), 0)).toBe(
          count,
        );
        const factorial = Array.from({ length: moments }, (_, i) => i + 1).reduce(
          (product, i) => product * i,
          1,
        );
        at(q, moments + 1).forEach((coefficient, k) => {
          const scaled = field.multiply(field.fromInteger(factorial), coefficient);
          expect(field.equals(scaled, at(polynomial, k))).toBe(true);
        });
        const speed = field.subtract(variable("x"), variable("u"));
        const value = polynomial.reduceRight(
          (total, c) => field.add(field.multiply(total, variable("x")), c),
          field.zero,
        );
        expect(field.equals(value, closedForm(moments, speed))).toBe(true);
      }
      return 3 * published.size;
    },
  );

  /** The fields and variables of Grad's system with so many moments. */
  function gradSymbols(moments: number) {
    const higher = Array.from({ length: moments - 2 }, (_, i) => `f${i + 3}`);
    const domain = polynomialRing<Integer>(integers, ["rho", "u", "theta", ...higher, "x"]);
    const field = rationalFunctions(domain);
    const variable = (name: string) => field.fraction(domain.variable(name), domain.one);
    const [rho, u, theta] = [variable("rho"), variable("u"), variable("theta")];
    return { domain, field, variable, state: { rho, u, theta, higher: higher.map(variable) } };
  }

  /**
   * `theta^((M+1)/2) He_(M+1)(c/sqrt(theta)) - (M+1)!/(2 rho) (f_(M-1) (c^2 - theta) + 2 f_M c)` at the speed c.
   * Source: section "Hyperbolicity of Grad" of the verified errata, exact for M = 3 to 8.
   */
  function closedForm(moments: number, speed: ReturnType<ReturnType<typeof gradSymbols>["variable"]>) {
    const { field, variable } = gradSymbols(moments);
    const [theta, rho] = [variable("theta"), variable("rho")];
    let [hermite, before] = [speed, field.one];
    for (let k = 1; k <= moments; k += 1) {
      const previous = field.multiply(field.multiply(field.fromInteger(k), theta), before);
      [hermite, before] = [field.subtract(field.multiply(speed, hermite), previous), hermite];
    }
    const factorial = Array.from({ length: moments + 1 }, (_, i) => i + 1).reduce(
      (product, i) => product * i,
      1,
    );
    const first = field.multiply(
      variable(`f${moments - 1}`),
      field.subtract(field.multiply(speed, speed), theta),
    );
    const second = field.multiply(field.fromInteger(2), field.multiply(variable(`f${moments}`), speed));
    const factor = field.divide(field.fromInteger(factorial), field.multiply(field.fromInteger(2), rho));
    return field.subtract(hermite, field.multiply(factor, field.add(first, second)));
  }

  counted("behaviour", "other matrices are refused", () => {
    const full = [1, 2, 3].map((i) => [1, 2, 3].map((j) => rational(i + j)));
    expect(isRefused("E_DOMAIN", () => leadingCharacteristicPolynomials(rationals, full))).toBe(true);
    const reduced = matrixRing(rationals, 3).one;
    expect(isRefused("E_DOMAIN", () => associatedPolynomials(rationals, reduced))).toBe(true);
    expect(
      isRefused("E_DOMAIN", () =>
        associatedPolynomials<Integer>(integers, [
          [1, 2],
          [1, 1],
        ]),
      ),
    ).toBe(true);
    expect(isRefused("E_SHAPE", () => toHessenberg(rationals, [[rationals.one], [rationals.one]]))).toBe(
      true,
    );
    return 4;
  });
});
