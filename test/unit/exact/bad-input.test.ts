import { describe, expect } from "vitest";
import { withinBudget } from "../../../src/core/budget.ts";
import { formatError, ResiduaError } from "../../../src/core/errors.ts";
import { algebraicExtension } from "../../../src/exact/algebraic-extension.ts";
import { factorPolynomial } from "../../../src/exact/factor/factor-polynomial.ts";
import { gaussians } from "../../../src/exact/gaussian.ts";
import { gaussianIntegers } from "../../../src/exact/gaussian-integer.ts";
import { integers } from "../../../src/exact/integer.ts";
import { polynomialRing } from "../../../src/exact/polynomial/polynomial-ring.ts";
import { rationalFunctions } from "../../../src/exact/polynomial/rational-function.ts";
import { CERTIFICATE_PRIMES, primeField } from "../../../src/exact/prime-field.ts";
import { rational, rationals } from "../../../src/exact/rational.ts";
import { type IntegralDomain, power } from "../../../src/exact/ring.ts";
import { realRoots } from "../../../src/exact/roots/real-algebraic.ts";
import { seriesRing } from "../../../src/exact/series.ts";
import { wordPrimeField } from "../../../src/exact/word-prime-field.ts";
import { counted } from "../../counted.ts";

/** The error that a call throws, as the command line prints it. */
function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof ResiduaError) return formatError(error);
  }
  return "no ResiduaError was thrown";
}

const whole = (...coefficients: readonly number[]) => coefficients.map((c) => rational(c));
const squareRoot = (n: number) => algebraicExtension(rationals, whole(-n, 0, 1), "a");
const plane = polynomialRing(integers, ["x", "y"]);

describe("division by zero", () => {
  function refusalOf<E>(ring: IntegralDomain<E>): string {
    return refusal(() => ring.divideExact(ring.one, ring.zero));
  }

  counted("behaviour", "is refused by every ring with its name", () => {
    const refusals = [
      refusalOf(integers),
      refusalOf(rationals),
      refusalOf(gaussianIntegers),
      refusalOf(gaussians),
      refusalOf(primeField(CERTIFICATE_PRIMES[0])),
      refusalOf(wordPrimeField(101)),
      refusalOf(squareRoot(3)),
      refusalOf(plane),
      refusalOf(rationalFunctions(plane)),
    ];
    for (const text of refusals) expect(text).toMatch(/^E_DIVISION_BY_ZERO {2}.*zero/);
    return refusals.length;
  });
});

describe("extensions", () => {
  counted("behaviour", "a reducible modulus is found out by the division that meets its factor", () => {
    // a^2 - 4 = (a - 2)(a + 2).
    const { divide, one, generator, add, fromInteger } = squareRoot(4);
    expect(refusal(() => divide(one, add(generator, fromInteger(2))))).toBe(
      "E_ZERO_DIVISOR  a + 2 has no inverse in Q[a]/(a^2 - 4): the modulus has the factor a + 2; extend by an irreducible factor instead",
    );
  });

  counted("behaviour", "constant moduli and empty names are refused", () => {
    expect(refusal(() => algebraicExtension(rationals, whole(5), "a"))).toContain("E_DOMAIN");
    expect(refusal(() => algebraicExtension(rationals, whole(0, 0), "a"))).toContain("E_DOMAIN");
    expect(refusal(() => algebraicExtension(rationals, whole(-3, 0, 1), ""))).toContain("E_DOMAIN");
    return 3;
  });
});

describe("mixed rings", () => {
  counted("behaviour", "are refused with both names", () => {
    const other = polynomialRing(integers, ["y", "x"]);
    const overField = polynomialRing(rationals, ["x", "y"]);
    // A caller without types: the elements are data that look alike.
    const mix = (foreign: unknown) =>
      refusal(() => Reflect.apply(plane.add, undefined, [plane.one, foreign]));
    expect(mix(other.one)).toMatch(/^E_RING_MISMATCH .*"x","y".*"y","x"/);
    expect(mix(overField.one)).toMatch(/^E_RING_MISMATCH/);
    const [root2, root3] = [squareRoot(2), squareRoot(3)];
    expect(refusal(() => root3.multiply(root3.generator, root2.generator))).toBe(
      "E_RING_MISMATCH  expected an element of Q[a]/(a^2 - 3), got one of Q[a]/(a^2 - 2)",
    );
    for (const operation of [root3.add, root3.subtract, root3.divide, root3.equals, root3.gcd]) {
      expect(refusal(() => operation(root3.one, root2.one))).toMatch(/^E_RING_MISMATCH/);
    }
    const [inEps, inK] = [seriesRing(rationals, "eps", 3), seriesRing(rationals, "k", 3)];
    expect(refusal(() => inEps.add(inEps.one, inK.one))).toMatch(/^E_RING_MISMATCH/);
    return 9;
  });
});

describe("exponent overflow", () => {
  counted("behaviour", "is refused, never wrapped around", () => {
    const large = power(plane, plane.variable("x"), 32_767);
    expect(refusal(() => plane.multiply(large, plane.variable("y")))).toMatch(/^E_EXPONENT_OVERFLOW .*32768/);
    expect(refusal(() => power(plane, large, 3))).toMatch(/^E_EXPONENT_OVERFLOW/);
    expect(refusal(() => plane.fromTerms([{ coefficient: 1, exponents: [32_767, 1] }]))).toMatch(
      /^E_EXPONENT_OVERFLOW/,
    );
    return 3;
  });
});

describe("exhausted budgets", () => {
  const past = { deadline: Date.now() - 1 };

  counted("behaviour", "end factorisations and root isolations with a result", () => {
    const [x, y] = [plane.variable("x"), plane.variable("y")];
    const a = plane.subtract(power(plane, x, 6), power(plane, y, 6));
    expect(factorPolynomial(plane, a, { budget: past })).toMatchObject({ ok: false, reason: "budget" });
    expect(realRoots(whole(-2, 0, 1), { budget: past })).toMatchObject({ ok: false, reason: "budget" });
    return 2;
  });

  counted("behaviour", "end any algorithm over a metered ring, by time or by terms", () => {
    const sum = plane.add(plane.variable("x"), plane.variable("y"));
    const metered = (terms: number) => plane.metered({ terms });
    expect(withinBudget(() => power(metered(11), sum, 10)).ok).toBe(true);
    expect(withinBudget(() => power(metered(10), sum, 10))).toEqual({
      ok: false,
      reason: "budget",
      message: "the budget of 10 terms was exceeded by 11 while multiplying polynomials",
    });
    const late = plane.metered(past);
    expect(withinBudget(() => power(late, sum, 10))).toMatchObject({ ok: false, reason: "budget" });
    return 3;
  });
});
