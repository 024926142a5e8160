import { describe, expect } from "vitest";
import { at } from "../../../../../src/core/errors.ts";
import { amplitudeName, type ManifoldProblem } from "../../../../../src/derive/manifold/manifold-problem.ts";
import type { InvariantManifold } from "../../../../../src/derive/manifold/manifold-result.ts";
import { type SeriesTerms, seriesExpression } from "../../../../../src/derive/manifold/series-terms.ts";
import { substitute, symbolsOf } from "../../../../../src/expr/calculus.ts";
import { add, type Expression, multiply, symbol } from "../../../../../src/expr/expression.ts";
import { readJetSymbol } from "../../../../../src/expr/jet-symbol.ts";
import { lowerExpressions } from "../../../../../src/lower/lower-expressions.ts";
import { integrate } from "../../../../../src/numeric/integrators/integrate.ts";
import { fitOrder } from "../../../../../src/numeric/order-fit.ts";
import { counted } from "../../../../counted.ts";
import { derived } from "../examples.ts";
import { pathOf, randomPaths, valueOfPath } from "./noise-path.ts";
import { noisyProblem } from "./noisy-systems.ts";

/** Functions of a state, of the small parameter and of time, in which noises follow given paths. */
type Evaluate = (state: Float64Array, eps: number, time: number, out: Float64Array) => void;

/** Compiles expressions in some variables and eps; convolutions are exact on paths that are sums of sinusoids. */
function alongPaths(
  expressions: readonly Expression[],
  variables: readonly string[],
  { noise = [] }: Pick<ManifoldProblem, "noise">,
): Evaluate {
  const paths = randomPaths(noise, 5);
  const names = [...new Set(expressions.flatMap(symbolsOf))].filter(
    (name) => paths.has(name) || readJetSymbol(name) !== undefined,
  );
  const driven = names.map((name) => pathOf(symbol(name), paths));
  // Names of convolutions are no names of a program's inputs.
  const renamed = Object.fromEntries(names.map((name, k) => [name, symbol(`noise${k}`)]));
  const kernel = lowerExpressions(
    expressions.map((e) => substitute(e, renamed)),
    [...variables, "eps", ...names.map((_, k) => `noise${k}`)],
  );
  const inputs = new Float64Array(kernel.inputLength);
  return (state, eps, time, out) => {
    inputs.set(state);
    inputs[variables.length] = eps;
    driven.forEach((path, k) => {
      inputs[variables.length + 1 + k] = valueOfPath(path, time);
    });
    kernel.evaluate(inputs, out);
  };
}

const TOLERANCES = { relativeTolerance: 1e-12, absoluteTolerance: 1e-14 };

function stateAt(evaluate: Evaluate, start: Float64Array, eps: number, time: number): Float64Array {
  const outcome = integrate(
    {
      rightHandSide: (now, state, derivative) => evaluate(state, eps, now, derivative),
      initialTime: 0,
      initialState: start,
    },
    time,
    { ...TOLERANCES, outputTimes: Float64Array.of(time) },
  );
  if (!outcome.ok) throw new Error(outcome.message);
  return at(outcome.value.states, 0);
}

type Formulas = Pick<InvariantManifold, "manifold" | "evolution">;

/** A full system and its model along the same paths, and where both are after a time. */
class Comparison {
  readonly #problem: ManifoldProblem;
  readonly #full: Evaluate;
  readonly #shape: Evaluate;
  readonly #model: Evaluate;
  readonly #time: number;

