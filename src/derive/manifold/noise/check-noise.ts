import { at, ResiduaError } from "../../../core/errors.ts";
import { differentiate, symbolsOf } from "../../../expr/calculus.ts";
import { type Expression, isNumber } from "../../../expr/expression.ts";
import { readJetSymbol } from "../../../expr/jet-symbol.ts";
import { leadingEquations } from "../leading-order.ts";
import type { ManifoldProblem } from "../manifold-problem.ts";

/** The parts of a problem that say how noise enters. */
export type NoisySystem = Pick<
  ManifoldProblem,
  "variables" | "equations" | "truncations" | "timeDerivatives" | "style" | "noise" | "resonance"
>;

/**
 * Refuses noise that the theory does not cover. Errors, with the variable of the equation at fault, or the key of a problem
 * file, in the details: E_DOMAIN for noise that enters nonlinearly, or without a small factor; E_UNSUPPORTED for operators on
 * noise, and for noise in graph style, with near resonance, in equations with delays and in derivatives of parameters;
 * E_UNDECLARED for a noise that does not occur.
 */
export function requireNoises(system: NoisySystem): void {
  const { noise = [], equations, variables } = system;
  if (noise.length === 0) return;
  requirePlace(system, noise);
  const leading = leadingEquations(system);
  equations.forEach((equation, i) => {
    const variable = at(variables, i);
    requireNoiseTerms(equation, variable, noise);
    const left = symbolsOf(at(leading, i)).find((name) => noise.includes(name));
    if (left === undefined) return;
    throw fault(
      "E_DOMAIN",
      variable,
      `the noise ${left} stands in the equation of ${variable} without a small factor: write sigma*${left}, or give ${left} itself a weight under small`,
    );
  });
}

function requirePlace(
  { equations, timeDerivatives, style, resonance }: NoisySystem,
  noise: readonly string[],
): void {
  const present = new Set(equations.flatMap(symbolsOf));
  const absent = noise.find((name) => !present.has(name));
  if (absent !== undefined) {
    throw new ResiduaError(
      "E_UNDECLARED",
      `the noise '${absent}' does not occur in the equations: remove it`,
    );
  }
  const derived = Object.entries(timeDerivatives).flatMap(([name, e]) => [name, ...symbolsOf(e)]);
  const varying = noise.find((name) => derived.includes(name));
  if (varying !== undefined) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      `the noise '${varying}' occurs among the time derivatives: noise has none, and drives variables only`,
    );
  }
  if (style === "graph") {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      "systems with noise have manifolds in normal form only: leave out the style",
      { details: { key: "style" } },
    );
  }
  if (resonance !== undefined) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      "systems with noise have manifolds with exact resonance only, since convolutions tell the least decay from none: leave out the tolerance",
      { details: { key: "resonance" } },
    );
  }
  if ([...present].some((name) => readJetSymbol(name)?.operator === "delay")) {
    throw new ResiduaError("E_UNSUPPORTED", "noise in equations with delays is not treated");
  }
}

/** Errors: E_DOMAIN for noise that enters an equation nonlinearly, E_UNSUPPORTED for operators on noise. */
export function requireNoiseTerms(equation: Expression, variable: string, noise: readonly string[]): void {
  requirePlainNoise(equation, variable, noise);
  requireLinearNoise(equation, variable, noise);
}

function requirePlainNoise(equation: Expression, variable: string, noise: readonly string[]): void {
  const found = symbolsOf(equation).find((name) => {
    const jet = readJetSymbol(name);
    return (
      jet !== undefined && (jet.subject.match(/[A-Za-z_]\w*/g) ?? []).some((word) => noise.includes(word))
    );
  });
  if (found === undefined) return;
  throw fault(
    "E_UNSUPPORTED",
    variable,
    `${found} is an operator on noise: coloured or filtered noise enters by a variable of its own, such as v with dv/dt = -v + w`,
  );
}

/** The second derivatives by noises vanish. */
function requireLinearNoise(equation: Expression, variable: string, noise: readonly string[]): void {
  for (const name of noise) {
    const slope = differentiate(equation, name);
    const other = noise.find((each) => !isNumber(differentiate(slope, each), 0));
    if (other === undefined) continue;
    throw fault(
      "E_DOMAIN",
      variable,
      other === name
        ? `the noise ${name} enters the equation of ${variable} nonlinearly: expand the equation in the noise and keep what is linear, since powers of white noise have no meaning`
        : `the product of the noises ${name} and ${other} stands in the equation of ${variable}: noises may enter linearly only`,
    );
  }
}

function fault(code: "E_DOMAIN" | "E_UNSUPPORTED", variable: string, message: string): ResiduaError {
  return new ResiduaError(code, message, { details: { variable } });
}
