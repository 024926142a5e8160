import { type Budget, stopWhenSpent, UNLIMITED, withinBudget } from "../../../core/budget.ts";
import { at } from "../../../core/errors.ts";
import { type Result, success } from "../../../core/result.ts";
import type { Expression } from "../../../expr/expression.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { inEquationOf } from "../in-equation-of.ts";
import type { ManifoldProblem } from "../manifold-problem.ts";
import type { NoManifold } from "../manifold-result.ts";
import { modalBasis } from "../noise/modal-basis.ts";
import { NoiseOperator } from "../noise/noise-operator.ts";
import { combination, EMPTY_PART, type Part, PartSum, partAt } from "../series/part.ts";
import type { Relaxed } from "../series/relaxed.ts";
import { type Construction, construction } from "./construction.ts";
import { requireTreatableDelays } from "./delay-limits.ts";
import { Flow } from "./flow.ts";
import { type Divisor, HomologicalOperator } from "./homological-operator.ts";
import { linearPart, modeCouplings, requireRest } from "./linear-part.ts";
import type { SeriesCompiler } from "./series-compiler.ts";
import { solvePart } from "./solve-part.ts";
import { Unknowns } from "./unknowns.ts";

/** An invariant manifold as series over a field, with all that its derivation knows. */
export interface ConstructedManifold<E> {
  readonly setting: Construction<E>;
  readonly compiler: SeriesCompiler<E>;
  readonly unknowns: Unknowns<E>;
  readonly flow: Flow<E>;
  readonly operator: HomologicalOperator<E>;
  /** The operator on terms with noise; missing for systems without. */
  readonly noise: NoiseOperator<E> | undefined;
  readonly divisors: readonly Divisor<E>[];
  /** The number of grades that were solved for. */
  readonly grades: number;
}

export interface ConstructManifoldOptions {
  readonly budget?: Budget;
  /** All eigenvalues of the linear part; only systems with noise need them. */
  readonly eigenvalues?: readonly Expression[];
}

/**
 * The invariant manifold `u = sum of v_j s_j + ...` and the evolution `ds_j/dt = lambda_j s_j + G_j` on it, for amplitudes
 * that carry the oscillation and growth of their modes. Grade by grade, the residual
 * `sum of du/ds_j ds_j/dt + du/dt - F(u)` is formed and cancelled: resonant monomials enter the evolution, and
 * the homological operator is solved for the correction of the manifold.
 *
 * Precision: exact; errors of all grades that the truncations drop.
 * Errors: E_DOMAIN, E_UNSUPPORTED, E_UNDECLARED. Result reasons: "resonance" where a mode resonates that was not chosen;
 * "budget", "interrupted".
 * Source: Roberts (2015), Model emergent dynamics in complex systems, SIAM, chapters 5 and 13.
 */
export function constructManifold<E>(
  coefficients: CoefficientField<E>,
  problem: ManifoldProblem,
  { budget = UNLIMITED, eigenvalues = [] }: ConstructManifoldOptions = {},
): Result<ConstructedManifold<E>, NoManifold> {
  const outcome = withinBudget(() => construct(coefficients, problem, { budget, eigenvalues }));
  return outcome.ok ? outcome.value : outcome;
}

function construct<E>(
  coefficients: CoefficientField<E>,
  problem: ManifoldProblem,
  { budget, eigenvalues }: Required<ConstructManifoldOptions>,
): Result<ConstructedManifold<E>, NoManifold> {
  const setting = construction(coefficients, problem);
  const { operator, couplings } = leadingOrder(setting, budget);
  const noise = noiseOperator(setting, operator, eigenvalues.map(coefficients.value));
  const { space, jets, varying } = setting;
  const flow = new Flow(space, jets, couplings, varying);
  requireTreatableDelays(setting, flow);
  const unknowns = unknownsOf(setting, flow, leadingParts(setting));
  const compiler = setting.compilerFor(unknowns);
  const equations = seriesOfEquations(problem, compiler);
  const grades = space.table.gradeLimit;
  for (let grade = 1; grade < grades; grade += 1) {
    stopWhenSpent(budget, `constructing the manifold at grade ${grade}`);
    budget.onProgress?.(grade / grades, `grade ${grade}`);
    const residual = equations.map((equation, i) =>
      knownResidual(setting, flow, unknowns.values(i), equation, grade),
    );
    const solved = solvePart(setting, flow, { operator, noise }, residual);
    if (!solved.ok) return solved;
    flow.extend(solved.value.evolution);
    unknowns.extend(solved.value.variables);
  }
  return success({
    setting,
    compiler,
    unknowns,
    flow,
    operator,
    noise,
    divisors: operator.divisors(),
    grades,
  });
}

