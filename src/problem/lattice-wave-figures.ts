import { at } from "../core/errors.ts";
import { type Result, success } from "../core/result.ts";
import type { Plot, Point, Series } from "../report/plot.ts";
import { superscript } from "../report/plot-ticks.ts";
import { blochFrequencies } from "../simulate/lattice/bloch.ts";
import { motionComparison } from "./lattice-wave-motion.ts";
import {
  brillouinEdge,
  dispersionErrors,
  modelEigenvalue,
  type NumericWave,
  slowestModeErrors,
  slowestModes,
  wavenumbersBetween,
} from "./lattice-wave-numerics.ts";

const BRANCH_POINTS = 40;

/** The model with a number of terms by the highest power of the wavenumber that it keeps. */
function modelLabel(terms: number): string {
  return `model to k${superscript(2 * terms)}`;
}

/** The slow Bloch branch of the lattice across the Brillouin zone, and the models as far as their frequency is real. */
export function dispersionPlot(numeric: NumericWave): Plot {
  const edge = brillouinEdge(numeric);
  const wavenumbers = Array.from({ length: BRANCH_POINTS + 1 }, (_, n) => (n * edge) / BRANCH_POINTS);
  const branch = wavenumbers
    .slice(1)
    .map((k): Point => [k / edge, at(blochFrequencies(numeric.lattice, 1, k), 0)]);
  const highest = Math.max(...branch.map(([, frequency]) => frequency));
  const models = shownTerms(numeric).map((terms): Series => {
    const eigenvalue = modelEigenvalue(numeric, terms);
    const points = wavenumbers.map((k): Point => [k / edge, Math.sqrt(Math.max(0, eigenvalue(k)))]);
    // A model is drawn until it leaves the picture or its wave stops oscillating.
    const end = points.findIndex(([x, y]) => x > 0 && (y === 0 || y > 1.25 * highest));
    return { label: modelLabel(terms), draw: "line", points: end === -1 ? points : points.slice(0, end) };
  });
  return {
    title: "Dispersion relation",
    description:
      "Frequency against wavenumber: the slow Bloch branch of the full lattice and the wave models, which agree at small wavenumbers.",
    x: { label: "wavenumber k p h / π", scale: "linear" },
    y: { label: "frequency ω h", scale: "linear" },
    series: [...models, { label: "full lattice", draw: "points", points: branch }],
  };
}

/** The models of orders k², k⁴, k⁶ that a result contains. */
function shownTerms({ wave }: NumericWave): readonly number[] {
  return [1, 2, 3].filter((terms) => terms <= wave.dispersion.length);
}

/** The wavenumbers of the error plot, as fractions of the Brillouin zone. */
const ERROR_PLOT_RANGE = [0.03, 0.6] as const;
const ERROR_PLOT_POINTS = 12;

/** The errors of the models against the exact Bloch eigenvalue, with the slopes that theory says. */
export function dispersionErrorPlot(numeric: NumericWave): Plot {
  const wavenumbers = wavenumbersBetween(numeric, ...ERROR_PLOT_RANGE, ERROR_PLOT_POINTS);
  const shown = shownTerms(numeric).map((terms) => dispersionErrors(numeric, terms, wavenumbers).errors);
  const [first, last] = [at(wavenumbers, 0), at(wavenumbers, wavenumbers.length - 1)];
  return {
    title: "Error of the dispersion relation",
    description:
      "Distance of the models' squared frequency from the exact Bloch eigenvalue against wavenumber, on logarithmic axes: straight lines of slopes four, six and eight.",
    x: { label: "wavenumber k h", scale: "log" },
    y: { label: "error of ω² h²", scale: "log" },
    series: shown.map((errors, index) => ({
      label: modelLabel(index + 1),
      draw: "line-and-points",
      points: wavenumbers.map((wavenumber, n): Point => [wavenumber, at(errors, n)]),
    })),
    slopes: shown.map((errors, index) => ({
      exponent: 2 * index + 4,
      from: [first, at(errors, 0) / 3],
      toX: last,
      label: `slope ${2 * index + 4}`,
    })),
  };
}

/** Frequencies are good to a few rounding units: of smaller errors nothing is known. */
const LEAST_KNOWN_ERROR = 1e-14;

/** How the slowest mode of ever longer lattices approaches the models'. */
export function slowestModePlot(numeric: NumericWave): Plot {
  const modes = slowestModes(numeric);
  return {
    title: "Slowest mode with fixed ends",
    description:
      "Relative error of the models' slowest frequency against the number of intervals of the full lattice, on logarithmic axes.",
    x: { label: "intervals N", scale: "log" },
    y: { label: "relative error of ω₁", scale: "log" },
    series: shownTerms(numeric).map((terms) => {
      const errors = slowestModeErrors(numeric, modes, terms);
      const points = modes.map(({ intervals }, index): Point => [intervals, at(errors, index)]);
      const known = points.filter(([, error]) => error > LEAST_KNOWN_ERROR);
      return { label: modelLabel(terms), draw: "line-and-points", points: known };
    }),
  };
}

/** Cell means of the moving lattice as points, the models as lines. Result reasons: as `motionComparison`. */
export function motionPlot(numeric: NumericWave, intervals: number): Result<Plot, "too-long"> {
  const motion = motionComparison(numeric, intervals, shownTerms(numeric));
  if (!motion.ok) return motion;
  const { lattice, models, periods } = motion.value;
  return success({
    title: `Displacement after ${periods} periods`,
    description:
      "Cell means of the displacements of the full lattice and the displacement of the wave models along the lattice, at the same time.",
    x: { label: "position x / h", scale: "linear" },
    y: { label: "displacement U", scale: "linear" },
    series: [
      ...models.map(({ terms, points }): Series => ({ label: modelLabel(terms), draw: "line", points })),
      { label: "full lattice, cell means", draw: "points", points: lattice },
    ],
  });
}
