import { at } from "../../../../src/core/errors.ts";
import { rational, rationalFromText } from "../../../../src/exact/rational.ts";
import { add, multiply, number, power, symbol } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { withErrorBounds } from "../../../../src/lower/checked/checked-program.ts";
import { fuseRungeKutta4 } from "../../../../src/lower/fuse-runge-kutta.ts";
import { doubles } from "../../../../src/lower/interpreter/doubles.ts";
import { interpret } from "../../../../src/lower/interpreter/interpret.ts";
import { programBuilder } from "../../../../src/lower/ir/builder.ts";
import { argumentArrays, type Program } from "../../../../src/lower/ir/program.ts";
import { latticeProgram } from "../../../../src/lower/lattice-program.ts";
import { rearranged } from "../../../../src/lower/passes/pipelines.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import type { ElementNames } from "../../../../src/lower/source-text/source-text.ts";
import { finiteLattice } from "../../../../src/models/finite-lattice.ts";
import { dispersionRelation } from "../../../../src/models/wave.ts";
import { FIVE_STRAND, TWO_STRAND } from "../../simulate/lattice/sample-lattices.ts";
import { weightedSum } from "../programs.ts";
import { lennardJonesForces, sparseMatrix, sparseProduct } from "../row-programs.ts";

/** A program with what it is run on. */
export interface Sample {
  readonly program: Program;
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  readonly parameters: readonly number[];
  readonly elementNames?: ElementNames;
  /** Whether only + - * / and square roots occur, which leave no language a choice. */
  readonly isAlgebraic: boolean;
}

/** Its output arrays one after the other, by the interpreter. */
export function truthOf({ program, inputs, parameters }: Sample): readonly number[] {
  const isOfIndices = (name: string) =>
    program.arrays.some((array) => array.name === name && array.indicesBelow !== undefined);
  const entries = Object.entries(inputs);
  const outputs = interpret(doubles, program, {
    arrays: Object.fromEntries(entries.filter(([name]) => !isOfIndices(name))),
    indices: Object.fromEntries(entries.filter(([name]) => isOfIndices(name))),
    parameters: Object.fromEntries(program.parameters.map((name, k) => [name, at(parameters, k)])),
  });
  return Object.values(outputs).flat();
}

/** Numbers that are no round ones, and of both signs. */
export function numbers(length: number, seed = 1): readonly number[] {
  return Array.from({ length }, (_, k) => Math.sin(seed + 1.7 * k) * 1.3);
}

/** c2, c4, c6 of the lattice of Figure 3, by independent computation in exact arithmetic; see test/cli/commands.test.ts. */
const DISPERSION = [
  "13216/40395",
  "19127462612576/65914784629875",
  "17112661821154474985792/107556846956375926246875",
];

const dispersion: Sample = {
  program: programOf(
    [
      dispersionRelation(
        DISPERSION.map((text) => number(rationalFromText(text))),
        symbol("h"),
      ),
    ],
    ["k"],
    { name: "dispersionRelation", points: 40, parameters: ["h"] },
  ),
  inputs: { x: numbers(40) },
  parameters: [0.25],
  elementNames: { x: { 0: "k" } },
  isAlgebraic: true,
};

/** Thirty terms in three variables. */
const polynomials = [0, 1, 2].map((row) =>
  add(
    ...Array.from({ length: 10 }, (_, term) =>
      multiply(
        number(rational((term % 5) - 7, 3 + row)),
        ...["a", "b", "c"].map((name, k) => power(symbol(name), number((term * (k + 2) + row) % 4))),
      ),
    ),
  ),
);

function polynomialSystem(points: number): Program {
  return programOf(polynomials, ["a", "b", "c"], { name: "polynomialSystem", points });
}

/** A map backwards through a long temporary array, with the point as a number and a choice. */
function backwards(count: number): Program {
  const { nodes, ...builder } = programBuilder();
  const { load, subtract, multiply, negate, toReal, counter, integer } = builder;
  const difference = subtract(load("x", -1, count - 1), negate(load("x", 1, 0)));
  const isEven = builder.compare("==", builder.multiply(counter(), integer(2)), builder.integer(6));
  const chosen = builder.select(isEven, builder.apply("abs", [negate(difference)]), toReal(counter()));
  const half = multiply(load("half", -1, count - 1), builder.parameter("scale"));
  return {
    name: "backwards",
    comments: [],
    parameters: ["scale"],
    arrays: [
      { name: "x", length: count, role: "input" },
      { name: "half", length: count, role: "temporary" },
      { name: "y", length: 2 * count, role: "output" },
    ],
    nodes,
    loops: [
      {
        tag: "map",
        count,
        stores: [
          { access: { array: "half", stride: 1, offset: 0 }, value: chosen },
          { access: { array: "y", stride: -2, offset: 2 * count - 1 }, value: difference },
        ],
      },
      { tag: "map", count, stores: [{ access: { array: "y", stride: 2, offset: 0 }, value: half }] },
    ],
  };
}

