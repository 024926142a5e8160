import { at } from "../core/errors.ts";
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
import { slowBlochEigenvalue } from "../simulate/lattice/bloch.ts";
import { latticeModes } from "../simulate/lattice/lattice-modes.ts";

/** A wave model in numbers. Lengths are in units of the spacing h: wavenumbers are `k h`, frequencies are `omega h`. */
export interface NumericWave {
  readonly lattice: Lattice<number>;
  readonly wave: LatticeWave;
}

/** The model in numbers; `undefined` where the lattice contains symbols. */
export function numericWave(wave: LatticeWave): NumericWave | undefined {
  const { lattice } = wave.problem;
  if (symbolsOfLattice(lattice).length > 0) return undefined;
  return { lattice: mapLattice(lattice, (entry) => toFloatRational(exactValue(entry))), wave };
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
/** Bloch eigenvalues are good to about 1e-14 relative; errors are fitted only well above that. */
const ROUNDING_FLOOR = 1e-12;

/**
 * The errors of a model at wavenumbers small enough to show their order: halved until the log-log line is straight, or
 * until rounding would show.
 */
export function asymptoticDispersionErrors(numeric: NumericWave, terms: number): DispersionErrors {
  for (let greatest = FIRST_FRACTION; ; greatest /= 2) {
    const wavenumbers = wavenumbersBetween(numeric, greatest / FIT_SPAN, greatest, FIT_WAVENUMBERS);
    const found = dispersionErrors(numeric, terms, wavenumbers);
    const smallest = at(wavenumbers, 0);
    const nextError = at(found.errors, 0) / 2 ** (2 * terms + 2);
    const isNearRounding = nextError < ROUNDING_FLOOR * modelEigenvalue(numeric, 1)(smallest / 2);
    if (isNearRounding || fitOrder(wavenumbers, found.errors).spread < LARGEST_SPREAD) return found;
  }
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
