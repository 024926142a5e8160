import { describe, expect } from "vitest";
import { at, ResiduaError } from "../../../../src/core/errors.ts";
import { certifyManifold } from "../../../../src/derive/manifold/certificate/certify.ts";
import { divisorZeros } from "../../../../src/derive/manifold/divisor-zeros.ts";
import type { InvariantManifold } from "../../../../src/derive/manifold/manifold-result.ts";
import { type NearResonance, nearness } from "../../../../src/derive/manifold/near-resonance.ts";
import { seriesExpression } from "../../../../src/derive/manifold/series-terms.ts";
import { rational } from "../../../../src/exact/rational.ts";
import { sameFunction } from "../../../../src/expr/convert.ts";
import { subtract, ZERO } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { expressionText } from "../../../../src/expr/text.ts";
import { counted } from "../../../counted.ts";
import { agree, derived } from "./examples.ts";
import { oscillation, type ProblemText, problem } from "./problems.ts";

/** Two oscillators with frequencies 1 and w; `nominal` stands for w. */
function pair(nominal?: string): ProblemText {
  const second = ["", "-"].map((sign) => ({
    eigenvalue: `${sign}i*w`,
    vector: ["0", "0", "1", `${sign}i*w`],
    adjoint: ["0", "0", "w", `${sign}i`],
    ...(nominal === undefined ? {} : { nominal: `${sign}i*${nominal}` }),
  }));
  const first = oscillation("1", 2);
  return {
    equations: { u: "v", v: "-u - eps*u*x", x: "y", y: "-w^2*x - eps*u^2" },
    modes: [...first, ...second],
    errorOrder: 3,
  };
}

function withTolerance(text: ProblemText, resonance: NearResonance) {
  return derived(problem({ ...text, rest: { ...text.rest, resonance } }), { projection: true });
}

const TENTH = { tolerance: rational(1, 10), values: { w: rational(41, 20) } };

describe("near resonance by a tolerance", () => {
  counted("differential", "keeps what nominal eigenvalues in resonance keep", () => {
    const byTolerance = withTolerance(pair(), TENTH);
    const byNominal = derived(problem(pair("2")));
    const texts = ({ evolution }: typeof byNominal) =>
      evolution.map((terms) => expressionText(seriesExpression(terms, "explicit")));
    expect(texts(byTolerance)).toEqual(texts(byNominal));
    expect(byTolerance.certificate).toMatchObject({ holds: true, residualOrder: 3 });
    return byNominal.evolution.length + 1;
  });

  counted("golden", "shows the detuning of a forcing as exp(i (Omega - 1) t)", () => {
    const { evolution } = withTolerance(
      {
        equations: { u: "v", v: "-u + eps*(f*cos(Omega*t) - u^3)" },
        modes: oscillation(),
        errorOrder: 2,
      },
      { tolerance: rational(1, 5), values: { Omega: rational(11, 10) } },
    );
    // v forced by f cos(Omega t): s1' = f exp(i (Omega - 1) t)/(4 i).
    const ours = seriesExpression(at(evolution, 0), "explicit");
    const published = parseExpression("-i*exp((i*Omega - i)*t)*eps*f/4 + 3*i*s1^2*s2*eps/2");
    expect(agree(subtract(ours, published), ZERO, 2)).toBe(true);
    expect(expressionText(ours)).toContain("exp((i*Omega - i)*t)");
    return 2;
  });

  counted("identity", "takes the divisor away that vanishes at w = 2", () => {
    const zerosOf = ({ divisors }: InvariantManifold) =>
      divisors.flatMap(({ determinant }) => divisorZeros(determinant, { positive: ["w"] })).flat();
    const vanishAtTwo = (result: InvariantManifold) =>
      zerosOf(result).some(({ right }) => sameFunction(right, parseExpression("2")));
    expect(vanishAtTwo(derived(problem(pair())))).toBe(true);
    expect(vanishAtTwo(withTolerance(pair(), TENTH))).toBe(false);
    return 2;
  });

  counted("wrong-twin", "the certificate sees a correction that the near resonance forbids", () => {
    const kept = withTolerance(pair(), TENTH);
    const moved = derived(problem(pair()));
    const claim = { ...moved, problem: kept.problem };
    expect(certifyManifold(claim, 3, { seed: 1 }).holds).toBe(false);
    expect(certifyManifold({ ...claim, problem: moved.problem }, 3, { seed: 1 }).holds).toBe(true);
  });

  counted("behaviour", "smaller is meant, decided exactly, in absolute value", () => {
    const near = nearness({ tolerance: rational(1, 10), values: { w: rational(21, 10) } });
    const cases: readonly (readonly [string, boolean])[] = [
      ["w - 2", false],
      ["i*(w - 2)", false],
      ["(w - 2)*99/100", true],
      ["3/50 + 2*i/25", false],
      ["3/50 + 79*i/1000", true],
      ["sqrt(2) - 1414/1000", true],
      ["w", false],
    ];
    for (const [text, expected] of cases) expect(near(parseExpression(text)), text).toBe(expected);
    return cases.length;
  });

  counted("behaviour", "asks for the values that it needs, and refuses delays", () => {
    const failure = (body: () => unknown) => {
      try {
        body();
      } catch (error) {
        if (error instanceof ResiduaError) return `${error.code} ${error.message}`;
      }
      return "accepted";
    };
    const noValue = { tolerance: rational(1, 10), values: {} };
    expect(failure(() => withTolerance(pair(), noValue))).toMatch(
      /^E_DOMAIN whether .* depends on 'w': give it/,
    );
    const delayed = {
      equations: { u: "-delay(u,pi/2) - eps*u^3" },
      modes: [
        { eigenvalue: "i", vector: ["1"] },
        { eigenvalue: "-i", vector: ["1"] },
      ],
      errorOrder: 2,
    };
    expect(failure(() => derived(problem({ ...delayed, rest: { resonance: noValue } })))).toMatch(
      /^E_UNSUPPORTED .* leave out the tolerance/,
    );
    return 2;
  });
});
