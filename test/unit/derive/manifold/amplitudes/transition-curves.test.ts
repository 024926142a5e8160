import { describe, expect } from "vitest";
import { at, ResiduaError } from "../../../../../src/core/errors.ts";
import { gradedSumExpression } from "../../../../../src/derive/manifold/amplitudes/graded-sum.ts";
import { transitionCurves } from "../../../../../src/derive/manifold/amplitudes/transition-curves.ts";
import { substitute } from "../../../../../src/expr/calculus.ts";
import { sameFunction } from "../../../../../src/expr/convert.ts";
import { type Expression, number, subtract, symbol } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { expressionText } from "../../../../../src/expr/text.ts";
import { counted } from "../../../../counted.ts";
import { derived, example } from "../examples.ts";
import { firstSlow, oscillation, type ProblemText, problem } from "../problems.ts";

function mathieu(frequency: string, weights: Readonly<Record<string, number>>, below: number, damping = "0") {
  return problem({
    equations: { x: "v", v: `-(${frequency})^2*x - (${damping})*v - (delta + eps*cos(t))*x` },
    modes: oscillation(frequency),
    errorOrder: below,
    rest: { truncations: [{ weights, below }] },
  });
}

function curvesOf(base: ReturnType<typeof problem>) {
  return transitionCurves(derived(base), "delta");
}

function failure(text: ProblemText): string {
  try {
    transitionCurves(derived(problem(text)), "delta");
  } catch (error) {
    if (error instanceof ResiduaError) return `${error.code} ${error.message}`;
    throw error;
  }
  return "accepted";
}

/** Each curve is one of the expected ones, and no two the same. */
function expectCurves(found: readonly Expression[], expected: readonly Expression[]): number {
  const matches = expected.map((e) => found.filter((curve) => sameFunction(curve, e)).length);
  expect(found).toHaveLength(expected.length);
  expect(matches).toEqual(expected.map(() => 1));
  return expected.length;
}

describe("transition curves of Mathieu's equation", () => {
  counted("golden", "about 1/4, to errors O(eps^7) (Rand's randMathieu1)", () => {
    const { curves, unsolved } = curvesOf(mathieu("1/2", { eps: 1, delta: 1 }, 7));
    const { curves: published = [] } = example("randMathieu1").expected as { curves?: readonly string[] };
    const shifted = published.map((text) =>
      subtract(
        substitute(parseExpression(text), { e: symbol("eps") }),
        number({ numerator: 1, denominator: 4 }),
      ),
    );
    expect(unsolved).toEqual([]);
    expect(curves.map(({ errorOrder }) => errorOrder)).toEqual([7, 7]);
    expect(shifted).toHaveLength(2);
    return expectCurves(curves.map(gradedSumExpression), shifted);
  });

  counted("golden", "about 1, with a weight 2 for the detuning", () => {
    // Abramowitz & Stegun 20.2.25, a_1... for q: a_2 = 4 + 5 q^2/12 - 763 q^4/13824, b_2 = 4 - q^2/12 + 5 q^4/13824,
    // with x'' + (a - 2 q cos(2 tau)) x: a = 4 (1 + delta), q = 2 eps up to its sign.
    const { curves } = curvesOf(mathieu("1", { eps: 1, delta: 2 }, 5));
    const expected = ["5*eps^2/12 - 763*eps^4/3456", "-eps^2/12 + 5*eps^4/3456"].map((text) =>
      parseExpression(text),
    );
    return expectCurves(curves.map(gradedSumExpression), expected);
  });

  counted("golden", "with damping of the same order they begin as delta^2 = (eps^2 - c^2)/4", () => {
    const { curves, unsolved } = curvesOf(mathieu("1/2", { eps: 1, delta: 1, c: 1 }, 3, "c"));
    expect(unsolved).toEqual([]);
    const leading = curves.map(({ terms }) => expressionText(at(terms, 0).value));
    expect(leading.toSorted()).toEqual(["-sqrt(-c^2 + eps^2)/2", "sqrt(-c^2 + eps^2)/2"]);
    return 2;
  });

  counted("golden", "a small damping c = eps^2 changes them from the third order on", () => {
    // delta^2 = eps^2/4 - c^2/4 at leading order: delta = eps/2 - eps^3/4 of it.
    const undamped = curvesOf(mathieu("1/2", { eps: 1, delta: 1 }, 4));
    const damped = curvesOf(mathieu("1/2", { eps: 1, delta: 1 }, 4, "eps^2"));
    const gap = ({ curves }: typeof damped) => {
      const [p, q] = curves.map(gradedSumExpression);
      return subtract(p ?? number(0), q ?? number(0));
    };
    const change = subtract(gap(damped), gap(undamped));
    const cubic = ["eps^3/2", "-eps^3/2"].map((text) => parseExpression(text));
    expect(cubic.some((e) => sameFunction(change, e))).toBe(true);
  });
});

describe("where equilibria branch off", () => {
  counted("golden", "a pitchfork at delta = eps^2", () => {
    const text: ProblemText = {
      equations: { u: "delta*u - eps*u*w - u^3*eps", w: "-w + eps*u" },
      modes: firstSlow(2),
      errorOrder: 4,
      rest: { truncations: [{ weights: { eps: 1, delta: 1 }, below: 4 }] },
    };
    const { curves } = transitionCurves(derived(problem(text)), "delta");
    expect(curves.map((sum) => expressionText(gradedSumExpression(sum)))).toEqual(["0"]);
    const coupled = { ...text, equations: { u: "delta*u - eps*w - u^3*eps", w: "-w + eps*u" } };
    const [curve] = transitionCurves(derived(problem(coupled)), "delta").curves;
    // w = eps u - eps d(u)/dt = eps u where u rests: delta = eps^2 exactly.
    expect(expressionText(gradedSumExpression(at([curve], 0) ?? { terms: [], errorOrder: 0 }))).toBe("eps^2");
    return 2;
  });
});

counted("behaviour", "what has no transition curves is refused, for its reason", () => {
  const weights = { eps: 1, delta: 1 };
  const rest = { truncations: [{ weights, below: 3 }] };
  const base = { modes: oscillation(), errorOrder: 3, rest };
  expect(failure({ ...base, equations: { x: "v", v: "-x - delta*x + eps*cos(t)" } })).toMatch(
    /^E_DOMAIN transition curves are those of a linear evolution without forcing/,
  );
  expect(
    failure({
      ...base,
      equations: { x: "v", v: "-x - delta*x*eps" },
      rest: { truncations: [{ weights: { eps: 1 }, below: 3 }] },
    }),
  ).toMatch(/^E_DOMAIN transition curves give 'delta' as a series in what is small: give it a weight/);
  expect(
    failure({
      ...base,
      equations: { x: "v", v: "-x - delta*eps*x" },
      rest: { truncations: [...rest.truncations, { weights: { delta: 1 }, below: 2 }] },
    }),
  ).toMatch(/^E_DOMAIN transition curves are series in one grading/);
  return 3;
});
