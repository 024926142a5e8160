import { describe, expect } from "vitest";
import { checkLeastOrder } from "../../../../src/check/check-least-order.ts";
import type { LeastOrderClaim } from "../../../../src/check/claim.ts";
import { budgetOf } from "../../../../src/core/budget.ts";
import { at } from "../../../../src/core/errors.ts";
import { cite } from "../../../../src/core/sources.ts";
import type { ManifoldProblem } from "../../../../src/derive/manifold/manifold-problem.ts";
import type { InvariantManifold } from "../../../../src/derive/manifold/manifold-result.ts";
import { rational } from "../../../../src/exact/rational.ts";
import { multiply, number } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import {
  type ConfirmManifoldOptions,
  confirmManifold,
} from "../../../../src/simulate/manifold/confirm-manifold.ts";
import { counted } from "../../../counted.ts";
import { derived, EXAMPLES, example, problemOf } from "../../derive/manifold/examples.ts";
import { firstSlow, oscillation, problem } from "../../derive/manifold/problems.ts";

const SOURCE = cite({ id: "t", authors: "", shortAuthors: "", title: "", where: "", year: 2026 }, "");

function verdictOf(result: InvariantManifold, options: ConfirmManifoldOptions = {}) {
  const claim: LeastOrderClaim = {
    tag: "least-order",
    id: "confirmation",
    title: "",
    source: SOURCE,
    by: "residua",
    latex: "",
    expectedOrder: at(result.problem.truncations, 0).below,
    measured: confirmManifold(result, options),
  };
  return checkLeastOrder(claim);
}

/** The result with one coefficient multiplied by a factor, for each coefficient in turn. */
function slips(result: InvariantManifold, factor: number): readonly InvariantManifold[] {
  const slipped = (part: "manifold" | "evolution") =>
    result[part].flatMap((terms, i) =>
      terms.map((term, k) => {
        const coefficient = multiply(number(rational(Math.round(100 * factor), 100)), term.coefficient);
        return { ...result, [part]: result[part].with(i, terms.with(k, { ...term, coefficient })) };
      }),
    );
  return [...slipped("manifold"), ...slipped("evolution")];
}

describe("worked examples", () => {
  for (const each of EXAMPLES) {
    counted("differential", `${each.id}: full and reduced models agree to the claimed order`, () => {
      const { status, evidence } = verdictOf(derived(problemOf(each)));
      expect(status, evidence.map(({ text }) => text).join()).toBe("confirmed");
    });
  }
});

describe("wrong coefficients", () => {
  for (const id of ["simple2d", "simple3d", "simpleosc", "heatX", "simple1dde"]) {
    counted("wrong-twin", `${id}: every coefficient with the other sign is refuted`, () => {
      const wrong = slips(derived(problemOf(example(id))), -1);
      for (const result of wrong) expect(verdictOf(result).status).toBe("refuted");
      return wrong.length;
    });
  }

  counted("wrong-twin", "simple2d and simple3d: coefficients that are one per cent off are refuted", () => {
    const wrong = ["simple2d", "simple3d"].flatMap((id) => slips(derived(problemOf(example(id))), 1.01));
    for (const result of wrong) expect(verdictOf(result).status).toBe("refuted");
    return wrong.length;
  });
});