const ATOMS = 5;
const neighbours = sparseMatrix(
  ATOMS,
  Array.from({ length: ATOMS }, (_, i) =>
    Array.from({ length: ATOMS }, (_, j) => [j, 0] as const).filter(([j]) => j !== i && (i + j) % 4 !== 0),
  ),
);
const matrix = sparseMatrix(3, [
  [
    [0, 2],
    [2, -1],
  ],
  [],
  [
    [1, 5],
    [1, 3],
    [0, -2],
  ],
]);

/** Numbers at the ends of the range of doubles, and some that no short decimal meets. */
const CONSTANTS = [
  5e-324,
  2.2250738585072014e-308,
  Number.MAX_VALUE,
  1e21,
  1e-7,
  2 ** 53 - 1,
  0.1,
  1 / 3,
  -1.5,
  4,
];

function constants(): Program {
  const { nodes, ...builder } = programBuilder();
  return {
    name: "constants",
    comments: [],
    parameters: ["unused"],
    arrays: [
      { name: "x", length: 1, role: "input" },
      { name: "y", length: CONSTANTS.length, role: "output" },
    ],
    nodes,
    loops: CONSTANTS.map((value, offset) => ({
      tag: "map",
      count: 1,
      stores: [{ access: { array: "y", stride: 0, offset }, value: builder.float(value) }],
    })),
  };
}

/** The programs that every language is tried on; each name is used once. */
export const SAMPLES: readonly Sample[] = [
  {
    program: { ...latticeProgram(finiteLattice(TWO_STRAND, 0.5, 17)), name: "twoStrand" },
    inputs: { u: numbers(36) },
    parameters: [],
    isAlgebraic: true,
  },
  {
    program: { ...latticeProgram(finiteLattice(FIVE_STRAND, 1, 20, "periodic")), name: "fiveStrand" },
    inputs: { u: numbers(100) },
    parameters: [],
    isAlgebraic: true,
  },
  dispersion,
  {
    program: polynomialSystem(7),
    inputs: { x: numbers(21) },
    parameters: [],
    elementNames: { x: { 0: "a", 7: "b", 14: "c" } },
    isAlgebraic: true,
  },
  {
    program: { ...rearranged(polynomialSystem(1)), name: "rearrangedSystem" },
    inputs: { x: numbers(3) },
    parameters: [],
    isAlgebraic: true,
  },
  {
    program: fuseRungeKutta4(
      programOf([parseExpression("u - u*v"), parseExpression("rate*v*(u - v)/3")], ["u", "v"], {
        name: "predator",
        parameters: ["rate"],
      }),
    ),
    inputs: { x: [0.7, 0.4] },
    parameters: [0.3, 0.01, 50],
    elementNames: { x: { 0: "u", 1: "v" } },
    isAlgebraic: true,
  },
  { program: constants(), inputs: { x: [0] }, parameters: [1], isAlgebraic: true },
  {
    program: weightedSum(),
    inputs: { x: [5, -7, -1, 0, 2, 0, 4, 0, 3, 0] },
    parameters: [],
    isAlgebraic: true,
  },
  {
    // Bounds are infinite where nothing is known, as quotients of numbers alone, which Python takes for an error.
    program: {
      ...withErrorBounds(programOf([parseExpression("1/a")], ["a"], { points: 3 })),
      name: "checked",
    },
    inputs: { x: [0, 1.5, -2] },
    parameters: [],
    isAlgebraic: true,
  },
  { program: backwards(6), inputs: { x: numbers(6) }, parameters: [0.7], isAlgebraic: true },
  {
    program: { ...backwards(3000), name: "farBackwards" },
    inputs: { x: numbers(3000) },
    parameters: [0.7],
    isAlgebraic: true,
  },
  {
    program: sparseProduct(matrix),
    inputs: {
      starts: matrix.starts,
      columns: matrix.columns,
      values: matrix.values,
      x: numbers(3),
      b: numbers(3, 2),
    },
    parameters: [0],
    isAlgebraic: true,
  },
  {
    program: lennardJonesForces(ATOMS, neighbours.columns.length, 9),
    inputs: {
      starts: neighbours.starts,
      neighbours: neighbours.columns,
      x: numbers(3 * ATOMS),
    },
    parameters: [],
    isAlgebraic: true,
  },
  {
    program: programOf(
      ["exp(a)*sin(b)", "cos(a + pi)/log(b^2 + 3/2)", "(b^2 + 1)^(1/3)", "sqrt(a^2 + b^4)^a"].map((text) =>
        parseExpression(text),
      ),
      ["a", "b"],
      { name: "elementary", points: 9 },
    ),
    inputs: { x: numbers(18) },
    parameters: [],
    isAlgebraic: false,
  },
];

/** The elements of an argument as a language gets them: outputs are not numbers before they are computed. */
export function argumentValues({ program, inputs }: Sample): readonly (readonly number[])[] {
  return argumentArrays(program).map(
    ({ name, length }) => inputs[name] ?? new Array(length).fill(Number.NaN),
  );
}
