import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { algebraicExtension } from "../../../../src/exact/algebraic-extension.ts";
import { type Rational, rational, rationals, signOfRational } from "../../../../src/exact/rational.ts";
import {
  compareRealAlgebraic,
  type RealAlgebraic,
  rationalRoot,
  realRoots,
  refineRoot,
  signAtRoot,
  toFloatRealAlgebraic,
} from "../../../../src/exact/roots/real-algebraic.ts";
import { countRealRoots } from "../../../../src/exact/roots/sturm.ts";
import { multiplyDense, subtractDense, trimmed } from "../../../../src/exact/univariate/dense.ts";
import { counted } from "../../../counted.ts";
import { smallRational } from "../../../laws/arbitraries.ts";
import { isRefused } from "../../../laws/ring-laws.ts";

const whole = (...coefficients: readonly (number | bigint)[]) => coefficients.map((c) => rational(c));
const product = (...factors: readonly (readonly Rational[])[]) =>
  factors.reduce((a, b) => multiplyDense(rationals, a, b), whole(1));

function rootsOf(coefficients: readonly Rational[]): readonly RealAlgebraic[] {
  const outcome = realRoots(coefficients);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

/** (x - 1)(x - 2)...(x - n). */
const wilkinson = (n: number) => product(...Array.from({ length: n }, (_, k) => whole(-(k + 1), 1)));

/** x^degree - 2 (a x - 1)^2, with two roots that differ by about a^(-(degree + 2) / 2). */
function mignotte(degree: number, a: bigint): readonly Rational[] {
  const power = Array.from({ length: degree + 1 }, (_, k) => rational(k === degree ? 1 : 0));
  return subtractDense(rationals, power, whole(2, -4n * a, 2n * a * a));
}

/** The Chebyshev polynomial T_n, by its recurrence. */
function chebyshev(n: number): readonly Rational[] {
  let [previous, current] = [whole(1), whole(0, 1)];
  for (let k = 1; k < n; k += 1) {
    const next = subtractDense(rationals, multiplyDense(rationals, whole(0, 2), current), previous);
    [previous, current] = [current, [...next]];
  }
  return current;
}

describe("published polynomials", () => {
  // Source of the quartics: factors of the cell map's characteristic polynomials of three lattices with three strands and
  // period three; source of the counts: PARI/GP 2.15, `polsturm(p)`.
  const quartics = [
    {
      coefficients: whole(
        125000000000000000n,
        -15074174106927500000n,
        564298785862977915453n,
        -15074174106927500000n,
        125000000000000000n,
      ),
      count: 0,
      negative: 0,
    },
    { coefficients: whole(78125000, -3154615625, 32307873102, -3154615625, 78125000), count: 0, negative: 0 },
    {
      coefficients: whole(100000000, 481733412000, 7792693849973, 481733412000, 100000000),
      count: 4,
      negative: 4,
    },
  ];

  counted(
    "golden",
    "three cell maps of lattices have 0, 0 and 4 real eigenvalues besides the double one",
    () => {
      for (const { coefficients, count, negative } of quartics) {
        expect(countRealRoots(coefficients)).toBe(count);
        expect(countRealRoots(coefficients, { upTo: rational(0) })).toBe(negative);
        expect(rootsOf(coefficients)).toHaveLength(count);
      }
      // PARI/GP 2.15: polrootsreal(p) at 40 digits.
      expect(rootsOf(at(quartics, 2).coefficients).map((root) => toFloatRealAlgebraic(root))).toEqual([
        Number("-4801.103280844751798226936835400878684351"),
        Number("-16.16878329711646620473908022959041968911"),
        Number("-0.06184757267285161561643437741617382932663"),
        Number("-0.0002082854588839527076499921147221304403833"),
      ]);
      return quartics.length;
    },
  );

  counted("golden", "Wilkinson's polynomial has the roots 1 .. 20, and ten after his perturbation", () => {
    const roots = rootsOf(wilkinson(20));
    expect(roots.map((root) => toFloatRealAlgebraic(root))).toEqual(
      Array.from({ length: 20 }, (_, k) => k + 1),
    );
    // Wilkinson (1959) changed the coefficient of x^19 by 2^-23; PARI/GP 2.15: polsturm(prod(k=1,20,x-k)-x^19/2^23).
    const perturbation = [...Array.from({ length: 19 }, () => rational(0)), rational(1, 2 ** 23)];
    const perturbed = subtractDense(rationals, wilkinson(20), perturbation);
    expect(countRealRoots(perturbed)).toBe(10);
    expect(rootsOf(perturbed)).toHaveLength(10);
    return 2;
  });

  counted("identity", "Mignotte's polynomial has its two close roots told apart", () => {
    for (const [degree, a, count] of [
      [20, 1000n, 4],
      [35, 10n ** 6n, 3],
      [60, 5n, 4],
    ] as const) {
      const roots = rootsOf(mignotte(degree, a));
      expect(roots).toHaveLength(count);
      expect(countRealRoots(mignotte(degree, a))).toBe(count);
      const [close, next] = roots.slice(-3);
      if (close === undefined || next === undefined) throw new Error("three roots are positive");
      // They lie on both sides of 1/a, at a distance below 2 a^(-(degree + 2) / 2).
      expect(compareRealAlgebraic(close, rationalRoot(rational(1, a)))).toBe(-1);
      expect(compareRealAlgebraic(next, rationalRoot(rational(1, a)))).toBe(1);
      const distance = rational(2, a ** BigInt(Math.floor((degree + 2) / 2)));
      const shifted = rationals.add(rational(1, a), distance);
      expect(compareRealAlgebraic(next, rationalRoot(shifted))).toBe(-1);
    }
    return 3;
  });

  counted("identity", "the roots of Chebyshev polynomials are cosines, all between -1 and 1", () => {
    for (const n of [1, 2, 5, 16, 31]) {
      const roots = rootsOf(chebyshev(n));
      const cosines = Array.from({ length: n }, (_, k) => Math.cos(((n - k - 0.5) * Math.PI) / n));
      roots.forEach((root, k) => {
        // Two units in the last place of 1: what cos and its argument are rounded by.
        expect(Math.abs(toFloatRealAlgebraic(root) - at(cosines, k))).toBeLessThan(2 ** -51);
      });
      expect(roots).toHaveLength(n);
      expect(countRealRoots(chebyshev(n), { above: rational(-1), upTo: rational(1) })).toBe(n);
    }
    return 5;
  });

  counted("golden", "Wallis's x^3 - 2x - 5 has the root 2.0945514815423265914823865405793", () => {
    const [root] = rootsOf(whole(-5, -2, 0, 1));
    if (root === undefined) throw new Error("no root was found");
    const refined = refineRoot(root, rational(1, 10n ** 31n));
    if (!refined.ok) throw new Error(refined.message);
    // PARI/GP 2.15: polrootsreal(x^3-2*x-5) at 40 digits.
    const printed = rational(20945514815423265914823865405793n, 10n ** 31n);
    const error = rationals.subtract(refined.value.lower, printed);
    expect(Math.abs(Number(error.numerator) / Number(error.denominator))).toBeLessThan(2e-31);
  });
});

/** Products of linear and quadratic factors, some of them repeated. */
const factor = fc.oneof(
  fc.tuple(smallRational, fc.constant(rational(1))).map((c) => [...c]),
  fc.tuple(smallRational, smallRational, fc.constant(rational(1))).map((c) => [...c]),
);
const polynomial = fc.array(factor, { minLength: 1, maxLength: 4 }).map((list) => product(...list));
const anyCoefficients = fc
  .array(smallRational, { minLength: 2, maxLength: 7 })
  .map((list) => trimmed(rationals, list))
  .filter((list) => list.length > 0);

/** Trinomials, whose remainders skip degrees. */
const trinomial = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 1, max: 2 }), smallRational, smallRational)
  .map(([degree, middle, c, constant]) =>
    Array.from({ length: degree + 1 }, (_, k) =>
      k === degree ? rational(1) : k === middle ? c : k === 0 ? constant : rational(0),
    ),
  );

