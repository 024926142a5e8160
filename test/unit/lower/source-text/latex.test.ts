import fc from "fast-check";
import { expect } from "vitest";
import { type Rational, rational } from "../../../../src/exact/rational.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { rationalSemantics } from "../../../../src/lower/interpreter/field-semantics.ts";
import { BINDING } from "../../../../src/lower/javascript/code.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import type { Dialect } from "../../../../src/lower/source-text/dialect.ts";
import { latexDialect } from "../../../../src/lower/source-text/latex.ts";
import { sourceText, writeProgram } from "../../../../src/lower/source-text/source-text.ts";
import { katexHtml } from "../../../../src/report/katex-html.ts";
import { counted } from "../../../counted.ts";
import { interpreted, POLYNOMIAL_SYMBOLS, polynomialArbitrary, smallRationals } from "../programs.ts";
import { latexValues } from "./read-latex.ts";
import { SAMPLES } from "./samples.ts";

const ELEMENT_NAMES = { x: { 0: "a", 1: "b", 2: "c" } };

/** Quotients, differences of differences and signs, which polynomials alone do not have. */
const FORMULAS = [
  "a - (b - c) - (a - (b - c*(a - b)))",
  "-a*(-b)*(-(a + b))^3 - 2/3*(-c)",
  "a/(b/(c + 2)) - (a/(b^2 + 1))/(c^2 + 1)",
  "-(a - b)^2/(3*(c^2 + 1)) + 5*7^2*a",
  "(a + b)^2*(a + b)^3*2*(3 - c)*4",
].map((text) => parseExpression(text));

/** Whether the LaTeX of formulas has, read by its own rules, the values of the program. */
function isRight(
  dialect: Dialect,
  formulas: readonly (typeof FORMULAS)[number][],
  x: readonly Rational[],
): boolean {
  const program = programOf(formulas, POLYNOMIAL_SYMBOLS);
  const given = Object.fromEntries(x.map((value, k) => [`x_{${k}}`, value]));
  const values = latexValues(writeProgram(program, dialect, { elementNames: ELEMENT_NAMES }), given);
  const expected = interpreted(rationalSemantics, program, x);
  return expected.every((value, k) => {
    const found = values[`y_{${k}}`];
    return found?.numerator === value.numerator && found.denominator === value.denominator;
  });
}

const POINT = [rational(2, 3), rational(-5, 7), rational(11, 4)];

counted("differential", "formulas in LaTeX, read back, have the exact values of their programs", () => {
  const runs = 150;
  const polynomials = fc.array(polynomialArbitrary, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(polynomials, smallRationals, (several, x) => isRight(latexDialect(), several, x)),
    { numRuns: runs },
  );
  expect(isRight(latexDialect(), FORMULAS, POINT)).toBe(true);
  return runs + FORMULAS.length;
});

counted("wrong-twin", "LaTeX with parentheses left out is found out by reading it back", () => {
  const { point, ...rest } = latexDialect();
  const loose = (code: { readonly text: string }) => ({ ...code, binding: BINDING.atom });
  const twins: readonly Dialect[] = [
    {
      ...rest,
      point: { ...point, binary: (operator, left, right) => point.binary(operator, left, loose(right)) },
    },
    {
      ...rest,
      point: { ...point, binary: (operator, left, right) => point.binary(operator, loose(left), right) },
    },
    { ...rest, point: { ...point, negate: (operand) => point.negate(loose(operand)) } },
  ];
  for (const twin of twins) expect(isRight(twin, FORMULAS, POINT)).toBe(false);
  return twins.length;
});

counted("behaviour", "every sample is typeset, from the closed list of commands", () => {
  for (const { program, elementNames = {} } of SAMPLES) {
    const text = sourceText(program, "latex", { elementNames });
    const formula = text.replace(/^%.*$/gm, "").replaceAll("\n", " ");
    expect(katexHtml(formula, "display"), program.name).toContain("<math");
  }
  return SAMPLES.length;
});

counted("behaviour", "numbers stay exact, and symbols are written as the user wants them", () => {
  const exact = programOf([parseExpression("2*a*3/7 - (a - 1/3)*(-a)^3 + pi*kbar")], ["a"], {
    parameters: ["kbar"],
  });
  const elementNames = { x: { 0: "a" } };
  expect(sourceText(exact, "latex", { elementNames, symbols: { kbar: "\\bar\\kappa" } })).toContain(
    "y_{0} &= \\frac{6}{7} a - \\left(a - \\frac{1}{3}\\right) \\left(-a\\right)^{3} + \\pi \\bar\\kappa",
  );
});
