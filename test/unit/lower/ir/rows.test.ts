import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { type Rational, rational, rationals, signOfRational } from "../../../../src/exact/rational.ts";
import { power, sum } from "../../../../src/exact/ring.ts";
import { doubles } from "../../../../src/lower/interpreter/doubles.ts";
import { rationalSemantics } from "../../../../src/lower/interpreter/field-semantics.ts";
import { interpret } from "../../../../src/lower/interpreter/interpret.ts";
import { violations } from "../../../../src/lower/ir/legality.ts";
import type { Loop, Node, Program } from "../../../../src/lower/ir/program.ts";
import { compileJavaScript } from "../../../../src/lower/javascript/compile-javascript.ts";
import { runPasses } from "../../../../src/lower/passes/pass.ts";
import { loweringPasses } from "../../../../src/lower/passes/pipelines.ts";
import { counted } from "../../../counted.ts";
import { sameBits } from "../programs.ts";
import { expressionArbitrary } from "../random-expression.ts";
import {
  compiledOutput,
  indicesOf,
  lennardJonesForces,
  rowSumsOf,
  type SparseMatrix,
  sparseArbitrary,
  sparseMatrix,
  sparseProduct,
} from "../row-programs.ts";

const RUNS = 100;

/** `b + A x` by the dense matrix. */
function denseProduct(matrix: SparseMatrix, x: readonly Rational[], b: readonly Rational[]) {
  const { starts, columns, values, columnCount } = matrix;
  return b.map((start, row) => {
    const dense = new Array<number>(columnCount).fill(0);
    for (let k = at(starts, row); k < at(starts, row + 1); k++) {
      dense[at(columns, k)] = at(dense, at(columns, k)) + at(values, k);
    }
    const products = dense.map((value, column) => rationals.multiply(rational(value), at(x, column)));
    return rationals.add(start, sum(rationals, products));
  });
}

counted("differential", "a sparse product equals the dense one, exactly, and after lowering", () => {
  fc.assert(
    fc.property(sparseArbitrary, (matrix) => {
      const x = Array.from({ length: matrix.columnCount }, (_, k) => rational(2 * k - 3, k + 1));
      const b = matrix.starts.slice(1).map((_, k) => rational(k - 2, 7));
      const values = matrix.values.map((value) => rational(value));
      const given = {
        arrays: { values, x, b },
        indices: indicesOf(matrix),
        parameters: { scale: rational(0) },
      };
      const program = sparseProduct(matrix);
      expect(violations(program)).toEqual([]);
      const expected = denseProduct(matrix, x, b);
      for (const each of [program, runPasses(program, loweringPasses)]) {
        expect(interpret(rationalSemantics, each, given)["y"]).toEqual(expected);
      }
    }),
    { numRuns: RUNS },
  );
  return 2 * RUNS;
});

/** Atoms on a distorted cubic lattice. */
function positions(side: number): readonly (readonly Rational[])[] {
  const range = Array.from({ length: side }, (_, k) => k);
  const atoms = range.flatMap((i) => range.flatMap((j) => range.map((k) => [i, j, k])));
  return atoms.map((site, n) =>
    site.map((along, axis) => rational(120 * along + ((7 * n + 11 * axis) % 13) - 6, 100)),
  );
}

function distanceSquared(a: readonly Rational[], b: readonly Rational[]): Rational {
  return sum(
    rationals,
    a.map((value, axis) => power(rationals, rationals.subtract(value, at(b, axis)), 2)),
  );
}

function isWithin(squared: Rational, limit: number): boolean {
  return signOfRational(rationals.subtract(squared, rational(limit))) < 0;
}

/** The neighbours of each atom within a distance, as a sparse matrix of ones. */
function neighbourLists(atoms: readonly (readonly Rational[])[], limit: number): SparseMatrix {
  const rows = atoms.map((here, i) =>
    atoms.flatMap((there, j): (readonly [number, number])[] =>
      i !== j && isWithin(distanceSquared(here, there), limit) ? [[j, 1]] : [],
    ),
  );
  return sparseMatrix(atoms.length, rows);
}

