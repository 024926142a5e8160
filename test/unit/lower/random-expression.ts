import fc from "fast-check";
import { rational } from "../../../src/exact/rational.ts";
import {
  add,
  call,
  constant,
  type Expression,
  FUNCTION_NAMES,
  multiply,
  negate,
  number,
  power,
  symbol,
} from "../../../src/expr/expression.ts";
import { requireFiniteConstants } from "../../../src/lower/require-finite-constants.ts";

export const SYMBOLS = ["a", "b", "c"] as const;

const exactNumber = fc
  .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 9 }))
  // Never zero, which has no negative power.
  .map(([numerator, denominator]) => number(rational(numerator === 0 ? 1 : numerator, denominator)));

const exponent = fc.oneof(
  fc.integer({ min: -5, max: 9 }).map((value) => number(value)),
  fc
    .constantFrom(rational(1, 2), rational(-3, 2), rational(1, 3), rational(-5, 3))
    .map((value) => number(value)),
);

/** Expressions over SYMBOLS with every construct that has a real floating-point value. */
export const expressionArbitrary: fc.Arbitrary<Expression> = fc
  .letrec<{ all: Expression; leaf: Expression }>((tie) => ({
    leaf: fc.oneof(exactNumber, fc.constantFrom(...SYMBOLS).map(symbol), fc.constant(constant("pi"))),
    all: fc.oneof(
      { maxDepth: 5, depthIdentifier: "expression" },
      tie("leaf"),
      fc.array(tie("all"), { minLength: 2, maxLength: 4 }).map((terms) => add(...terms)),
      fc.array(tie("all"), { minLength: 2, maxLength: 4 }).map((factors) => multiply(...factors)),
      fc.tuple(tie("all"), exponent).map(([base, n]) => nonZeroPower(base, n)),
      fc.tuple(tie("leaf"), tie("leaf")).map(([base, n]) => nonZeroPower(base, n)),
      fc
        .tuple(fc.constantFrom(...FUNCTION_NAMES), tie("all"))
        .map(([name, argument]) =>
          call(name, name === "sqrt" || name === "log" ? absolute(argument) : argument),
        ),
    ),
  }))
  .all.filter(hasFiniteConstants);

/** Of what has no finite value at any point, lowering makes no program. */
function hasFiniteConstants(e: Expression): boolean {
  try {
    requireFiniteConstants(e);
    return true;
  } catch {
    return false;
  }
}

function nonZeroPower(base: Expression, n: Expression): Expression {
  const isZero = base.tag === "number" && base.value.numerator === 0;
  const isInteger = n.tag === "number" && n.value.denominator === 1;
  return isZero ? base : power(isInteger ? base : absolute(base), n);
}

/** A number that is negative without its sign: of what has no real value, lowering makes no program. */
function absolute(e: Expression): Expression {
  return e.tag === "number" && e.value.numerator < 0 ? negate(e) : e;
}
