import { at, ResiduaError } from "../core/errors.ts";
import { ownValue } from "../core/own-value.ts";
import {
  LARGEST_ERROR_ORDER,
  type LatticeWaveProblem,
  LEAST_ERROR_ORDER,
} from "../derive/lattice/lattice-wave.ts";
import { signOfRational } from "../exact/rational.ts";
import { sameFunction } from "../expr/convert.ts";
import { type Expression, isNumber, symbol } from "../expr/expression.ts";
import { type Lattice, latticeOf } from "../models/lattice.ts";
import { DEFAULT_ERROR_ORDER, DEFAULT_SPACING, latticeWaveSchema } from "./lattice-wave-schema.ts";
import type { LocatedProblem, Path } from "./located-problem.ts";
import { errorOrderOf, type Overrides, substitutions } from "./overrides.ts";
import { isName, type Parameter, readParameters } from "./parameters.ts";
import { type EntryContext, rationalEntry } from "./rational-entry.ts";
import { pathText, requireSchema } from "./require-schema.ts";
import { withPlace } from "./with-place.ts";

/** A lattice-wave file, read and found well posed. */
export interface LatticeWaveFile {
  readonly problem: LatticeWaveProblem;
  readonly parameters: readonly Parameter[];
  /** N of the finite lattice, where the file gives one. */
  readonly intervals: number | undefined;
}

/** The wavenumber of the results. */
const TAKEN_NAMES = ["k"];

/**
 * The lattice that a file describes.
 *
 * Errors, each with its place: E_SCHEMA, E_SHAPE, those of `rationalEntry` and `substitutions`; E_DOMAIN for a density,
 * longitudinal elasticity or spacing that is not positive, a cross table that is not symmetric with zero diagonal, a
 * negative cross elasticity, and an error order out of range.
 */
export function readLatticeWave(file: LocatedProblem, overrides: Overrides): LatticeWaveFile {
  const typed = requireSchema(latticeWaveSchema, file);
  const parameters = readParameters(typed.parameters ?? [], file, TAKEN_NAMES);
  const spacingText = typed.spacing === undefined ? DEFAULT_SPACING : file.text(["spacing"]).trim();
  const own = isName(spacingText) && !TAKEN_NAMES.includes(spacingText) ? [spacingText] : [];
  const symbols = [...new Set([...parameters.map(({ name }) => name), ...own])];
  const context = { symbols, values: substitutions(overrides.assignments, symbols) };
  requireSigns(parameters, context);
  return {
    problem: {
      lattice: readLattice(file, typed, context),
      spacing: readSpacing(file, typed.spacing !== undefined, context),
      errorOrder: errorOrderOf(typed.errorOrder ?? DEFAULT_ERROR_ORDER, overrides, {
        least: LEAST_ERROR_ORDER,
        largest: LARGEST_ERROR_ORDER,
      }),
    },
    parameters,
    intervals: typed.intervals,
  };
}

interface TypedTables {
  readonly longitudinal: readonly (readonly unknown[])[];
  readonly cross: readonly (readonly (readonly unknown[])[])[];
  readonly density: readonly (readonly unknown[])[];
}

function readLattice(file: LocatedProblem, typed: TypedTables, context: EntryContext): Lattice<Expression> {
  const readTable = (rows: readonly (readonly unknown[])[], path: Path) =>
    rows.map((row, r) => row.map((_, c) => rationalEntry(file, [...path, r, c], context)));
  const tables = {
    longitudinal: readTable(typed.longitudinal, ["longitudinal"]),
    cross: typed.cross.map((table, n) => readTable(table, ["cross", n])),
    density: readTable(typed.density, ["density"]),
  };
  const lattice = withPlace(
    ({ details: { name = "density" } }) => file.place(pathOf(name)),
    () => latticeOf(tables),
  );
  requirePositive(file, lattice.density, "density");
  requirePositive(file, lattice.longitudinal, "longitudinal");
  for (const [n, table] of lattice.cross.entries()) requireCrossTable(file, table, n);
  return lattice;
}

/** The path of a table or a row by the name that `latticeOf` gives it: `cross[1][0]`. */
function pathOf(name: unknown): Path {
  const words = `${name}`.match(/\w+/g) ?? [];
  return words.map((word) => (/^\d+$/.test(word) ? Number(word) : word));
}

function requirePositive(
  file: LocatedProblem,
  table: readonly (readonly Expression[])[],
  name: "density" | "longitudinal",
): void {
  const reason =
    name === "density" ? "a mass has inertia" : "without this bond the lattice falls apart, or is unstable";
  for (const [n, row] of table.entries()) {
    for (const [j, entry] of row.entries()) {
      if (signOf(entry) !== 1) throw domainError(file, [name, n, j], `must be positive: ${reason}`);
    }
  }
}

/** A table of bonds across: each is given twice, and none leads from a strand to itself. */
function requireCrossTable(file: LocatedProblem, table: readonly (readonly Expression[])[], n: number): void {
  for (const [i, row] of table.entries()) {
    for (const [j, entry] of row.entries()) {
      const path = ["cross", n, i, j];
      if (i === j && !isNumber(entry, 0)) {
        throw domainError(file, path, "must be 0: no bond leads from a strand to itself");
      }
      if (signOf(entry) === -1) {
        throw domainError(file, path, "must not be negative: the lattice would be unstable");
      }
      if (j < i && !sameFunction(entry, at(at(table, j), i))) {
        const twin = ["cross", n, j, i];
        const message = `must equal ${pathText(twin)} = ${file.text(twin)}: both are the one bond between strands ${j} and ${i}`;
        throw domainError(file, path, message);
      }
    }
  }
}

/** Symbols count as positive: whoever puts numbers in their place chooses them so. */
function signOf(entry: Expression): -1 | 0 | 1 {
  return entry.tag === "number" ? signOfRational(entry.value) : 1;
}

function readSpacing(file: LocatedProblem, isGiven: boolean, context: EntryContext): Expression {
  const spacing = isGiven
    ? rationalEntry(file, ["spacing"], context)
    : (context.values[DEFAULT_SPACING] ?? symbol(DEFAULT_SPACING));
  if (signOf(spacing) === 1) return spacing;
  if (isGiven) throw domainError(file, ["spacing"], "must be positive: it is a distance");
  throw new ResiduaError("E_DOMAIN", `--set: ${DEFAULT_SPACING} must be positive: it is the spacing`);
}

function requireSigns(parameters: readonly Parameter[], { values }: EntryContext): void {
  for (const { name, positive } of parameters) {
    const value = ownValue(values, name);
    if (positive && value !== undefined && signOf(value) !== 1) {
      throw new ResiduaError("E_DOMAIN", `--set: ${name} is declared positive; give a positive value`);
    }
  }
}

function domainError(file: LocatedProblem, path: Path, requirement: string): ResiduaError {
  return new ResiduaError("E_DOMAIN", `${pathText(path)} = ${file.text(path)} ${requirement}`, {
    place: file.place(path),
  });
}