/** The force on an atom from all others nearer than the cut-off. */
function forceOn(atoms: readonly (readonly Rational[])[], i: number, cutOff: number): readonly Rational[] {
  const here = at(atoms, i);
  const terms = atoms.flatMap((there, j) => {
    const squared = distanceSquared(here, there);
    if (i === j || !isWithin(squared, cutOff)) return [];
    const inverse = (n: number) => rationals.divide(rationals.one, power(rationals, squared, n));
    const strength = rationals.subtract(
      rationals.multiply(rational(48), inverse(7)),
      rationals.multiply(rational(24), inverse(4)),
    );
    return [
      here.map((value, axis) => rationals.multiply(strength, rationals.subtract(value, at(there, axis)))),
    ];
  });
  return here.map((_, axis) =>
    sum(
      rationals,
      terms.map((term) => at(term, axis)),
    ),
  );
}

counted(
  "differential",
  "Lennard-Jones forces by lists of neighbours are the sums over all pairs, exactly",
  () => {
    const atoms = positions(3);
    const [cutOff, listed] = [3, 5];
    const lists = neighbourLists(atoms, listed);
    const program = lennardJonesForces(atoms.length, lists.columns.length, cutOff);
    expect(violations(program)).toEqual([]);
    const x = [0, 1, 2].flatMap((axis) => atoms.map((atom) => at(atom, axis)));
    const indices = { starts: lists.starts, neighbours: lists.columns };
    const { force } = interpret(rationalSemantics, program, { arrays: { x }, indices });
    const expected = atoms.map((_, i) => forceOn(atoms, i, cutOff));
    expect(force).toEqual([0, 1, 2].flatMap((axis) => expected.map((each) => at(each, axis))));
    const floats = x.map(({ numerator, denominator }) => Number(numerator) / Number(denominator));
    const truth = interpret(doubles, program, { arrays: { x: floats }, indices })["force"] ?? [];
    expect(sameBits(compiledOutput(program, { x: floats, ...indices }), truth)).toBe(true);
    return 2 * atoms.length;
  },
);

counted("differential", "compiled row sums of any expression have the bits of interpreted ones", () => {
  const runs = 200;
  fc.assert(
    fc.property(sparseArbitrary, expressionArbitrary, (matrix, expression) => {
      const program = rowSumsOf(matrix, expression);
      const x = Array.from({ length: matrix.columnCount }, (_, k) => 0.3 * k + 0.7);
      const b = matrix.starts.slice(1).map((_, k) => 1.1 - 0.4 * k);
      const arrays = { values: matrix.values.map((value) => value / 4), x, b };
      const indices = indicesOf(matrix);
      const truth = interpret(doubles, program, { arrays, indices, parameters: { scale: 0.6 } })["y"] ?? [];
      expect(sameBits(compiledOutput(program, { ...arrays, ...indices }, [0.6]), truth)).toBe(true);
    }),
    { numRuns: runs },
  );
  return runs;
});

const SAMPLE = sparseMatrix(3, [
  [
    [0, 2],
    [2, 5],
  ],
  [],
  [[1, -1]],
]);

counted(
  "behaviour",
  "what a row's entries share is computed once for the row, and what all share once",
  () => {
    const { source } = compileJavaScript(lennardJonesForces(10, 40, 9));
    const lines = source.split("\n").map((line) => line.trim());
    const entries = lines.findIndex((line) => line.startsWith("for (let k = starts[i]; k < end;"));
    expect(lines.indexOf("const x0 = x[i];")).toBeGreaterThan(0);
    expect(lines.indexOf("const x0 = x[i];")).toBeLessThan(entries);
    const body = lines.slice(entries, lines.indexOf("}", entries));
    expect(body.filter((line) => line.includes("neighbours[k]"))).toHaveLength(1);
    return 2;
  },
);

