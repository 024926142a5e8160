import fc from "fast-check";
import nerdamer from "nerdamer";
import { expect } from "vitest";
import "nerdamer/Calculus.js";
import { seededRandom } from "../../../src/core/random.ts";
import { rationals } from "../../../src/exact/rational.ts";
import { differentiate, substitute, symbolsOf } from "../../../src/expr/calculus.ts";
import { cancel, sameFunction } from "../../../src/expr/convert.ts";
import { evaluateExactly, smallValues } from "../../../src/expr/evaluate.ts";
import { add, type Expression, multiply, number, power, symbol } from "../../../src/expr/expression.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { partsOf } from "../../../src/expr/parts.ts";
import { expressionText } from "../../../src/expr/text.ts";
import { counted } from "../../counted.ts";
import { polynomialExpressions, rationalExpressions } from "./random-expression.ts";

counted("property", "differentiation obeys the product rule and the power rule", () => {
  fc.assert(
    fc.property(polynomialExpressions, rationalExpressions, (f, g) => {
      const product = add(multiply(differentiate(f, "a"), g), multiply(f, differentiate(g, "a")));
      expect(sameFunction(differentiate(multiply(f, g), "a"), product)).toBe(true);
      const cube = multiply(number(3), power(f, number(2)), differentiate(f, "a"));
      expect(sameFunction(differentiate(power(f, number(3)), "a"), cube)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

const DERIVATIVES: readonly (readonly [f: string, derivative: string])[] = [
  ["exp(a^2)", "exp(a^2)*2*a"],
  ["log(3*a)", "1/(3*a)*3"],
  ["sin(a)*cos(a)", "cos(a)*cos(a) - sin(a)*sin(a)"],
  ["sqrt(a)", "1/(2*sqrt(a))"],
  ["2^a", "2^a*log(2)"],
];

counted("identity", "elementary functions have their textbook derivatives", () => {
  const value = (text: string) => Number(nerdamer(text, { a: "0.7" }).evaluate().text("decimals"));
  for (const [f, derivative] of DERIVATIVES) {
    const ours = expressionText(differentiate(parseExpression(f), "a"));
    expect(Math.abs(value(ours) - value(derivative)), f).toBeLessThan(1e-12);
  }
  return DERIVATIVES.length;
});

/** nerdamer reads ((c*a)^3)^2 as (a*c)^2: powers of products and of powers are beyond it. */
function nerdamerReads(e: Expression): boolean {
  if (e.tag === "power" && e.base.tag !== "symbol" && e.base.tag !== "sum") return false;
  return partsOf(e).every(nerdamerReads);
}

counted("differential", "nerdamer's derivatives of polynomials are the same functions", () => {
  expect(nerdamer("((c*a)^3)^2").toString()).toBe("a^2*c^2");
  fc.assert(
    fc.property(polynomialExpressions.filter(nerdamerReads), fc.integer(), (e, seed) => {
      const theirs = parseExpression(nerdamer.diff(expressionText(e), "a").text("fractions"));
      const values = smallValues(["a", "b", "c"], seededRandom(seed).integer);
      const [x, y] = [differentiate(e, "a"), theirs].map((f) => rationals.toText(evaluateExactly(f, values)));
      expect(x).toBe(y);
    }),
    { numRuns: 50 },
  );
});

counted("property", "cancelling keeps the function, and does what mathjs does not", () => {
  expect(expressionText(cancel(parseExpression("(x^2-1)/(x-1)")))).toBe("x + 1");
  expect(expressionText(cancel(parseExpression("1/(a+b) + 1/(b+c) - (a+2*b+c)/((a+b)*(b+c))")))).toBe("0");
  fc.assert(
    fc.property(rationalExpressions, (e) => {
      expect(sameFunction(cancel(e), e)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

counted("identity", "substitution replaces all symbols at once", () => {
  const swapped = substitute(parseExpression("a^2 - b"), { a: symbol("b"), b: symbol("a") });
  expect(expressionText(swapped)).toBe("b^2 - a");
  expect(symbolsOf(swapped)).toEqual(["b", "a"]);
});
