import { at } from "../../../core/errors.ts";
import { wordAt } from "../monomial.ts";
import { residueOf, type WordPrime } from "./balanced-residues.ts";
import { type AxisLines, type ExponentSet, linesAlong } from "./exponent-set.ts";
import { newtonTables, ROWS_TOGETHER } from "./newton-tables.ts";

/**
 * Evaluation and interpolation of polynomials whose exponent vectors lie in a set, at the points of the same set.
 *
 * Both factor through Newton's basis, in which they are triangular along each axis: upper triangular matrices never
 * leave a set that holds with any vector all smaller ones, and lower triangular ones need only values from within it.
 * So a polynomial with N terms is determined by N values, whatever the shape of the set.
 * Source: van der Hoeven & Schost (2013), Multi-point evaluation in higher dimensions, AAECC 24, section 3.
 */
export interface GridTransform {
  /** Values at the points from coefficients, in place, by number; all residues modulo the prime. */
  readonly evaluate: (data: Float64Array) => void;
  /** Coefficients from values, in place. */
  readonly interpolate: (data: Float64Array) => void;
}

/** The lines of a set along all its axes. */
export function allLines(set: ExponentSet): readonly AxisLines[] {
  return set.caps.map((_, axis) => linesAlong(set, axis));
}

/** The transform modulo a prime. No line may be longer than a dot product, and none as long as the prime. */
export function gridTransform(
  set: ExponentSet,
  lines: readonly AxisLines[],
  prime: WordPrime,
): GridTransform {
  const tables = newtonTables(Math.max(0, ...set.caps) + 1, prime);
  const buffer = new Float64Array(2 * tables.stride);
  const pass = (matrix: Float64Array, isLower: boolean) => (data: Float64Array) => {
    for (const axis of lines) {
      transformLines(data, axis, { matrix, stride: tables.stride, isLower, prime, buffer });
    }
  };
  const toNewton = pass(tables.toNewton, false);
  const toValues = pass(tables.toValues, true);
  const fromValues = pass(tables.fromValues, true);
  const fromNewton = pass(tables.fromNewton, false);
  return {
    evaluate: (data) => {
      toNewton(data);
      toValues(data);
    },
    interpolate: (data) => {
      fromValues(data);
      fromNewton(data);
    },
  };
}

interface LineMap {
  readonly matrix: Float64Array;
  readonly stride: number;
  readonly isLower: boolean;
  readonly prime: WordPrime;
  /** Room for a line and its image. */
  readonly buffer: Float64Array;
}

function transformLines(data: Float64Array, { ranks, lengths }: AxisLines, map: LineMap): void {
  const { buffer, stride, isLower } = map;
  let start = 0;
  for (let line = 0; line < lengths.length; line += 1) {
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
function multiplyLine({ matrix, stride, isLower, prime, buffer }: LineMap, rows: number, used: number): void {
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
    buffer[stride + i] = residueOf(s0, prime);
    buffer[stride + i + 1] = residueOf(s1, prime);
    buffer[stride + i + 2] = residueOf(s2, prime);
    buffer[stride + i + 3] = residueOf(s3, prime);
  }
}

/** The product of two polynomials given by their residues, by number: evaluated, multiplied, interpolated. */
export function multiplyOnGrid(
  transform: GridTransform,
  prime: WordPrime,
  a: Float64Array,
  b: Float64Array,
): Float64Array {
  transform.evaluate(a);
  if (b !== a) transform.evaluate(b);
  const values = a.map((value, i) => residueOf(value * at(b, i), prime));
  transform.interpolate(values);
  return values;
}
