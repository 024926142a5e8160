import { array, assert, integer, property, tuple } from "fast-check";
import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { seededRandom } from "../../../../src/core/random.ts";
import { plainManifold } from "../../../../src/derive/manifold/certificate/plain-manifold.ts";
import { projectionResidualOrder } from "../../../../src/derive/manifold/certificate/projection-residual.ts";
import { modularCoefficients } from "../../../../src/derive/manifold/coefficients/modular-coefficients.ts";
import { MANIFOLD_PRIMES } from "../../../../src/derive/manifold/coefficients/modular-images.ts";
import type { ManifoldProblem } from "../../../../src/derive/manifold/manifold-problem.ts";
import type {
  HistoryKernels,
  InvariantManifold,
  KernelTerm,
} from "../../../../src/derive/manifold/manifold-result.ts";
import {
  type SeriesTerm,
  type SeriesTerms,
  seriesExpression,
} from "../../../../src/derive/manifold/series-terms.ts";
import { rational } from "../../../../src/exact/rational.ts";
import { multiply, number } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { adaptiveQuadrature } from "../../../../src/numeric/adaptive-quadrature.ts";
import { integrate } from "../../../../src/numeric/integrators/integrate.ts";
import { integrateDelay } from "../../../../src/numeric/integrators/integrate-delay.ts";
import { fitOrder } from "../../../../src/numeric/order-fit.ts";
import { counted } from "../../../counted.ts";
import { type Complex, complexValue, plus, times } from "./complex-value.ts";
import { agree, derived } from "./examples.ts";
import { firstSlow, problem } from "./problems.ts";

interface Projected {
  readonly manifold: InvariantManifold;
  readonly covectors: readonly (readonly SeriesTerms[])[];
  readonly history: readonly HistoryKernels[];
}

function projected(of: ManifoldProblem): Projected {
  const manifold = derived(of, { projection: true });
  const { projection, history } = manifold;
  if (projection === undefined || !projection.ok || history === undefined) {
    throw new Error("expected a projection");
  }
  expect(manifold.certificate.holds).toBe(true);
  return { manifold, covectors: projection.value, history };
}

/** u' = -u(t - pi/2) (1 + eps u) (1 + eps^2), at its Hopf bifurcation for eps = 0. */
const LOGISTIC = (errorOrder: number) =>
  problem({
    equations: { u: "-(1 + eps*u)*delay(u,pi/2)*(1 + eps^2)" },
    modes: ["i", "-i"].map((eigenvalue) => ({ eigenvalue, vector: ["1"] })),
    errorOrder,
  });

/** A slow mode that remembers: u' = (u(t - 1) - u)/2 - eps u^2. */
const SLOW = (errorOrder: number) =>
  problem({
    equations: { u: "-u/2 + delay(u,1)/2 - eps*u^2" },
    modes: firstSlow(1),
    errorOrder,
  });

describe("the projection of histories", () => {
  counted("golden", "at leading order is Hale's bilinear form", () => {
    // (psi, phi) = psi(0) phi(0) - integral of psi(xi + pi/2) phi(xi) over the past, psi = exp(-i xi)/(1 + i pi/2): Hale &
    // Verduyn Lunel (1993), section 7.5, for the mode exp(i xi).
    const { covectors, history } = projected(LOGISTIC(1));
    const point = seriesExpression(at(at(covectors, 0), 0), "explicit");
    expect(agree(point, parseExpression("exp(-i*t)/(1 + i*pi/2)"), 1)).toBe(true);
    const kernel = at(at(at(history, 0).kernels, 0), 0);
    expect(kernel.map(({ power, rate }) => [power, rate])).toEqual([[0, parseExpression("-i")]]);
    const opposite = seriesExpression(kernel, "explicit");
    expect(agree(opposite, parseExpression("-exp(-i*t)/(1 + i*pi/2)"), 1)).toBe(true);
    return 2;
  });

  counted("identity", "of an amplitude that is conserved by the linear equation", () => {
    // d/dt (u + integral of u/2 over the last unit of time) = -eps u^2 exactly, and on the manifold to first order
    // that quantity is 3 s/2.
    const { covectors, history } = projected(SLOW(2));
    const point = at(at(at(covectors, 0), 0), 0);
    expect(point.coefficient).toEqual(number(rational(2, 3)));
    const [leading] = at(at(at(history, 0).kernels, 0), 0);
    expect(leading?.coefficient).toEqual(number(rational(1, 3)));
  });
});

