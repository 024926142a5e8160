import fc from "fast-check";
import { expect } from "vitest";
import { rational } from "../../../../src/exact/rational.ts";
import {
  add,
  call,
  type Expression,
  multiply,
  number,
  power,
  symbol,
} from "../../../../src/expr/expression.ts";
import { violations } from "../../../../src/lower/ir/legality.ts";
import type { Program } from "../../../../src/lower/ir/program.ts";
import { tapesOf } from "../../../../src/lower/ir/tape.ts";
import { compileJavaScript } from "../../../../src/lower/javascript/compile-javascript.ts";
import { runPasses } from "../../../../src/lower/passes/pass.ts";
import { lowered } from "../../../../src/lower/passes/pipelines.ts";
import { tapeLongMapsAt } from "../../../../src/lower/passes/tape-long-maps.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { compileWebAssembly } from "../../../../src/lower/webassembly/compile-webassembly.ts";
import { counted } from "../../../counted.ts";
import { compiled, interpretedInDoubles, sameBits, withNode } from "../programs.ts";
import { expressionArbitrary, SYMBOLS } from "../random-expression.ts";
import { inWebAssembly } from "../webassembly/in-webassembly.ts";

/** The program with every map as a tape, but for what tapes do not have. */
function taped(program: Program): Program {
  return runPasses(lowered(program), [tapeLongMapsAt({ points: 3, operations: 1 })]);
}

/** Whether both back ends give the bits of an interpreted program, where they run a form of it. */
function agrees(
  program: Program,
  form: Program,
  x: readonly number[],
  parameters: Readonly<Record<string, number>> = {},
): boolean {
  const truth = interpretedInDoubles(program, x, parameters);
  const given = { arrays: { x }, parameters };
  return (
    sameBits(compiled(form, x, parameters), truth) &&
    sameBits(inWebAssembly(form, given, { functions: "platform" }), truth)
  );
}

const doubles = fc.oneof(
  fc.double({ min: -4, max: 4, noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, 1e-310, 1e200, Number.POSITIVE_INFINITY),
);

counted("property", "tapes of random expressions have the bits of interpreted ones", () => {
  const cases = fc.tuple(
    expressionArbitrary,
    expressionArbitrary,
    fc.integer({ min: 1, max: 3 }),
    fc.array(doubles, { minLength: 9, maxLength: 9 }),
  );
  let tapes = 0;
  fc.assert(
    fc.property(cases, ([first, second, points, values]) => {
      const program = programOf([first, multiply(first, second)], [...SYMBOLS], { points });
      const form = taped(program);
      tapes += tapesOf(form).size;
      return agrees(program, form, values.slice(0, SYMBOLS.length * points));
    }),
    { numRuns: 400 },
  );
  // Expressions with nothing to add or multiply have none.
  expect(tapes).toBeGreaterThan(300);
  return 400;
});

/** A sum of different monomials of `x`, `y` and the parameter `c`. */
function longSum(terms: number): Expression {
  const monomial = (k: number) =>
    multiply(
      number(rational(((k * 7) % 13) - 6.5 > 0 ? k + 1 : -k - 1, 4 * terms)),
      power(symbol("x"), number(k % 173)),
      power(symbol("y"), number(Math.floor(k / 173))),
      symbol("c"),
    );
  return add(...Array.from({ length: terms }, (_, k) => monomial(k)));
}

counted("differential", "very long maps of few points are tapes by themselves, and stay exact", () => {
  const sum = longSum(12_000);
  const root = power(add(symbol("x"), number(1)), number(rational(1, 2)));
  const outputs = [sum, multiply(sum, root), call("sin", add(sum, symbol("y")))];
  const parameters = ["c"];
  const x = [0.75, -0.8, 0.5, 0.25];
  const single = programOf(outputs, ["x", "y"], { parameters });
  expect(agrees(single, single, x.slice(0, 2), { c: 0.3 })).toBe(true);
  expect(tapesOf(compileWebAssembly(single).program).size).toBe(1);
  const pair = programOf(outputs, ["x", "y"], { points: 2, parameters });
  const { loops } = compileJavaScript(pair).program;
  // First of all what does not vary; the root is taken before the tape, and the sine after it.
  expect(loops.map((loop) => loop.tag === "map" && loop.tape === true)).toEqual([false, false, true, false]);
  expect(sameBits(compiled(pair, x, { c: 0.3 }), interpretedInDoubles(pair, x, { c: 0.3 }))).toBe(true);
  const many = programOf([sum], ["x", "y"], { points: 16, parameters });
  expect(tapesOf(compileJavaScript(many).program).size).toBe(0);
  return 5;
});

counted("differential", "what cannot be a tape runs in pieces, at one point too", () => {
  const sines = Array.from({ length: 1200 }, (_, k) =>
    call("sin", multiply(number(rational(k + 1, 9)), symbol("x"))),
  );
  const program = programOf([add(...sines)], ["x"]);
  const module = compileWebAssembly(program).program;
  expect(tapesOf(module).size).toBe(0);
  expect(module.loops.length).toBeGreaterThan(5);
  const inlined = inWebAssembly(program, { arrays: { x: [0.625] } });
  expect(sameBits(inlined, interpretedInDoubles(module, [0.625]))).toBe(true);
  return 3;
});

counted("identity", "rows of a tape use only what stands before them, and each operation stands once", () => {
  const program = taped(programOf([longSum(300)], ["x", "y"], { parameters: ["c"] }));
  const [tape] = tapesOf(program).values();
  if (tape === undefined) throw new Error("the program has no tape");
  const first = tape.numbers.length + tape.inputs.length;
  for (let row = first; row < tape.length; row++) {
    for (const positions of tape.operands) expect(positions[row]).toBeLessThan(row);
  }
  const operations = tape.segments.map(({ operation, rows }) => (operation === "multiplyAdd" ? 2 : 1) * rows);
  const binary = program.nodes.filter(({ tag }) => tag === "binary" || tag === "negate");
  expect(operations.reduce((sum, count) => sum + count, 0)).toBe(binary.length);
  return tape.length - first;
});

counted("wrong-twin", "a map with an operation that tapes do not have is no legal tape", () => {
  const program = programOf([add(multiply(symbol("x"), symbol("y")), symbol("x"))], ["x", "y"]);
  const form = taped(program);
  expect(violations(form)).toEqual([]);
  const product = form.nodes.findIndex((node) => node.tag === "binary" && node.operator === "*");
  const rooted = withNode(form, product, () => ({ tag: "apply", name: "sqrt", operands: [0] }));
  expect(violations(rooted).map(({ rule }) => rule)).toEqual(["tape"]);
  const counting = withNode(form, 0, () => ({ tag: "counter" }));
  expect(violations(counting).map(({ rule }) => rule)).toContain("tape");
  return 2;
});
