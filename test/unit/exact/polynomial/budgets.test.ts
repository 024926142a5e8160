import { describe, expect } from "vitest";
import { withinBudget } from "../../../../src/core/budget.ts";
import { factorPolynomial } from "../../../../src/exact/factor/factor-polynomial.ts";
import { integers } from "../../../../src/exact/integer.ts";
import type { Polynomial, PolynomialRing } from "../../../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import { rationalFunctions } from "../../../../src/exact/polynomial/rational-function.ts";
import { squareFreeFactorisation } from "../../../../src/exact/polynomial/square-free.ts";
import { sumOfFractions } from "../../../../src/exact/polynomial/sum-of-fractions.ts";
import { CERTIFICATE_PRIMES, primeField } from "../../../../src/exact/prime-field.ts";
import { metered, power, product, sum } from "../../../../src/exact/ring.ts";
import { counted } from "../../../counted.ts";
import { stopsInTime } from "../../allowance.ts";
import { densePolynomial, randomPolynomial } from "../random-operands.ts";

const space = polynomialRing(integers, ["u", "v", "w", "x", "y", "z"]);
const plane = polynomialRing(integers, ["x", "y"]);
const line = polynomialRing(integers, ["x"]);

const linear = sum(space, [space.one, ...space.variables.map(space.variable)]);
const sparse = [1, 2].map(() => randomPolynomial(space, 20_000, 2000));
const dense = densePolynomial(plane, 150, 100);

/** Two products with a common factor. */
function withCommonFactor<C>(ring: PolynomialRing<C>, terms: number, degree: number) {
  const [common, a, b] = [1, 2, 3].map(() => randomPolynomial(ring, terms, degree));
  return [a, b].map((each) =>
    product(
      ring,
      [common, each].filter((factor) => factor !== undefined),
    ),
  );
}

function onPair<C, T>(
  operation: (a: Polynomial<C>, b: Polynomial<C>) => T,
  [a, b]: readonly Polynomial<C>[],
): T {
  if (a === undefined || b === undefined) throw new Error("expected two operands");
  return operation(a, b);
}

describe("polynomials stop in time", () => {
  stopsInTime("a sparse product", /multiplying/, ({ budget }) =>
    onPair(space.metered(budget).multiply, sparse),
  );
  stopsInTime("a dense product", /multiplying/, ({ budget }) => plane.metered(budget).multiply(dense, dense));
  stopsInTime("a power", /multiplying/, ({ budget }) => power(space.metered(budget), linear, 60));
  const ends = [0, 1, 700, 32_000].map((n) => power(line, line.variable("x"), n));
  const [dividend, divisor] = [
    sum(line, [...ends]),
    sum(line, [...ends.slice(0, 3), randomPolynomial(line, 300, 600)]),
  ];
  stopsInTime("a sparse division", /dividing/, ({ budget }) =>
    line.metered(budget).divideExact(dividend, divisor),
  );
  const image = [
    plane.add(plane.variable("x"), plane.one),
    plane.add(plane.variable("y"), plane.variable("x")),
  ];
  stopsInTime("a substitution", /multiplying|evaluating/, ({ budget }) =>
    plane.evaluate(dense, plane.metered(budget), plane.constant, image),
  );
});

describe("dense divisions", () => {
  const [quotient, divisor] = [densePolynomial(plane, 120, 1), densePolynomial(plane, 120, 1)];
  const dividend = plane.multiply(quotient, divisor);
  stopsInTime("stop in time", /dividing/, ({ budget }) =>
    plane.metered(budget).divideExact(dividend, divisor),
  );
});

describe("greatest common divisors stop in time", () => {
  const overIntegers = withCommonFactor(space, 300, 4);
  stopsInTime("modulo primes", /divisor|dividing/, ({ budget }) =>
    onPair(space.metered(budget).gcd, overIntegers),
  );
  const residues = polynomialRing(primeField(CERTIFICATE_PRIMES[0]), ["x", "y", "z"]);
  const overResidues = withCommonFactor(residues, 60, 6);
  stopsInTime("by subresultants", /polynomials/, ({ budget }) =>
    onPair(residues.metered(budget).gcd, overResidues),
  );
});

describe("what is made of greatest common divisors stops in time", () => {
  const factors = [1, 2, 3].map(() => randomPolynomial(space, 9, 3));
  const repeated = product(space, [...factors, ...factors]);
  stopsInTime("square-free factors", /polynomials|divisor/, (options) =>
    squareFreeFactorisation(space, repeated, options),
  );
  stopsInTime("factors", /polynomials|divisor|factor|values/, (options) =>
    factorPolynomial(space, repeated, options),
  );
  const field = rationalFunctions(space);
  const fractions = Array.from({ length: 12 }, () =>
    field.fraction(randomPolynomial(space, 3, 1), randomPolynomial(space, 8, 2)),
  );
  stopsInTime("a sum of fractions", /polynomials|divisor/, (options) =>
    sumOfFractions(space, fractions, options),
  );
  stopsInTime("sums one by one", /polynomials|divisor/, ({ budget }) =>
    sum(metered(field, budget), fractions),
  );
});

describe("polynomials stop before they have too many terms", () => {
  const limited = space.metered({ terms: 1000 });
  const late: readonly (readonly [string, () => unknown])[] = [
    ["a sparse product", () => onPair(limited.multiply, sparse)],
    ["a dense product", () => plane.metered({ terms: 1000 }).multiply(dense, dense)],
    ["a power", () => power(limited, linear, 60)],
    ["a sum", () => onPair(limited.add, sparse)],
    ["a factorisation", () => factorPolynomial(space, power(space, linear, 9), { budget: { terms: 1000 } })],
  ];
  for (const [title, operation] of late) {
    counted("behaviour", title, () => {
      const result = withinBudget(operation);
      const outcome = result.ok ? result.value : result;
      expect(outcome).toMatchObject({ ok: false, reason: "budget" });
      expect(outcome).toHaveProperty(
        "message",
        expect.stringMatching(/^the budget of 1000 terms was exceeded by \d+ /),
      );
      return 2;
    });
  }

  counted("behaviour", "but not where they stay below", () => {
    const [a, b] = [power(space, linear, 3), power(space, linear, 2)];
    const terms = space.termCount(power(space, linear, 5));
    const exact = space.metered({ terms });
    expect(exact.equals(exact.multiply(a, b), power(space, linear, 5))).toBe(true);
    expect(exact.equals(exact.gcd(a, b), b)).toBe(true);
    expect(withinBudget(() => space.metered({ terms: terms - 1 }).multiply(a, b)).ok).toBe(false);
    return 3;
  });
});
