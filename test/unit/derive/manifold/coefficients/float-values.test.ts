import fc from "fast-check";
import { expect } from "vitest";
import { toFloatComplex, toFloatReal } from "../../../../../src/derive/manifold/coefficients/float-values.ts";
import { rational } from "../../../../../src/exact/rational.ts";
import {
  add,
  call,
  constant,
  type Expression,
  multiply,
  number,
  power,
  symbol,
} from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { counted } from "../../../../counted.ts";
import { complexValue } from "../complex-value.ts";

const ROOT = "root(x^3-2,x,3)";

const constants = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(constant("i"), constant("pi"), symbol(ROOT)),
    fc
      .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 }))
      .map(([top, bottom]) => number(rational(top, bottom))),
    fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => add(a, b)),
    fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => multiply(a, b)),
    fc.tuple(tie("tree"), fc.integer({ min: 1, max: 3 })).map(([a, k]) => power(a, number(k))),
    tie("tree").map((a) => call("exp", multiply(number(rational(1, 10)), a))),
  ),
})).tree;

counted("differential", "decimals of constants are those of a plain evaluation, through polar forms", () => {
  // 2^(1/3) is the third root of x^3 - 2, behind a complex pair with negative real part.
  const symbols = { [ROOT]: [Math.cbrt(2), 0] as const };
  fc.assert(
    fc.property(constants, (e) => {
      const [re, im] = complexValue(e, symbols);
      fc.pre(Number.isFinite(re) && Number.isFinite(im) && Math.hypot(re, im) < 1e6);
      const value = toFloatComplex(e);
      expect(value?.re).toBeCloseTo(re, 6);
      expect(value?.im).toBeCloseTo(im, 6);
    }),
  );
});

const KNOWN: readonly (readonly [text: string, re: number, im: number])[] = [
  ["sqrt(-2)", 0, Math.SQRT2],
  ["sqrt(i*i)", 0, 1],
  ["(-2)^(1/2)", 0, Math.SQRT2],
  ["sqrt((1 + i)*(1 - i) - 6)", 0, 2],
  ["sqrt(2*i)", 1, 1],
  ["exp(i*pi/3)", 0.5, Math.sqrt(3) / 2],
  ["log((1 + i)/(1 + i))", 0, 0],
];

counted("golden", "roots of negative numbers are imaginary, and those of complex ones principal", () => {
  for (const [text, re, im] of KNOWN) {
    const value = toFloatComplex(parseExpression(text));
    expect(value?.re, text).toBeCloseTo(re, 14);
    expect(value?.im, text).toBeCloseTo(im, 14);
  }
  return KNOWN.length;
});

counted("behaviour", "what has parameters, or no value of one branch, has none in decimals", () => {
  const without = ["a + 1", "root(x^2-a,x,1)", "log(i)", "(1 + i)^(1/3)"];
  for (const text of without) expect(toFloatComplex(symbolOrFormula(text)), text).toBeUndefined();
  expect(toFloatReal(parseExpression("i"))).toBeUndefined();
  expect(toFloatReal(parseExpression("i^2"))).toBe(-1);
  return without.length + 2;
});

function symbolOrFormula(text: string): Expression {
  return text.startsWith("root") ? symbol(text) : parseExpression(text);
}
