import fc from "fast-check";
import { at } from "../../../../src/core/errors.ts";
import {
  type Rational,
  rational,
  rationalFromFloat,
  rationals,
  signOfRational,
} from "../../../../src/exact/rational.ts";
import { evaluateExactly } from "../../../../src/expr/evaluate.ts";
import {
  add,
  call,
  type Expression,
  FUNCTION_NAMES,
  multiply,
  number,
  power,
  symbol,
} from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { valueOrPole } from "../../../../src/expr/value-or-pole.ts";
import type { Ball } from "../../../../src/lower/checked/ball.ts";
import type { Interval } from "../../../../src/lower/checked/interval.ts";

export function isAtMost(a: Rational, b: Rational): boolean {
  return signOfRational(rationals.subtract(b, a)) >= 0;
}

/** Whether an interval contains an exact number; one with an end that is no number contains nothing. */
export function intervalContains({ lower, upper }: Interval<number>, exact: Rational): boolean {
  const isAbove =
    lower === Number.NEGATIVE_INFINITY ||
    (Number.isFinite(lower) && isAtMost(rationalFromFloat(lower), exact));
  const isBelow =
    upper === Number.POSITIVE_INFINITY ||
    (Number.isFinite(upper) && isAtMost(exact, rationalFromFloat(upper)));
  return isAbove && isBelow;
}

/** Whether a bound that says something is kept. */
export function ballContains({ value, bound = 0 }: Ball<number>, exact: Rational): boolean {
  if (!(bound <= Number.MAX_VALUE)) return true;
  if (!Number.isFinite(value)) return false;
  const difference = rationals.subtract(exact, rationalFromFloat(value));
  const size = signOfRational(difference) < 0 ? rationals.negate(difference) : difference;
  return isAtMost(size, rationalFromFloat(bound));
}

export const SYMBOLS = ["a", "b", "c"] as const;

const exactNumber = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 12 }))
  .map(([numerator, denominator]) => number(rational(numerator === 0 ? 1 : numerator, denominator)));

/** Rational expressions over SYMBOLS, with quotients, powers and sums that cancel. */
export const rationalExpressionArbitrary: fc.Arbitrary<Expression> = fc.letrec<{
  all: Expression;
  leaf: Expression;
}>((tie) => ({
  leaf: fc.oneof(exactNumber, fc.constantFrom(...SYMBOLS).map(symbol)),
  all: fc.oneof(
    { maxDepth: 5, depthIdentifier: "rational expression" },
    tie("leaf"),
    fc.array(tie("all"), { minLength: 2, maxLength: 4 }).map((terms) => add(...terms)),
    fc.array(tie("all"), { minLength: 2, maxLength: 3 }).map((factors) => multiply(...factors)),
    fc.tuple(tie("all"), fc.integer({ min: -3, max: 5 })).map(([base, n]) => powerOf(base, n)),
  ),
})).all;

function powerOf(base: Expression, n: number): Expression {
  const isZero = base.tag === "number" && rationals.isZero(base.value);
  return isZero ? base : power(base, number(n));
}

/** Expressions with functions of arguments that stay moderate: fixed point has no more than 500 bits. */
export const functionArbitrary: fc.Arbitrary<Expression> = fc.letrec<{ all: Expression; leaf: Expression }>(
  (tie) => ({
    leaf: fc.oneof(
      fc.constantFrom(...SYMBOLS).map(symbol),
      fc
        .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 9 }))
        .map(([p, q]) => number(rational(p, q))),
      fc.constant(parseExpression("pi")),
    ),
    all: fc.oneof(
      { maxDepth: 4, depthIdentifier: "function expression" },
      tie("leaf"),
      fc.tuple(tie("all"), tie("all")).map(([a, b]) => add(a, b)),
      fc.tuple(tie("all"), tie("leaf")).map(([a, b]) => multiply(a, b)),
      fc
        .tuple(fc.constantFrom(...FUNCTION_NAMES), tie("all"))
        // Bounded positive arguments: 2 + sin(a) for any a.
        .map(([name, argument]) => call(name, add(number(2), call("sin", argument)))),
    ),
  }),
).all;

/** Doubles of many magnitudes, among them small integers, which make expressions cancel. */
export const doubleArbitrary: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -6, max: 6 }),
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: -60, max: 60 })).map(([m, e]) => m * 2 ** e),
  fc.double({ min: -1e30, max: 1e30, noNaN: true }),
);

/** How many random cases a test takes. */
export const RUNS = 1500;

export const pointArbitrary = fc.tuple(doubleArbitrary, doubleArbitrary, doubleArbitrary);

/** Values of SYMBOLS, in order. */
export function namedValues<T>(values: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(SYMBOLS.map((name, k) => [name, at(values, k)]));
}

/** The exact value at doubles; none at a pole. */
export function exactAt(e: Expression, values: readonly number[]): Rational | undefined {
  return valueOrPole(() => evaluateExactly(e, namedValues(values.map(rationalFromFloat))));
}
