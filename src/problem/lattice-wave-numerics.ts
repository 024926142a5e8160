import { at } from "../core/errors.ts";
import { failure, type Result, success } from "../core/result.ts";
import { symbolsOfLattice } from "../derive/lattice/integral-lattice.ts";
import type { LatticeWave } from "../derive/lattice/lattice-wave.ts";
import { toFloatRational } from "../exact/rational.ts";
import { exactValue } from "../expr/evaluate.ts";
import { type Expression, ONE } from "../expr/expression.ts";
import { lowerExpressions } from "../lower/lower-expressions.ts";
import { finiteLattice } from "../models/finite-lattice.ts";
import { type Lattice, mapLattice } from "../models/lattice.ts";
import { dispersionRelation } from "../models/wave.ts";
import { fitOrder } from "../numeric/order-fit.ts";
import { blochEigenvalues, slowBlochEigenvalue, slowBlochWave } from "../simulate/lattice/bloch.ts";
import { latticeModes } from "../simulate/lattice/lattice-modes.ts";

/** A wave model in numbers. Lengths are in units of the spacing h: wavenumbers are `k h`, frequencies are `omega h`. */
export interface NumericWave {
  readonly lattice: Lattice<number>;
  readonly wave: LatticeWave;
}

/** The model in numbers; `undefined` where the lattice contains symbols, or a number is beyond the range of doubles. */
export function numericWave(wave: LatticeWave): NumericWave | undefined {
  const { lattice } = wave.problem;
  if (symbolsOfLattice(lattice).length > 0) return undefined;
  let isInRange = wave.dispersion.every(hasDouble);
  const numbers = mapLattice(lattice, (entry) => {
    isInRange &&= hasDouble(entry);
    return toFloatRational(exactValue(entry));
  });
  return isInRange ? { lattice: numbers, wave } : undefined;
}

/** Whether the nearest double of a number is neither infinite nor, where the number is not, zero. */
function hasDouble(e: Expression): boolean {
  const value = exactValue(e);
  const float = toFloatRational(value);
  return Number.isFinite(float) && (float !== 0 || value.numerator === 0);
}

/** The squared frequency of the model that keeps the first `terms` coefficients, as a compiled function of `k h`. */
export function modelEigenvalue({ wave }: NumericWave, terms: number): (wavenumber: number) => number {
  const kernel = lowerExpressions([modelRelation(wave, terms)], ["k"]);
  const output = new Float64Array(1);
  return (wavenumber) => {
    kernel.evaluate(Float64Array.of(wavenumber), output);
    return at(output, 0);
  };
}

/** The dispersion relation of the model that keeps the first `terms` coefficients, with h = 1. */
export function modelRelation({ dispersion }: LatticeWave, terms: number): Expression {
  return dispersionRelation(dispersion.slice(0, terms), ONE);
}

/** The edge of the Brillouin zone, `pi / p`: beyond it, wavenumbers repeat. */
export function brillouinEdge({ lattice }: NumericWave): number {
  return Math.PI / lattice.period;
}

/** Distances of a model's squared frequency from the slowest Bloch eigenvalue. */
export interface DispersionErrors {
  /** `k h`, ascending. */
  readonly wavenumbers: readonly number[];
  readonly errors: readonly number[];
}

/** The errors of the model with the first `terms` coefficients, against the exact Bloch eigenvalue. */
export function dispersionErrors(
  numeric: NumericWave,
  terms: number,
  wavenumbers: readonly number[],
): DispersionErrors {
  const model = modelEigenvalue(numeric, terms);
  const errors = wavenumbers.map((k) => Math.abs(model(k) - slowBlochEigenvalue(numeric.lattice, 1, k)));
  return { wavenumbers, errors };
}

/** Wavenumbers in geometric progression between two fractions of the Brillouin zone. */
export function wavenumbersBetween(numeric: NumericWave, least: number, greatest: number, count: number) {
  const ratio = (greatest / least) ** (1 / (count - 1));
  return Array.from({ length: count }, (_, index) => brillouinEdge(numeric) * least * ratio ** index);
}

