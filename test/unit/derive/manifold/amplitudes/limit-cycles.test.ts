import { describe, expect } from "vitest";
import { at, ResiduaError } from "../../../../../src/core/errors.ts";
import { gradedSumExpression } from "../../../../../src/derive/manifold/amplitudes/graded-sum.ts";
import { limitCycles } from "../../../../../src/derive/manifold/amplitudes/limit-cycles.ts";
import { realManifold } from "../../../../../src/derive/manifold/amplitudes/real-form.ts";
import { sameFunction } from "../../../../../src/expr/convert.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { expressionText } from "../../../../../src/expr/text.ts";
import { counted } from "../../../../counted.ts";
import { derived } from "../examples.ts";
import { firstSlow, oscillation, type ProblemText, problem } from "../problems.ts";

function cycles(text: ProblemText, positive: readonly string[] = []) {
  const complex = derived(problem(text));
  return limitCycles(realManifold(complex, "polar"), complex.problem, { positive });
}

/** `u'' + u = eps damping(u) u'`. */
function oscillator(damping: string, errorOrder = 3): ProblemText {
  return { equations: { u: "v", v: `-u + eps*(${damping})*v` }, modes: oscillation(), errorOrder };
}

describe("limit cycles", () => {
  counted("golden", "two of them: r' = eps r (1 - r^2) (r^2 - 2)/..., the inner one repelling", () => {
    // Averages of u^2 v^2 and u^4 v^2 over a turn: r^4/8 and r^6/16; damping -(1 - r^2)(2 - r^2)/2 in the mean.
    const found = cycles(oscillator("-2 + 12*u^2 - 8*u^4"));
    expect(found?.unsolved).toEqual([]);
    const squares = found?.cycles.map(({ leadingSquare, stability }) => [
      expressionText(leadingSquare),
      stability,
    ]);
    expect(squares?.toSorted()).toEqual([
      ["1", "positive"],
      ["2", "negative"],
    ]);
    return 2;
  });

  counted("golden", "leading squares with square roots are followed", () => {
    // -1/2 + r^2/2 - r^4/16 = 0: r^2 = 4 +- 2 sqrt(2).
    const found = cycles(oscillator("-1 + 4*u^2 - u^4"));
    const squares = found?.cycles.map(({ leadingSquare }) => expressionText(leadingSquare));
    expect(squares?.toSorted()).toEqual(["-2*sqrt(2) + 4", "2*sqrt(2) + 4"]);
    expect(found?.cycles.map(({ stability }) => stability).toSorted()).toEqual(["negative", "positive"]);
    return 2;
  });

  counted("golden", "with symbols too: r^2 = b +- sqrt(b^2 - 8 a) where -a/2 + b r^2/8 - r^4/16 = 0", () => {
    const found = cycles(oscillator("-a + b*u^2 - u^4"))?.cycles ?? [];
    const squares = found.map(({ leadingSquare }) => expressionText(leadingSquare));
    expect(squares.toSorted()).toEqual(["b + sqrt(-8*a + b^2)", "b - sqrt(-8*a + b^2)"]);
    // At a = 1 and b = 3 these are 2 and 4, as with numbers; all series are real.
    const texts = found.flatMap(({ modulus, frequency, exponent, orbit }) =>
      [modulus, frequency, exponent, ...orbit].map((sum) => expressionText(gradedSumExpression(sum))),
    );
    for (const text of texts) expect(text).not.toMatch(/\bi\b/);
    return 1 + texts.length;
  });

  counted("behaviour", "what has no closed form, or touches, is stated as a polynomial", () => {
    // (r^2 - 2)^2 in the mean: -2 + 2 r^2 - r^4/2.
    const touching = cycles(oscillator("-4 + 16*u^2 - 8*u^4"));
    expect(touching?.cycles).toEqual([]);
    expect(touching?.unsolved).toHaveLength(1);
    const cubic = cycles(oscillator("1 + u^2 + u^4 - u^6"));
    expect(cubic?.cycles).toEqual([]);
    // 1/2 + R/8 + R^2/16 - 5 R^3/128.
    expect(cubic?.unsolved.map((each) => each.map(expressionText))).toEqual([["-64", "-16", "-8", "5"]]);
    return 2;
  });

  counted("behaviour", "a negative square is no cycle; a symbolic one is, where it is positive", () => {
    expect(cycles(oscillator("-1 - u^2"))?.cycles).toEqual([]);
    expect(cycles(oscillator("a - u^2"))?.cycles.map(({ exists }) => exists)).toEqual(["nonzero"]);
    const [known] = cycles(oscillator("a - u^2"), ["a"])?.cycles ?? [];
    expect([known?.exists, known?.stability]).toEqual(["positive", "negative"]);
    return 3;
  });

  counted("golden", "square roots of numbers and parameters are brought together", () => {
    // r^2 = 4 mu/b with b = 3/5, at frequency sqrt(5): v = -sqrt(5) r sin(phi) + ..., and sqrt(5) sqrt(15) = 5 sqrt(3).
    const [cycle] =
      cycles({
        equations: { u: "v", v: "-5*u + eps*(mu - 3*u^2/5)*v" },
        modes: oscillation("sqrt(5)"),
        errorOrder: 2,
      })?.cycles ?? [];
    const texts = cycle?.orbit.map((sum) => expressionText(gradedSumExpression(sum)));
    expect(texts).toEqual(["2*sqrt(15)*sqrt(mu)*cos(phi1)/3", "-10*sqrt(3)*sqrt(mu)*sin(phi1)/3"]);
    expect(cycle?.assumedPositive).toEqual([]);
  });

  counted("golden", "coefficients over products of parameters come as separate fractions", () => {
    // u'' + w^2 u = eps (mu - u^2) u' is van der Pol's: 1 - eps^2/16 for w = mu = 1, and mu eps stands for eps.
    const [cycle] =
      cycles(
        {
          equations: { u: "v", v: "-w^2*u + eps*(mu - u^2)*v + eps*u^2" },
          modes: oscillation("w"),
          errorOrder: 3,
        },
        ["w"],
      )?.cycles ?? [];
    const text = expressionText(gradedSumExpression(cycle?.frequency ?? { terms: [], errorOrder: 0 }));
    // A quadratic force c u^2 adds -5 c^2 r^2/(12 w^3) (Nayfeh & Mook, section 2.3), here with r^2 = 4 mu.
    expect(text).toBe("w - eps^2*mu^2/(16*w) - 5*eps^2*mu/(3*w^3)");
  });

  counted("behaviour", "say what else than the square of the modulus counts as positive", () => {
    const assumed = (positive: readonly string[]) =>
      cycles(oscillator("mu - b*u^2", 2), positive)?.cycles.map((cycle) => [
        expressionText(gradedSumExpression(cycle.modulus)),
        ...cycle.assumedPositive.map(expressionText),
      ]);
    expect(assumed([])).toEqual([["2*sqrt(b*mu)/b", "b"]]);
    expect(assumed(["b"])).toEqual([["2*sqrt(b*mu)/b"]]);
    return 2;
  });

  counted("behaviour", "parameters with a time derivative of zero are parameters", () => {
    const damped = { ...oscillator("mu - u^2"), timeDerivatives: { mu: "0" } };
    const texts = (text: ProblemText) =>
      cycles(text)?.cycles.map(({ modulus, frequency, exponent, orbit }) =>
        [modulus, frequency, exponent, ...orbit].map((sum) => expressionText(gradedSumExpression(sum))),
      );
    expect(texts(damped)).toEqual(texts(oscillator("mu - u^2")));
    expect(texts(damped)).toHaveLength(1);
    expect(texts({ ...damped, timeDerivatives: { mu: "eps" } })).toBeUndefined();
    return 3;
  });

  counted("golden", "Rayleigh's oscillator is van der Pol's in its velocity: the same frequency", () => {
    const rayleigh = {
      equations: { u: "v", v: "-u + eps*(v - v^3/3)" },
      modes: oscillation(),
      errorOrder: 5,
    };
    const { frequency } = at(cycles(rayleigh)?.cycles ?? [], 0);
    const published = parseExpression("1 - eps^2/16 + 17*eps^4/3072");
    expect(sameFunction(gradedSumExpression(frequency), published)).toBe(true);
  });

  counted("golden", "the exponent of van der Pol's cycle is the mean divergence along it", () => {
    // Mean of eps (1 - x^2) over x = 2 cos - eps sin(3 phi)/4 + ...: -eps at leading order.
    const { exponent } = at(cycles(oscillator("1 - u^2", 2))?.cycles ?? [], 0);
    expect(expressionText(gradedSumExpression(exponent))).toBe("-eps");
  });

  counted("behaviour", "there is no question of them in conservative or forced oscillations", () => {
    const others: readonly ProblemText[] = [
      { equations: { u: "v", v: "-u - eps*u^3" }, modes: oscillation(), errorOrder: 3 },
      { equations: { u: "v", v: "-u + eps*((1-u^2)*v + cos(t))" }, modes: oscillation(), errorOrder: 3 },
    ];
    for (const each of others) expect(cycles(each)).toBeUndefined();
    return others.length;
  });
});

