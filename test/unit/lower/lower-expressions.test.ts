import fc from "fast-check";
import { expect } from "vitest";
import { rational } from "../../../src/exact/rational.ts";
import {
  add,
  call,
  constant,
  divide,
  type Expression,
  multiply,
  number,
  power,
  subtract,
  symbol,
} from "../../../src/expr/expression.ts";
import { evaluateExpression } from "../../../src/expr/floating/evaluate-expression.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { compileJavaScript } from "../../../src/lower/javascript/compile-javascript.ts";
import { lowerExpressions } from "../../../src/lower/lower-expressions.ts";
import { programOf } from "../../../src/lower/program-of.ts";
import { counted } from "../../counted.ts";
import { expressionArbitrary, SYMBOLS } from "./random-expression.ts";

const [a, b, c] = [symbol("a"), symbol("b"), symbol("c")];

/** The statements of a kernel's one loop, without its comments and its frame. */
function statementsOf(expressions: readonly Expression[], inputs: readonly string[]): readonly string[] {
  const lines = lowerExpressions(expressions, inputs).source.split("\n");
  const start = lines.findIndex((line) => line.startsWith("function kernel_1("));
  return lines.slice(start + 1, lines.indexOf("}", start)).map((line) => line.trim());
}

counted("differential", "compiled kernels agree with the interpreter to the last bit", () => {
  const values = fc.tuple(...SYMBOLS.map(() => fc.double({ min: -3, max: 3, noNaN: true })));
  const pair = fc.tuple(expressionArbitrary, expressionArbitrary);
  const runs = 500;
  let finite = 0;
  fc.assert(
    fc.property(pair, values, (expressions, numbers) => {
      const outputs = new Float64Array(2);
      lowerExpressions(expressions, SYMBOLS).evaluate(Float64Array.from(numbers), outputs);
      const named = Object.fromEntries(SYMBOLS.map((name, index) => [name, numbers[index] ?? 0]));
      const expected = expressions.map((expression) => evaluateExpression(expression, named));
      expect([...outputs].every((value, index) => Object.is(value, expected[index]))).toBe(true);
      if (expected.every(Number.isFinite)) finite++;
    }),
    { numRuns: runs },
  );
  // Agreement on NaN alone would show nothing.
  expect(finite).toBeGreaterThan(runs / 4);
  return runs;
});

counted("behaviour", "common subexpressions are computed once and powers are chains", () => {
  const inner = add(a, b);
  const expressions = [power(inner, number(4)), divide(call("exp", inner), power(inner, number(2)))];
  const statements = statementsOf(expressions, ["a", "b"]);
  expect(statements.join("\n").match(/\+/g)).toHaveLength(1);
  expect(statements.join("\n").match(/ \* /g)).toHaveLength(2);
  expect(statements.at(-1)).toMatch(/^y\[1\] = Math\.exp\(t\d+\) \/ t\d+;$/);
});

counted(
  "behaviour",
  "division stays division, and subtraction stays subtraction with its parentheses",
  () => {
    expect(statementsOf([divide(a, multiply(b, c))], ["a", "b", "c"])).toEqual([
      "y[0] = x[0] / (x[1] * x[2]);",
    ]);
    const difference = subtract(a, multiply(number(2), subtract(b, c)));
    expect(statementsOf([difference], ["a", "b", "c"])).toEqual(["y[0] = x[0] - 2 * (x[1] - x[2]);"]);
  },
);

counted("behaviour", "an exact number is rounded once, to the nearest double", () => {
  const third = lowerExpressions(
    [number(rational(2, 3)), number(rational(10n ** 400n, 3n * 10n ** 400n))],
    [],
  );
  const outputs = new Float64Array(2);
  third.evaluate(new Float64Array(0), outputs);
  expect([...outputs]).toEqual([2 / 3, 1 / 3]);
});

counted("behaviour", "the same expressions give the same text, with the formula as a comment", () => {
  const lower = () => lowerExpressions([divide(a, b), add(a, call("sin", b))], ["a", "b"]).source;
  expect(lower()).toBe(lower());
  expect(lower()).toContain("// y[0] = a/b");
});

counted("behaviour", "what has no floating-point value is refused by name", () => {
  const refused: readonly (readonly [Expression, string, string])[] = [
    [
      add(a, constant("i")),
      "E_UNSUPPORTED",
      "imaginary unit i has no real floating-point value; lower the real and imaginary parts separately (in expression 0: ",
    ],
    [multiply(a, symbol("kappa")), "E_UNDECLARED", "'kappa'"],
    [number(10n ** 400n), "E_DOMAIN", "too large"],
  ];
  for (const [expression, code, words] of refused) {
    const lower = () => lowerExpressions([expression], ["a"]);
    expect(lower).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }));
  }
  return refused.length;
});

