import fc from "fast-check";
import { expect } from "vitest";
import { rational } from "../../../../src/exact/rational.ts";
import { add, multiply, negate, symbol } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { jacobianProgram } from "../../../../src/lower/differentiate/jacobian-program.ts";
import { tangentProgram } from "../../../../src/lower/differentiate/tangent-program.ts";
import { fuseRungeKutta4 } from "../../../../src/lower/fuse-runge-kutta.ts";
import { programBuilder } from "../../../../src/lower/ir/builder.ts";
import { argumentArrays, type Program, type ReductionLoop } from "../../../../src/lower/ir/program.ts";
import { latticeProgram } from "../../../../src/lower/lattice-program.ts";
import { rearranged } from "../../../../src/lower/passes/pipelines.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { loweredForWebAssembly } from "../../../../src/lower/webassembly/lower-for-webassembly.ts";
import { finiteLattice } from "../../../../src/models/finite-lattice.ts";
import { counted } from "../../../counted.ts";
import { FIVE_STRAND, latticeArbitrary } from "../../simulate/lattice/sample-lattices.ts";
import { POLYNOMIAL_SYMBOLS, polynomialArbitrary, sameBits } from "../programs.ts";
import { expressionArbitrary } from "../random-expression.ts";
import { indicesOf, lennardJonesForces, rowSumsOf, sparseArbitrary } from "../row-programs.ts";
import { type Given, inInterpreter, inWebAssembly } from "./in-webassembly.ts";

const RUNS = 60;
const numbers = (length: number) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length });

/** Numbers for all input arrays of a program, which are of reals. */
function someNumbers(program: Program): Given["arrays"] {
  const inputs = argumentArrays(program).filter(({ role }) => role === "input");
  const value = (k: number) => ((k * k + 3 * k) % 19) / 8 - 1.1;
  return Object.fromEntries(
    inputs.map(({ name, length }, n) => [name, Array.from({ length }, (_, k) => value(k + 5 * n))]),
  );
}

/** That a program has the bits of the interpreted one; and with inlined functions, of the interpreted lowered one. */
function expectSameBits(program: Program, given: Given): void {
  const called = inWebAssembly(program, given, { functions: "platform" });
  expect(sameBits(called, inInterpreter(program, given))).toBe(true);
  const inlined = inWebAssembly(program, given);
  expect(sameBits(inlined, inInterpreter(loweredForWebAssembly(program, "inlined"), given))).toBe(true);
}

counted(
  "differential",
  "sines and cosines have its bits at zeros, at large angles, and at what is no number",
  () => {
    const x = [0, -0, 1e22, -1e300, 1, Number.NaN, Number.POSITIVE_INFINITY, 5e-324, 2e9];
    for (const points of [1, 2, x.length]) {
      const expressions = ["sin(a)", "cos(a)*sin(sin(a))"].map((text) => parseExpression(text));
      const program = programOf(expressions, ["a"], { points });
      for (let first = 0; first + points <= x.length; first++) {
        expectSameBits(program, { arrays: { x: x.slice(first, first + points) } });
      }
    }
    return 2 * x.length;
  },
);

counted(
  "differential",
  "modules have the bits of the interpreter: expressions, both layouts, 1 to 5 points",
  () => {
    for (const layout of ["rows", "columns"] as const) {
      const points = fc.integer({ min: 1, max: 5 });
      const cases = points.chain((count) => fc.tuple(fc.constant(count), numbers(2 * count)));
      fc.assert(
        fc.property(fc.tuple(expressionArbitrary, expressionArbitrary), cases, (pair, [count, x]) => {
          const program = programOf(pair, ["a", "b"], { points: count, layout, parameters: ["c"] });
          expectSameBits(program, { arrays: { x }, parameters: { c: 0.7 } });
        }),
        { numRuns: RUNS },
      );
    }
    return 4 * RUNS;
  },
);

counted("differential", "rearranged polynomials, their Jacobians and directional derivatives too", () => {
  fc.assert(
    fc.property(fc.tuple(polynomialArbitrary, polynomialArbitrary), (pair) => {
      const program = programOf(pair, POLYNOMIAL_SYMBOLS, { points: 1 });
      for (const each of [rearranged(program), jacobianProgram(program).program, tangentProgram(program)]) {
        expectSameBits(each, { arrays: someNumbers(each) });
      }
    }),
    { numRuns: RUNS },
  );
  return 3 * RUNS;
});

counted("differential", "as many points as several calls compute, even and odd numbers", () => {
  for (const points of [2048, 2049, 2051]) {
    const program = programOf([multiply(symbol("a"), symbol("a"))], ["a"], { points });
    expectSameBits(program, { arrays: someNumbers(program) });
  }
  return 3;
});

counted("differential", "lattices with free and fixed ends", () => {
  const lattices = fc.tuple(
    latticeArbitrary,
    fc.integer({ min: 2, max: 9 }),
    fc.constantFrom("fixed" as const, "periodic" as const),
  );
  fc.assert(
    fc.property(lattices, ([lattice, count, ends]) => {
      const sections = ends === "fixed" ? count : count * lattice.period;
      const program = latticeProgram(finiteLattice(lattice, 0.5, sections, ends));
      expectSameBits(program, { arrays: someNumbers(program) });
    }),
    { numRuns: RUNS },
  );
  const five = latticeProgram(finiteLattice(FIVE_STRAND, 1, 100));
  expectSameBits(five, { arrays: someNumbers(five) });
  return RUNS + 1;
});