describe("modes that have no real form", () => {
  const failure = (text: ProblemText, form: "real" | "polar" = "polar") => {
    try {
      realManifold(derived(problem(text)), form);
    } catch (error) {
      if (error instanceof ResiduaError) return `${error.code} ${error.message}`;
      throw error;
    }
    return "accepted";
  };
  const pair = oscillation();

  counted("behaviour", "are refused, each for its reason", () => {
    const equations = { u: "v", v: "-u + eps*u*v" };
    expect(failure({ equations, modes: pair.slice(0, 1), errorOrder: 2 })).toMatch(
      /^E_DOMAIN the mode of s1 with eigenvalue i has no complex conjugate/,
    );
    expect(failure({ equations: { w: "-eps*w^3" }, modes: firstSlow(1), errorOrder: 3 })).toMatch(
      /^E_DOMAIN no mode chosen oscillates/,
    );
    expect(failure({ equations: { u: "v", v: "-u + eps*r1*u*v" }, modes: pair, errorOrder: 3 })).toMatch(
      /^E_DOMAIN the name 'r1' is that of a real amplitude/,
    );
    expect(failure({ equations: { u: "v", v: "-u + i*eps*u^2*v" }, modes: pair, errorOrder: 2 })).toMatch(
      /^E_DOMAIN u is not real|^E_DOMAIN \w+ is not real/,
    );
    const spatial = {
      equations: { u: "v", v: "-u + eps*d(u,x,2)" },
      modes: pair,
      errorOrder: 2,
      rest: { space: ["x"] },
    };
    expect(failure(spatial)).toMatch(/^E_UNSUPPORTED the polar form does not treat .* d\(s1,x,2\)/);
    expect(failure(spatial, "real")).toBe("accepted");
    const noisy = {
      equations: { z: "eps*x*z", x: "y", y: "-2*x - 2*y + eps*n" },
      modes: firstSlow(3),
      errorOrder: 2,
      rest: { noise: ["n"] },
    };
    expect(failure(noisy, "real")).toMatch(
      /^E_UNSUPPORTED real amplitudes do not treat convolutions at complex/,
    );
    return 6;
  });
});