  constructor(problem: ManifoldProblem, { manifold, evolution }: Formulas, time: number) {
    this.#problem = problem;
    this.#time = time;
    this.#full = alongPaths(problem.equations, problem.variables, problem);
    this.#shape = ofAmplitudes(problem, manifold.map(rotating));
    this.#model = ofAmplitudes(
      problem,
      evolution.map((terms, j) =>
        add(multiply(at(problem.modes, j).eigenvalue, symbol(amplitudeName(j))), rotating(terms)),
      ),
    );
  }

  /** The state on the manifold at a time. */
  state(amplitudes: Float64Array, eps: number, time: number): Float64Array {
    return valuesAt(this.#shape, this.#problem.variables.length, amplitudes, eps, time);
  }

  /** The distance of the system from its model at the end. */
  distance(start: Float64Array, amplitudes: Float64Array, eps: number): number {
    const modelled = this.state(stateAt(this.#model, amplitudes, eps, this.#time), eps, this.#time);
    const reached = stateAt(this.#full, start, eps, this.#time);
    return Math.hypot(...reached.map((value, i) => value - at([...modelled], i)));
  }
}

function rotating(terms: SeriesTerms): Expression {
  return seriesExpression(terms, "rotating");
}

function ofAmplitudes(problem: ManifoldProblem, expressions: readonly Expression[]): Evaluate {
  const amplitudes = problem.modes.map((_, j) => amplitudeName(j));
  return alongPaths(expressions, amplitudes, problem);
}

function valuesAt(
  evaluate: Evaluate,
  length: number,
  state: Float64Array,
  eps: number,
  time: number,
): Float64Array {
  const values = new Float64Array(length);
  evaluate(state, eps, time, values);
  return values;
}

/** The fitted order in eps of the distance between a system and its model, from a state on the manifold. */
function observedOrder(
  problem: ManifoldProblem,
  formulas: Formulas,
  { start, time }: { readonly start: readonly number[]; readonly time: number },
): number {
  const comparison = new Comparison(problem, formulas, time);
  const amplitudes = Float64Array.from(start);
  const errors = STEPS.map((eps) =>
    comparison.distance(comparison.state(amplitudes, eps, 0), amplitudes, eps),
  );
  return fitOrder(STEPS, errors).observedOrder;
}

/** A factor of two in two steps; below, rounding comes near the errors of the fifth order. */
const STEPS = [0.1, 0.0707, 0.05, 0.0354, 0.025];

/** Claimed orders are lower bounds; an observed one may lie this much below, as the fit is not asymptotic. */
const SLACK = 0.2;

/** Without the terms of the evolution in which a noise multiplies a convolution: the drift that noise causes. */
function withoutDrift(evolution: readonly SeriesTerms[]): readonly SeriesTerms[] {
  return evolution.map((terms) =>
    terms.filter(({ factors }) => factors.every(({ name }) => readJetSymbol(name) === undefined)),
  );
}

describe("models of systems along smooth paths of their noise", () => {
  const pitchfork = (errorOrder: number) =>
    noisyProblem({
      equations: { x: "-eps*x*y", y: "-y + eps*(x^2 - 2*y^2) + eps*w" },
      noise: ["w"],
      truncations: [{ weights: { eps: 1 }, below: errorOrder }],
      modes: "slow",
    });
  const settings = { start: [0.8], time: 8 };

  for (const errorOrder of [3, 4, 5]) {
    counted("differential", `a slow model is as accurate as it claims: errors O(eps^${errorOrder})`, () => {
      const problem = pitchfork(errorOrder);
      const order = observedOrder(problem, derived(problem), settings);
      expect(order).toBeGreaterThan(errorOrder - SLACK);
      expect(order).toBeLessThan(errorOrder + 1.5);
    });
  }

  counted("wrong-twin", "without the drift that noise causes, a slow model is less accurate", () => {
    const problem = pitchfork(5);
    const { manifold, evolution } = derived(problem);
    const result = { manifold, evolution: withoutDrift(evolution) };
    expect(result.evolution.flat().length).toBeLessThan(evolution.flat().length);
    expect(observedOrder(problem, result, settings)).toBeLessThan(4.5);
  });

  counted("wrong-twin", "with the convolution of the wrong sign of time, a model is less accurate", () => {
    const problem = pitchfork(3);
    const { manifold, evolution } = derived(problem);
    const reversed = manifold.map((terms) =>
      terms.map((term) => ({
        ...term,
        factors: term.factors.map((factor) =>
          factor.name === "conv(w,-1)" ? { ...factor, name: "conv(w,1)" } : factor,
        ),
      })),
    );
    expect(observedOrder(problem, { manifold: reversed, evolution }, settings)).toBeLessThan(2);
  });

  counted("differential", "a full normal form with stable and unstable modes: errors O(eps^3)", () => {
    const problem = noisyProblem({
      equations: { x: "eps*(y*z - x^3 + v*x)", y: "-y + eps*(x*y + w*z)", z: "z + eps*(x^2 + w*y + v)" },
      noise: ["v", "w"],
      truncations: [{ weights: { eps: 1 }, below: 3 }],
      modes: "all",
    });
    const result = derived(problem);
    const names = result.manifold.flat().flatMap(({ factors }) => factors.map(({ name }) => name));
    expect(names.some((name) => /conv\(.*,\d/.test(name))).toBe(true);
    expect(names.some((name) => /conv\(.*,-/.test(name))).toBe(true);
    const start = problem.modes.map((_, j) => at([0.7, 0.5, 0.1], j));
    const order = observedOrder(problem, result, { start, time: 1.5 });
    expect(order).toBeGreaterThan(3 - SLACK);
    expect(order).toBeLessThan(4.5);
  });
  /** The order in the deviation of the error after it has decayed, when covectors set the model's start. */
  function orderInDeviation(
    problem: ManifoldProblem,
    result: InvariantManifold,
    covector: readonly SeriesTerms[],
  ) {
    const [eps, amplitude, direction] = [0.1, 0.8, [0.3, 1]];
    const comparison = new Comparison(problem, result, 20);
    const row = ofAmplitudes(problem, covector.map(rotating));
    const entries = valuesAt(row, 2, Float64Array.of(amplitude), eps, 0);
    const sizes = [0.2, 0.1414, 0.1, 0.0707];
    const errors = sizes.map((size) => {
      const onManifold = comparison.state(Float64Array.of(amplitude), eps, 0);
      const start = onManifold.map((value, i) => value + size * at(direction, i));
      const shift = direction.reduce((sum, value, i) => sum + size * value * at([...entries], i), 0);
      return comparison.distance(start, Float64Array.of(amplitude + shift), eps);
    });
    return fitOrder(sizes, errors).observedOrder;
  }

  counted("differential", "deviations off a manifold project onto it, with the noise to come", () => {
    const problem = noisyProblem({
      equations: { x: "eps*x*y", y: "-y + eps*(w*y - x^2)" },
      noise: ["w"],
      truncations: [{ weights: { eps: 1 }, below: 7 }],
      modes: "slow",
    });
    const result = derived(problem, { projection: true });
    if (result.projection?.ok !== true) throw new Error("expected a projection");
    const covector = at(result.projection.value, 0);
    const isAhead = (name: string) => /conv\(.*,\d/.test(name);
    const blind = covector.map((terms) =>
      terms.filter(({ factors }) => !factors.some(({ name }) => isAhead(name))),
    );
    expect(blind.flat().length).toBeLessThan(covector.flat().length);
    expect(orderInDeviation(problem, result, covector)).toBeGreaterThan(2 - SLACK);
    expect(orderInDeviation(problem, result, blind)).toBeLessThan(1.6);
    return 2;
  });
});
