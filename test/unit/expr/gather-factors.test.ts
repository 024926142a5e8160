import { assert, property } from "fast-check";
import { expect } from "vitest";
import { sameFunction } from "../../../src/expr/convert.ts";
import { multiply } from "../../../src/expr/expression.ts";
import { gatherFactors } from "../../../src/expr/gather-factors.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { expressionText } from "../../../src/expr/text.ts";
import { counted } from "../../counted.ts";
import { polynomialExpressions } from "./random-expression.ts";

counted("property", "gathering equal factors changes no function", () => {
  assert(
    property(polynomialExpressions, polynomialExpressions, (a, b) => {
      const e = multiply(a, b, a);
      expect(sameFunction(gatherFactors(e), e)).toBe(true);
    }),
  );
});

counted("behaviour", "equal factors become powers, negative ones and others stay", () => {
  const gathered = (text: string) => expressionText(gatherFactors(parseExpression(text)));
  expect(gathered("2*u*v*u^2*u")).toBe("2*u^4*v");
  expect(gathered("delay(u,1)*delay(u,1)/b")).toBe("(delay(u,1))^2/b");
  expect(gathered("u + u")).toBe("u + u");
  return 3;
});
