import { describe, expect } from "vitest";
import { ResiduaError } from "../../../../../src/core/errors.ts";
import { displacement } from "../../../../../src/derive/manifold/amplitudes/displacement.ts";
import { realManifold } from "../../../../../src/derive/manifold/amplitudes/real-form.ts";
import { realExpression } from "../../../../../src/derive/manifold/amplitudes/real-terms.ts";
import { differentiate, substitute } from "../../../../../src/expr/calculus.ts";
import { sameFunction } from "../../../../../src/expr/convert.ts";
import { multiply, number } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { counted } from "../../../../counted.ts";
import { agree, derived, example } from "../examples.ts";
import { oscillation, type ProblemText, problem } from "../problems.ts";

function measured(text: ProblemText, f: string) {
  const complex = derived(problem(text));
  const real = realManifold(complex, "polar");
  return { real, found: displacement(real, complex.problem, parseExpression(f)) };
}

const DUFFING = { equations: { x: "v", v: "-x - eps*x^3" }, modes: oscillation(), errorOrder: 4 };

describe("an oscillation by its displacement", () => {
  counted("golden", "Duffing's backbone curve by the initial displacement (Rand's randDuffingFree)", () => {
    const { found } = measured(DUFFING, "x");
    const { frequency = "" } = example("randDuffingFree").expected as { frequency?: string };
    const published = substitute(parseExpression(frequency), {
      e: parseExpression("eps"),
      a: parseExpression("A"),
    });
    expect(sameFunction(found.frequency, published)).toBe(true);
    expect(sameFunction(found.frequency, multiply(number(2), published))).toBe(false);
    return 2;
  });

  counted("golden", "the pendulum's period by its largest angle", () => {
    // omega = 1 - A^2/16 + A^4/3072 + ..., from the arithmetic-geometric mean; A^2 goes with eps.
    const pendulum = {
      ...DUFFING,
      equations: { x: "v", v: "-x + eps*x^3/6 - eps^2*x^5/120" },
      errorOrder: 3,
    };
    const { found } = measured(pendulum, "x");
    const published = parseExpression("1 - eps*A^2/16 + eps^2*A^4/3072");
    expect(sameFunction(found.frequency, published)).toBe(true);
  });

  counted("identity", "evolves as the chain rule has it, also where it is no multiple of the modulus", () => {
    const { real, found } = measured(
      { equations: { x: "v", v: "-x + eps*((1 - x^2)*v + x^2)" }, modes: oscillation(), errorOrder: 4 },
      "3*x + eps*v^2",
    );
    const [x, v] = real.manifold.map((terms) =>
      realExpression(
        terms.flatMap((term) => (term.wave?.name === "sin" ? [] : [{ ...term, wave: undefined }])),
      ),
    );
    const A = substitute(parseExpression("3*x + eps*v^2"), { x: x ?? number(0), v: v ?? number(0) });
    // fingerprints keep symbols such as s1 apart.
    const renamed = { r1: parseExpression("s1") };
    const back = (e: typeof A) => substitute(substitute(e, { A }), renamed);
    const rate = (name: string) =>
      realExpression(real.evolution.find((each) => each.name === name)?.terms ?? []);
    const chain = multiply(differentiate(A, "r1"), rate("r1"));
    expect(agree(back(found.modulus), parseExpression("s1"), 4)).toBe(true);
    expect(agree(back(found.growth), substitute(chain, renamed), 4)).toBe(true);
    expect(agree(back(found.frequency), substitute(rate("phi1"), renamed), 4)).toBe(true);
    return 3;
  });

  counted("behaviour", "is refused where it does not measure the modulus", () => {
    const failure = (text: ProblemText, f: string) => {
      try {
        measured(text, f);
      } catch (error) {
        if (error instanceof ResiduaError) return `${error.code} ${error.message}`;
        throw error;
      }
      return "accepted";
    };
    const forced = { ...DUFFING, equations: { x: "v", v: "-x + eps*cos(t)" } };
    const named = { ...DUFFING, equations: { x: "v", v: "-x + eps*A*x^3" } };
    expect(failure(DUFFING, "v")).toMatch(/^E_DOMAIN the displacement v is not proportional to the modulus/);
    expect(failure(DUFFING, "x^2")).toMatch(/^E_DOMAIN the displacement x\^2 is not proportional/);
    expect(failure(forced, "x")).toMatch(/^E_DOMAIN a displacement measures one oscillation/);
    expect(failure(named, "x")).toMatch(/^E_DOMAIN the name 'A' is that of a displacement/);
    return 4;
  });
});
