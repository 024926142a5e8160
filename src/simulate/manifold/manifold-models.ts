import { at } from "../../core/errors.ts";
import { seededRandom } from "../../core/random.ts";
import { degreeInUnknowns } from "../../derive/manifold/degree-in-unknowns.ts";
import { amplitudeName, type ManifoldProblem, TIME } from "../../derive/manifold/manifold-problem.ts";
import type { InvariantManifold } from "../../derive/manifold/manifold-result.ts";
import { type SeriesTerms, seriesExpression } from "../../derive/manifold/series-terms.ts";
import { symbolRoles } from "../../derive/manifold/symbol-roles.ts";
import { substitute, symbolsOf } from "../../expr/calculus.ts";
import type { Expression } from "../../expr/expression.ts";
import { complexValue } from "../../expr/floating/complex-value.ts";
import { parseExpression } from "../../expr/parse.ts";
import type { ComplexInput } from "../../lower/complex/complex-program.ts";
import { type PeriodicGrid, periodicGrid } from "../../numeric/periodic-grid.ts";
import { type FieldKernel, fieldKernel } from "./field-kernel.ts";
import {
  type AmplitudeSample,
  type ModelSample,
  modelSample,
  type SampleOptions,
  symbolValue,
} from "./model-sample.ts";
import { noisePaths } from "./noise-paths.ts";
import { comparisonTime } from "./time-scale.ts";

/** The results that simulations need: a manifold and the evolution on it. */
export type SimulatedManifold = Pick<InvariantManifold, "problem" | "manifold" | "evolution">;

/** A system and its reduction to a manifold, compiled, with sampled parameters and a sampled start. */
export interface ManifoldModels {
  readonly grid: PeriodicGrid;
  /** The first fields of the full state. */
  readonly variableFields: readonly ComplexInput[];
  /** The first fields of the reduced state. */
  readonly amplitudeFields: readonly ComplexInput[];
  /** The parameters that vary in time, which end both states. */
  readonly varyingFields: readonly ComplexInput[];
  /** Time derivatives of the full state, which is followed by those of each delay. */
  readonly full: FieldKernel;
  /** Time derivatives of the reduced state. */
  readonly reduced: FieldKernel;
  /** The variables on the manifold from the reduced state: as complex numbers, even where they are real. */
  readonly lift: FieldKernel;
  readonly delays: readonly number[];
  /** The time up to which the models are compared. */
  readonly finalTime: number;
  /** The values of the kernels' parameters at a time, for a small size. */
  readonly parameterValues: (time: number, size: number) => readonly number[];
  /** The start of the reduced model for a small size. */
  readonly start: (size: number) => Float64Array;
  readonly sample: ModelSample;
}

/**
 * Compiles a system and its reduction.
 * Errors: E_UNSUPPORTED for functions that have no complex form here, and for operators on what is no field.
 */
export function manifoldModels(result: SimulatedManifold, options: Partial<SampleOptions>): ManifoldModels {
  const { problem } = result;
  const { delays } = symbolRoles(problem);
  const sample = modelSample(problem, options);
  const { parameters, roots, exponents } = sample;
  const durations = delays.map((text) => complexValue(parseExpression(text), parameters).re);
  const fields = modelFields(problem, sample);
  const { variableFields, amplitudeFields, varyingFields } = fields;
  const { equations, varying, manifold, evolution } = modelFormulas(result, sample, options);
  const grid = periodicGrid(problem.space.length, pointsPerDirection(problem));
  const symbols = [...exponents.keys(), ...Object.keys(parameters)].filter(
    (name) => !Object.hasOwn(problem.timeDerivatives, name),
  );
  const shared = { grid, directions: problem.space, parameters: [TIME, ...symbols], constants: roots };
  const onFull = { ...shared, fields: [...variableFields, ...varyingFields], delays };
  const onReduced = { ...shared, fields: [...amplitudeFields, ...varyingFields], delays: [] };
  /** The formulas for some fields, of which real ones need the real part. */
  const of = (targets: readonly ComplexInput[], values: readonly Expression[]) =>
    targets.map(({ isReal }, k) => ({ value: at(values, k), isReal }));
  return {
    ...fields,
    grid,
    full: fieldKernel([...of(variableFields, equations), ...of(varyingFields, varying)], onFull),
    reduced: fieldKernel([...of(amplitudeFields, evolution), ...of(varyingFields, varying)], onReduced),
    lift: fieldKernel(
      manifold.map((value) => ({ value, isReal: false })),
      onReduced,
    ),
    delays: durations,
    finalTime: comparisonTime(problem, { ...parameters, ...roots }, durations),
    parameterValues: (time, size) => [time, ...symbols.map((name) => symbolValue(sample, name, size))],
    start: (size) => startState(grid, startFields(fields, sample, size)),
    sample,
  };
}

