import { basename } from "node:path";
import { ResiduaError } from "../../core/errors.ts";
import { type Result, success } from "../../core/result.ts";
import { hasImaginaryUnit, symbolsOf } from "../../expr/calculus.ts";
import type { Expression } from "../../expr/expression.ts";
import { whyWithoutValue } from "../../expr/jet-symbol.ts";
import type { LocatedProblem } from "../located-problem.ts";
import { lowerFormulas } from "../lower-formulas.ts";
import { parameterLatex } from "../parameters.ts";
import type { BuildProgram, DeriveFailure, LowerOptions, OfferedProgram } from "../problem-kind.ts";
import type { OfferedBy } from "../program-offers.ts";
import { withPlace } from "../with-place.ts";
import { readManifold } from "./read/read-manifold.ts";
import { manifoldFormulas } from "./results/manifold-formulas.ts";
import { withNamedRoots } from "./results/named-roots.ts";
import { solveManifold } from "./solve-manifold.ts";
import type { SolvedManifold } from "./solved-manifold.ts";
import { errorText } from "./text/error-text.ts";
import { rootDefinitionLines } from "./text/root-definitions.ts";

/** The programs of an invariant-manifold file. */
export const manifoldPrograms: Readonly<Record<OfferedBy<"invariant-manifold">, BuildProgram>> = {
  evolution,
  manifold,
  equations,
};

/** The reduced model: time derivatives of the amplitudes. */
function evolution(file: LocatedProblem, options: LowerOptions): Result<OfferedProgram, DeriveFailure> {
  return ofSolution(file, options, {
    name: "evolution",
    title: "Time derivatives of the amplitudes on the invariant manifold",
    part: "evolution",
    valueName: (name) => `d${name}/dt`,
  });
}

/** The variables on the manifold. */
function manifold(file: LocatedProblem, options: LowerOptions): Result<OfferedProgram, DeriveFailure> {
  return ofSolution(file, options, {
    name: "manifold",
    title: "Variables on the invariant manifold",
    part: "manifold",
    valueName: (name) => name,
  });
}

/** The full system as it was typed. */
function equations(
  file: LocatedProblem,
  { overrides, points }: LowerOptions,
): Result<OfferedProgram, DeriveFailure> {
  const { system, typed, parameters } = readManifold(file, overrides);
  const values = Object.fromEntries(system.variables.map((name, i) => [`d${name}/dt`, typed[i]]));
  const offered = lowered(
    file,
    {
      name: "equations",
      comments: [`Time derivatives of the variables of ${basename(file.file)}.`],
      inputs: system.variables,
      values: requireOrdinary(file, values),
    },
    { points: points ?? 1 },
  );
  return success({ ...offered, symbols: parameterLatex(parameters) });
}

interface SolutionProgram {
  readonly name: string;
  readonly title: string;
  readonly part: "manifold" | "evolution";
  readonly valueName: (name: string) => string;
}

function ofSolution(
  located: LocatedProblem,
  options: LowerOptions,
  { name, title, part, valueName }: SolutionProgram,
): Result<OfferedProgram, DeriveFailure> {
  const solved = solveManifold(located, options);
  if (!solved.ok) return solved;
  const { result, file, modal } = solved.value;
  requireRealRoots(located, solved.value);
  const place = modal === undefined || part === "evolution" ? [] : [modal.interval.direction];
  const all = manifoldFormulas(withNamedRoots(solved.value));
  const formulas = all[part];
  requireRealAmplitudes(located, formulas);
  const error = errorText(result.problem);
  const offered = lowered(
    located,
    {
      name,
      comments: [
        `${title} of ${basename(located.file)}${error === "" ? "" : `, with errors ${error}`}.`,
        ...rootDefinitionLines(solved.value.roots),
      ],
      inputs: [...all.evolution.map(([amplitude]) => amplitude), ...place],
      values: requireOrdinary(
        located,
        Object.fromEntries(formulas.map(([key, value]) => [valueName(key), value])),
      ),
    },
    { points: options.points ?? 1 },
  );
  return success({ ...offered, symbols: parameterLatex(file.parameters) });
}

/** Errors: E_UNSUPPORTED for roots that are no real numbers. */
function requireRealRoots(file: LocatedProblem, { roots }: SolvedManifold): void {
  const complex = roots.find(({ value }) => value !== undefined && value.im !== 0);
  if (complex === undefined) return;
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `${complex.symbol} is no real number, and programs compute in real numbers: follow real modes`,
    { place: file.place(["equations"]) },
  );
}

/** Errors: E_UNSUPPORTED for formulas in complex amplitudes. */
function requireRealAmplitudes(
  file: LocatedProblem,
  formulas: readonly (readonly [name: string, value: Expression])[],
): void {
  const complex = formulas.find(([, value]) => hasImaginaryUnit(value));
  if (complex === undefined) return;
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `${complex[0]} is complex in the amplitudes of this file, and programs compute with real numbers: add 'amplitudes: real' or 'amplitudes: polar' to the file`,
    { place: file.place(["equations"]) },
  );
}

/** The program of formulas. Errors: E_UNSUPPORTED, with the place of the equations, for what has no real value. */
function lowered(
  file: LocatedProblem,
  formulas: Parameters<typeof lowerFormulas>[0],
  options: Parameters<typeof lowerFormulas>[1],
): OfferedProgram {
  return withPlace(
    () => file.place(["equations"]),
    () => lowerFormulas(formulas, options),
  );
}

/** Errors: E_UNSUPPORTED for a derivative, an earlier value or a convolution, which are no numbers at a point. */
function requireOrdinary(
  file: LocatedProblem,
  values: Readonly<Record<string, Expression | undefined>>,
): Readonly<Record<string, Expression>> {
  const known = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  for (const [name, value] of known) {
    const [why] = symbolsOf(value).flatMap((symbol) => whyWithoutValue(symbol) ?? []);
    if (why === undefined) continue;
    throw new ResiduaError("E_UNSUPPORTED", `${name}: ${why}`, { place: file.place(["equations"]) });
  }
  return Object.fromEntries(known);
}
