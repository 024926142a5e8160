import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { type Rational, rational, rationals } from "../../../../src/exact/rational.ts";
import { sum } from "../../../../src/exact/ring.ts";
import { multiply, subtract, symbol } from "../../../../src/expr/expression.ts";
import { adjointProgram } from "../../../../src/lower/differentiate/adjoint-program.ts";
import { tangentProgram } from "../../../../src/lower/differentiate/tangent-program.ts";
import { fuseRungeKutta4 } from "../../../../src/lower/fuse-runge-kutta.ts";
import { rationalSemantics } from "../../../../src/lower/interpreter/field-semantics.ts";
import { interpret } from "../../../../src/lower/interpreter/interpret.ts";
import { programBuilder } from "../../../../src/lower/ir/builder.ts";
import { violations } from "../../../../src/lower/ir/legality.ts";
import type { Program } from "../../../../src/lower/ir/program.ts";
import { latticeProgram } from "../../../../src/lower/lattice-program.ts";
import { runPasses } from "../../../../src/lower/passes/pass.ts";
import { loweringPasses } from "../../../../src/lower/passes/pipelines.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { finiteLattice } from "../../../../src/models/finite-lattice.ts";
import { counted } from "../../../counted.ts";
import { TWO_STRAND } from "../../simulate/lattice/sample-lattices.ts";
import { withNode } from "../programs.ts";
import { indicesOf, lennardJonesForces, rowSums, sparseMatrix } from "../row-programs.ts";
import { dualSemantics } from "./dual-numbers.ts";
import { nonlinearChain, twoStages } from "./loop-programs.ts";

type Arrays = Readonly<Record<string, readonly Rational[]>>;

interface Given {
  readonly indices?: Readonly<Record<string, readonly number[]>>;
  readonly parameters?: Readonly<Record<string, Rational>>;
}

/** Small numbers that no program sees twice. */
function numbers(length: number, seed: number): readonly Rational[] {
  return Array.from({ length }, (_, k) => rational(((k * k + 3 * k + seed) % 17) - 8, (k % 5) + 2));
}

function realInputs({ arrays }: Program) {
  return arrays.filter(({ role, indicesBelow }) => role === "input" && indicesBelow === undefined);
}

function inputsOf(program: Program, seed: number): Arrays {
  return Object.fromEntries(
    realInputs(program).map(({ name, length }, k) => [name, numbers(length, seed + k)]),
  );
}

function prefixed(prefix: string, arrays: Arrays): Arrays {
  return Object.fromEntries(Object.entries(arrays).map(([name, values]) => [prefix + name, values]));
}

/** The derivative of all outputs along a direction, by dual numbers. */
function slopes(program: Program, at0: Arrays, direction: Arrays, given: Given): Arrays {
  const arrays = Object.fromEntries(
    Object.entries(at0).map(([name, values]) => [
      name,
      values.map((value, k) => ({ value, slope: at(direction[name] ?? [], k) })),
    ]),
  );
  const constants = Object.entries(given.parameters ?? {}).map(
    ([name, value]) => [name, { value, slope: rationals.zero }] as const,
  );
  const parameters = Object.fromEntries(constants);
  const outputs = interpret(dualSemantics, program, { ...given, arrays, parameters });
  return Object.fromEntries(
    Object.entries(outputs).map(([name, values]) => [name, values.map(({ slope }) => slope)]),
  );
}

function tangentsOf(program: Program, at0: Arrays, direction: Arrays, given: Given): Arrays {
  return interpret(rationalSemantics, program, {
    ...given,
    arrays: { ...at0, ...prefixed("d_", direction) },
  });
}

/** Programs with every form of loop, and what else they are given. */
function everyLoop(): readonly (readonly [Program, Given])[] {
  const matrix = sparseMatrix(3, [
    [
      [0, 2],
      [2, 5],
    ],
    [],
    [
      [1, -1],
      [1, 3],
    ],
  ]);
  const squares = rowSums(matrix, ({ multiply, power, add }, value, x, b) =>
    add(multiply(power(x, 2), value), multiply(x, b)),
  );
  const lists = sparseMatrix(4, [
    [
      [1, 1],
      [3, 1],
    ],
    [[0, 1]],
    [[3, 1]],
    [
      [0, 1],
      [2, 1],
    ],
  ]);
  return [
    [nonlinearChain("periodic"), {}],
    [nonlinearChain("fixed"), {}],
    [twoStages(), {}],
    [latticeProgram(finiteLattice(TWO_STRAND, 1, 7)), {}],
    [squares, { indices: indicesOf(matrix), parameters: { scale: rational(1) } }],
    [
      lennardJonesForces(4, lists.columns.length, 40),
      { indices: { starts: lists.starts, neighbours: lists.columns } },
    ],
  ];
}

counted("differential", "tangents of every form of loop are derivatives by dual numbers, exactly", () => {
  const cases = everyLoop();
  for (const [program, given] of cases) {
    const tangent = tangentProgram(program);
    expect(violations(tangent), program.name).toEqual([]);
    const [point, direction] = [inputsOf(program, 1), inputsOf(program, 5)];
    const expected = prefixed("d_", slopes(program, point, direction, given));
    for (const each of [tangent, runPasses(tangent, loweringPasses)]) {
      expect(tangentsOf(each, point, direction, given), program.name).toEqual(expected);
    }
  }
  return 2 * cases.length;
});

counted("differential", "the tangent of an integrator is that of its steps, exactly", () => {
  const [a, b] = [symbol("a"), symbol("b")];
  const predators = [subtract(a, multiply(a, b)), subtract(multiply(a, b), b)];
  const program = fuseRungeKutta4(programOf(predators, ["a", "b"]));
  const given = { parameters: { step: rational(1, 10), steps: rational(2) } };
  const [x, direction] = [
    [rational(1, 2), rational(3, 2)],
    [rational(1), rational(-2)],
  ];
  const expected = prefixed("d_", slopes(program, { x }, { x: direction }, given));
  expect(tangentsOf(tangentProgram(program), { x }, { x: direction }, given)).toEqual(expected);
});

