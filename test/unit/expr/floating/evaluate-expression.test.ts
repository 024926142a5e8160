import fc from "fast-check";
import { expect } from "vitest";
import { type Rational, rational, rationals, toFloatRational } from "../../../../src/exact/rational.ts";
import { power as ringPower } from "../../../../src/exact/ring.ts";
import {
  add,
  call,
  constant,
  type Expression,
  multiply,
  number,
  power,
  symbol,
} from "../../../../src/expr/expression.ts";
import { evaluateExpression } from "../../../../src/expr/floating/evaluate-expression.ts";
import { counted } from "../../../counted.ts";

/** An expression made of positive parts alone, with its exact value at a = 3/7. */
interface Known {
  readonly expression: Expression;
  readonly exact: Rational;
}

const A = rational(3, 7);

// Positive parts cannot cancel, so that the floating-point value keeps a small relative error.
const known: fc.Arbitrary<Known> = fc.letrec<{ all: Known }>((tie) => ({
  all: fc.oneof(
    { maxDepth: 4, depthIdentifier: "known" },
    fc.constant({ expression: symbol("a"), exact: A }),
    fc
      .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }))
      .map(([p, q]) => ({ expression: number(rational(p, q)), exact: rational(p, q) })),
    fc.tuple(tie("all"), tie("all")).map(([u, v]) => ({
      expression: add(u.expression, v.expression),
      exact: rationals.add(u.exact, v.exact),
    })),
    fc.tuple(tie("all"), tie("all")).map(([u, v]) => ({
      expression: multiply(u.expression, v.expression),
      exact: rationals.multiply(u.exact, v.exact),
    })),
    fc.tuple(tie("all"), fc.integer({ min: -3, max: 4 })).map(([u, n]) => ({
      expression: power(u.expression, number(n)),
      exact: exactPower(u.exact, n),
    })),
  ),
})).all;

function exactPower(value: Rational, n: number): Rational {
  const size = ringPower(rationals, value, Math.abs(n));
  return n < 0 ? rationals.divide(rationals.one, size) : size;
}

counted("differential", "rational expressions agree with exact arithmetic to rounding errors", () => {
  const runs = 300;
  fc.assert(
    fc.property(known, ({ expression, exact }) => {
      const expected = toFloatRational(exact);
      fc.pre(Number.isFinite(expected) && expected > 1e-290);
      const value = evaluateExpression(expression, { a: 3 / 7 });
      // At most some thousand operations and a power of 4^4, each of one rounding unit 1.1e-16.
      expect(Math.abs(value / expected - 1)).toBeLessThan(1e-11);
    }),
    { numRuns: runs },
  );
  return runs;
});

counted("golden", "elementary functions, pi and fractional powers (closed forms)", () => {
  const x = symbol("x");
  const cases: readonly (readonly [Expression, number])[] = [
    [call("log", call("exp", x)), 2],
    [call("sqrt", multiply(x, x)), 2],
    [power(x, number(rational(1, 2))), Math.SQRT2],
    [power(x, number(rational(-3, 2))), Math.SQRT2 / 4],
    [power(number(8), number(rational(1, 3))), 2],
    [call("cos", multiply(x, constant("pi"))), 1],
    [call("sin", multiply(number(rational(1, 12)), x, constant("pi"))), 0.5],
    [power(x, symbol("y")), 8],
  ];
  for (const [expression, expected] of cases) {
    expect(evaluateExpression(expression, { x: 2, y: 3 })).toBeCloseTo(expected, 14);
  }
  return cases.length;
});

counted("behaviour", "a symbol without a value is refused", () => {
  expect(() => evaluateExpression(symbol("y"), { x: 1 })).toThrow(
    expect.objectContaining({ code: "E_UNDECLARED", message: expect.stringContaining("'y'") }),
  );
});