/** The values of a series where the small symbol and the amplitudes have these values, at the time t. */
type Values = (terms: SeriesTerms, amplitudes: readonly Complex[], t: number, eps: number) => Complex;

const valueAt: Values = (terms, amplitudes, t, eps) => {
  const symbols = Object.fromEntries(amplitudes.map((value, j) => [`s${j + 1}`, value]));
  return complexValue(seriesExpression(terms, "explicit"), { ...symbols, eps: [eps, 0], t: [t, 0] });
};

/** What takes a solution off the manifold: deviations up to the time zero, and a forcing afterwards. */
interface Perturbation {
  readonly past: (time: number) => number;
  readonly forcing: (time: number) => number;
}

const NONE = () => 0;
const HISTORY: Perturbation = { past: (time) => Math.cos(2 * time) + time, forcing: NONE };
/** A smooth pulse of the length 1. */
const PULSE: Perturbation = { past: NONE, forcing: (t) => (t < 1 ? Math.sin(Math.PI * t) ** 4 : 0) };

function multipleOf({ past, forcing }: Perturbation, factor: number): Perturbation {
  return { past: (time) => factor * past(time), forcing: (time) => factor * forcing(time) };
}

interface Experiment {
  readonly projected: Projected;
  readonly rightHandSide: (now: number, before: number, eps: number) => number;
  readonly delay: number;
  readonly start: readonly Complex[];
  /** When the deviation off the manifold has decayed. */
  readonly times: readonly number[];
}

/** The value of the variable on the manifold. */
function onManifold(
  { projected: { manifold } }: Experiment,
  amplitudes: readonly Complex[],
  t: number,
  eps: number,
) {
  return valueAt(at(manifold.manifold, 0), amplitudes, t, eps)[0];
}

/** The full equation from the manifold with a perturbation, at the times of an experiment. */
function fullMotion(experiment: Experiment, { past, forcing }: Perturbation, eps: number): readonly number[] {
  const { projected: each, rightHandSide, delay, start, times: output } = experiment;
  const slope = each.manifold.evolution.map((terms) => valueAt(terms, start, 0, eps));
  const outcome = integrateDelay(
    {
      rightHandSide: (t, state, derivative) => {
        derivative[0] = rightHandSide(state[0] ?? 0, state[1] ?? 0, eps) + forcing(t);
      },
      delays: [delay],
      size: 1,
      initialTime: 0,
      history: (time, state) => {
        // The same for all perturbations, so that the curvature of the amplitudes in time, O(eps^3), cancels in differences.
        const then = start.map((value, j) => plus(value, times(at(slope, j), [time, 0])));
        state[0] = onManifold(experiment, then, time, eps) + past(time);
      },
    },
    at(output, output.length - 1),
    { outputTimes: Float64Array.from(output), relativeTolerance: 1e-11 },
  );
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value.states.map((state) => state[0] ?? 0);
}

/** The reduced model with amplitudes and forcing as the projection has them. */
function predictedMotion(experiment: Experiment, perturbation: Perturbation, eps: number): readonly number[] {
  const { projected: each, start, times: output } = experiment;
  const { manifold, covectors } = each;
  const changed = start.map((value, j) => plus(value, amplitudeChange(experiment, perturbation, j, eps)));
  const pairs = (state: Float64Array): Complex[] =>
    start.map((_, j) => [state[2 * j] ?? 0, state[2 * j + 1] ?? 0]);
  const outcome = integrate(
    {
      rightHandSide: (t, state, derivative) => {
        const amplitudes = pairs(state);
        const force: Complex = [perturbation.forcing(t), 0];
        manifold.evolution.forEach((terms, j) => {
          const forced = times(valueAt(at(at(covectors, j), 0), amplitudes, t, eps), force);
          derivative.set(plus(valueAt(terms, amplitudes, t, eps), forced), 2 * j);
        });
      },
      initialTime: 0,
      initialState: Float64Array.from(changed.flat()),
    },
    at(output, output.length - 1),
    { outputTimes: Float64Array.from(output), largestStep: 0.25 },
  );
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value.states.map((state, n) => onManifold(experiment, pairs(state), at(output, n), eps));
}