function pairing(a: Arrays, b: Arrays): Rational {
  return sum(
    rationals,
    Object.entries(a).flatMap(([name, values]) =>
      values.map((value, k) => rationals.multiply(value, at(b[name] ?? [], k))),
    ),
  );
}

function weightsOf(adjoint: Program, point: Arrays, weights: Arrays): Arrays {
  const all = { ...point, ...prefixed("w_", weights) };
  const declared = realInputs(adjoint).map(({ name }) => [name, all[name] ?? []] as const);
  return interpret(rationalSemantics, adjoint, { arrays: Object.fromEntries(declared) });
}

/** The whole gradient by dual numbers: one run for each input element. */
function gradientOf(program: Program, point: Arrays, weights: Arrays): Arrays {
  const zero = Object.fromEntries(
    Object.entries(point).map(([name, values]) => [name, values.map(() => rationals.zero)]),
  );
  const gradient = Object.entries(point).map(([name, values]) => {
    const along = (k: number) => values.map((_, other) => (other === k ? rationals.one : rationals.zero));
    return [
      `w_${name}`,
      values.map((_, k) => pairing(weights, slopes(program, point, { ...zero, [name]: along(k) }, {}))),
    ] as const;
  });
  return Object.fromEntries(gradient);
}

function outputWeights(program: Program): Arrays {
  const outputs = program.arrays.filter(({ role }) => role === "output");
  return Object.fromEntries(outputs.map(({ name, length }, k) => [name, numbers(length, 7 + k)]));
}

counted("differential", "adjoints of maps, stencils and sums are gradients by dual numbers, exactly", () => {
  const programs = everyLoop().flatMap(([program, given]) => (given.indices === undefined ? [program] : []));
  for (const program of programs) {
    const adjoint = adjointProgram(program);
    expect(violations(adjoint), program.name).toEqual([]);
    const [point, weights] = [inputsOf(program, 1), outputWeights(program)];
    const expected = gradientOf(program, point, weights);
    for (const each of [adjoint, runPasses(adjoint, loweringPasses)]) {
      expect(weightsOf(each, point, weights), program.name).toEqual(expected);
    }
  }
  return 2 * programs.length;
});

/** Differences with any strides and offsets that stay inside, some against each other. */
const overlapping: fc.Arbitrary<Program> = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.array(fc.tuple(fc.integer({ min: -2, max: 3 }), fc.nat(4)), { minLength: 1, maxLength: 4 }),
  )
  .map(([count, accesses]) => {
    const { builder, load } = withBuilder();
    const loads = accesses.map(([stride, slack]) =>
      load("x", stride, slack + (stride < 0 ? -stride * (count - 1) : 0)),
    );
    const value = loads.map((each, k) => builder.power(each, k + 2)).reduce(builder.multiply);
    return {
      name: "overlapping",
      comments: [],
      parameters: [],
      arrays: [
        { name: "x", length: 3 * (count - 1) + 6, role: "input" },
        { name: "y", length: count, role: "output" },
      ],
      nodes: builder.nodes,
      loops: [{ tag: "map", count, stores: [{ access: { array: "y", stride: 1, offset: 0 }, value }] }],
    };
  });

function withBuilder() {
  const builder = programBuilder();
  return { builder, load: builder.load };
}

counted("property", "adjoints of maps with any strides are gradients by dual numbers", () => {
  const runs = 60;
  fc.assert(
    fc.property(overlapping, (program) => {
      const adjoint = adjointProgram(program);
      expect(violations(adjoint)).toEqual([]);
      const [point, weights] = [inputsOf(program, 4), outputWeights(program)];
      expect(weightsOf(adjoint, point, weights)).toEqual(gradientOf(program, point, weights));
    }),
    { numRuns: runs },
  );
  return runs;
});

counted("wrong-twin", "a wrong sign, stride or offset in an adjoint is seen", () => {
  const program = nonlinearChain("fixed");
  const adjoint = adjointProgram(program);
  const [point, weights] = [inputsOf(program, 1), outputWeights(program)];
  const truth = weightsOf(adjoint, point, weights);
  let faults = 0;
  for (const [id, node] of adjoint.nodes.entries()) {
    const wrong = withNode(adjoint, id, (each) => {
      if (each.tag === "binary" && each.operator !== "*")
        return { ...each, operator: each.operator === "+" ? "-" : "+" };
      return each.tag === "load"
        ? { ...each, access: { ...each.access, stride: each.access.stride + 1 } }
        : each;
    });
    if (at(wrong.nodes, id) === node) continue;
    const isIllegal = violations(wrong).length > 0;
    if (!isIllegal) expect(weightsOf(wrong, point, weights)).not.toEqual(truth);
    faults++;
  }
  expect(faults).toBeGreaterThan(20);
  return faults;
});

counted("behaviour", "what has no adjoint here is refused by name", () => {
  const matrix = sparseMatrix(2, [[[0, 1]]]);
  const steps = fuseRungeKutta4(programOf([symbol("a")], ["a"]));
  const rows = rowSums(matrix, ({ multiply }, value, x) => multiply(value, x));
  for (const [program, words] of [
    [steps, "sums of a known number"],
    [rows, "rows"],
  ] as const) {
    const refused = expect.objectContaining({
      code: "E_UNSUPPORTED",
      message: expect.stringContaining(words),
    });
    expect(() => adjointProgram(program)).toThrow(refused);
  }
  return 2;
});
