import { expect } from "vitest";
import { at } from "../../../../../src/core/errors.ts";
import { seededRandom } from "../../../../../src/core/random.ts";
import {
  rootSymbol,
  withCanonicalRoots,
} from "../../../../../src/derive/manifold/coefficients/canonical-root.ts";
import { toFloatComplex } from "../../../../../src/derive/manifold/coefficients/float-values.ts";
import { modularFields } from "../../../../../src/derive/manifold/coefficients/modular-coefficients.ts";
import { needsOf } from "../../../../../src/derive/manifold/coefficients/needs.ts";
import {
  overCoefficients,
  rootRelations,
} from "../../../../../src/derive/manifold/coefficients/over-coefficients.ts";
import { conjugate } from "../../../../../src/derive/manifold/conjugate.ts";
import { add, type Expression, multiply, number, power } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { expressionText } from "../../../../../src/expr/text.ts";
import { counted } from "../../../../counted.ts";

function isZero(e: Expression): boolean {
  return overCoefficients([e], ({ field, value }) => field.isZero(value(e)));
}

function roots(polynomial: string, degree: number): readonly Expression[] {
  return Array.from({ length: degree }, (_, k) => rootSymbol(parseExpression(polynomial), "x", k + 1));
}

/** Polynomials of several Galois groups, with their coefficients from degree n - 1 down. */
const POLYNOMIALS: readonly (readonly [polynomial: string, coefficients: readonly string[]])[] = [
  ["x^3 - x - 1", ["0", "-1", "-1"]],
  ["x^3 - 3*x + 1", ["0", "-3", "1"]],
  ["x^4 - x - 1", ["0", "0", "-1", "-1"]],
  ["x^4 + 5*x^2 + 5", ["0", "5", "0", "5"]],
  ["x^4 + 3*x^2 + x + 1", ["0", "3", "1", "1"]],
  ["x^3 + a*x - b", ["0", "a", "-b"]],
];

counted("identity", "all roots of a polynomial together satisfy Vieta's formulas", () => {
  let checked = 0;
  for (const [polynomial, coefficients] of POLYNOMIALS) {
    const all = roots(polynomial, coefficients.length);
    const sum = add(...all);
    const product = multiply(...all);
    const squares = add(...all.map((root) => power(root, number(2))));
    const [first, second] = [at(coefficients, 0), at(coefficients, 1)].map((text) => parseExpression(text));
    const last = parseExpression(at(coefficients, coefficients.length - 1));
    const sign = number(coefficients.length % 2 === 0 ? -1 : 1);
    expect(isZero(add(sum, first ?? last))).toBe(true);
    expect(isZero(add(product, multiply(sign, last)))).toBe(true);
    // Newton: the sum of squares is c1^2 - 2 c2, and c1 = 0 for all of these.
    expect(isZero(add(squares, multiply(number(2), second ?? last))), polynomial).toBe(true);
    checked += 3;
  }
  return checked;
});

counted("identity", "roots are the ones that their indices say, among conjugates and square roots", () => {
  const relations = [
    // 2 cos(2 pi k/9): doubling the angle permutes them. In ascending order -1.879, 0.347, 1.532.
    "root(x^3-3*x+1,x,1)^2 - 2 - root(x^3-3*x+1,x,3)",
    "root(x^3-3*x+1,x,3)^2 - 2 - root(x^3-3*x+1,x,2)",
    // Primitive eighth roots of unity.
    "root(x^4+1,x,4)*sqrt(2) - 1 - i",
    "root(x^4+1,x,1)*sqrt(2) + 1 + i",
    "root(x^4+1,x,2) + root(x^4+1,x,3)",
    // The cube roots of 2 are the real one times roots of unity.
    "root(x^3-2,x,2)*2 - root(x^3-2,x,3)*(-1 + i*sqrt(3))",
    // Nested square roots: sqrt(2 + sqrt(2)).
    "root(x^4-4*x^2+2,x,4)^2 - 2 - sqrt(2)",
    "root(x^4-4*x^2+2,x,3)^2 - 2 + sqrt(2)",
    // The discriminant of x^3 - x - 1 is -23; differences of the roots in the upper half-plane order.
    "(root(x^3-x-1,x,1)-root(x^3-x-1,x,2))*(root(x^3-x-1,x,1)-root(x^3-x-1,x,3))*(root(x^3-x-1,x,2)-root(x^3-x-1,x,3)) + i*sqrt(23)",
  ];
  for (const text of relations) expect(isZero(parseExpression(text)), text).toBe(true);
  return relations.length;
});

