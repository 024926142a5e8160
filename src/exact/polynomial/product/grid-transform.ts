import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../../core/budget.ts";
import { centred } from "../../modular/centred-residues.ts";
import type { DoubleField } from "../../modular/double-field.ts";
import { MULTIPLYING } from "../long-operations.ts";
import { wordAt } from "../monomial.ts";
import type { AxisLines } from "./exponent-set.ts";
import { newtonTables, ROWS_TOGETHER } from "./newton-tables.ts";

/**
 * Evaluation and interpolation of polynomials whose exponent vectors lie in a set, at the points of the same set.
 *
 * Both factor through Newton's basis, in which they are triangular along each axis: upper triangular matrices never
 * leave a set that holds with any vector all smaller ones, and lower triangular ones need only values from within it.
 * So a polynomial with N terms is determined by N values, whatever the shape of the set.
 * Source: van der Hoeven & Schost (2013), Multi-point evaluation in higher dimensions, AAECC 24.
 */
export interface GridTransform {
  /** Newton coefficients from coefficients, in place, by number; all residues modulo the prime. */
  readonly toNewton: (data: Float64Array, lines: readonly AxisLines[]) => void;
  /** Values at the points from Newton coefficients, in place. */
  readonly toValues: (data: Float64Array, lines: readonly AxisLines[]) => void;
  /** Coefficients from values, in place. */
  readonly interpolate: (data: Float64Array, lines: readonly AxisLines[]) => void;
}

/**
 * The transform modulo a prime, for sets with exponents below `size`, which neither a dot product nor the prime may
 * fall short of. A spent budget ends the enclosing `withinBudget`.
 */
export function gridTransform(
  size: number,
  field: DoubleField,
  { budget = UNLIMITED }: BudgetOptions = {},
): GridTransform {
  const tables = newtonTables(size, field);
  const buffer = new Float64Array(2 * tables.stride);
  const pass = (matrix: Float64Array, isLower: boolean) => {
    const map = { matrix, stride: tables.stride, isLower, field, buffer, budget };
    return (data: Float64Array, lines: readonly AxisLines[]) => {
      for (const axis of lines) transformLines(data, axis, map);
    };
  };
  const fromValues = pass(tables.fromValues, true);
  const fromNewton = pass(tables.fromNewton, false);
  return {
    toNewton: pass(tables.toNewton, false),
    toValues: pass(tables.toValues, true),
    interpolate: (data, lines) => {
      fromValues(data, lines);
      fromNewton(data, lines);
    },
  };
}

interface LineMap {
  readonly matrix: Float64Array;
  readonly stride: number;
  readonly isLower: boolean;
  readonly field: DoubleField;
  /** Room for a line and its image. */
  readonly buffer: Float64Array;
  readonly budget: Budget;
}

/** A line takes between some nanoseconds and a few dozen microseconds. */
const LINES_BETWEEN_CHECKS = 1024;

function transformLines(data: Float64Array, { ranks, lengths }: AxisLines, map: LineMap): void {
  const { buffer, stride, isLower, budget } = map;
  let start = 0;
  for (let line = 0; line < lengths.length; line += 1) {
    if (line % LINES_BETWEEN_CHECKS === 0) stopWhenSpent(budget, MULTIPLYING);
    const length = wordAt(lengths, line);
    let used = 0;
    for (let k = 0; k < length; k += 1) {
      const value = data[wordAt(ranks, start + k)] ?? 0;
      buffer[k] = value;
      if (value !== 0) used = k + 1;
    }
    if (used > 0) {
      const rows = isLower ? length : used;
      multiplyLine(map, rows, used);
      for (let k = 0; k < rows; k += 1) data[wordAt(ranks, start + k)] = buffer[stride + k] ?? 0;
    }
    start += length;
  }
}

/** The image of the first `used` entries of the buffer, written behind the line, by groups of rows. */
function multiplyLine({ matrix, stride, isLower, field, buffer }: LineMap, rows: number, used: number): void {
  const { p, inverse } = field;
  for (let i = 0; i < rows; i += ROWS_TOGETHER) {
    const end = isLower ? Math.min(i + ROWS_TOGETHER, used) : used;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let j = isLower ? 0 : i; j < end; j += 1) {
      const value = buffer[j] ?? 0;
      const entry = i * stride + j;
      s0 += (matrix[entry] ?? 0) * value;
      s1 += (matrix[entry + stride] ?? 0) * value;
      s2 += (matrix[entry + 2 * stride] ?? 0) * value;
      s3 += (matrix[entry + 3 * stride] ?? 0) * value;
    }
    buffer[stride + i] = centred(s0, p, inverse);
    buffer[stride + i + 1] = centred(s1, p, inverse);
    buffer[stride + i + 2] = centred(s2, p, inverse);
    buffer[stride + i + 3] = centred(s3, p, inverse);
  }
}