counted("behaviour", "hostile symbol names are read as values and never run", () => {
  const names = [
    "x[0]; throw 1",
    "a\n throw new Error('run') //",
    "\u2028throw 1",
    "*/ throw 1",
    "constructor",
    "if",
  ];
  const sum = add(...names.map(symbol));
  const kernel = lowerExpressions([sum], names);
  const outputs = new Float64Array(1);
  kernel.evaluate(
    Float64Array.from(names, (_, index) => index),
    outputs,
  );
  expect([...outputs]).toEqual([15]);
  expect(() => evaluateExpression(symbol("constructor"), {})).toThrow(
    expect.objectContaining({ code: "E_UNDECLARED" }),
  );
  return names.length;
});

counted("behaviour", "arrays of the wrong length are refused", () => {
  const kernel = lowerExpressions([a], ["a"]);
  const wrong = { code: "E_SHAPE" };
  expect(() => kernel.evaluate(new Float64Array(2), new Float64Array(1))).toThrow(
    expect.objectContaining(wrong),
  );
  expect(() => kernel.evaluate(new Float64Array(1), new Float64Array(0))).toThrow(
    expect.objectContaining(wrong),
  );
});

counted("behaviour", "a complex value of exact numbers is refused, and not computed as NaN", () => {
  const refused = ["a + sqrt(-1)", "log(-2)*a", "(-2)^(1/3) + b", "(-2)^(-1/2)", "sqrt(2 - 3)"];
  for (const text of refused) {
    expect(() => programOf([symbol("a"), parseExpression(text)], ["a", "b"]), text).toThrow(
      expect.objectContaining({
        code: "E_UNSUPPORTED",
        message: expect.stringContaining("(in expression 1: "),
      }),
    );
  }
  // An exponent that is known at run time only may be an integer.
  const outputs = new Float64Array(1);
  lowerExpressions([parseExpression("(-2)^a")], ["a"]).evaluate(Float64Array.of(3), outputs);
  expect(outputs[0]).toBe(-8);
  return refused.length + 1;
});

counted("behaviour", "constant parts without a finite real value are refused by name", () => {
  const refused = [
    [
      "((pi - pi))^(-7) + a",
      "1/(pi - pi)^7 has no finite real value in doubles: it is Infinity at every point",
    ],
    ["a/(pi - pi)", "1/(pi - pi) has no finite"],
    ["a*sqrt(1 - pi)^2 + b", "sqrt(-pi + 1) has no finite real value in doubles: it is NaN at every point; "],
    ["exp(a + log(cos(pi)))", "log(cos(pi)) has no finite"],
    ["sin(exp(1000))*a", "exp(1000) has no finite"],
  ] as const;
  for (const [text, words] of refused) {
    const lower = () => programOf([a, parseExpression(text)], ["a", "b"]);
    expect(lower, text).toThrow(
      expect.objectContaining({ code: "E_UNSUPPORTED", message: expect.stringContaining(words) }),
    );
  }
  // An infinite part whose whole is finite, and what is infinite at some points only, are programs.
  const allowed = ["a/exp(1000)", "1/(a - pi)", "sqrt(a - pi)", "a/(pi - 3)"];
  for (const text of allowed) expect(() => programOf([parseExpression(text)], ["a"]), text).not.toThrow();
  return refused.length + allowed.length;
});

counted("behaviour", "derivatives, earlier values and convolutions are refused for what they are", () => {
  const refused = {
    "d(a,x)": "space derivative",
    "delay(a,1)": "value at an earlier time",
    "conv(a,-1)": "convolution",
  };
  for (const [text, meaning] of Object.entries(refused)) {
    const message = expect.stringContaining(
      `${text} is a ${meaning}, which has no value at one point and time`,
    );
    const lower = () => programOf([parseExpression(`a + ${text}`)], ["a"]);
    expect(lower, text).toThrow(expect.objectContaining({ code: "E_UNSUPPORTED", message }));
    // As the name of an input it is a number like any other.
    expect(() => programOf([parseExpression(`a + ${text}`)], ["a", text]), text).not.toThrow();
  }
  return 2 * Object.keys(refused).length;
});

counted("behaviour", "points, names, numbers and nesting that make no program are refused", () => {
  for (const points of [-3, 1.5, Number.NaN, Infinity]) {
    expect(() => programOf([a], ["a"], { points })).toThrow(`must be a natural number, got ${points}`);
  }
  expect(() => programOf([a], ["a", "b", "a"])).toThrow("different names, got 'a' twice");
  expect(() => programOf([a], ["a"], { parameters: ["a"] })).toThrow("different names, got 'a' twice");
  const huge = programOf([parseExpression("12345e400*a")], ["a"]);
  expect(() => compileJavaScript(huge)).toThrow(
    /the number 123450{19}\.\.\. \(405 characters\) is too large/,
  );
  let nested: Expression = a;
  for (let level = 0; level < 100_000; level++) nested = call("sin", nested);
  expect(() => programOf([nested], ["a"])).toThrow("expression 0 is nested too deeply");
});
