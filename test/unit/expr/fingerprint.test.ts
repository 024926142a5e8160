import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { type Random, seededRandom } from "../../../src/core/random.ts";
import { CERTIFICATE_PRIMES } from "../../../src/exact/prime-field.ts";
import { cancel, sameFunction } from "../../../src/expr/convert.ts";
import { degreeBound } from "../../../src/expr/degree-bound.ts";
import { evaluateIn } from "../../../src/expr/evaluate.ts";
import { factoredFractions } from "../../../src/expr/factored-fractions.ts";
import { compareFunctions, compareResidues } from "../../../src/expr/fingerprint.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { counted } from "../../counted.ts";
import { isRefused } from "../../laws/ring-laws.ts";
import { stopsInTime } from "../allowance.ts";

const [FIRST, SECOND] = CERTIFICATE_PRIMES;
const compare = (a: string, b: string, options = {}) =>
  compareFunctions(parseExpression(a), parseExpression(b), { seed: 3, ...options });

describe("comparisons", () => {
  counted("identity", "true identities are the same, exactly", () => {
    const identities = [
      ["(a+b)^2", "a^2 + 2*a*b + b^2"],
      ["1/a + 1/b", "(a+b)/(a*b)"],
      ["(x^2-1)/(x-1)", "x + 1"],
      ["1/(1/x)", "x"],
      ["0.1 + 0.2", "3/10"],
      ["(x^3+y^3+z^3-3*x*y*z)/(x+y+z)", "x^2+y^2+z^2-x*y-y*z-z*x"],
    ] as const;
    for (const [a, b] of identities) {
      expect(compare(a, b)).toEqual({
        ok: true,
        value: { same: true, exact: true, errorProbability: 0, primes: CERTIFICATE_PRIMES },
      });
    }
    return identities.length;
  });

  counted("wrong-twin", "slips are refuted for certain by the first prime", () => {
    for (const [a, b] of [
      ["(a+b)^2", "a^2 + 2*a*b - b^2"],
      ["1/a + 1/b", "(a+b)/(a*b) + 1/10^30"],
      ["x", "x + 1"],
      ["1/3", "0.3333333333333333"],
      ["x^40", "x^41"],
    ] as const) {
      expect(compare(a, b)).toMatchObject({ value: { same: false, exact: true, primes: [FIRST] } });
    }
    return 5;
  });

  counted("property", "agree with the exact comparison for every seed", () => {
    const texts = ["x", "x+y", "y+x", "x*y", "(x+y)^2", "x^2+2*x*y+y^2", "1/x", "y/(x*y)", "x-x", "0"];
    const text = fc.constantFrom(...texts);
    fc.assert(
      fc.property(text, text, fc.integer(), (a, b, seed) => {
        const outcome = compare(a, b, { seed });
        return outcome.ok && outcome.value.same === sameFunction(parseExpression(a), parseExpression(b));
      }),
      { numRuns: 300 },
    );
    return 300;
  });
});

describe("planted faults", () => {
  counted(
    "wrong-twin",
    "a difference that vanishes modulo the first prime is refuted modulo the second",
    () => {
      const outcome = compare("x", `x + ${FIRST}*y`);
      expect(outcome).toMatchObject({ value: { same: false, exact: true, primes: [FIRST, SECOND] } });
    },
  );

  counted("wrong-twin", "a difference that vanishes modulo both primes is refuted exactly", () => {
    const outcome = compare("x", `x + ${FIRST * SECOND}*y`);
    expect(outcome).toMatchObject({ value: { same: false, exact: true, primes: [FIRST, SECOND] } });
  });

  counted("wrong-twin", "a composite modulus is refused: x^561 is x modulo 561", () => {
    const [a, b] = [parseExpression("x^561"), parseExpression("x")];
    expect(isRefused("E_DOMAIN", () => compareResidues(a, b, 561n, seededRandom(1)))).toBe(true);
    expect(isRefused("E_DOMAIN", () => compareResidues(a, b, FIRST + 2n, seededRandom(1)))).toBe(true);
    expect(compareResidues(a, b, FIRST, seededRandom(1))).toBe("different");
    return 2;
  });

  counted(
    "wrong-twin",
    "a small prime lets differences pass as often as the bound says, and not more",
    () => {
      // x^3 - x vanishes at 3 of the 101 residues.
      const [a, b] = [parseExpression("x^3"), parseExpression("x")];
      const random = seededRandom(7);
      const draws = 20_000;
      let passed = 0;
      for (let k = 0; k < draws; k += 1) {
        if (compareResidues(a, b, 101n, random) === "same") passed += 1;
      }
      // Four standard deviations of a binomial count.
      const expected = (3 / 101) * draws;
      expect(Math.abs(passed - expected)).toBeLessThan(4 * Math.sqrt(expected));
    },
  );
});

