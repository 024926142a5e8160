import { at } from "../../../core/errors.ts";
import { ownValue } from "../../../core/own-value.ts";
import { parseExpression } from "../../../expr/parse.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { conjugate } from "../conjugate.ts";
import { amplitudeName, type ManifoldProblem } from "../manifold-problem.ts";
import { nearness } from "../near-resonance.ts";
import { NoiseFunctions } from "../noise/noise-functions.ts";
import { MonomialTable } from "../series/monomial-table.ts";
import type { Part } from "../series/part.ts";
import type { SeriesSpace } from "../series/relaxed.ts";
import { callsOfTime, delayFactor, type SymbolRoles, symbolRoles } from "../symbol-roles.ts";
import { type Delay, Delays } from "./delays.ts";
import type { FieldMode } from "./homological-operator.ts";
import { Jets } from "./jets.ts";
import { Phases } from "./phases.ts";
import { SeriesCompiler } from "./series-compiler.ts";
import type { Unknowns } from "./unknowns.ts";
import { varyingParameters } from "./varying-parameters.ts";

/** The modes over the field of coefficients, with what decides their resonances. */
export interface ModeValues<E> extends FieldMode<E> {
  readonly nominal: E;
}

/** Everything that the iteration for one problem works with. */
export interface Construction<E> {
  readonly problem: ManifoldProblem;
  readonly coefficients: CoefficientField<E>;
  readonly space: SeriesSpace<E>;
  readonly roles: SymbolRoles;
  readonly modes: readonly ModeValues<E>[];
  readonly jets: Jets<E>;
  readonly delays: Delays<E>;
  readonly phases: Phases<E>;
  readonly compilerFor: (unknowns: Unknowns<E>) => SeriesCompiler<E>;
  /** The time derivatives of parameters that vary, by the grade that they add. */
  readonly varying: ReadonlyMap<number, readonly Part<E>[]>;
  /** What the noises of the problem bring into series; missing without noises. */
  readonly noise: NoiseFunctions<E> | undefined;
  /** The symbol of the series for an amplitude. */
  readonly amplitude: (mode: number) => number;
  /** Whether the difference of two rates is one that the problem takes for none. */
  readonly isNear: (difference: E) => boolean;
}

/** Sets up the symbols, the modes and the delays of a problem over a field that has its constants. */
export function construction<E>(
  coefficients: CoefficientField<E>,
  problem: ManifoldProblem,
): Construction<E> {
  const { field } = coefficients;
  const roles = symbolRoles(problem);
  const truncations = problem.truncations.length;
  const table = new MonomialTable(
    field,
    problem.truncations.map(({ below }) => below),
  );
  const space: SeriesSpace<E> = { field, table };
  const modes = modeValues(coefficients, problem);
  const amplitudes = modes.map(({ eigenvalue }, j) => ({ name: amplitudeName(j), rate: eigenvalue }));
  const jets = new Jets(space, amplitudes, { directions: problem.space, truncations });
  const amplitude = (mode: number) => jets.symbol(mode);
  problem.modes.forEach((_, mode) => {
    amplitude(mode);
  });
  const parameter = (name: string) =>
    table.symbol({
      name,
      weights: problem.truncations.map(({ weights }) => ownValue(weights, name) ?? 0),
      rate: field.zero,
    });
  const phases = new Phases(space, coefficients, problem.equations.flatMap(callsOfTime), truncations);
  const delays = new Delays(
    space,
    roles.delays.map((text) => delay({ coefficients, problem, jets, phases }, text)),
  );
  const compilerFor = (unknowns: Unknowns<E>) =>
    new SeriesCompiler({ space, coefficients, problem, roles, unknowns, phases, parameter });
  const near = problem.resonance === undefined ? () => false : nearness(problem.resonance);
  const varying = varyingParameters({ problem, space, jets, delays, parameter, compilerFor });
  const { noise: noises = [], positive = [] } = problem;
  const noiseContext = { space, coefficients, noises: noises.map(parameter), positive };
  return {
    problem,
    coefficients,
    space,
    roles,
    modes,
    jets,
    delays,
    phases,
    compilerFor,
    varying,
    noise: noises.length === 0 ? undefined : new NoiseFunctions(noiseContext),
    amplitude,
    isNear: (difference) => near(coefficients.expression(difference)),
  };
}

function modeValues<E>({ value }: CoefficientField<E>, { modes }: ManifoldProblem): readonly ModeValues<E>[] {
  return modes.map(({ eigenvalue, nominalEigenvalue, vector, adjoint }) => ({
    eigenvalue: value(eigenvalue),
    nominal: value(nominalEigenvalue ?? eigenvalue),
    vector: vector.map(value),
    adjoint: adjoint.map((entry) => value(conjugate(entry))),
  }));
}

interface DelayContext<E> {
  readonly coefficients: CoefficientField<E>;
  readonly problem: ManifoldProblem;
  readonly jets: Jets<E>;
  readonly phases: Phases<E>;
}

function delay<E>({ coefficients, problem, jets, phases }: DelayContext<E>, text: string): Delay<E> {
  const duration = parseExpression(text);
  const factors = problem.modes.map(({ eigenvalue }) =>
    coefficients.value(delayFactor(eigenvalue, duration)),
  );
  return {
    text,
    duration: coefficients.value(duration),
    factor: (symbol) => {
      const jet = jets.jetOf(symbol);
      if (jet !== undefined) return at(factors, jet.mode);
      const rate = phases.rateOf(symbol);
      return rate === undefined
        ? coefficients.field.one
        : coefficients.value(delayFactor(coefficients.expression(rate), duration));
    },
  };
}
