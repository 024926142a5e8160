import { expect } from "vitest";
import { rational } from "../../../../src/exact/rational.ts";
import { add, multiply, number, power, symbol } from "../../../../src/expr/expression.ts";
import { type Builder, programBuilder } from "../../../../src/lower/ir/builder.ts";
import { violations } from "../../../../src/lower/ir/legality.ts";
import type { Loop, NodeId, Program } from "../../../../src/lower/ir/program.ts";
import { stripsOf } from "../../../../src/lower/ir/strips.ts";
import { compileJavaScript } from "../../../../src/lower/javascript/compile-javascript.ts";
import { runPasses } from "../../../../src/lower/passes/pass.ts";
import { lowered } from "../../../../src/lower/passes/pipelines.ts";
import { splitKernelsAt } from "../../../../src/lower/passes/split-kernels.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { compileWebAssembly } from "../../../../src/lower/webassembly/compile-webassembly.ts";
import { counted } from "../../../counted.ts";
import { compiled, interpretedInDoubles, sameBits } from "../programs.ts";
import { inInterpreter, inWebAssembly } from "../webassembly/in-webassembly.ts";

/** Two long polynomials of two variables, with a parameter. */
function longProgram(points: number, layout: "rows" | "columns", terms = 900): Program {
  const polynomial = (seed: number) =>
    add(
      ...Array.from({ length: terms }, (_, k) =>
        multiply(
          number(rational(((seed + k * k) % 19) - 9.5 > 0 ? k + 1 : -k - 2, 7000)),
          power(symbol("a"), number((k % 29) + 1)),
          power(symbol("b"), number(((k * seed) % 31) + 1)),
          symbol("c"),
        ),
      ),
    );
  return programOf([polynomial(3), polynomial(5)], ["a", "b"], { points, layout, parameters: ["c"] });
}

function values(length: number): readonly number[] {
  return Array.from({ length }, (_, k) => ((k * k + 5) % 23) / 17 - 0.6);
}

counted("differential", "split kernels that run strip by strip have the bits of interpreted ones", () => {
  const cases = [
    [40, "rows"],
    [101, "columns"],
    [257, "rows"],
  ] as const;
  for (const [points, layout] of cases) {
    const program = longProgram(points, layout);
    const x = values(2 * points);
    expect(compileJavaScript(program).source).toContain("const to = Math.min(from + ");
    expect(sameBits(compiled(program, x, { c: 0.7 }), interpretedInDoubles(program, x, { c: 0.7 }))).toBe(
      true,
    );
  }
  return cases.length;
});

counted("differential", "so do those in WebAssembly, where maps of one point are not split", () => {
  const cases = [
    [1, "rows", 1, 0],
    [3, "rows", 4, 0],
    [64, "rows", 4, 1],
    [67, "columns", 4, 1],
  ] as const;
  for (const [points, layout, loops, strips] of cases) {
    const program = longProgram(points, layout, 1200);
    const given = { arrays: { x: values(2 * points) }, parameters: { c: 0.7 } };
    const form = compileWebAssembly(program).program;
    expect(form.loops.length).toBeGreaterThanOrEqual(loops);
    expect(form.loops.length === 1).toBe(loops === 1);
    expect(stripsOf(form)).toHaveLength(strips);
    expect(sameBits(inWebAssembly(program, given), inInterpreter(program, given))).toBe(true);
  }
  return cases.length;
});

counted("behaviour", "a strip's rows fit into cache, and nothing else is cut into strips", () => {
  const split = splitKernelsAt({ whole: 20, piece: 20 });
  const program = runPasses(lowered(longProgram(4096, "columns", 40)), [split]);
  const [strip, ...others] = stripsOf(program);
  expect(others).toEqual([]);
  const rows = program.arrays.find(({ name }) => strip?.rows.has(name))?.length ?? 0;
  expect((rows / 4096) * (strip?.size ?? 0) * 8).toBeLessThanOrEqual(48 * 1024);
  expect(stripsOf(runPasses(lowered(longProgram(10, "columns", 40)), [split]))).toEqual([]);
  return 3;
});