/** The linear operator and the couplings of Jordan blocks, which the leading order of the equations gives. */
function leadingOrder<E>(
  setting: Construction<E>,
  budget: Budget,
): { readonly operator: HomologicalOperator<E>; readonly couplings: readonly Part<E>[] } {
  const { space, jets, delays, modes, problem, amplitude } = setting;
  const { field, table } = space;
  const still = new Flow(
    space,
    jets,
    modes.map(() => EMPTY_PART),
    new Map(),
  );
  const origin = unknownsOf(
    setting,
    still,
    problem.variables.map(() => EMPTY_PART),
  );
  const originCompiler = setting.compilerFor(origin);
  requireRest(setting, seriesOfEquations(problem, originCompiler));
  const unknowns = unknownsOf(setting, still, leadingParts(setting));
  const compiler = setting.compilerFor(unknowns);
  const linear = linearPart(setting, seriesOfEquations(problem, compiler), unknowns);
  const modeMonomials = modes.map((_, j) => table.power(amplitude(j), 1));
  const operator = new HomologicalOperator(space, linear, delays, modes, { modeMonomials, budget });
  const couplings = modeCouplings(setting, operator).map((row) =>
    combination(
      field,
      row.map((factor, j) => [factor, new Map([[at(modeMonomials, j), field.one]])]),
    ),
  );
  return { operator, couplings };
}

function noiseOperator<E>(
  { space, noise, modes }: Construction<E>,
  { linear }: HomologicalOperator<E>,
  eigenvalues: readonly E[],
): NoiseOperator<E> | undefined {
  if (noise === undefined) return undefined;
  const basis = modalBasis(space.field, linear.present, modes, eigenvalues);
  return new NoiseOperator(space, noise, { linear: linear.present, basis, modes: modes.length });
}

/** Errors: those of the compiler, with the variable of the equation. */
function seriesOfEquations<E>(
  { variables, equations }: ManifoldProblem,
  compiler: SeriesCompiler<E>,
): readonly Relaxed<E>[] {
  return equations.map((e, i) => inEquationOf(at(variables, i), () => compiler.series(e)));
}

function unknownsOf<E>(
  { space, jets, delays, problem }: Construction<E>,
  flow: Flow<E>,
  leading: readonly Part<E>[],
): Unknowns<E> {
  const names = { variables: problem.variables, directions: problem.space };
  return new Unknowns(space, { jets, flow, delays }, names, leading);
}

/** The subspace of the modes: `u = sum of v_j s_j`. */
function leadingParts<E>({ space, problem, modes, amplitude }: Construction<E>): readonly Part<E>[] {
  const { field, table } = space;
  return problem.variables.map((_, i) =>
    combination(
      field,
      modes.map(({ vector }, j) => [at(vector, i), new Map([[table.power(amplitude(j), 1), field.one]])]),
    ),
  );
}

/** The residual of one equation at a grade, for unknowns and an evolution without a part there. */
function knownResidual<E>(
  { space: { field } }: Construction<E>,
  flow: Flow<E>,
  values: readonly Part<E>[],
  equation: Relaxed<E>,
  grade: number,
): Part<E> {
  const residual = new PartSum(field);
  for (let shift = 1; shift < grade; shift += 1)
    residual.add(flow.transport(partAt(values, grade - shift), shift));
  residual.addMultiple(equation.known(grade), field.fromInteger(-1));
  return residual.total();
}
