import { at } from "../../../core/errors.ts";
import { type Result, success } from "../../../core/result.ts";
import type { NoManifold } from "../manifold-result.ts";
import type { NoiseOperator } from "../noise/noise-operator.ts";
import { EMPTY_PART, type Part, PartSum, summed } from "../series/part.ts";
import type { Construction, ModeValues } from "./construction.ts";
import type { Flow } from "./flow.ts";
import type { Correction, HomologicalOperator } from "./homological-operator.ts";

/** The operators that answer for terms of a residual: those with noise have their own. */
export interface Operators<E> {
  readonly operator: HomologicalOperator<E>;
  readonly noise: NoiseOperator<E> | undefined;
}

/** The next parts of the variables and of the evolution. */
export interface SolvedPart<E> {
  readonly variables: readonly Part<E>[];
  readonly evolution: readonly Part<E>[];
}

/**
 * The parts that cancel a residual. What is nilpotent in the flow is not part of the homological operator: it acts on
 * each correction, and leaves a residual for the next one, until after finitely many it leaves none.
 */
export function solvePart<E>(
  setting: Construction<E>,
  flow: Flow<E>,
  operators: Operators<E>,
  residual: readonly Part<E>[],
): Result<SolvedPart<E>, NoManifold> {
  let total: SolvedPart<E> = {
    variables: residual.map(() => EMPTY_PART),
    evolution: setting.modes.map(() => EMPTY_PART),
  };
  let rest = residual;
  while (rest.some((part) => part.size > 0)) {
    const solved = solveResidual(setting, operators, rest);
    if (!solved.ok) return solved;
    total = added(setting, total, solved.value);
    rest = solved.value.variables.map((part) => flow.transport(part, 0));
  }
  return success(total);
}

function added<E>({ space: { field } }: Construction<E>, a: SolvedPart<E>, b: SolvedPart<E>): SolvedPart<E> {
  return {
    variables: summed(field, a.variables, b.variables),
    evolution: summed(field, a.evolution, b.evolution),
  };
}

function solveResidual<E>(
  setting: Construction<E>,
  { operator, noise }: Operators<E>,
  residual: readonly Part<E>[],
): Result<SolvedPart<E>, NoManifold> {
  if (noise === undefined) return solveMonomials(setting, operator, residual);
  const { plain, noisy } = noise.sort(residual);
  const still = solveMonomials(setting, operator, plain);
  if (!still.ok) return still;
  const driven = noise.cancel(noisy);
  return driven.ok ? success(added(setting, still.value, driven.value)) : driven;
}

function solveMonomials<E>(
  setting: Construction<E>,
  operator: HomologicalOperator<E>,
  residual: readonly Part<E>[],
): Result<SolvedPart<E>, NoManifold> {
  const { field } = setting.space;
  const variables = residual.map(() => new PartSum(field));
  const evolution = setting.modes.map(() => new PartSum(field));
  for (const monomial of new Set(residual.flatMap((part) => [...part.keys()]))) {
    const modes = resonantModes(setting, monomial);
    const rightSide = residual.map((part) => field.negate(part.get(monomial) ?? field.zero));
    const solved: Result<Correction<E>, NoManifold> = operator.solve(monomial, modes, rightSide);
    if (!solved.ok) return solved;
    solved.value.variables.forEach((value, i) => {
      at(variables, i).addTerm(monomial, value);
    });
    solved.value.evolution.forEach((value, index) => {
      at(evolution, at(modes, index)).addTerm(monomial, value);
    });
  }
  return success({
    variables: variables.map((sum) => sum.total()),
    evolution: evolution.map((sum) => sum.total()),
  });
}

/** The modes whose evolution may take a monomial: in a graph all, else those with its rate, or nearly so. */
function resonantModes<E>(
  { problem, space, modes, jets, isNear }: Construction<E>,
  monomial: number,
): readonly number[] {
  if (problem.style === "graph") return modes.map((_, j) => j);
  const { field, table } = space;
  let rate = field.zero;
  table.forEachFactor(monomial, (symbol, exponent) => {
    const jet = jets.jetOf(symbol);
    const factor = jet === undefined ? table.symbolAt(symbol).rate : at(modes, jet.mode).nominal;
    rate = field.add(rate, field.multiply(field.fromInteger(exponent), factor));
  });
  const own = table.rate(monomial);
  const resonates = ({ nominal, eigenvalue }: ModeValues<E>) =>
    field.equals(nominal, rate) || isNear(field.subtract(own, eigenvalue));
  return modes.flatMap((mode, j) => (resonates(mode) ? [j] : []));
}
