import { at, invariant } from "../core/errors.ts";
import { failure, type Result, success } from "../core/result.ts";
import { toFloatRational } from "../exact/rational.ts";
import { exactValue } from "../expr/evaluate.ts";
import { finiteLattice, massCount } from "../models/finite-lattice.ts";
import type { Point } from "../report/plot.ts";
import { latticeMotion, stableTimeStep } from "../simulate/lattice/lattice-motion.ts";
import { evolveWave, sampleWave, waveModel } from "../simulate/lattice/wave-model.ts";
import { modelRelation, type NumericWave } from "./lattice-wave-numerics.ts";

/** The motion of the full lattice with fixed ends beside that of the wave models, at one time. Lengths in units of h. */
export interface MotionComparison {
  readonly intervals: number;
  /** In periods of the model's slowest mode. */
  readonly periods: number;
  /** Cell means of the lattice's displacements. */
  readonly lattice: readonly Point[];
  readonly models: readonly { readonly terms: number; readonly points: readonly Point[] }[];
}

/** The amplitudes of the two slowest sine modes at the start, as in the paper's experiments. */
const INITIAL_AMPLITUDES = Float64Array.of(1, 0.5);
const PERIODS = 2;
/** Steps of a quarter of the stable one: the time error is then far below the models' error. */
const STEP_FRACTION = 0.25;
const MODEL_SAMPLES = 120;
/** Masses times steps that take about ten seconds. */
const MOST_MASS_STEPS = 1e9;

/**
 * Releases a lattice of N intervals from rest, on the slow manifold of `sin(pi x/L) + sin(2 pi x/L)/2` to first order, and
 * the wave models beside it.
 *
 * Result reasons: "too-long" where springs are so stiff, or masses so light or so many, that the steps would not end in time.
 */
export function motionComparison(
  numeric: NumericWave,
  intervals: number,
  shownTerms: readonly number[],
): Result<MotionComparison, "too-long"> {
  if (intervals * numeric.lattice.strands > MOST_MASS_STEPS) return tooLong(intervals, Infinity);
  const finite = finiteLattice(numeric.lattice, 1, intervals);
  const models = shownTerms.map((terms) => ({ terms, model: modelOf(numeric, terms, intervals) }));
  const finest = at(models, models.length - 1).model;
  const duration = (PERIODS * 2 * Math.PI) / at(finest.frequencies, 0);
  const stepsInAll = Math.ceil(duration / (STEP_FRACTION * stableTimeStep(finite)));
  if (!(stepsInAll * massCount(finite) <= MOST_MASS_STEPS)) return tooLong(intervals, stepsInAll);
  const initial = {
    time: 0,
    displacement: initialDisplacement(numeric, intervals),
    velocity: new Float64Array(massCount(finite)),
  };
  const clock = { step: duration / stepsInAll, stepsPerSnapshot: stepsInAll, snapshots: 2 };
  const [, final] = [...latticeMotion(finite, initial, clock)];
  invariant(final !== undefined, "the motion has a final snapshot");
  const start = {
    time: 0,
    displacement: INITIAL_AMPLITUDES,
    velocity: new Float64Array(INITIAL_AMPLITUDES.length),
  };
  return success({
    intervals,
    periods: PERIODS,
    lattice: cellMeans(numeric, final.displacement),
    models: models.map(({ terms, model }) => {
      const positions = Float64Array.from(
        { length: MODEL_SAMPLES + 1 },
        (_, n) => (n * intervals) / MODEL_SAMPLES,
      );
      const values = sampleWave(model, evolveWave(model, start, duration).displacement, positions);
      return { terms, points: Array.from(positions, (x, n): Point => [x, at(values, n)]) };
    }),
  });
}

function tooLong(intervals: number, steps: number): Result<never, "too-long"> {
  const message = Number.isFinite(steps)
    ? `two periods of the slowest mode take ${steps.toPrecision(2)} steps, each short enough for the fastest oscillation`
    : `a lattice of ${intervals} intervals has too many masses`;
  return failure("too-long", message);
}

function modelOf(numeric: NumericWave, terms: number, intervals: number) {
  const model = waveModel(modelRelation(numeric.wave, terms), intervals, INITIAL_AMPLITUDES.length);
  invariant(model.ok, "the two slowest modes of a lattice of several cells are well posed");
  return model.value;
}

/** `u = U + U1 U_x` on the lattice, zero at the ends. */
function initialDisplacement({ lattice, wave }: NumericWave, intervals: number): Float64Array {
  const { strands, period } = lattice;
  const first = at(wave.manifold, 1).map((entry) => toFloatRational(exactValue(entry)));
  const displacement = new Float64Array((intervals + 1) * strands);
  for (let n = 1; n < intervals; n++) {
    const [value, slope] = fieldAt((Math.PI * n) / intervals, Math.PI / intervals);
    for (let j = 0; j < strands; j++) {
      displacement[n * strands + j] = value + at(first, (n % period) * strands + j) * slope;
    }
  }
  return displacement;
}

/** The initial field and its slope in x, at the phase `pi x / L`. */
function fieldAt(phase: number, phasePerLength: number): readonly [number, number] {
  let [value, slope] = [0, 0];
  INITIAL_AMPLITUDES.forEach((amplitude, m) => {
    value += amplitude * Math.sin((m + 1) * phase);
    slope += amplitude * (m + 1) * phasePerLength * Math.cos((m + 1) * phase);
  });
  return [value, slope];
}

/** Means over each run of p cross-sections, at the centre of the run. */
function cellMeans({ lattice }: NumericWave, displacement: Float64Array): readonly Point[] {
  const { strands, period } = lattice;
  const sections = displacement.length / strands;
  return Array.from({ length: sections - period + 1 }, (_, n): Point => {
    const run = displacement.subarray(n * strands, (n + period) * strands);
    return [n + (period - 1) / 2, run.reduce((sum, value) => sum + value, 0) / run.length];
  });
}
