import { describe, expect } from "vitest";
import { UNLIMITED, withinBudget } from "../../../../src/core/budget.ts";
import { at } from "../../../../src/core/errors.ts";
import { integers } from "../../../../src/exact/integer.ts";
import {
  characteristicPolynomial,
  integerCharacteristicPolynomial,
} from "../../../../src/exact/linear/characteristic-polynomial.ts";
import {
  associatedPolynomials,
  leadingCharacteristicPolynomials,
  toHessenberg,
} from "../../../../src/exact/linear/hessenberg.ts";
import { jordanChains } from "../../../../src/exact/linear/jordan-chains.ts";
import { determinant, factorise, nullSpace, rank } from "../../../../src/exact/linear/linear.ts";
import { matrixRing } from "../../../../src/exact/linear/matrix-ring.ts";
import { borderedDeterminant } from "../../../../src/exact/linear/minors.ts";
import { solveIntegers } from "../../../../src/exact/linear/solve-integers.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import { rationalFunctions } from "../../../../src/exact/polynomial/rational-function.ts";
import { rational, rationals } from "../../../../src/exact/rational.ts";
import { power } from "../../../../src/exact/ring.ts";
import { counted } from "../../../counted.ts";
import { stopsInTime } from "../../allowance.ts";
import { randomNatural, randomPolynomial, squareMatrix } from "../random-operands.ts";

const plane = polynomialRing(integers, ["x", "y"]);
const field = rationalFunctions(plane);

const whole = squareMatrix(400, () => randomNatural(40));
const fractions = squareMatrix(150, () => rational(randomNatural(6), randomNatural(6)));
const polynomials = squareMatrix(14, () => randomPolynomial(plane, 12, 6));
const functions = polynomials.map((row) => row.map((entry) => field.fraction(entry, plane.one)));
/** Lower Hessenberg, with entries of many terms. */
const hessenberg = squareMatrix(40, () => randomPolynomial(plane, 12, 6)).map((row, i) =>
  row.map((entry, j) => (j === i + 1 ? plane.one : j > i ? plane.zero : entry)),
);

describe("linear algebra over numbers stops in time", () => {
  stopsInTime("a determinant modulo primes", /./, (options) => determinant(integers, whole, options));
  stopsInTime("a factorisation modulo primes", /./, (options) => factorise(integers, whole, options));
  stopsInTime("one solution", /./, (options) =>
    solveIntegers(
      whole,
      whole.map(() => 1),
      options,
    ),
  );
  stopsInTime("a rank", /eliminating column/, (options) => rank(rationals, fractions, options));
  stopsInTime("a null space", /eliminating column/, (options) => nullSpace(rationals, fractions, options));
  stopsInTime("Jordan chains", /eliminating column/, (options) =>
    jordanChains(rationals, fractions, rationals.one, options),
  );
  stopsInTime("a Hessenberg form", /Hessenberg/, (options) => toHessenberg(rationals, fractions, options));
  stopsInTime("a characteristic polynomial", /./, (options) =>
    characteristicPolynomial(rationals, fractions, options),
  );
  stopsInTime("a characteristic polynomial modulo primes", /./, (options) =>
    integerCharacteristicPolynomial(whole, options),
  );
  stopsInTime("a product of matrices", /multiplying matrices/, ({ budget }) => {
    const ring = matrixRing(rationals, 150).metered(budget);
    return ring.multiply(ring.multiply(fractions, fractions), ring.multiply(fractions, fractions));
  });
});

describe("linear algebra over polynomials stops in time", () => {
  stopsInTime("a determinant by elimination", /./, (options) => determinant(plane, polynomials, options));
  stopsInTime("a factorisation by elimination", /./, (options) => factorise(plane, polynomials, options));
  stopsInTime("a bordered determinant by minors", /polynomials|minors/, (options) => {
    const [left, right] = [at(polynomials, 0), at(polynomials, 1)];
    return borderedDeterminant(plane, polynomials, { left, right, corner: plane.one }, options);
  });
  stopsInTime("a determinant over rational functions", /./, (options) =>
    determinant(field, functions, options),
  );
  stopsInTime("Jordan chains over rational functions", /./, (options) =>
    jordanChains(field, functions, field.one, options),
  );
  stopsInTime("a characteristic polynomial", /./, (options) =>
    characteristicPolynomial(plane, polynomials, options),
  );
  stopsInTime("those of leading submatrices", /./, (options) =>
    leadingCharacteristicPolynomials(plane, hessenberg, options),
  );
  stopsInTime("associated polynomials", /./, (options) => associatedPolynomials(plane, hessenberg, options));
});

counted("behaviour", "a factorisation keeps its budget for the solutions", () => {
  const small = squareMatrix(8, () => randomPolynomial(plane, 3, 2));
  const budget = { deadline: Number.POSITIVE_INFINITY, signal: { aborted: false } };
  const factorised = factorise(plane, small, { budget });
  expect(factorised.ok).toBe(true);
  budget.signal.aborted = true;
  const solved = withinBudget(() => factorised.ok && factorised.value.solve(small.map(() => plane.one)));
  expect(solved).toMatchObject({ ok: false, reason: "interrupted" });
  return 2;
});

counted("behaviour", "a budget of terms stops eliminations and minors inside their products", () => {
  const budget = { terms: 200 };
  for (const operation of [
    () => determinant(plane, polynomials, { budget }),
    () => characteristicPolynomial(plane, polynomials, { budget }),
    () => power(plane.metered(budget), at(at(polynomials, 0), 0), 20),
  ]) {
    expect(withinBudget<unknown>(operation)).toMatchObject({ ok: false, reason: "budget" });
  }
  expect(
    withinBudget(() =>
      determinant(
        plane,
        polynomials.slice(0, 1).map((row) => row.slice(0, 1)),
        { budget },
      ),
    ).ok,
  ).toBe(true);
  expect(withinBudget(() => rank(rationals, [[rational(1)]], { budget: UNLIMITED }))).toEqual({
    ok: true,
    value: 1,
  });
  return 5;
});
