import fc from "fast-check";
import { at } from "../../../src/core/errors.ts";
import { rational } from "../../../src/exact/rational.ts";
import type { Expression } from "../../../src/expr/expression.ts";
import { evaluateFloating } from "../../../src/expr/floating/evaluate-floating.ts";
import { type Builder, programBuilder } from "../../../src/lower/ir/builder.ts";
import { argumentArrays, type NodeId, type Program, type RowsLoop } from "../../../src/lower/ir/program.ts";
import { compileJavaScript } from "../../../src/lower/javascript/compile-javascript.ts";

/** A sparse matrix by rows: the entries of row r are those from `starts[r]` up to `starts[r + 1]`. */
export interface SparseMatrix {
  readonly columnCount: number;
  readonly starts: readonly number[];
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/** Sparse matrices with small integers, some rows empty, some columns more than once in a row. */
export const sparseArbitrary: fc.Arbitrary<SparseMatrix> = fc
  .integer({ min: 1, max: 5 })
  .chain((columnCount) => {
    const entry = fc.tuple(fc.nat(columnCount - 1), fc.integer({ min: -9, max: 9 }));
    const row = fc.array(entry, { maxLength: 4 });
    return fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) => sparseMatrix(columnCount, rows));
  });

export function sparseMatrix(
  columnCount: number,
  rows: readonly (readonly (readonly [number, number])[])[],
): SparseMatrix {
  const entries = rows.flat();
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.length);
  return {
    columnCount,
    starts,
    columns: entries.map(([column]) => column),
    values: entries.map(([, value]) => value),
  };
}

/** The index arrays of a program over a sparse matrix. */
export function indicesOf({ starts, columns }: SparseMatrix): Record<string, readonly number[]> {
  return { starts, columns };
}

/** `y_r = b_r + sum over the entries of row r of body`, where the body is made of the entry's value, x there, and b_r. */
export function rowSums(
  matrix: SparseMatrix,
  body: (builder: Builder, value: NodeId, x: NodeId, b: NodeId) => NodeId,
): Program {
  const builder = programBuilder();
  const column = builder.gatherIndex("columns", builder.entry());
  const [value, x] = [builder.gather("values", builder.entry()), builder.gather("x", column)];
  const b = builder.load("b", 1, 0);
  const zero = builder.exact(rational(0));
  const next = builder.add(builder.carried(0), body(builder, value, x, b));
  const stored = builder.add(b, builder.carried(0));
  const rows = matrix.starts.length - 1;
  const entries = matrix.columns.length;
  return {
    name: "rowSums",
    comments: ["y = b + A x"],
    parameters: ["scale"],
    arrays: [
      { name: "starts", length: rows + 1, role: "input", indicesBelow: entries + 1 },
      { name: "columns", length: entries, role: "input", indicesBelow: matrix.columnCount },
      { name: "values", length: entries, role: "input" },
      { name: "x", length: matrix.columnCount, role: "input" },
      { name: "b", length: rows, role: "input" },
      { name: "y", length: rows, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [
      {
        tag: "rows",
        count: rows,
        begin: { array: "starts", stride: 1, offset: 0 },
        end: { array: "starts", stride: 1, offset: 1 },
        accumulators: [{ initial: zero, next }],
        stores: [{ access: { array: "y", stride: 1, offset: 0 }, value: stored }],
      },
    ],
  };
}

/** The product of a sparse matrix with a vector, plus a vector. */
export function sparseProduct(matrix: SparseMatrix): Program {
  return rowSums(matrix, ({ multiply }, value, x) => multiply(value, x));
}

/** Row sums of an expression of the entry's value a, of x there, b, and of the row's number c. */
export function rowSumsOf(matrix: SparseMatrix, expression: Expression): Program {
  return rowSums(matrix, (builder, value, x, b) => {
    const symbols: Readonly<Record<string, NodeId>> = {
      a: value,
      b: x,
      c: builder.add(b, builder.multiply(builder.parameter("scale"), builder.toReal(builder.counter()))),
    };
    const symbol = (name: string) => symbols[name] ?? -1;
    const pi = () => builder.intern({ tag: "pi" });
    return evaluateFloating({ ...builder, pi, symbol }, expression);
  });
}

const [X, FORCE, NEIGHBOURS] = ["x", "force", "neighbours"];

/**
 * Lennard-Jones forces with a cut-off, `24 (2 / r^14 - 1 / r^8) (x_i - x_j)` summed over the neighbours j of each atom
 * (Allen & Tildesley 2017, eq. 1.6), with positions and forces as three rows of all atoms.
 */
export function lennardJonesForces(atoms: number, pairs: number, cutOffSquared: number): Program {
  const builder = programBuilder();
  const { add, subtract, multiply, divide, exact, integer, gather, load, carried } = builder;
  const other = builder.gatherIndex(NEIGHBOURS, builder.entry());
  const separation = [0, 1, 2].map((axis) =>
    subtract(load(X, 1, axis * atoms), gather(X, add(other, integer(axis * atoms)))),
  );
  const squared = separation.map((d) => multiply(d, d)).reduce(add);
  const inverse = divide(exact(rational(1)), squared);
  const cubed = multiply(inverse, multiply(inverse, inverse));
  const twice = subtract(multiply(exact(rational(2)), cubed), exact(rational(1)));
  const strength = multiply(exact(rational(24)), multiply(multiply(twice, cubed), inverse));
  const isNear = builder.compare("<", squared, exact(rational(cutOffSquared)));
  const zero = exact(rational(0));
  const factor = builder.select(isNear, strength, zero);
  const loop: RowsLoop = {
    tag: "rows",
    count: atoms,
    begin: { array: "starts", stride: 1, offset: 0 },
    end: { array: "starts", stride: 1, offset: 1 },
    accumulators: separation.map((d, axis) => ({
      initial: zero,
      next: add(carried(axis), multiply(factor, d)),
    })),
    stores: separation.map((_, axis) => ({
      access: { array: FORCE, stride: 1, offset: axis * atoms },
      value: carried(axis),
    })),
  };
  return {
    name: "lennardJones",
    comments: ["forces of 4 (r^-12 - r^-6)"],
    parameters: [],
    arrays: [
      { name: "starts", length: atoms + 1, role: "input", indicesBelow: pairs + 1 },
      { name: NEIGHBOURS, length: pairs, role: "input", indicesBelow: atoms },
      { name: X, length: 3 * atoms, role: "input" },
      { name: FORCE, length: 3 * atoms, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [loop],
  };
}

/** The one output of a compiled program on arrays by name. */
export function compiledOutput(
  program: Program,
  arrays: Readonly<Record<string, readonly number[]>>,
  parameters: readonly number[] = [],
): readonly number[] {
  const given = argumentArrays(program).map(({ name, length, indicesBelow }) => {
    const elements = arrays[name];
    if (elements === undefined) return new Float64Array(length).fill(Number.NaN);
    return indicesBelow === undefined ? Float64Array.from(elements) : Int32Array.from(elements);
  });
  compileJavaScript(program).run(given, parameters);
  return [...at(given, given.length - 1)];
}
