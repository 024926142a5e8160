import fc from "fast-check";
import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { type DivisorZero, divisorZeros } from "../../../../src/derive/manifold/divisor-zeros.ts";
import { substitute } from "../../../../src/expr/calculus.ts";
import { sameFunction } from "../../../../src/expr/convert.ts";
import { add, type Expression, multiply, number, ZERO } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { expressionText } from "../../../../src/expr/text.ts";
import { counted } from "../../../counted.ts";
import { derived } from "./examples.ts";
import { problem } from "./problems.ts";

function text(zero: DivisorZero): string {
  return zero.map(({ left, right }) => `${expressionText(left)} = ${expressionText(right)}`).join(" and ");
}

function zeros(determinant: string, ...positive: readonly string[]): readonly string[] {
  return divisorZeros(parseExpression(determinant), { positive }).map(text).toSorted();
}

/** Determinants, the parameters that are positive, and where they vanish, solved by hand. */
const SOLVED: readonly (readonly [
  determinant: string,
  positive: readonly string[],
  where: readonly string[],
])[] = [
  ["6*mu^2 - 3*mu*sigma", [], ["mu = 0", "sigma = 2*mu"]],
  ["2*c - 3*w", [], ["c = 3*w/2"]],
  ["w^2 - 4*c^2", [], ["w = 2*c", "w = -2*c"]],
  ["w^2 - 4*c^2", ["w", "c"], ["w = 2*c"]],
  ["w^2 - 2", ["w"], ["w = sqrt(2)"]],
  ["w^2 + 1", [], []],
  ["a + b", ["a", "b"], []],
  ["a*b + a", ["a", "b"], []],
  ["mu + i*w", [], ["mu = 0 and w = 0"]],
  ["(mu + i)*(a - 2*b)", [], ["a = 2*b"]],
  ["i*(w - 1)/(w + 1)", [], ["w = 1"]],
  ["mu^2 + w^2", [], ["mu^2 + w^2 = 0"]],
  ["a^3 - b^3 - 1", [], ["a^3 - b^3 - 1 = 0"]],
  ["7/2", [], []],
];

describe("where divisors vanish", () => {
  counted("golden", "linear and quadratic factors are solved, others stated", () => {
    for (const [determinant, positive, where] of SOLVED) {
      expect(zeros(determinant, ...positive), determinant).toEqual([...where].toSorted());
    }
    return SOLVED.length;
  });

  counted("property", "a product of linear factors vanishes at the zero of each, and not beside it", () => {
    let count = 0;
    const factor = fc.tuple(
      fc.integer({ min: -4, max: 4 }),
      fc.integer({ min: -4, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
    );
    fc.assert(
      fc.property(fc.array(factor, { minLength: 1, maxLength: 3 }), (factors) => {
        const determinant = multiply(
          ...factors.map(([p, q, r]) =>
            add(
              multiply(number(p), parseExpression("a")),
              multiply(number(q), parseExpression("b")),
              multiply(number(r), parseExpression("c")),
            ),
          ),
        );
        const found = divisorZeros(determinant);
        expect(found.length).toBeGreaterThan(0);
        for (const zero of found) {
          const { left, right } = at(zero, 0);
          const where = (value: Expression) => substitute(determinant, { [expressionText(left)]: value });
          expect(sameFunction(where(right), ZERO)).toBe(true);
          expect(sameFunction(where(add(right, parseExpression("d"))), ZERO)).toBe(false);
          count += 2;
        }
      }),
      { numRuns: 30 },
    );
    return count;
  });

  counted("golden", "an eigenvalue that passes zero: mu = 0 and sigma = 2 mu, 3 mu", () => {
    // x' = mu x + x y, y' = sigma y + x^2 along the mode of mu: x^2 and x^3 see det(2 mu - L) and det(3 mu - L).
    const { divisors } = derived(
      problem({
        equations: { x: "mu*x + eps*x*y", y: "sigma*y + eps*x^2" },
        modes: [{ eigenvalue: "mu", vector: ["1", "0"] }],
        errorOrder: 3,
      }),
    );
    const all = divisors.flatMap(({ determinant }) => divisorZeros(determinant).map(text));
    expect([...new Set(all)].toSorted()).toEqual(["mu = 0", "sigma = 2*mu", "sigma = 3*mu"]);
  });
});