describe("real roots", () => {
  counted("differential", "bisection with Descartes' rule finds as many as Sturm's sequence counts", () => {
    fc.assert(
      fc.property(fc.oneof(polynomial, anyCoefficients, trinomial), (coefficients) => {
        const roots = rootsOf(coefficients);
        expect(roots).toHaveLength(countRealRoots(coefficients));
        for (const [k, { lower, upper }] of roots.entries()) {
          if (!rationals.equals(lower, upper))
            expect(countRealRoots(coefficients, { upTo: lower })).toBeLessThanOrEqual(k);
          expect(countRealRoots(coefficients, { upTo: upper })).toBeGreaterThan(k);
        }
        return true;
      }),
      { numRuns: 500 },
    );
    return 500;
  });

  counted("property", "the polynomial vanishes at its roots, which ascend strictly", () => {
    fc.assert(
      fc.property(polynomial, (coefficients) => {
        const roots = rootsOf(coefficients);
        const ascends = roots.every(
          (root, k) => k === 0 || compareRealAlgebraic(at(roots, k - 1), root) === -1,
        );
        return ascends && roots.every((root) => signAtRoot(coefficients, root) === 0);
      }),
      { numRuns: 200 },
    );
    return 200;
  });

  counted("property", "roots of different products compare as their common factors say", () => {
    fc.assert(
      fc.property(factor, factor, factor, (common, a, b) => {
        const [left, right] = [rootsOf(product(common, a)), rootsOf(product(common, b))];
        for (const root of rootsOf(common)) {
          expect(left.filter((other) => compareRealAlgebraic(other, root) === 0)).toHaveLength(1);
          expect(right.filter((other) => compareRealAlgebraic(root, other) === 0)).toHaveLength(1);
        }
        for (const x of left) {
          for (const y of right) expect(compareRealAlgebraic(x, y) + compareRealAlgebraic(y, x)).toBe(0);
        }
        return true;
      }),
      { numRuns: 200 },
    );
    return 200;
  });

  counted("differential", "signs at a root agree with doubles where those are clear of zero", () => {
    fc.assert(
      fc.property(polynomial, anyCoefficients, (coefficients, other) => {
        for (const root of rootsOf(coefficients)) {
          const x = toFloatRealAlgebraic(root);
          const value = other.reduceRight(
            (sum, { numerator, denominator }) => sum * x + Number(numerator) / Number(denominator),
            0,
          );
          if (Math.abs(value) > 1e-6) expect(signAtRoot(other, root)).toBe(Math.sign(value));
        }
        return true;
      }),
      { numRuns: 200 },
    );
    return 200;
  });

  counted("property", "refining keeps the root and reaches the width", () => {
    fc.assert(
      fc.property(anyCoefficients, fc.integer({ min: 1, max: 200 }), (coefficients, bits) => {
        const width = rational(1, 1n << BigInt(bits));
        for (const root of rootsOf(coefficients)) {
          const refined = refineRoot(root, width);
          if (!refined.ok) return false;
          const { lower, upper } = refined.value;
          expect(signOfRational(rationals.subtract(rationals.subtract(upper, lower), width))).not.toBe(1);
          expect(compareRealAlgebraic(root, refined.value)).toBe(0);
        }
        return true;
      }),
      { numRuns: 100 },
    );
    return 100;
  });
});