const FIT_WAVENUMBERS = 6;
const FIRST_FRACTION = 0.15;
/** The wavenumbers of one fit span this factor. */
const FIT_SPAN = 3;
/** Slopes between neighbours that differ by more than this have not reached their asymptote. */
const LARGEST_SPREAD = 0.1;
/** Bloch eigenvalues are good to some 1e-15 relative at best; errors are fitted only well above that. */
const ROUNDING_FLOOR = 1e-13;

/** Waves whose squared frequencies change by more than this fraction from long waves on have begun to cross each other. */
const LARGEST_CHANGE = 1 / 2;

/**
 * The errors of a model at wavenumbers small enough to show their order: halved until no wave of the lattice has changed much,
 * and the log-log line is straight. Strands that are hardly connected, for example, have straight lines of another order
 * where waves run along each of them alone.
 *
 * Result reason "no-range": rounding shows before that, as it may where elasticities or densities differ by many orders of
 * magnitude.
 */
export function asymptoticDispersionErrors(
  numeric: NumericWave,
  terms: number,
): Result<DispersionErrors, "no-range"> {
  for (let greatest = FIRST_FRACTION; ; greatest /= 2) {
    const wavenumbers = wavenumbersBetween(numeric, greatest / FIT_SPAN, greatest, FIT_WAVENUMBERS);
    const found = dispersionErrors(numeric, terms, wavenumbers);
    const [smallest, largest] = [at(wavenumbers, 0), at(wavenumbers, FIT_WAVENUMBERS - 1)];
    if (!(at(found.errors, 0) > roundingErrors(numeric, smallest))) return failure("no-range", DROWNED);
    const { observedOrder, spread } = fitOrder(wavenumbers, found.errors);
    // A steeper line is that of a later term, and ends at smaller wavenumbers.
    const isStraight = spread < LARGEST_SPREAD && observedOrder < 2 * terms + 2 + LARGEST_SPREAD;
    if (isStraight && largestChange(numeric, largest) < LARGEST_CHANGE) return success(found);
  }
}

const DROWNED =
  "where wavenumbers are small enough to show an order, errors are smaller than what rounding does to the exact Bloch eigenvalues";

/** The largest change of a faster wave's squared frequency between long waves and a wavenumber, as a fraction of it. */
function largestChange({ lattice }: NumericWave, wavenumber: number): number {
  const [longWaves, waves] = [0, wavenumber].map((k) => blochEigenvalues(lattice, 1, k).subarray(1));
  return Math.max(0, ...(longWaves ?? []).map((value, m) => Math.abs((waves?.[m] ?? Infinity) / value - 1)));
}

/** Errors of the slow Bloch eigenvalue below which none are fitted. */
function roundingErrors({ lattice }: NumericWave, wavenumber: number): number {
  const { eigenvalue, relativeError } = slowBlochWave(lattice, 1, wavenumber);
  return Math.max(ROUNDING_FLOOR, relativeError) * eigenvalue;
}

/** The slowest frequency of a lattice of some intervals with fixed ends. */
export interface SlowestMode {
  /** N */
  readonly intervals: number;
  /** `omega h` */
  readonly frequency: number;
}

/** The slowest modes of all doublings up to this many masses take about half a second. */
const MOST_MASSES = 5000;

/** The slowest modes of lattices with fixed ends, of doubling length. */
export function slowestModes({ lattice }: NumericWave): readonly SlowestMode[] {
  return doublingLengths(lattice).map((intervals) => {
    const frequency = at(latticeModes(finiteLattice(lattice, 1, intervals), 1), 0).frequency;
    return { intervals, frequency };
  });
}

/** Relative distances of a model's slowest frequency, with U = 0 at both ends, from the lattice's. */
export function slowestModeErrors(
  numeric: NumericWave,
  modes: readonly SlowestMode[],
  terms: number,
): readonly number[] {
  const model = modelEigenvalue(numeric, terms);
  return modes.map(({ intervals, frequency }) =>
    Math.abs(Math.sqrt(model(Math.PI / intervals)) / frequency - 1),
  );
}

/** Whole numbers of cells from about sixteen intervals on, as many doublings as `MOST_MASSES` allows. */
function doublingLengths({ period, strands }: Lattice<number>): readonly number[] {
  const first = period * Math.max(2, Math.ceil(16 / period));
  const lengths = [first];
  while (2 * at(lengths, lengths.length - 1) * strands <= MOST_MASSES)
    lengths.push(2 * at(lengths, lengths.length - 1));
  return lengths;
}
