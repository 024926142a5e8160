import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { seededRandom } from "../../../../src/core/random.ts";
import { completeResidual } from "../../../../src/derive/manifold/certificate/complete-residual.ts";
import type { InvariantManifold } from "../../../../src/derive/manifold/manifold-result.ts";
import { seriesExpression } from "../../../../src/derive/manifold/series-terms.ts";
import { differentiate, substitute } from "../../../../src/expr/calculus.ts";
import { sameFunction } from "../../../../src/expr/convert.ts";
import {
  add,
  type Expression,
  multiply,
  number,
  power,
  subtract,
  symbol,
} from "../../../../src/expr/expression.ts";
import { evaluateExpression } from "../../../../src/expr/floating/evaluate-expression.ts";
import { defectBox } from "../../../../src/simulate/manifold/defect-box.ts";
import { counted } from "../../../counted.ts";
import { derived, example, problemOf } from "../../derive/manifold/examples.ts";
import { firstSlow, oscillation, problem } from "../../derive/manifold/problems.ts";

/** The residuals of a slow manifold by substitution into its equations. */
function substituted({
  problem: { variables, equations },
  manifold,
  evolution,
}: InvariantManifold): readonly Expression[] {
  const values = manifold.map((terms) => seriesExpression(terms, "explicit"));
  const inside = Object.fromEntries(variables.map((name, i) => [name, at(values, i)]));
  const flow = evolution.map((terms) => seriesExpression(terms, "explicit"));
  return equations.map((e, i) =>
    subtract(
      add(...flow.map((rate, j) => multiply(differentiate(at(values, i), `s${j + 1}`), rate))),
      substitute(e, inside),
    ),
  );
}

const SLOW = ["simple2d", "simple3d", "othersFailDet", "udwadia2022", "convergeRadius"];

describe("the complete residual", () => {
  counted("differential", "of slow manifolds is what substitution gives, with all terms", () => {
    for (const id of SLOW.slice(0, 3)) {
      const result = derived(problemOf(example(id)));
      const expected = substituted(result);
      completeResidual(result).forEach((terms, i) => {
        const ours = add(
          ...terms.map(({ coefficient, factors }) =>
            multiply(
              coefficient,
              ...factors.map(({ name, exponent }) => power(symbol(name), number(exponent))),
            ),
          ),
        );
        expect(sameFunction(ours, at(expected, i)), id).toBe(true);
        // A small symbol of the linear part belongs to the coefficients.
        for (const { factors } of id === "othersFailDet" ? [] : terms) {
          const order = factors.find(({ name }) => name === "eps")?.exponent ?? 0;
          expect(order).toBeGreaterThanOrEqual(at(result.problem.truncations, 0).below);
        }
      });
    }
    return 3;
  });
});

describe("the box of a small defect", () => {
  counted("differential", "bounds the defect at random points of it, and just about", () => {
    const random = seededRandom(3);
    for (const id of ["simple2d", "simple3d", "convergeRadius"]) {
      const result = derived(problemOf(example(id)));
      const box = defectBox(result, { smallSize: 1 / 8 });
      expect(box.ok).toBe(true);
      if (!box.ok) continue;
      const { radius, defect, rate, fraction, parameters } = box.value;
      expect(defect).toBeLessThanOrEqual(fraction * rate * radius);
      const largest = Math.max(
        ...substituted(result).flatMap((e) =>
          [radius, -radius, ...Array.from({ length: 50 }, () => radius * (2 * random.unit() - 1))].map((s1) =>
            Math.abs(evaluateExpression(e, { ...parameters, s1 })),
          ),
        ),
      );
      // The points are evaluated in doubles.
      expect(largest).toBeLessThanOrEqual(defect * (1 + 1e-9));
      expect(largest).toBeGreaterThan(defect / 10);
    }
    return 3;
  });

  counted("identity", "is k times as small where the nonlinearity is k times as strong", () => {
    const radiusOf = (k: number) => {
      const box = defectBox(
        derived(
          problem({
            equations: { u: `-${k}*eps*u*v`, v: `-v + ${k}*eps*u^2` },
            modes: firstSlow(2),
            errorOrder: 5,
          }),
        ),
      );
      return box.ok ? box.value.radius : Number.NaN;
    };
    expect(radiusOf(4) * 4).toBeCloseTo(radiusOf(1), 8);
  });

  counted("behaviour", "grows with the error order where the series converge", () => {
    const radii = [3, 5, 7].map((order) => {
      const box = defectBox(derived(problemOf(example("simple2d"), order)));
      return box.ok ? box.value.radius : 0;
    });
    expect(radii).toEqual(radii.toSorted((a, b) => a - b));
    return radii.length;
  });

  counted(
    "wrong-twin",
    "a wrong coefficient leaves no box, as the defect does not fade with the amplitude",
    () => {
      const result = derived(
        problem({ equations: { u: "-eps*u*v", v: "-v + eps*u" }, modes: firstSlow(2), errorOrder: 4 }),
      );
      expect(defectBox(result, { smallSize: 1 / 8 }).ok).toBe(true);
      const [slaved = []] = result.manifold.slice(1);
      const doubled = slaved.map((term, k) =>
        k === 0 ? { ...term, coefficient: multiply(number(2), term.coefficient) } : term,
      );
      const wrong = defectBox(
        { ...result, manifold: result.manifold.with(1, doubled) },
        { smallSize: 1 / 8 },
      );
      expect(wrong.ok ? "" : wrong.reason).toBe("no-box");
      return 2;
    },
  );

  counted("behaviour", "holds a forced response, from which small amplitudes are not far enough", () => {
    const forced = derived(
      problem({
        equations: { u: "-eps*u^3 + eps*sin(t)/10", v: "-v + eps*u*cos(t) + eps*u^2" },
        modes: firstSlow(2),
        errorOrder: 4,
      }),
    );
    const box = defectBox(forced, { smallSize: 1 / 8 });
    expect(box.ok && box.value.radius > 0.1).toBe(true);
  });

  counted("behaviour", "compares with frequencies where no other mode decays", () => {
    const result = derived(
      problem({ equations: { x: "y", y: "-x + eps*(1 - x^2)*y" }, modes: oscillation(), errorOrder: 4 }),
    );
    const box = defectBox(result, { smallSize: 1 / 8 });
    expect(box.ok ? "" : box.message).toBe("");
    expect(box.ok && [box.value.rate, box.value.rateOf]).toEqual([1, "frequency"]);
    return 1;
  });

  counted("behaviour", "what has no bound of this kind says why", () => {
    const why = (id: string, order?: number) => {
      const box = defectBox(derived(problemOf(example(id), order)));
      return box.ok ? "" : `${box.reason}: ${box.message}`;
    };
    expect(why("simple1dde")).toContain("delays");
    expect(why("heatX")).toContain("vary in space");
    expect(why("oscForcedChainDetuned")).toContain("vary in time");
    expect(why("udwadia2022")).toContain("no-defect");
    expect(why("ratodes")).toContain("no polynomials");
    return 5;
  });
});