counted("behaviour", "indices outside their bounds, and rows that end before they begin, are refused", () => {
  const program = sparseProduct(SAMPLE);
  const { starts, columns } = SAMPLE;
  const wrong: readonly Readonly<Record<string, readonly number[]>>[] = [
    { starts, columns: [0, 3, 1] },
    { starts, columns: [0, -1, 1] },
    { starts: [0, 2, 2, 4], columns },
    { starts: [0, 2, 1, 3], columns },
  ];
  const [values, x, b] = [[...SAMPLE.values], [1, 2, 3], [0, 0, 0]];
  const refusal = expect.objectContaining({ code: "E_DOMAIN" });
  for (const indices of wrong) {
    expect(() => compiledOutput(program, { values, x, b, ...indices }, [0])).toThrow(refusal);
    const given = { arrays: { values, x, b }, indices, parameters: { scale: 0 } };
    expect(() => interpret(doubles, program, given)).toThrow(refusal);
  }
  const reals = [starts, columns, values, x, b, b].map((array) => Float64Array.from(array));
  const shape = expect.objectContaining({ code: "E_SHAPE" });
  expect(() => compileJavaScript(program).run(reals, [0])).toThrow(shape);
  return 2 * wrong.length + 1;
});

function withRows(program: Program, change: (loop: Loop) => Loop): Program {
  return { ...program, loops: program.loops.map(change) };
}

function withNodes(program: Program, change: (node: Node) => Node): Program {
  return { ...program, nodes: program.nodes.map(change) };
}

counted("wrong-twin", "faults of rows and computed positions break rules of legality", () => {
  const legal = sparseProduct(SAMPLE);
  const lennardJones = lennardJonesForces(10, 40, 9);
  const withArrays = (change: (array: Program["arrays"][number]) => Program["arrays"][number]): Program => ({
    ...legal,
    arrays: legal.arrays.map(change),
  });
  const faults: readonly (readonly [string, Program])[] = [
    ["bounds", withArrays((array) => (array.name === "columns" ? { ...array, indicesBelow: 4 } : array))],
    ["bounds", withArrays((array) => (array.name === "values" ? { ...array, length: 2 } : array))],
    [
      "bounds",
      withNodes(lennardJones, (node) => (node.tag === "integer" ? { ...node, value: node.value + 1 } : node)),
    ],
    ["bounds", withRows(legal, (loop) => (loop.tag === "rows" ? { ...loop, count: 4 } : loop))],
    ["types", withNodes(legal, (node) => (node.tag === "gather" ? { ...node, type: "f64" } : node))],
    [
      "types",
      withNodes(legal, (node) =>
        node.tag === "load" ? { ...node, access: { array: "starts", stride: 1, offset: 0 } } : node,
      ),
    ],
    [
      "types",
      withRows(legal, (loop) =>
        loop.tag === "rows" ? { ...loop, begin: { array: "b", stride: 1, offset: 0 } } : loop,
      ),
    ],
    [
      "declarations",
      withArrays((array) => (array.role === "output" ? { ...array, indicesBelow: 9 } : array)),
    ],
    [
      "declared",
      withNodes(legal, (node) =>
        node.tag === "gather" && node.array === "x" ? { ...node, array: "z" } : node,
      ),
    ],
    [
      "stored-before-load",
      withNodes(legal, (node) =>
        node.tag === "gather" && node.array === "x" ? { ...node, array: "y" } : node,
      ),
    ],
    ["carried", withNodes(legal, (node) => (node.tag === "carried" ? { ...node, slot: 1 } : node))],
    [
      "carried",
      withRows(legal, (loop) =>
        loop.tag === "rows"
          ? {
              ...loop,
              stores: loop.stores.map((store) => ({ ...store, value: loop.accumulators[0]?.next ?? 0 })),
            }
          : loop,
      ),
    ],
  ];
  for (const [rule, program] of faults)
    expect(
      violations(program).map((each) => each.rule),
      rule,
    ).toContain(rule);
  return faults.length;
});