counted("differential", "fused integrators, for more steps than one call takes", () => {
  const program = fuseRungeKutta4(programOf(decaying(), ["a", "b", "c"], { parameters: ["rate"] }));
  for (const steps of [0, 1, 1500]) {
    const parameters = { rate: 0.3, step: 1 / 512, steps };
    expectSameBits(program, { arrays: { x: [0.7, 0.4, -0.2] }, parameters });
  }
  return 3;
});

/** a' = -rate a + b c, b' = -rate b + c a, c' = -rate c + a b. */
function decaying() {
  const cyclic = [
    ["a", "b", "c"],
    ["b", "c", "a"],
    ["c", "a", "b"],
  ] as const;
  return cyclic.map(([x, y, z]) =>
    add(multiply(negate(symbol("rate")), symbol(x)), multiply(symbol(y), symbol(z))),
  );
}

counted(
  "differential",
  "rows: sums of any expression over sparse matrices, and forces over lists of neighbours",
  () => {
    fc.assert(
      fc.property(sparseArbitrary, expressionArbitrary, (matrix, expression) => {
        const program = rowSumsOf(matrix, expression);
        const x = Array.from({ length: matrix.columnCount }, (_, k) => 0.3 * k - 0.4);
        const b = matrix.starts.slice(1).map((_, k) => 0.7 * k - 1);
        const arrays = { ...indicesOf(matrix), values: matrix.values, x, b };
        expectSameBits(program, { arrays, parameters: { scale: 0.5 } });
      }),
      { numRuns: RUNS },
    );
    const forces = lennardJonesForces(5, 8, 6);
    const neighbours = [1, 2, 0, 3, 4, 1, 2, 0];
    const x = Array.from({ length: 15 }, (_, k) => ((7 * k) % 11) / 3);
    expectSameBits(forces, { arrays: { x, starts: [0, 2, 2, 5, 6, 8], neighbours } });
    return RUNS + 1;
  },
);

counted(
  "golden",
  "maps and reductions with negative strides, integers, comparisons and choices (by hand)",
  () => {
    const x = [5, -7, -1, 0, 2, 0, 4, 0, 3, 0];
    // Points see x = 3, 4, 2, -1, 5 with weights 1, 3, 6, 9, 12, where negative x count as zero.
    expect(inWebAssembly(weightedPositive("map"), { arrays: { x } })).toEqual([3, 12, 12, 0, 60]);
    expect(inWebAssembly(weightedPositive("reduction"), { arrays: { x } })).toEqual([87]);
    return 2;
  },
);

/** The values `weight(i) max(x_i, 0)` of five points with x_i = x[8 - 2 i], or their sum. */
function weightedPositive(form: "map" | "reduction"): Program {
  const builder = programBuilder();
  const { load, integer, counter, float } = builder;
  const x = load("x", -2, 8);
  const isLater = builder.compare("<", integer(0), counter());
  const weight = builder.select(isLater, builder.toReal(builder.multiply(integer(3), counter())), float(1));
  const positive = builder.select(builder.compare("<=", x, float(0)), float(0), x);
  const value = builder.multiply(weight, positive);
  const reduction: ReductionLoop = {
    tag: "reduction",
    count: 5,
    accumulators: [
      {
        initial: builder.exact(rational(0)),
        next: builder.add(builder.carried(0), value),
        access: { array: "y", stride: 0, offset: 0 },
      },
    ],
  };
  return {
    name: "weightedPositive",
    comments: [],
    parameters: [],
    arrays: [
      { name: "x", length: 10, role: "input" },
      { name: "y", length: form === "map" ? 5 : 1, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [
      form === "reduction"
        ? reduction
        : { tag: "map", count: 5, stores: [{ access: { array: "y", stride: 1, offset: 0 }, value }] },
    ],
  };
}

counted("golden", "gathers in maps, with indices that are positions, reals, or both (by hand)", () => {
  const builder = programBuilder();
  const { add, multiply, toReal, counter, integer, gather, gatherIndex } = builder;
  const index = gatherIndex("p", counter());
  const isSecond = builder.compare("==", index, integer(1));
  const chosen = builder.select(isSecond, counter(), add(index, integer(0)));
  const mirrored = gather("x", builder.subtract(integer(2), counter()));
  const values = [
    add(gather("x", index), multiply(toReal(index), toReal(counter()))),
    add(gather("x", chosen), mirrored),
  ];
  const program: Program = {
    name: "gathers",
    comments: [],
    parameters: [],
    arrays: [
      { name: "p", length: 3, role: "input", indicesBelow: 3 },
      { name: "x", length: 3, role: "input" },
      { name: "y", length: 6, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [
      {
        tag: "map",
        count: 3,
        stores: values.map((value, k) => ({ access: { array: "y", stride: 1, offset: 3 * k }, value })),
      },
    ],
  };
  const given = { arrays: { p: [2, 0, 1], x: [10, 20, 30] } };
  // x[p_i] + p_i i; then x[p_i], or x[i] where p_i = 1, and to it x[2 - i].
  const expected = [30, 10, 20 + 2, 30 + 30, 10 + 20, 30 + 10];
  expect(inInterpreter(program, given)).toEqual(expected);
  expect(inWebAssembly(program, given)).toEqual(expected);
});