/** What the projection makes of the past deviations. */
function amplitudeChange(experiment: Experiment, { past }: Perturbation, mode: number, eps: number): Complex {
  const { projected: each, start, delay } = experiment;
  const present = valueAt(at(at(each.covectors, mode), 0), start, 0, eps);
  const kernel = (r: number): Complex =>
    at(at(at(each.history, 0).kernels, mode), 0)
      .map((term: KernelTerm): Complex => {
        const [growth, frequency] = complexValue(term.rate);
        const size = Math.exp(growth * r) * r ** term.power;
        const factor: Complex = [size * Math.cos(frequency * r), size * Math.sin(frequency * r)];
        return times(valueAt([term], start, 0, eps), factor);
      })
      .reduce(plus, [0, 0]);
  const integral = (part: 0 | 1) => {
    const outcome = adaptiveQuadrature((r) => kernel(r)[part] * past(r - delay), 0, delay, {
      absoluteTolerance: 1e-12,
    });
    if (!outcome.ok) throw new Error(outcome.message);
    return outcome.value.value;
  };
  return plus(times(present, [past(0), 0]), [integral(0), integral(1)]);
}

/** The largest difference of two motions. */
function distance(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, n) => Math.abs(value - at(b, n))));
}

/** Half the difference of the motions with a perturbation and its opposite: what depends on it linearly. */
function response(
  motion: (experiment: Experiment, perturbation: Perturbation, eps: number) => readonly number[],
  experiment: Experiment,
  perturbation: Perturbation,
  eps: number,
): readonly number[] {
  const size = 1e-4;
  const [ahead, behind] = [size, -size].map((factor) =>
    motion(experiment, multipleOf(perturbation, factor), eps),
  );
  return (ahead ?? []).map((value, n) => (value - at(behind ?? [], n)) / (2 * size));
}

/** One percent more. */
function percentMore<T extends SeriesTerm>(term: T): T {
  return { ...term, coefficient: multiply(number(rational(101, 100)), term.coefficient) };
}

function replaced<T>(items: readonly T[], index: number, item: T): readonly T[] {
  return items.map((each, k) => (k === index ? item : each));
}

/** Systems with several delays and variables, forcing, and slow variation in space. */
const SYSTEMS: Readonly<Record<string, ManifoldProblem>> = {
  "a slow mode with two delays": problem({
    equations: {
      u: "delay(v,1/2) - u + eps*u*delay(u,1)",
      v: "u - v - eps*delay(u,1/2)^2 + eps*b*v",
    },
    modes: [{ eigenvalue: "0", vector: ["1", "1"] }],
    errorOrder: 4,
  }),
  "a forced oscillation": problem({
    equations: { u: "-delay(u,pi/2) - eps*u*delay(u,pi/2) + eps*cos(3*t)" },
    modes: ["i", "-i"].map((eigenvalue) => ({ eigenvalue, vector: ["1"] })),
    errorOrder: 3,
  }),
  "slow variation in space": problem({
    equations: { u: "-u/2 + delay(u,1)/2 + eps^2*d(u,x,2) + eps*delay(d(u,x),1) - eps*u^2" },
    modes: firstSlow(1),
    errorOrder: 4,
    rest: { space: ["x"] },
  }),
};

/** u' = (delay(v,tau) - u) p + q u v + ..., v' = u - v + ...: a slow mode u = v = s, with random numbers. */
const randomSystem = tuple(
  integer({ min: 1, max: 5 }),
  array(integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 }),
).map(([rate, [a = 0, b = 0, c = 0, d = 0]]) =>
  problem({
    equations: {
      u: `${rate}*(delay(v,1/${rate}) - u) + eps*(${a}*u*v + ${b}*delay(u,1/2)^2)`,
      v: `u - v + eps*(${c}*u*delay(v,1/${rate}) + ${d}*v^2) + eps^2*mu*u`,
    },
    modes: [{ eigenvalue: "0", vector: ["1", "1"] }],
    errorOrder: 3,
  }),
);