type ModelFields = Pick<ManifoldModels, "variableFields" | "amplitudeFields" | "varyingFields">;

function modelFields(problem: ManifoldProblem, { partners }: ModelSample): ModelFields {
  const isReal = partners !== undefined;
  return {
    variableFields: problem.variables.map((name) => ({ name, isReal })),
    amplitudeFields: problem.modes.map((_, j) => ({ name: amplitudeName(j), isReal: partners?.[j] === j })),
    varyingFields: Object.keys(problem.timeDerivatives).map((name) => ({ name, isReal: true })),
  };
}

/** The formulas of both models, with paths for noises and their convolutions. */
function modelFormulas(
  { problem, manifold, evolution }: SimulatedManifold,
  { parameters, exponents }: ModelSample,
  { seed = 1 }: Partial<SampleOptions>,
) {
  const explicit = (terms: SeriesTerms) => seriesExpression(terms, "explicit");
  const formulas = {
    equations: problem.equations,
    varying: Object.values(problem.timeDerivatives),
    manifold: manifold.map(explicit),
    evolution: evolution.map(explicit),
  };
  if (problem.noise === undefined) return formulas;
  const names = [...new Set(Object.values(formulas).flat().flatMap(symbolsOf))];
  const paths = noisePaths(problem, names, {
    random: seededRandom(seed),
    parameters,
    isSmall: (name) => exponents.has(name),
  });
  const inPath = (e: Expression) => substitute(e, paths);
  return {
    equations: formulas.equations.map(inPath),
    varying: formulas.varying.map(inPath),
    manifold: formulas.manifold.map(inPath),
    evolution: formulas.evolution.map(inPath),
  };
}

/** Points in each direction that resolve the waves of the start and nothing more. */
const LEAST_POINTS = 8;

/**
 * Points in each direction for products of as many waves as terms below the error order contain: their spectra are resolved
 * but for waves whose size is of a higher order. Square and cubic grids have fewer, so that they stay affordable. In linear
 * systems waves are not multiplied.
 */
function pointsPerDirection(problem: ManifoldProblem): number {
  const { space, truncations, equations } = problem;
  if (equations.every((e) => degreeInUnknowns(e, problem) <= 1)) return LEAST_POINTS;
  const wanted = (8 * ((truncations[0]?.below ?? 1) + 1)) / 4 ** (space.length - 1);
  return 2 ** Math.ceil(Math.log2(Math.max(LEAST_POINTS, wanted)));
}

/** How strong waves are beside the mean of a start that varies in space. */
const WAVE = 1 / 2;

interface StartField extends ComplexInput, AmplitudeSample {
  /** Which profile it has in space; the same everywhere where it has none. */
  readonly wave: number | undefined;
}

/** The amplitudes of a reduced state at its start, then the parameters that vary in time. */
function startFields(
  { amplitudeFields, varyingFields }: ModelFields,
  sample: ModelSample,
  size: number,
): readonly StartField[] {
  const amplitudes = amplitudeFields.map((field, j) => {
    // Conjugate amplitudes have one profile.
    const wave = Math.min(j, sample.partners?.[j] ?? j);
    return { ...field, ...at(sample.amplitudes, j), wave };
  });
  const varying = varyingFields.map((field) => ({
    ...field,
    re: symbolValue(sample, field.name, size),
    im: 0,
    wave: undefined,
  }));
  return [...amplitudes, ...varying];
}

function startState(grid: PeriodicGrid, fields: readonly StartField[]): Float64Array {
  const points = Array.from({ length: grid.pointCount }, (_, point) => grid.coordinates(point));
  const columns = fields.map(({ re, im, isReal, wave }) => {
    const profile = points.map((coordinates) => (wave === undefined ? 1 : shape(coordinates, wave)));
    return (isReal ? [re] : [re, im]).flatMap((part) => profile.map((value) => part * value));
  });
  return Float64Array.from(columns.flat());
}

/** One wave along each direction, and one across all; the phases go by the index. */
function shape(coordinates: readonly number[], index: number): number {
  if (coordinates.length === 0) return 1;
  const along = coordinates.map((x, direction) => Math.cos(x - index - direction));
  const across = Math.sin(coordinates.reduce((sum, x) => sum + x, index));
  return 1 + (WAVE * along.reduce((sum, wave) => sum + wave, across)) / (along.length + 1);
}