describe("kinds of systems", () => {
  const confirmedOrder = (result: InvariantManifold, options: ConfirmManifoldOptions = {}) => {
    const found = confirmManifold(result, options);
    if (!found.ok) throw new Error(found.message);
    return found.value;
  };

  counted("behaviour", "parameters that vary in time move with both models", () => {
    const slow = problem({
      equations: { u: "eps*v*u", v: "-v + f" },
      modes: firstSlow(2),
      errorOrder: 4,
      timeDerivatives: { f: "eps*g", g: "-eps*f" },
      rest: { truncations: [{ weights: { eps: 1, f: 1, g: 1 }, below: 4 }] },
    });
    expect(verdictOf(derived(slow)).status).toBe("confirmed");
    const result = derived(slow);
    expect(slips(result, -1).map((wrong) => verdictOf(wrong).status)).toContain("refuted");
    return 2;
  });

  counted("behaviour", "a manifold of one complex mode alone has complex states", () => {
    const [mode] = oscillation();
    const single = problem({
      equations: { u: "v", v: "-u + eps*v*u" },
      modes: mode === undefined ? [] : [mode],
      errorOrder: 3,
    });
    expect(verdictOf(derived(single)).status).toBe("confirmed");
  });

  counted(
    "behaviour",
    "positive parameters are sampled positive, and the sample depends on the seed alone",
    () => {
      const damped = derived(
        problem({
          equations: { u: "-eps*u*v", v: "-b*v + eps*u^2" },
          modes: firstSlow(2),
          errorOrder: 3,
        }),
      );
      const parametersOf = (seed: number) => confirmedOrder(damped, { seed, positive: ["b"] }).parameters;
      for (const seed of [1, 2, 3, 4, 5, 6]) expect(parametersOf(seed)["b"]).toBeGreaterThan(0);
      expect(parametersOf(5)).toEqual(parametersOf(5));
      expect(new Set([1, 2, 3, 4, 5, 6].map((seed) => parametersOf(seed)["b"])).size).toBeGreaterThan(1);
      return 8;
    },
  );

  counted("wrong-twin", "noise follows smooth paths, on which convolutions are exact", () => {
    const noisy = (rest: Partial<ManifoldProblem>) =>
      derived(
        problem({
          equations: { u: "eps*u*v + eps*b*w", v: "-v - eps*u^2 + eps*u*w", z: "2*z + eps*v*w" },
          modes: firstSlow(3),
          errorOrder: 4,
          rest: { noise: ["w"], ...rest },
        }),
      );
    const result = noisy({});
    const texts = result.manifold.flat().flatMap(({ factors }) => factors.map(({ name }) => name));
    expect(texts).toContain("conv(w,-1)");
    expect(texts.some((name) => name.startsWith("conv(conv("))).toBe(true);
    expect(verdictOf(result).status).toBe("confirmed");
    const wrong = slips(result, -1).map((each) => verdictOf(each).status);
    expect(wrong.filter((status) => status !== "refuted").length).toBeLessThan(3);
    const weighed = noisy({ truncations: [{ weights: { eps: 1, w: 1 }, below: 4 }] });
    expect(verdictOf(weighed).status).toBe("confirmed");
    return wrong.length + 4;
  });

  counted("behaviour", "nonlinear waves in space, one direction or two, and functions of unknowns", () => {
    const burgers = problem({
      equations: { u: "eps*v - eps*u*d(u,x)", v: "-v - eps*d(u,x)*v - d(u,x,2)*eps^2 + sin(eps*u)" },
      modes: firstSlow(2),
      errorOrder: 4,
      rest: { space: ["x"] },
    });
    const plane = problem({
      equations: { u: "eps*d(v,x) + eps*u*d(v,y)", v: "-v + eps*d(u,x) + eps*d(u,y)*u" },
      modes: firstSlow(2),
      errorOrder: 3,
      rest: { space: ["x", "y"] },
    });
    for (const system of [burgers, plane]) expect(verdictOf(derived(system)).status).toBe("confirmed");
    const wrong = slips(derived(plane), -1);
    expect(wrong.slice(1).map((each) => verdictOf(each).status)).toEqual(wrong.slice(1).map(() => "refuted"));
    return wrong.length + 1;
  });

  counted("wrong-twin", "oscillations that vary in space: conjugate amplitudes have one profile", () => {
    const waves = derived(
      problem({
        equations: { u: "v - eps*u^3 + eps*d(u,x,2)", v: "-u + eps*d(v,x,2)" },
        modes: oscillation(),
        errorOrder: 2,
        rest: { space: ["x"] },
      }),
    );
    expect(verdictOf(waves).status).toBe("confirmed");
    const wrong = { ...waves, evolution: waves.evolution.map(() => []) };
    expect(verdictOf(wrong).status).toBe("refuted");
    return 2;
  });

  counted("wrong-twin", "eigenvalues that are roots of polynomials have their values", () => {
    const plain = rootModes(
      "root(x^3+3*x^2+2*x+1,x,1)",
      "root(x^3+3*x^2+2*x+1,x,2)",
      "root(x^3+3*x^2+2*x+1,x,3)",
    );
    const result = derived(
      problem({
        equations: { x: "y", y: "z", z: "-x - 2*y - 3*z + eps*x^2" },
        modes: plain,
        errorOrder: 3,
      }),
    );
    expect(verdictOf(result).status).toBe("confirmed");
    const wrong = slips(result, -1)
      .slice(3, 9)
      .map((each) => verdictOf(each).status);
    expect(wrong).toContain("refuted");
    return 2;
  });

  counted("behaviour", "further truncations shrink with the first one", () => {
    const result = derived(
      problem({
        equations: { u: "a*u - eps*u*v", v: "-v + eps*u^2" },
        modes: firstSlow(2),
        errorOrder: 4,
        rest: {
          truncations: [
            { weights: { eps: 1 }, below: 4 },
            { weights: { a: 1 }, below: 2 },
          ],
        },
      }),
    );
    const { exponents } = confirmedOrder(result);
    expect(exponents).toEqual({ eps: 1, a: 2 });
    expect(verdictOf(result).status).toBe("confirmed");
    return 2;
  });

  counted("behaviour", "a linear system is followed exactly", () => {
    const result = derived(
      problem({
        equations: { u: "v - u", v: "u - v" },
        modes: [{ eigenvalue: "0", vector: ["1", "1"] }],
        errorOrder: 3,
        rest: { truncations: [{ weights: {}, below: 3 }] },
      }),
    );
    expect(confirmedOrder(result).exact).toBe(true);
    expect(verdictOf(result).evidence[0]?.text).toContain("rounding errors");
    return 2;
  });
});

/** The modes of `x''' = F(x, x', x'')`: powers of an eigenvalue. */
function rootModes(...roots: readonly string[]) {
  return roots.map((root) => ({ eigenvalue: root, vector: ["1", root, `${root}^2`] }));
}

describe("what cannot be confirmed", () => {
  counted("behaviour", "a spent budget, and functions without complex values, are reasons", () => {
    const result = derived(problemOf(example("simple2d")));
    const spent = verdictOf(result, { budget: budgetOf(-1) });
    expect(spent.status).toBe("undecided");
    expect(spent.evidence[0]?.text).toContain("budget");
    const convolved = {
      ...result,
      problem: { ...result.problem, equations: [parseExpression("conv(u1,-1)"), parseExpression("0")] },
    };
    expect(verdictOf(convolved).evidence[0]?.text).toContain("convolution");
    return 3;
  });
});
