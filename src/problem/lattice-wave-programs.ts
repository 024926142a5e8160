import { basename } from "node:path";
import { type Result, success } from "../core/result.ts";
import { citationText, cite } from "../core/sources.ts";
import { CHEN_ROBERTS_BUNDER } from "../derive/lattice/source.ts";
import type { Expression } from "../expr/expression.ts";
import { expressionText } from "../expr/text.ts";
import { dispersionRelation } from "../models/wave.ts";
import { deriveWaveFile } from "./derive-wave-file.ts";
import { latticeWaveAccelerations } from "./lattice-wave-accelerations.ts";
import { coefficientName, waveEquationText } from "./lattice-wave-text.ts";
import { DEFAULT_CELLS } from "./lattice-wave-view.ts";
import type { LocatedProblem } from "./located-problem.ts";
import { lowerFormulas } from "./lower-formulas.ts";
import { type Parameter, parameterLatex } from "./parameters.ts";
import {
  type BuildProgram,
  type DeriveFailure,
  type LowerOptions,
  type OfferedProgram,
  requireNoPoints,
} from "./problem-kind.ts";
import type { OfferedBy } from "./program-offers.ts";
import { readLatticeWave } from "./read-lattice-wave.ts";

/** The programs of a lattice-wave file. */
export const latticeWavePrograms: Readonly<Record<OfferedBy<"lattice-wave">, BuildProgram>> = {
  accelerations,
  dispersion,
  coefficients,
};

/** The microscale equations of motion, of as many intervals as the file or else the report has. */
function accelerations(
  file: LocatedProblem,
  { overrides, points }: LowerOptions,
): Result<OfferedProgram, DeriveFailure> {
  requireNoPoints(points, "the number of masses follows from 'intervals' in the file");
  const { problem, parameters, intervals } = readLatticeWave(file, overrides);
  const { lattice, spacing } = problem;
  const { strands, period } = lattice;
  const count = intervals ?? DEFAULT_CELLS * period + 1;
  const program = latticeWaveAccelerations({ lattice, spacing, intervals: count });
  const comments = [
    `Accelerations of the lattice in ${basename(file.file)}: strands ${strands}, period ${period}, ${count} intervals, ` +
      `held at n = 0 and n = ${count}.`,
    `h^2 density u_tt = sum over bonds of elasticity (u_other - u)${isSymbol(spacing, "h") ? "" : `, with h = ${expressionText(spacing)}`}`,
    `u[${strands} n + j], a[${strands} n + j]: displacement and acceleration of the mass in cross-section n, strand j; indices count from 0`,
    sourceLine("eq. 1"),
  ];
  return success(declared({ program: { ...program, comments } }, parameters));
}

/** The macroscale model in the form that its users ask for first. */
function dispersion(file: LocatedProblem, options: LowerOptions): Result<OfferedProgram, DeriveFailure> {
  const derived = deriveWaveFile(file, options);
  if (!derived.ok) return derived;
  const { wave, parameters } = derived.value;
  const { errorOrder, spacing } = wave.problem;
  const offered = lowerFormulas(
    {
      name: "dispersionRelation",
      comments: [
        `Squared frequency of waves in the lattice of ${basename(file.file)}, with errors O(k^${errorOrder}).`,
        sourceLine("eq. 2 and 20"),
      ],
      inputs: ["k"],
      values: { "omega^2": dispersionRelation(wave.dispersion, spacing) },
    },
    { points: options.points ?? 1 },
  );
  return success(declared(offered, parameters));
}

function coefficients(file: LocatedProblem, options: LowerOptions): Result<OfferedProgram, DeriveFailure> {
  requireNoPoints(options.points, "coefficients do not vary from point to point");
  const derived = deriveWaveFile(file, options);
  if (!derived.ok) return derived;
  const { wave, parameters } = derived.value;
  const values = wave.dispersion.map((coefficient, m) => [coefficientName(m), coefficient]);
  const offered = lowerFormulas({
    name: "waveCoefficients",
    comments: [
      `Coefficients of the wave model ${waveEquationText(wave)} of the lattice of ${basename(file.file)}.`,
      sourceLine("section 3 and Appendix B"),
    ],
    inputs: [],
    values: Object.fromEntries(values),
  });
  return success(declared(offered, parameters));
}

/** The program with its parameters in the order and the LaTeX of the file; symbols with a meaning of their own come last. */
function declared({ program, ...options }: OfferedProgram, parameters: readonly Parameter[]): OfferedProgram {
  const names = parameters.map(({ name }) => name);
  const known = names.filter((name) => program.parameters.includes(name));
  const others = program.parameters.filter((name) => !names.includes(name));
  return {
    ...options,
    program: { ...program, parameters: [...known, ...others] },
    symbols: parameterLatex(parameters),
  };
}

function isSymbol(e: Expression, name: string): boolean {
  return e.tag === "symbol" && e.name === name;
}

function sourceLine(place: string): string {
  return `Source: ${citationText(cite(CHEN_ROBERTS_BUNDER, place))}`;
}
