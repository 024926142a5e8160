import { at, ResiduaError } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";
import type { Expression } from "../../expr/expression.ts";
import { lowerExpressions } from "../../lower/lower-expressions.ts";

/** A macroscale wave equation on 0 <= x <= L with U = 0 (and all even derivatives 0) at both ends, by its sine modes. */
export interface WaveModel {
  /** L */
  readonly length: number;
  /** k_m = m pi / L for m = 1, 2, …, at index m - 1. */
  readonly wavenumbers: Float64Array;
  /** omega_m */
  readonly frequencies: Float64Array;
}

/** The amplitudes of `sin(k_m x)` in U and U_t at one time. */
export interface WaveState {
  readonly time: number;
  readonly displacement: Float64Array;
  readonly velocity: Float64Array;
}

/**
 * The first `modes` sine modes of the wave equation with a dispersion relation omega²(k).
 *
 * `relation` is an expression in `k` alone, such as `dispersionRelation` of src/models/wave.ts builds, with numbers
 * for its coefficients.
 * Errors: E_DOMAIN for a length that is not positive or a count that is not a positive integer; E_UNDECLARED where
 * the relation has symbols other than k. Result reason "ill-posed" where omega² is negative: that wave grows
 * exponentially, the faster the shorter it is, and the truncated equation says nothing at its wavenumber.
 * Source: Chen, Roberts & Bunder, eq. 2 and 20, to higher order in k.
 */
export function waveModel(
  relation: Expression,
  length: number,
  modes: number,
): Result<WaveModel, "ill-posed"> {
  if (!(length > 0 && length < Infinity && Number.isInteger(modes) && modes >= 1)) {
    throw new ResiduaError(
      "E_DOMAIN",
      `expected a positive length and count of modes, got ${length} and ${modes}`,
    );
  }
  const wavenumbers = Float64Array.from({ length: modes }, (_, index) => ((index + 1) * Math.PI) / length);
  const eigenvalues = evaluateAt(relation, wavenumbers);
  const illPosed = eigenvalues.findIndex((eigenvalue) => !(eigenvalue >= 0));
  if (illPosed >= 0) {
    return failure(
      "ill-posed",
      `mode ${illPosed + 1}, wavenumber k = ${at(wavenumbers, illPosed)}, has omega^2 = ${at(eigenvalues, illPosed)}` +
        " and would grow without bound: keep fewer modes or another truncation",
    );
  }
  return success({ length, wavenumbers, frequencies: eigenvalues.map(Math.sqrt) });
}

function evaluateAt(relation: Expression, wavenumbers: Float64Array): Float64Array {
  const kernel = lowerExpressions([relation], ["k"]);
  const output = new Float64Array(1);
  return wavenumbers.map((wavenumber) => {
    kernel.evaluate(Float64Array.of(wavenumber), output);
    return at(output, 0);
  });
}

/**
 * The state after `duration`, each mode by its own oscillation: exact in time.
 * Errors: E_SHAPE where the state has more or fewer modes than the model.
 */
export function evolveWave(model: WaveModel, state: WaveState, duration: number): WaveState {
  requireModes(model, state.displacement);
  requireModes(model, state.velocity);
  const { frequencies } = model;
  const displacement = state.displacement.map((amplitude, m) => {
    const omega = at(frequencies, m);
    // The limit of sin(omega t) / omega for a mode without stiffness.
    const response = omega === 0 ? duration : Math.sin(omega * duration) / omega;
    return amplitude * Math.cos(omega * duration) + at(state.velocity, m) * response;
  });
  const velocity = state.velocity.map((speed, m) => {
    const omega = at(frequencies, m);
    return (
      speed * Math.cos(omega * duration) - at(state.displacement, m) * omega * Math.sin(omega * duration)
    );
  });
  return { time: state.time + duration, displacement, velocity };
}

/** The values at `positions` of the field with the given sine amplitudes. Errors: E_SHAPE as `evolveWave`. */
export function sampleWave(
  model: WaveModel,
  amplitudes: Float64Array,
  positions: Float64Array,
): Float64Array {
  requireModes(model, amplitudes);
  const { wavenumbers } = model;
  return positions.map((x) =>
    amplitudes.reduce((sum, amplitude, m) => sum + amplitude * Math.sin(at(wavenumbers, m) * x), 0),
  );
}

function requireModes({ wavenumbers }: WaveModel, amplitudes: Float64Array): void {
  if (amplitudes.length === wavenumbers.length) return;
  throw new ResiduaError(
    "E_SHAPE",
    `expected ${wavenumbers.length} sine amplitudes, got ${amplitudes.length}`,
  );
}
