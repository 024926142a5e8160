import fc from "fast-check";
import { rational } from "../../../src/exact/rational.ts";
import {
  add,
  divide,
  type Expression,
  multiply,
  number,
  power,
  symbol,
} from "../../../src/expr/expression.ts";

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom("a", "b", "c").map(symbol),
  fc
    .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .map(([top, bottom]) => number(rational(top, bottom))),
);

/** Random polynomial expressions in a, b, c. */
export const polynomialExpressions: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => add(a, b)),
    fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => multiply(a, b)),
    fc.tuple(tie("tree"), fc.integer({ min: 0, max: 3 })).map(([a, n]) => power(a, number(n))),
  ),
})).tree;

/** Random rational expressions in a, b, c whose denominators are positive at positive values. */
export const rationalExpressions: fc.Arbitrary<Expression> = fc
  .tuple(
    polynomialExpressions,
    fc.constantFrom("a", "b", "c"),
    fc.integer({ min: 1, max: 3 }),
    polynomialExpressions,
  )
  .map(([top, name, n, rest]) => add(divide(top, power(add(symbol(name), number(n)), number(n))), rest));
