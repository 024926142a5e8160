import { withoutConstants } from "../../src/check/adjoined-symbols.ts";
import { invariant } from "../../src/core/errors.ts";
import type { Rational } from "../../src/exact/rational.ts";
import type { Field } from "../../src/exact/ring.ts";
import { evaluateIn } from "../../src/expr/evaluate.ts";
import type { Expression } from "../../src/expr/expression.ts";

/** Where expressions in i and pi are evaluated. */
export interface ConstantField<E> {
  readonly field: Field<E>;
  readonly rational: (value: Rational) => E;
  readonly imaginaryUnit: E;
  readonly pi: E;
}

/** The value of an expression in i and pi, without other symbols. */
export function constantValue<E>(e: Expression, images: ConstantField<E>): E {
  const { field, rational, imaginaryUnit, pi } = images;
  const plain = withoutConstants(e);
  invariant(plain !== undefined, "an expression in i and pi");
  return evaluateIn(plain, { field, rational, symbol: (name) => (name === "(pi)" ? pi : imaginaryUnit) });
}
