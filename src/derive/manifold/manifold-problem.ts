import type { Truncation } from "../../exact/graded/graded-terms.ts";
import type { Expression } from "../../expr/expression.ts";
import { readJetSymbol } from "../../expr/jet-symbol.ts";
import type { NearResonance } from "./near-resonance.ts";

/** A mode of the linear part that the manifold follows. */
export interface Mode {
  readonly eigenvalue: Expression;
  /** One entry for each variable. */
  readonly vector: readonly Expression[];
  /**
   * Defines the amplitude: corrections at the mode's own rate have `conj(adjoint) . correction = 0`. It need not be a left
   * eigenvector, but the adjoints of equal eigenvalues must pair with their vectors.
   */
  readonly adjoint: readonly Expression[];
  /** Stands for the eigenvalue where resonance is decided, so that terms that nearly resonate are kept. */
  readonly nominalEigenvalue?: Expression;
}

/** Which terms the evolution takes: those that resonate, or all that the adjoints see. */
export type ManifoldStyle = "normal-form" | "graph";

/**
 * A dynamical system `du/dt = F(u, t)` and the modes of its linear part whose invariant manifold is sought.
 *
 * The right-hand sides are expressions in the variables, in their space derivatives `d(u,x,2)` and earlier values
 * `delay(u,tau)`, in parameters, and in `exp`, `sin` and `cos` of multiples of the time `t`. All nonlinear terms, space
 * derivatives and time-dependent coefficients have factors that a truncation weighs.
 */
export interface ManifoldProblem {
  readonly variables: readonly string[];
  /** One for each variable. */
  readonly equations: readonly Expression[];
  /** The directions of slow variation in space. */
  readonly space: readonly string[];
  /** By the first, results hold with errors of order `below`. */
  readonly truncations: readonly Truncation[];
  /** Parameters that vary in time, with their derivatives. */
  readonly timeDerivatives: Readonly<Record<string, Expression>>;
  /**
   * Noises in the sense of Stratonovich, or any other functions of time; they enter linearly, with small factors. Results
   * have their convolutions `conv(w,r)`, the integral of `exp(r*(t - s))*w(s)` over s < t where Re r < 0, over s > t where
   * Re r > 0.
   */
  readonly noise?: readonly string[];
  /** The parameters that are positive; all others are real and not zero. */
  readonly positive?: readonly string[];
  readonly modes: readonly Mode[];
  readonly style: ManifoldStyle;
  /**
   * One for each mode: the functions of the variables whose values on the manifold are the amplitudes, the growth and oscillation
   * of the modes included. `withAmplitudeFunctions` sets them, with vectors and adjoints to match.
   */
  readonly amplitudeFunctions?: readonly Expression[];
  /** Keeps terms in the evolution of a normal form that resonate nearly, beside those that do exactly. */
  readonly resonance?: NearResonance;
}

/** The name of time in equations and results. */
export const TIME = "t";

/** The name of the amplitude of a mode, by its index from zero. */
export function amplitudeName(mode: number): string {
  return `s${mode + 1}`;
}

/** The mode of which a symbol is the amplitude, or a space derivative of it, among so many modes; -1 for other symbols. */
export function modeOfAmplitude(name: string, modeCount: number): number {
  const index = /^s([1-9]\d*)$/.exec(readJetSymbol(name)?.subject ?? name)?.[1];
  return index === undefined || Number(index) > modeCount ? -1 : Number(index) - 1;
}