describe("elements of Q[a]/(m) at a real root of m", () => {
  const extension = algebraicExtension(rationals, whole(-3, 0, 1), "a");
  const [negative, positive] = rootsOf(extension.modulus);

  counted("identity", "97/56 lies between sqrt(3) and the next convergent 26/15", () => {
    if (negative === undefined || positive === undefined) throw new Error("sqrt(3) and -sqrt(3) are real");
    const { generator, fromBase, subtract } = extension;
    const sign = (value: Rational, root: RealAlgebraic) =>
      signAtRoot(subtract(fromBase(value), generator).coefficients, root);
    expect(sign(rational(97, 56), positive)).toBe(1);
    expect(sign(rational(26, 15), positive)).toBe(1);
    expect(sign(rational(71, 41), positive)).toBe(-1);
    expect(sign(rational(-97, 56), negative)).toBe(-1);
    expect(signAtRoot(extension.zero.coefficients, positive)).toBe(0);
    return 5;
  });
});

describe("bad input", () => {
  counted(
    "behaviour",
    "the zero polynomial, widths that are not positive and empty ranges are refused",
    () => {
      const root = rationalRoot(rational(1));
      expect(isRefused("E_DOMAIN", () => realRoots([]))).toBe(true);
      expect(isRefused("E_DOMAIN", () => countRealRoots(whole(0, 0)))).toBe(true);
      expect(isRefused("E_DOMAIN", () => refineRoot(root, rational(0)))).toBe(true);
      expect(
        isRefused("E_DOMAIN", () => countRealRoots(whole(-1, 1), { above: rational(1), upTo: rational(0) })),
      ).toBe(true);
      expect(rootsOf(whole(7))).toEqual([]);
      return 4;
    },
  );

  counted("behaviour", "a spent budget ends the isolation with a result", () => {
    const outcome = realRoots(mignotte(60, 10n ** 9n), { budget: { deadline: Date.now() - 1 } });
    expect(outcome).toMatchObject({ ok: false, reason: "budget" });
    const interrupted = realRoots(wilkinson(20), { budget: { signal: AbortSignal.abort() } });
    expect(interrupted).toMatchObject({ ok: false, reason: "interrupted" });
    return 2;
  });
});
