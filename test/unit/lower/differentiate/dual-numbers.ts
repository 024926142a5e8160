import { type Rational, rationals } from "../../../../src/exact/rational.ts";
import { power } from "../../../../src/exact/ring.ts";
import { rationalSemantics } from "../../../../src/lower/interpreter/field-semantics.ts";
import type { Semantics } from "../../../../src/lower/interpreter/semantics.ts";

/** `value + slope epsilon` with epsilon² = 0: the derivative of a program by its very definition, exactly. */
export interface Dual {
  readonly value: Rational;
  readonly slope: Rational;
}

const { add, subtract, multiply, divide, negate } = rationals;

export const dualSemantics: Semantics<Dual> = {
  ...constants(),
  add: (a, b) => ({ value: add(a.value, b.value), slope: add(a.slope, b.slope) }),
  subtract: (a, b) => ({ value: subtract(a.value, b.value), slope: subtract(a.slope, b.slope) }),
  multiply: (a, b) => ({
    value: multiply(a.value, b.value),
    slope: add(multiply(a.value, b.slope), multiply(a.slope, b.value)),
  }),
  divide: (a, b) => ({
    value: divide(a.value, b.value),
    slope: divide(
      subtract(multiply(a.slope, b.value), multiply(a.value, b.slope)),
      multiply(b.value, b.value),
    ),
  }),
  negate: (a) => ({ value: negate(a.value), slope: negate(a.slope) }),
  power: (a, exponent) => ({
    value: power(rationals, a.value, exponent),
    slope: multiply(
      multiply(rationals.fromInteger(exponent), power(rationals, a.value, exponent - 1)),
      a.slope,
    ),
  }),
  isEqual: (a, b) => rationalSemantics.isEqual(a.value, b.value),
  isLess: (a, b) => rationalSemantics.isLess(a.value, b.value),
};

function constants() {
  const constant = (value: Rational): Dual => ({ value, slope: rationals.zero });
  const refuse = (): never => {
    throw new Error("rational programs only");
  };
  return {
    exact: constant,
    float: (value: number) => constant(rationalSemantics.float(value)),
    fromInteger: (value: number) => constant(rationals.fromInteger(value)),
    pi: refuse,
    apply: refuse,
    powerOfTwo: refuse,
    binaryExponent: refuse,
  };
}
