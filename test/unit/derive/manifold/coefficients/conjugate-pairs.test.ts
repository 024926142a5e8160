import fc from "fast-check";
import { expect } from "vitest";
import { overCoefficients } from "../../../../../src/derive/manifold/coefficients/over-coefficients.ts";
import { conjugate } from "../../../../../src/derive/manifold/conjugate.ts";
import { add, divide, type Expression, multiply, subtract } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { expressionText } from "../../../../../src/expr/text.ts";
import { counted } from "../../../../counted.ts";

/** The expression as the field of its own constants writes it. */
function written(e: Expression): Expression {
  return overCoefficients([e], ({ value, expression }) => expression(value(e)));
}

function isZero(e: Expression): boolean {
  return overCoefficients([e], ({ field, value }) => field.isZero(value(e)));
}

counted("golden", "a factor and its conjugate below the line are one real factor", () => {
  // (pi - 2 i)(pi + 2 i) = pi^2 + 4; one factor more of either remains as it is.
  const texts = [
    ["1/((pi - 2*i)*(pi + 2*i))", "1/(pi^2 + 4)"],
    ["a/((pi - 2*i)^3*(pi + 2*i)^3)", "a/(pi^2 + 4)^3"],
    [
      "1/(pi - 2*i) - 1/(pi - 2*i)^2 - 1/((pi - 2*i)*(pi + 2*i))",
      "(pi^2 - 2*pi + 4)/((pi^2 + 4)*(pi - 2*i))",
    ],
    ["1/(a + i)", "1/(a + i)"],
  ] as const;
  for (const [typed, expected] of texts)
    expect(expressionText(written(parseExpression(typed)))).toBe(expected);
  return texts.length;
});

counted("property", "the real part of a quotient is written without i, and is the quotient's", () => {
  const part = fc.integer({ min: 1, max: 9 });
  const random = fc.record({ p: part, q: part, m: part, n: part });
  fc.assert(
    fc.property(random, ({ p, q, m, n }) => {
      const quotient = parseExpression(`(${p} + i*b)/((pi - ${q}*i)*(a + ${m}*i*b)*(a + ${n}*sqrt(2)*i))`);
      const real = divide(add(quotient, conjugate(quotient)), parseExpression("2"));
      const shown = written(real);
      expect(expressionText(shown)).not.toMatch(/\bi\b/);
      expect(
        isZero(subtract(multiply(shown, parseExpression("2")), add(quotient, conjugate(quotient)))),
      ).toBe(true);
    }),
    { numRuns: 30 },
  );
});
