import fc from "fast-check";
import { expect } from "vitest";
import { rational } from "../../../src/exact/rational.ts";
import { evaluateExactly } from "../../../src/expr/evaluate.ts";
import { add, type Expression, multiply, number, power } from "../../../src/expr/expression.ts";
import { expressionLatex } from "../../../src/expr/latex.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { expressionText } from "../../../src/expr/text.ts";
import { counted } from "../../counted.ts";

/** Input, text, LaTeX. */
const PRINTED: readonly (readonly [input: string, text: string, latex: string])[] = [
  ["a/(2*b)", "a/(2*b)", "\\frac{a}{2 b}"],
  ["3*a/(5*(b*c))", "3*a/(5*b*c)", "\\frac{3 a}{5 b c}"],
  ["a/(2*b)/(3*c)", "a/(6*b*c)", "\\frac{a}{6 b c}"],
  ["-(a+b)", "-(a + b)", "-\\left(a+b\\right)"],
  ["a-(b-c)", "a - (b - c)", "a-\\left(b-c\\right)"],
  ["(a+b)/c", "(a + b)/c", "\\frac{a+b}{c}"],
  ["1/(a+b)^2", "1/(a + b)^2", "\\frac{1}{\\left(a+b\\right)^{2}}"],
  ["1/(1/a)", "1/(1/a)", "\\frac{1}{\\frac{1}{a}}"],
  ["b/a^(-2)", "b/(1/a^2)", "\\frac{b}{\\frac{1}{a^{2}}}"],
  ["kappa_0_1*rho12", "kappa_0_1*rho12", "\\kappa_{0,1} \\rho_{12}"],
  ["k_1u", "k_1u", "k_{1u}"],
  ["eps^2*speed", "eps^2*speed", "\\varepsilon^{2} \\mathrm{speed}"],
  ["-13216/40395", "-13216/40395", "-\\frac{13216}{40395}"],
  ["2^a*3", "3*2^a", "3\\cdot 2^{a}"],
  ["(-2)^a", "(-2)^a", "\\left(-2\\right)^{a}"],
  ["(a^b)^c", "(a^b)^c", "\\left(a^{b}\\right)^{c}"],
  ["sqrt(a)*i*pi", "sqrt(a)*i*pi", "\\sqrt{a} \\mathrm{i} \\pi"],
  ["sin(a)^2", "sin(a)^2", "\\left(\\sin\\left(a\\right)\\right)^{2}"],
];

counted("behaviour", "expressions print as text and as LaTeX the way they are set in papers", () => {
  for (const [input, text, latex] of PRINTED) {
    const e = parseExpression(input);
    expect(expressionText(e), input).toBe(text);
    expect(expressionLatex(e), input).toBe(latex);
  }
  return PRINTED.length;
});

counted("behaviour", "symbols take the LaTeX that a problem file gives them", () => {
  const e = parseExpression("kbar^2");
  expect(expressionLatex(e, { symbols: { kbar: "\\bar\\kappa" } })).toBe("\\bar\\kappa^{2}");
});

/** Products, sums and powers of positive symbols, with powers of either sign at any depth. */
const nestedQuotients: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("a", "b", "2/3").map((text) => parseExpression(text)),
    fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => multiply(a, b)),
    fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => add(a, b)),
    fc.tuple(tie("tree"), fc.constantFrom(-2, -1, 2)).map(([a, n]) => power(a, number(n))),
  ),
})).tree;

counted("property", "a text is read back as what was printed, however deep reciprocals are nested", () => {
  const values = { a: rational(3, 5), b: rational(7, 2) };
  const property = fc.property(nestedQuotients, (e) => {
    const readBack = parseExpression(expressionText(e));
    expect(evaluateExactly(readBack, values), expressionText(e)).toEqual(evaluateExactly(e, values));
  });
  fc.assert(property, { numRuns: 300 });
  return 300;
});