describe("poles", () => {
  /** Draws the given residues first. */
  function scripted(first: readonly bigint[]): Random {
    const rest = seededRandom(1);
    const queue = [...first];
    return { ...rest, integer: (least, greatest) => queue.shift() ?? rest.integer(least, greatest) };
  }

  counted("behaviour", "a pole at the random point is drawn again", () => {
    const [a, b] = [parseExpression("1/x + 1/y"), parseExpression("(x+y)/(x*y)")];
    expect(compareResidues(a, b, FIRST, scripted([0n, 5n]))).toBe("same");
    expect(compareResidues(a, b, FIRST, scripted([5n, 0n, 0n, 5n]))).toBe("same");
    expect(compareResidues(a, b, FIRST, scripted([0n, 0n, 0n, 0n, 0n, 0n]))).toBe("undefined");
    return 3;
  });

  counted("behaviour", "a denominator that is a multiple of one prime leaves the other", () => {
    const outcome = compare(`x/${FIRST}`, `2*x/${2n * FIRST}`);
    expect(outcome).toMatchObject({ value: { same: true, exact: true, primes: [SECOND] } });
    const wrong = compare(`x/${FIRST * SECOND}`, `2*x/${FIRST * SECOND}`);
    expect(wrong).toMatchObject({ value: { same: false, exact: true, primes: [] } });
    return 2;
  });

  counted("behaviour", "a denominator that vanishes identically is an error", () => {
    expect(isRefused("E_DIVISION_BY_ZERO", () => compare("1/(x-x)", "1"))).toBe(true);
    expect(isRefused("E_UNSUPPORTED", () => compare("sin(x)", "x"))).toBe(true);
    expect(isRefused("E_EXPONENT_OVERFLOW", () => compare(`x^${FIRST}`, "x"))).toBe(true);
    return 3;
  });
});

describe("budgets", () => {
  counted("behaviour", "where the expansion is not affordable, the error probability is stated", () => {
    const outcome = compare("(a+b+c+d)^9", "(a+b+c+d)*(d+c+b+a)^8", { budget: { terms: 100 } });
    expect(outcome).toMatchObject({ ok: true, value: { same: true, exact: false } });
    // Degree 9 over a prime below 2^61 and above 2^60.
    const probability = outcome.ok ? outcome.value.errorProbability : 1;
    expect(probability).toBeLessThan(9 / 2 ** 60);
    expect(probability).toBeGreaterThanOrEqual(9 / 2 ** 61);
    const wrong = compare("(a+b+c+d)^9", "(a+b+c+d)*(d+c+b-a)^8", { budget: { terms: 100 } });
    expect(wrong).toMatchObject({ value: { same: false, exact: true, errorProbability: 0 } });
    return 3;
  });

  counted(
    "behaviour",
    "spent before the first evaluation, or interrupted, it is a result with that reason",
    () => {
      const late = compare("x", "x", { budget: { deadline: Date.now() - 1 } });
      expect(late).toMatchObject({ ok: false, reason: "budget" });
      const aborted = compare("x", "x", { budget: { signal: AbortSignal.abort() } });
      expect(aborted).toMatchObject({ ok: false, reason: "interrupted" });
      return 2;
    },
  );
});

describe("expansions stop in time", () => {
  const sums = ["a", "b", "c", "d"].map((name, i) => `1/(${name}^7 + (u + v + w + x + y + z)^${9 + i})`);
  const [left, right] = [sums, sums.toReversed()].map((terms) => parseExpression(terms.join(" + ")));
  if (left === undefined || right === undefined) throw new Error("expected two expressions");
  stopsInTime("to compare", /polynomials/, (options) => sameFunction(left, right, options));
  stopsInTime("to cancel", /polynomials|divisor/, (options) => cancel(left, options));
  stopsInTime("over known denominators", /polynomials/, (options) => {
    const target = factoredFractions([left], ["a", "b", "c", "d", "u", "v", "w", "x", "y", "z"], options);
    return evaluateIn(left, target);
  });
});

counted("identity", "degree bounds by hand", () => {
  const bound = (text: string) => degreeBound(parseExpression(text));
  expect(bound("7")).toEqual({ numerator: 0, denominator: 0, poles: 0 });
  expect(bound("x^3*y")).toEqual({ numerator: 4, denominator: 0, poles: 0 });
  expect(bound("1/x + y^2")).toEqual({ numerator: 3, denominator: 1, poles: 1 });
  expect(bound("1/(1/x + y^2)")).toEqual({ numerator: 1, denominator: 3, poles: 4 });
  expect(bound("(x/y)^5")).toEqual({ numerator: 5, denominator: 5, poles: 1 });
  return 5;
});