/** A sum of terms in `x`, each made from its number; and the sum of the first and of the squares of the others. */
function sumAndSumOfSquares(
  term: (builder: Builder, k: number) => NodeId,
  { terms, points }: { readonly terms: number; readonly points: number },
): Program {
  const builder = programBuilder();
  const shared = Array.from({ length: terms }, (_, k) => term(builder, k));
  const sum = shared.reduce(builder.add);
  const ofSquares = shared.reduce((rest, id) => builder.add(rest, builder.multiply(id, id)));
  const stores = [sum, ofSquares].map((value, k) => ({
    access: { array: "y", stride: 2, offset: k },
    value,
  }));
  return {
    name: "sums",
    comments: [],
    parameters: [],
    arrays: [
      { name: "x", length: points, role: "input" },
      { name: "y", length: 2 * points, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [{ tag: "map", count: points, stores }],
  };
}

/** How many values the loops of a program hand on. */
function rowsOf({ arrays }: Program, points: number): number {
  const lengths = arrays.flatMap(({ role, length }) => (role === "temporary" ? [length] : []));
  return lengths.reduce((sum, length) => sum + length, 0) / points;
}

counted("differential", "where very many values are handed on, strips of JavaScript are long", () => {
  const [points, terms] = [300, 700];
  const program = sumAndSumOfSquares(
    ({ add, multiply, float, load }, k) => add(multiply(load("x", 1, 0), load("x", 1, 0)), float(k / 700)),
    { terms, points },
  );
  const form = compileJavaScript(program).program;
  expect(rowsOf(form, points)).toBeGreaterThan(512);
  expect(stripsOf(form, { longAmongMany: true }).map(({ size }) => size)).toEqual([256]);
  expect(stripsOf(form).map(({ size }) => size)).toEqual([32]);
  const x = values(points);
  const truth = interpretedInDoubles(program, x);
  expect(sameBits(compiled(program, x), truth)).toBe(true);
  expect(sameBits(inWebAssembly(program, { arrays: { x } }), truth)).toBe(true);
  return 5;
});

counted("behaviour", "numbers times variables are computed where they are used, and not handed on", () => {
  const points = 64;
  const program = sumAndSumOfSquares(
    ({ multiply, float, load }, k) => multiply(float(k / 40), load("x", 1, 0)),
    { terms: 40, points },
  );
  const split = runPasses(program, [splitKernelsAt({ whole: 20, piece: 20 })]);
  // Each piece but the last hands on a sum as far as it has come; where it ends, a square may lie beside it.
  const boundaries = split.loops.length - 1;
  expect(boundaries).toBeGreaterThan(4);
  expect(rowsOf(split, points)).toBeLessThanOrEqual(2 * boundaries);
  const x = values(points);
  expect(sameBits(compiled(split, x), interpretedInDoubles(program, x))).toBe(true);
  return 2;
});

/** `d = x x`, and then `y` from `d` as `use` says. */
function twoMaps(use: { stride: number; offset: number }, count = 300): Program {
  const builder = programBuilder();
  const square = builder.multiply(builder.load("x", 1, 0), builder.load("x", 1, 0));
  const used = builder.negate(builder.load("d", use.stride, use.offset));
  const loops: readonly Loop[] = [
    { tag: "map", count, stores: [{ access: { array: "d", stride: 1, offset: 0 }, value: square }] },
    { tag: "map", count, stores: [{ access: { array: "y", stride: 1, offset: 0 }, value: used }] },
  ];
  return {
    name: "twoMaps",
    comments: [],
    parameters: [],
    arrays: [
      { name: "x", length: count, role: "input" },
      { name: "d", length: count, role: "temporary" },
      { name: "y", length: count, role: "output" },
    ],
    nodes: builder.nodes,
    loops,
  };
}

counted("wrong-twin", "maps that read other points' values are not cut into strips, and stay right", () => {
  const pointwise = twoMaps({ stride: 1, offset: 0 });
  const others = [twoMaps({ stride: -1, offset: 299 }), twoMaps({ stride: 0, offset: 7 })];
  expect(stripsOf(pointwise)).toHaveLength(1);
  const x = values(300);
  for (const program of [pointwise, ...others]) {
    expect(violations(program)).toEqual([]);
    const truth = interpretedInDoubles(program, x);
    expect(sameBits(compiled(program, x), truth)).toBe(true);
    expect(sameBits(inWebAssembly(program, { arrays: { x } }), truth)).toBe(true);
  }
  for (const program of others) expect(stripsOf(program)).toEqual([]);
  const early: Program = {
    ...pointwise,
    arrays: pointwise.arrays.map((array) => (array.name === "d" ? { ...array, role: "output" } : array)),
  };
  expect(stripsOf(early)).toEqual([]);
  return 9;
});
