import type { Displacement } from "../../../derive/manifold/amplitudes/displacement.ts";
import type { GradedSum } from "../../../derive/manifold/amplitudes/graded-sum.ts";
import type { LimitCycles } from "../../../derive/manifold/amplitudes/limit-cycles.ts";
import type { RealManifold } from "../../../derive/manifold/amplitudes/real-form.ts";
import type { RealTerms } from "../../../derive/manifold/amplitudes/real-terms.ts";
import { toFloatRoot } from "../../../derive/manifold/coefficients/root-values.ts";
import type { ManifoldProblem } from "../../../derive/manifold/manifold-problem.ts";
import type { InvariantManifold } from "../../../derive/manifold/manifold-result.ts";
import type { SeriesTerm } from "../../../derive/manifold/series-terms.ts";
import type { SpectralLine } from "../../../derive/manifold/spectrum/exact-spectrum.ts";
import { substitute, symbolsOf } from "../../../expr/calculus.ts";
import { type Expression, symbol } from "../../../expr/expression.ts";
import { type RootSymbol, readRootSymbol } from "../../../expr/root-symbol.ts";
import type { ComplexNumber } from "../../../numeric/complex-number.ts";
import type { RealResult } from "../real-result.ts";
import type { SolvedManifold } from "../solved-manifold.ts";

/** A root of a polynomial under the short name that results show. */
export interface NamedRoot {
  readonly name: string;
  /** The symbol of the derivation: the root in the input syntax. */
  readonly symbol: string;
  readonly root: RootSymbol;
  /** In doubles; `undefined` where the polynomial has parameters, whose roots count as real. */
  readonly value: ComplexNumber | undefined;
}

/** The roots of polynomials in the spectrum and among the modes, as `r1`, `r2`, ..., or another letter that is free. */
export function namedRoots(
  spectrum: readonly SpectralLine[],
  { modes, equations, variables }: ManifoldProblem,
  real: RealResult | undefined,
): readonly NamedRoot[] {
  const shown = [
    ...spectrum.flatMap((line) => (line.tag === "solved" ? [line.value] : [])),
    ...modes.flatMap(({ eigenvalue, vector, adjoint }) => [eigenvalue, ...vector, ...adjoint]),
  ];
  const found = [...new Set(shown.flatMap(symbolsOf))].flatMap((name) => {
    const root = readRootSymbol(name);
    return root === undefined ? [] : [{ symbol: name, root, value: toFloatRoot(root) }];
  });
  const amplitudes = (real?.manifold.motions ?? []).flatMap((motion) =>
    motion.tag === "mode" ? [motion.name] : motion.names,
  );
  const taken = [...variables, ...amplitudes, ...equations.flatMap(symbolsOf)];
  let letter = "r";
  while (found.some((_, k) => taken.includes(`${letter}${k + 1}`))) letter += "r";
  return found.map((each, k) => ({ name: `${letter}${k + 1}`, ...each }));
}

/** The same manifold with the short names of roots in all that is shown of it. */
export function withNamedRoots(solved: SolvedManifold): SolvedManifold {
  if (solved.roots.length === 0) return solved;
  const names = Object.fromEntries(solved.roots.map((root) => [root.symbol, symbol(root.name)]));
  const shown: Shown = (e) => substitute(e, names);
  const { result, spectrum, real, transition } = solved;
  return {
    ...solved,
    real: real === undefined ? undefined : shownReal(real, shown),
    transition:
      transition === undefined
        ? undefined
        : {
            ...transition,
            curves: transition.curves.map((curve) => shownSum(curve, shown)),
            unsolved: transition.unsolved.map((coefficients) => coefficients.map(shown)),
          },
    spectrum: spectrum.map((line) => (line.tag === "solved" ? { ...line, value: shown(line.value) } : line)),
    result: shownResult(result, shown),
  };
}

/** How an expression is shown. */
type Shown = (e: Expression) => Expression;

function shownResult(result: InvariantManifold, shown: Shown): InvariantManifold {
  const { problem, manifold, evolution, projection, history, divisors } = result;
  const series = <T extends SeriesTerm>(terms: readonly T[]): readonly T[] =>
    terms.map((term) => ({
      ...term,
      coefficient: shown(term.coefficient),
      rate: shown(term.rate),
      forcedRate: shown(term.forcedRate),
    }));
  return {
    ...result,
    problem: {
      ...problem,
      modes: problem.modes.map((mode) => ({
        ...mode,
        eigenvalue: shown(mode.eigenvalue),
        vector: mode.vector.map(shown),
        adjoint: mode.adjoint.map(shown),
      })),
    },
    manifold: manifold.map(series),
    evolution: evolution.map(series),
    ...(projection?.ok
      ? { projection: { ...projection, value: projection.value.map((row) => row.map(series)) } }
      : {}),
    ...(history === undefined
      ? {}
      : {
          history: history.map(({ delay, kernels }) => ({
            delay: shown(delay),
            kernels: kernels.map((row) => row.map(series)),
          })),
        }),
    divisors: divisors.map((divisor) => ({
      ...divisor,
      rate: shown(divisor.rate),
      determinant: shown(divisor.determinant),
    })),
  };
}

function shownReal({ manifold, displacement, limitCycles, ...real }: RealResult, shown: Shown): RealResult {
  return {
    ...real,
    manifold: shownRealManifold(manifold, shown),
    displacement: displacement === undefined ? undefined : shownDisplacement(displacement, shown),
    limitCycles: limitCycles === undefined ? undefined : shownLimitCycles(limitCycles, shown),
  };
}

function shownDisplacement({ names, ...expressions }: Displacement, shown: Shown): Displacement {
  const { of, modulus, growth, frequency } = expressions;
  return {
    names,
    of: shown(of),
    modulus: shown(modulus),
    growth: shown(growth),
    frequency: shown(frequency),
  };
}

function shownLimitCycles({ modulus, cycles, unsolved }: LimitCycles, shown: Shown): LimitCycles {
  return {
    modulus,
    cycles: cycles.map((cycle) => ({
      ...cycle,
      leadingSquare: shown(cycle.leadingSquare),
      assumedPositive: cycle.assumedPositive.map(shown),
      modulus: shownSum(cycle.modulus, shown),
      frequency: shownSum(cycle.frequency, shown),
      exponent: shownSum(cycle.exponent, shown),
      orbit: cycle.orbit.map((sum) => shownSum(sum, shown)),
    })),
    unsolved: unsolved.map((coefficients) => coefficients.map(shown)),
  };
}

function shownSum({ terms, errorOrder }: GradedSum, shown: Shown): GradedSum {
  return { terms: terms.map(({ grade, value }) => ({ grade, value: shown(value) })), errorOrder };
}

function shownRealManifold(manifold: RealManifold, shown: Shown): RealManifold {
  const series = (terms: RealTerms): RealTerms =>
    terms.map((term) => ({
      ...term,
      coefficient: shown(term.coefficient),
      growth: shown(term.growth),
      wave:
        term.wave === undefined
          ? undefined
          : { ...term.wave, angle: { ...term.wave.angle, frequency: shown(term.wave.angle.frequency) } },
    }));
  return {
    ...manifold,
    manifold: manifold.manifold.map(series),
    evolution: manifold.evolution.map((each) => ({ ...each, terms: series(each.terms) })),
    projection: manifold.projection.map((each) => ({ ...each, entries: each.entries.map(series) })),
  };
}
