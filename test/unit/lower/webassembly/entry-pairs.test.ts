import fc from "fast-check";
import { expect } from "vitest";
import { at, invariant } from "../../../../src/core/errors.ts";
import { add } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import type { Builder } from "../../../../src/lower/ir/builder.ts";
import type { NodeId, Program } from "../../../../src/lower/ir/program.ts";
import { compileWebAssembly, instantiate } from "../../../../src/lower/webassembly/compile-webassembly.ts";
import { F64X2 } from "../../../../src/lower/webassembly/instructions.ts";
import { loweredForWebAssembly } from "../../../../src/lower/webassembly/lower-for-webassembly.ts";
import { counted } from "../../../counted.ts";
import { sameBits } from "../programs.ts";
import { expressionArbitrary } from "../random-expression.ts";
import {
  indicesOf,
  lennardJonesForces,
  rowSums,
  rowSumsOf,
  type SparseMatrix,
  sparseArbitrary,
  sparseMatrix,
} from "../row-programs.ts";
import { type Given, inInterpreter, inWebAssembly } from "./in-webassembly.ts";
import { changed, positionsOf } from "./module-bytes.ts";

const RUNS = 60;

/** Rows of no, one, two, three and five entries. */
const matrix = sparseMatrix(4, [
  [],
  [[1, 3]],
  [
    [0, 2],
    [3, -5],
  ],
  [
    [2, 7],
    [2, 1],
    [0, -4],
  ],
  [
    [3, 1],
    [1, -1],
    [0, 6],
    [2, 2],
    [1, 8],
  ],
]);

function givenFor(matrix: SparseMatrix): Given {
  const x = Array.from({ length: matrix.columnCount }, (_, k) => 0.3 * k - 0.4);
  const b = matrix.starts.slice(1).map((_, k) => 0.7 * k - 1);
  return { arrays: { ...indicesOf(matrix), values: matrix.values, x, b }, parameters: { scale: 0.5 } };
}

/** Only pairs of entries put a double into the second lane of a vector where no map has strides. */
function hasPairs(program: Program): boolean {
  return positionsOf(F64X2.loadLane, compileWebAssembly(program).bytes).length > 0;
}

function expectSameBits(program: Program, given: Given): void {
  const truth = inInterpreter(loweredForWebAssembly(program, "inlined"), given);
  expect(sameBits(inWebAssembly(program, given), truth)).toBe(true);
}

/** A term of thirteen operations and more. */
function longTerm({ add, multiply, divide, float }: Builder, value: NodeId, x: NodeId): NodeId {
  let term = add(value, x);
  for (let k = 1; k <= 6; k++) term = add(multiply(term, x), divide(value, float(k + 0.3)));
  return term;
}

counted(
  "differential",
  "entries two at a time have the bits of the interpreter: any long term, any rows",
  () => {
    const long = parseExpression("a^3*b + 5*a*b^2*c + b^3 - 7*a*c^2 + 2*a*b*c - b/3 + a/7");
    let inPairs = 0;
    fc.assert(
      fc.property(sparseArbitrary, expressionArbitrary, (matrix, expression) => {
        const program = rowSumsOf(matrix, add(long, expression));
        if (hasPairs(program)) inPairs++;
        expectSameBits(program, givenFor(matrix));
      }),
      { numRuns: RUNS },
    );
    expect(inPairs).toBe(RUNS);
    return RUNS;
  },
);

counted("differential", "what is carried may be compared; what cannot be moved between lanes is not", () => {
  let made: { readonly builder: Builder; readonly value: NodeId; readonly x: NodeId } | undefined;
  const sums = rowSums(matrix, (builder, value, x) => {
    made = { builder, value, x };
    return value;
  });
  invariant(made !== undefined, "the body of the sums was made");
  const { builder, value, x } = made;
  const { carried, select, compare, add, multiply, toReal, entry } = builder;
  const term = longTerm(builder, value, x);
  const sum = add(carried(0), term);
  const cases: readonly (readonly [NodeId, boolean])[] = [
    [sum, true],
    [select(compare("<", carried(0), term), sum, multiply(x, term)), true],
    [add(carried(0), select(compare("<", value, x), term, x)), true],
    [select(compare("<", value, x), sum, carried(0)), false],
    [add(carried(0), multiply(term, toReal(entry()))), false],
    [add(carried(0), multiply(value, x)), false],
  ];
  for (const [next, isInPairs] of cases) {
    const loops = sums.loops.map((loop) =>
      loop.tag === "rows" ? { ...loop, accumulators: [{ ...at(loop.accumulators, 0), next }] } : loop,
    );
    const program = { ...sums, loops };
    expect(hasPairs(program)).toBe(isInPairs);
    expectSameBits(program, givenFor(matrix));
  }
  return cases.length;
});

counted("wrong-twin", "an entry that is taken from the wrong lane is seen by comparison", () => {
  const program = lennardJonesForces(5, 8, 6);
  const given = {
    x: Array.from({ length: 15 }, (_, k) => ((7 * k) % 11) / 3),
    starts: [0, 2, 2, 5, 6, 8],
    neighbours: [1, 2, 0, 3, 4, 1, 2, 0],
  };
  const kernel = compileWebAssembly(program);
  const arrays = kernel.arrays();
  [given.starts, given.neighbours, given.x].forEach((values, k) => {
    at(arrays, k).set(values);
  });
  kernel.run(arrays);
  const forces = at(arrays, 3);
  const truth = inInterpreter(program, { arrays: given });
  expect(sameBits([...forces], truth)).toBe(true);
  const lanes = positionsOf(F64X2.extractLane, kernel.bytes).map((start) => start + 2);
  // Three forces, each from either lane.
  expect(lanes.length).toBe(6);
  for (const lane of lanes) {
    instantiate(changed(kernel.bytes, lane, 1 - at(kernel.bytes, lane)), kernel.memory)();
    expect(sameBits([...forces], truth)).toBe(false);
  }
  return lanes.length;
});
