import fc from "fast-check";
import { expect } from "vitest";
import { at, ResiduaError } from "../../../../src/core/errors.ts";
import {
  gaussian,
  gaussians,
  IMAGINARY_UNIT,
  imaginaryPart,
  realPart,
} from "../../../../src/exact/gaussian.ts";
import { rational, toFloatRational } from "../../../../src/exact/rational.ts";
import { evaluateIn } from "../../../../src/expr/evaluate.ts";
import type { Expression } from "../../../../src/expr/expression.ts";
import { complexValue } from "../../../../src/expr/floating/complex-value.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { expressionText } from "../../../../src/expr/text.ts";
import { complexProgramOf } from "../../../../src/lower/complex/complex-program.ts";
import { compileJavaScript } from "../../../../src/lower/javascript/compile-javascript.ts";
import { counted } from "../../../counted.ts";

const parse = (text: string) => parseExpression(text);

/** Rational expressions in i, a and b. */
const EXPRESSIONS = [
  "(1 + 2*i)*a - b^3*i",
  "(a + i*b)^5/(2 - i)",
  "1/(a + i*b) + i/(b - a*i)^2",
  "-i*(a - i)*(a + i)/3",
  "i^3*a + (i*b)^4",
].map(parse);

function withSymbol(e: Expression): Expression {
  return parse(expressionText(e).replaceAll(/\bi\b/g, "unit"));
}

counted("differential", "complex doubles are those of exact Gaussian arithmetic", () => {
  const number = fc.integer({ min: -9, max: 9 }).filter((n) => n !== 0);
  fc.assert(
    fc.property(number, number, fc.constantFrom(...EXPRESSIONS), (a, b, e) => {
      // Exact arithmetic knows the imaginary unit as a symbol only.
      const exact = evaluateIn(withSymbol(e), {
        field: gaussians,
        rational: (value) => gaussian(value, rational(0)),
        symbol: (name) =>
          name === "unit" ? IMAGINARY_UNIT : gaussian(rational(name === "a" ? a : b), rational(0)),
      });
      const { re, im } = complexValue(e, { a, b });
      const scale = 1 + Math.abs(re) + Math.abs(im);
      expect(Math.abs(re - toFloatRational(realPart(exact))) / scale).toBeLessThan(1e-14);
      expect(Math.abs(im - toFloatRational(imaginaryPart(exact))) / scale).toBeLessThan(1e-14);
    }),
  );
});

counted("identity", "functions of complex numbers: Euler, Pythagoras, squares of roots", () => {
  const pairs: readonly (readonly [string, string])[] = [
    ["exp(i*pi)", "-1"],
    ["exp(a + i*b)*exp(-a - i*b)", "1"],
    ["cos(a + i*b)^2 + sin(a + i*b)^2", "1"],
    ["sin(i*a)", "i*(exp(a) - exp(-a))/2"],
    ["sqrt(a + i*b)^2", "a + i*b"],
    ["sqrt(-3*i)", "sqrt(3/2)*(1 - i)"],
  ];
  for (const [left, right] of pairs) {
    const [x, y] = [left, right].map((text) => complexValue(parse(text), { a: 0.3, b: 1.1 }));
    expect(x?.re, left).toBeCloseTo(y?.re ?? Number.NaN, 13);
    expect(x?.im, left).toBeCloseTo(y?.im ?? Number.NaN, 13);
  }
  return pairs.length;
});

/** The program's values at points, as complex numbers by output and point. */
function run(
  outputs: readonly Expression[],
  z: readonly (readonly [number, number])[],
  r: readonly number[],
) {
  const points = z.length;
  const inputs = [
    { name: "z", isReal: false },
    { name: "r", isReal: true },
  ];
  const program = complexProgramOf(
    outputs.map((value, k) => ({ value, isReal: k === 0 })),
    inputs,
    { points, parameters: ["p"] },
  );
  const x = Float64Array.of(...z.map(([re]) => re), ...z.map(([, im]) => im), ...r);
  const y = new Float64Array((2 * outputs.length - 1) * points);
  compileJavaScript(program).run([x, y], [0.5]);
  return y;
}

counted("behaviour", "programs take complex inputs in two columns, and give what was asked for", () => {
  // Re(z^2), and then both parts of p*r*z.
  const y = run(
    [parse("z^2"), parse("p*r*z")],
    [
      [1, 2],
      [3, -1],
    ],
    [10, 20],
  );
  expect([...y]).toEqual([-3, 8, 5, 30, 10, -10]);
  return y.length;
});

counted("behaviour", "what has no complex form is refused", () => {
  const refused = (text: string) => {
    try {
      complexValue(parse(text), { a: 1 });
    } catch (error) {
      if (error instanceof ResiduaError) return error.code;
    }
    return "accepted";
  };
  expect(["log(i*a)", "(i*a)^(1/3)", "i*b"].map(refused)).toEqual([
    "E_UNSUPPORTED",
    "E_UNSUPPORTED",
    "E_UNDECLARED",
  ]);
  expect(() =>
    complexProgramOf([{ value: parse("q"), isReal: true }], [], { points: 1, parameters: [] }),
  ).toThrow("'q' is not among the inputs");
  expect(at([complexValue(parse("log(a)"), { a: 1 })], 0)).toEqual({ re: 0, im: 0 });
  return 5;
});