describe("certificates of projections with delays", () => {
  counted("property", "hold for random systems with a slow mode", () => {
    assert(
      property(randomSystem, (system) => {
        expect(projected(system).covectors).toHaveLength(1);
      }),
      { numRuns: 12 },
    );
    return 12;
  });

  for (const [name, system] of Object.entries(SYSTEMS)) {
    counted("wrong-twin", `${name}: every wrong coefficient is refused`, () => {
      const { manifold, covectors, history } = projected(system);
      const order = (rows: typeof covectors, kernels: typeof history) =>
        projectionResidualOrder(
          plainManifold(manifold, modularCoefficients(MANIFOLD_PRIMES[0], seededRandom(3))),
          rows,
          kernels,
        );
      const errorOrder = at(system.truncations, 0).below;
      expect(order(covectors, history)).toBe(errorOrder);
      expect(order(covectors, [])).toBe(0);
      let refused = 1;
      for (const [j, row] of covectors.entries()) {
        for (const [i, terms] of row.entries()) {
          for (const [k, term] of terms.entries()) {
            const wrong = replaced(covectors, j, replaced(row, i, replaced(terms, k, percentMore(term))));
            expect(order(wrong, history), `${j} ${i} ${k}`).toBeLessThan(errorOrder);
            refused += 1;
          }
        }
      }
      for (const [d, each] of history.entries()) {
        for (const [j, row] of each.kernels.entries()) {
          for (const [i, terms] of row.entries()) {
            for (const [k, term] of terms.entries()) {
              const changed = replaced(
                each.kernels,
                j,
                replaced(row, i, replaced(terms, k, percentMore(term))),
              );
              const wrong = replaced(history, d, { ...each, kernels: changed });
              expect(order(covectors, wrong), `${d} ${j} ${i} ${k}`).toBeLessThan(errorOrder);
              refused += 1;
            }
          }
        }
      }
      return refused;
    });
  }
});

describe("simulations of equations with delays confirm the projection", () => {
  const hopf: Experiment = {
    projected: projected(LOGISTIC(3)),
    rightHandSide: (now, before, eps) => -before * (1 + eps * now) * (1 + eps ** 2),
    delay: Math.PI / 2,
    start: [
      [0.5, 0.2],
      [0.5, -0.2],
    ],
    times: [12, 13, 14, 15],
  };

  for (const [name, perturbation] of Object.entries({ "a past deviation": HISTORY, "a forcing": PULSE })) {
    counted("differential", `${name} of the delayed logistic equation: errors O(eps^3)`, () => {
      const steps = [0.2, 0.15, 0.11, 0.08];
      const errors = steps.map((eps) =>
        distance(
          response(fullMotion, hopf, perturbation, eps),
          response(predictedMotion, hopf, perturbation, eps),
        ),
      );
      expect(fitOrder(steps, errors).observedOrder).toBeGreaterThan(2.8);
    });
  }

  counted("wrong-twin", "a covector that is wrong by a percent is found out by a simulation", () => {
    const { covectors } = hopf.projected;
    const wrong = covectors.map((row) => row.map((terms) => terms.map(percentMore)));
    const twin = { ...hopf, projected: { ...hopf.projected, covectors: wrong } };
    const eps = 0.08;
    const [full, right, other] = [
      response(fullMotion, hopf, PULSE, eps),
      response(predictedMotion, hopf, PULSE, eps),
      response(predictedMotion, twin, PULSE, eps),
    ];
    expect(distance(full, other)).toBeGreaterThan(3 * distance(full, right));
  });

  counted("differential", "a past deviation of a slow mode: errors quadratic in the deviation", () => {
    const slow: Experiment = {
      projected: projected(SLOW(7)),
      rightHandSide: (now, before, eps) => (before - now) / 2 - eps * now ** 2,
      delay: 1,
      start: [[0.5, 0]],
      times: [16, 18, 20],
    };
    const eps = 0.05;
    const unperturbed = multipleOf(HISTORY, 0);
    const base = [fullMotion, predictedMotion].map((motion) => motion(slow, unperturbed, eps));
    const steps = [0.8, 0.4, 0.2, 0.1];
    const errors = steps.map((size) => {
      const [full, predicted] = [fullMotion, predictedMotion].map((motion, k) =>
        motion(slow, multipleOf(HISTORY, size), eps).map((value, n) => value - at(at(base, k), n)),
      );
      return distance(full ?? [], predicted ?? []);
    });
    expect(Math.abs(fitOrder(steps, errors).observedOrder - 2)).toBeLessThan(0.2);
  });
});
