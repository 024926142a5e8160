import fc from "fast-check";
import { expect } from "vitest";
import { rationals } from "../../../src/exact/rational.ts";
import { substitute, symbolsOf } from "../../../src/expr/calculus.ts";
import { evaluateExactly } from "../../../src/expr/evaluate.ts";
import {
  add,
  call,
  type Expression,
  multiply,
  negate,
  number,
  ONE,
  power,
  symbol,
} from "../../../src/expr/expression.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { partsOf, replaceParts, withParts } from "../../../src/expr/parts.ts";
import { expressionText } from "../../../src/expr/text.ts";
import { counted } from "../../counted.ts";
import { polynomialExpressions, rationalExpressions } from "./random-expression.ts";

const [a, b] = [symbol("a"), symbol("b")];

counted("property", "an expression whose parts stay as they are comes back as the same object", () => {
  fc.assert(
    fc.property(rationalExpressions, (e) => {
      expect(withParts(e, (part) => part)).toBe(e);
      expect(replaceParts(e, () => undefined)).toBe(e);
      expect(replaceParts(e, (part) => (part.tag === "symbol" ? part : undefined))).toBe(e);
      expect(substitute(e, { unknown: ONE })).toBe(e);
    }),
  );
});

counted("identity", "parts without the symbol replaced are shared with the image", () => {
  const kept = parseExpression("sin(b + 1)^2");
  const image = substitute(add(multiply(a, kept), kept), { a: number(3) });
  expect(partsOf(image)[1]).toBe(kept);
  expect(partsOf(partsOf(image)[0] ?? ONE)[1]).toBe(kept);
});

counted("property", "substitution commutes with evaluation", () => {
  const values = fc.record({ a: positive(), b: positive(), c: positive() });
  fc.assert(
    fc.property(rationalExpressions, polynomialExpressions, values, (e, f, point) => {
      // Positive, as the denominators of e are at positive values only.
      const image = add(power(f, number(2)), ONE);
      const inside = evaluateExactly(substitute(e, { a: image }), point);
      const outside = evaluateExactly(e, { ...point, a: evaluateExactly(image, point) });
      expect(rationals.equals(inside, outside)).toBe(true);
    }),
  );
});

function positive() {
  return fc.integer({ min: 1, max: 9 }).map((value) => rationals.fromInteger(value));
}

counted("identity", "exponents are parts, and outermost parts are replaced first", () => {
  const e = power(number(2), add(a, b));
  expect(expressionText(substitute(e, { a: number(1), b: number(2) }))).toBe("8");
  const marked = replaceParts(parseExpression("a*sin(a) + sin(b)"), (part) => {
    if (part.tag === "call") return negate(part);
    return part.tag === "symbol" ? symbol(`${part.name}1`) : undefined;
  });
  expect(expressionText(marked)).toBe("-a1*sin(a) - sin(b)");
});

/** Nested calls, each of which contains the one before twice. */
function sharedTower(levels: number): Expression {
  let e = a;
  for (let k = 0; k < levels; k += 1) e = call("sin", multiply(e, add(e, ONE)));
  return e;
}

counted("behaviour", "each object of a shared expression is looked at once", () => {
  const levels = 60;
  let looked = 0;
  const image = replaceParts(sharedTower(levels), (part) => {
    looked += 1;
    return part.tag === "symbol" ? b : undefined;
  });
  // For each level a call, a product, a sum and its number.
  expect(looked).toBe(4 * levels + 1);
  const objects = new Set<Expression>();
  const visit = (e: Expression): void => {
    if (objects.has(e)) return;
    objects.add(e);
    partsOf(e).forEach(visit);
  };
  visit(image);
  expect(objects.size).toBe(looked);
});

counted("behaviour", "the depth of an expression is not limited by that of calls", () => {
  let e: Expression = a;
  for (let k = 0; k < 100_000; k += 1) e = call("sin", e);
  let image = substitute(e, { a: b });
  while (image.tag === "call") image = image.argument;
  expect(symbolsOf(image)).toEqual(["b"]);
});