counted("wrong-twin", "with another index the relations fail", () => {
  const others = [
    "root(x^3-3*x+1,x,1)^2 - 2 - root(x^3-3*x+1,x,2)",
    "root(x^4+1,x,3)*sqrt(2) - 1 - i",
    "root(x^3-2,x,1)*2 - root(x^3-2,x,3)*(-1 + i*sqrt(3))",
    "root(x^4-4*x^2+2,x,4)^2 - 2 + sqrt(2)",
    "root(x^3-x-1,x,1) - root(x^3-x-1,x,2)",
  ];
  for (const text of others) expect(isZero(parseExpression(text)), text).toBe(false);
  return others.length;
});

/** Doubles lose a few digits of sixteen in sums of terms of this size. */
const ROUNDING = 1e-11;

counted("differential", "quotients in a field with roots agree with doubles and with residues", () => {
  let checked = 0;
  for (const [polynomial, coefficients] of POLYNOMIALS) {
    const all = roots(polynomial, coefficients.length);
    const [first, second] = [at(all, 0), at(all, 1)];
    const above = add(power(first, number(2)), multiply(number(3), second), parseExpression("sqrt(5)"));
    const below = add(multiply(first, second), parseExpression("2 - i"));
    const quotient = overCoefficients([above, below], ({ field, value, expression }) =>
      expression(field.divide(value(above), value(below))),
    );
    const fields = modularFields(needsOf([above, below]), seededRandom(4), { count: 2 });
    for (const { coefficients: residues } of fields) {
      const { field, value } = residues;
      expect(field.multiply(value(quotient), value(below))).toBe(value(above));
      checked += 1;
    }
    const [left, right, divisor] = [quotient, above, below].map(toFloatComplex);
    if (left === undefined || right === undefined || divisor === undefined) continue;
    expect(left.re * divisor.re - left.im * divisor.im - right.re).toBeCloseTo(0, -Math.log10(ROUNDING) - 1);
    expect(left.re * divisor.im + left.im * divisor.re - right.im).toBeCloseTo(0, -Math.log10(ROUNDING) - 1);
    checked += 2;
  }
  return checked;
});

counted("differential", "the relation of each root to those before holds in doubles", () => {
  let checked = 0;
  for (const [polynomial, coefficients] of POLYNOMIALS.slice(0, 5)) {
    for (const { name, modulus } of rootRelations(needsOf(roots(polynomial, coefficients.length)))) {
      const root = parseExpression(name);
      const value = toFloatComplex(add(...modulus.map((e, k) => multiply(e, power(root, number(k))))));
      expect(Math.hypot(value?.re ?? 1, value?.im ?? 1), name).toBeLessThan(ROUNDING);
      checked += 1;
    }
  }
  return checked;
});

counted("behaviour", "complex conjugates of roots are roots; those with parameters count as real", () => {
  const pairs = [
    ["root(x^3-x-1,x,1)", "root(x^3-x-1,x,2)"],
    ["root(x^3-x-1,x,3)", "root(x^3-x-1,x,3)"],
    ["root(x^4+5*x^2+5,x,1)", "root(x^4+5*x^2+5,x,4)"],
    ["root(x^3+a*x+1,x,2)", "root(x^3+a*x+1,x,2)"],
    ["i*sqrt(1-xi^2)", "-i*sqrt(-xi^2 + 1)"],
    ["sqrt(xi^2-1)", "-sqrt(xi^2 - 1)"],
  ];
  for (const [text = "", expected = ""] of pairs) {
    expect(expressionText(conjugate(parseExpression(text)))).toBe(expected);
  }
  return pairs.length;
});

counted("behaviour", "roots have one name, and what is no root is refused", () => {
  const canonical = (text: string) => expressionText(withCanonicalRoots(parseExpression(text)));
  expect(canonical("root(2*y^3 - 2*y - 2, y, 1)")).toBe("root(x^3-x-1,x,1)");
  expect(canonical("1 + 2*root((y-1)*(y^2+y+1) - y, y, 3)")).toBe("2*root(x^3-x-1,x,3) + 1");
  expect(canonical("root(y^3 + x*y + 1, y, 1)")).toBe("root(x_^3+x_*x+1,x_,1)");
  expect(() => canonical("root(x^2 - 1, x, 1)")).toThrow(
    /irreducible polynomial, and x\^2 - 1 has the factor x/,
  );
  expect(() => canonical("root(x^3 - 2, x, 4)")).toThrow(/roots 1 to 3, got 4/);
  expect(() => canonical("root(a, x, 1)")).toThrow(/a does not contain x/);
  expect(() => canonical("root(x^3 - root(x^3-2,x,1), x, 1)")).toThrow(/may not contain another root/);
});
