import fc from "fast-check";
import { expect } from "vitest";
import { add, call, multiply, number, power, symbol } from "../../../../src/expr/expression.ts";
import { compileJavaScript } from "../../../../src/lower/javascript/compile-javascript.ts";
import { rearranged } from "../../../../src/lower/passes/pipelines.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { counted } from "../../../counted.ts";
import {
  compiled,
  interpretedInDoubles,
  POLYNOMIAL_SYMBOLS,
  polynomialArbitrary,
  sameBits,
  weightedSum,
  withNode,
} from "../programs.ts";
import { expressionArbitrary } from "../random-expression.ts";

const POINTS = 4;
const numbers = (length: number) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length });

counted("differential", "compiled programs have the bits of interpreted ones, in both layouts", () => {
  const runs = 150;
  for (const layout of ["rows", "columns"] as const) {
    fc.assert(
      fc.property(fc.tuple(expressionArbitrary, expressionArbitrary), numbers(2 * POINTS), (pair, x) => {
        const program = programOf(pair, ["a", "b"], { points: POINTS, layout, parameters: ["c"] });
        const parameters = { c: 0.7 };
        expect(sameBits(compiled(program, x, parameters), interpretedInDoubles(program, x, parameters))).toBe(
          true,
        );
      }),
      { numRuns: runs },
    );
  }
  return 2 * runs;
});

counted("differential", "rearranged polynomials too, as the interpreter has them after rearranging", () => {
  const runs = 150;
  fc.assert(
    fc.property(polynomialArbitrary, numbers(3), (polynomial, x) => {
      const program = rearranged(programOf([polynomial], POLYNOMIAL_SYMBOLS));
      expect(sameBits(compiled(program, x), interpretedInDoubles(program, x))).toBe(true);
    }),
    { numRuns: runs },
  );
  return runs;
});

counted("golden", "reductions, negative strides, integers, comparisons and choices (by hand)", () => {
  const program = weightedSum();
  const x = [5, -7, -1, 0, 2, 0, 4, 0, 3, 0];
  // Points see x = 3, 4, 2, -1, 5 with weights 1, 3, 6, 9, 12; the maximum starts from -7; the last output is the sum before
  // the last point.
  const expected = [3 + 12 + 12 + 60, 5, 3 + 12 + 12];
  expect(interpretedInDoubles(program, x)).toEqual(expected);
  expect(compiled(program, x)).toEqual(expected);
  return 2;
});

counted("wrong-twin", "a planted fault in a program is seen by comparison", () => {
  const polynomial = add(power(symbol("a"), number(3)), multiply(number(2), symbol("b")), symbol("c"));
  const program = programOf([polynomial], POLYNOMIAL_SYMBOLS);
  const x = [0.3, 0.7, 1.1];
  const truth = interpretedInDoubles(program, x);
  let faults = 0;
  for (const [id, node] of program.nodes.entries()) {
    if (node.tag !== "binary" && node.tag !== "power") continue;
    const wrong = withNode(program, id, (each) => {
      if (each.tag === "power") return { ...each, exponent: each.exponent + 1 };
      return each.tag === "binary" ? { ...each, operator: each.operator === "+" ? "-" : "+" } : each;
    });
    expect(sameBits(compiled(wrong, x), truth)).toBe(false);
    faults++;
  }
  expect(faults).toBeGreaterThan(3);
  return faults;
});

counted("behaviour", "the source reads like the formula, and the same program gives the same text", () => {
  const shared = call("exp", symbol("kappa"));
  const program = programOf([multiply(shared, symbol("a")), add(shared, symbol("a"))], ["a"], {
    points: 100,
    parameters: ["kappa"],
  });
  const { source } = compileJavaScript(program);
  expect(source).toBe(compileJavaScript(program).source);
  expect(source).toContain("// y 0 of a point = exp(kappa)*a");
  expect(source).toContain("invariant[0] = Math.exp(kappa);");
  expect(source).toContain("for (let i = 0; i < 100; i++) {");
  expect(source).toContain("y[i] = invariant_0 * x0;");
});

counted("behaviour", "hostile names of parameters are read as values and never run", () => {
  const names = ["x", "y", "i", "arrays", "if", "a; throw 1", "*/ throw 1", "\u2028throw 1", "x_2"];
  const program = programOf([add(symbol("a"), ...names.map(symbol))], ["a"], {
    points: 2,
    parameters: names,
  });
  const values = Object.fromEntries(names.map((name, index) => [name, 2 ** index]));
  expect(compiled(program, [0, 1024], values)).toEqual([511, 1535]);
  return names.length;
});

counted("behaviour", "wrong arrays, parameters and counts are refused", () => {
  const kernel = compileJavaScript(programOf([symbol("a")], ["a"], { points: 3, parameters: ["b"] }));
  const [x, y] = [new Float64Array(3), new Float64Array(3)];
  const wrong = [
    () => kernel.run([x], [1]),
    () => kernel.run([x, y], []),
    () => kernel.run([x, new Float64Array(2)], [1]),
    () => kernel.run([x, new Int32Array(3)], [1]),
    // In a program that is not type-checked.
    () => Reflect.apply(kernel.run, kernel, [[x, [0, 0, 0]], [1]]),
    () => Reflect.apply(kernel.run, kernel, [[new Float32Array(3), y], [1]]),
    () => kernel.run([x, x], [1]),
  ];
  for (const run of wrong) expect(run).toThrow(expect.objectContaining({ code: "E_SHAPE" }));
  return wrong.length;
});
