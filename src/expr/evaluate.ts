import { ResiduaError } from "../core/errors.ts";
import { ownValue } from "../core/own-value.ts";
import { type Rational, rational, rationals } from "../exact/rational.ts";
import { type Field, power, type Ring, sum } from "../exact/ring.ts";
import type { Expression } from "./expression.ts";

/** A ring with such quotients as it has. */
export type RingWithQuotients<E> = Ring<E> & Pick<Field<E>, "divide">;

/** A field to evaluate in, or a ring that has the quotients needed, with the images of exact numbers and of symbols. */
export interface EvaluationTarget<E> {
  readonly field: RingWithQuotients<E>;
  readonly rational: (value: Rational) => E;
  readonly symbol: (name: string) => E;
}

/**
 * The image of a rational expression under the homomorphism into a field.
 * Errors: E_DIVISION_BY_ZERO at a pole; E_UNSUPPORTED for functions, constants and powers that are no whole numbers.
 */
export function evaluateIn<E>(e: Expression, target: EvaluationTarget<E>): E {
  const { field } = target;
  switch (e.tag) {
    case "number":
      return target.rational(e.value);
    case "symbol":
      return target.symbol(e.name);
    case "sum":
      return sum(
        field,
        e.terms.map((term) => evaluateIn(term, target)),
      );
    case "product":
      return e.factors.map((factor) => evaluateIn(factor, target)).reduce(field.multiply, field.one);
    case "power": {
      const exponent = wholeExponent(e.exponent);
      const size = power(field, evaluateIn(e.base, target), Math.abs(exponent));
      return exponent >= 0 ? size : field.divide(field.one, size);
    }
    case "constant":
      throw notRational(e.name);
    case "call":
      throw notRational(`${e.name}(...)`);
  }
}

/** The value of a whole-number exponent. Errors: E_UNSUPPORTED; E_EXPONENT_OVERFLOW from 2^53 on. */
export function wholeExponent(exponent: Expression): number {
  if (exponent.tag !== "number" || exponent.value.denominator !== 1) {
    throw notRational("a power whose exponent is no whole number");
  }
  const { numerator } = exponent.value;
  if (typeof numerator === "number") return numerator;
  throw new ResiduaError(
    "E_EXPONENT_OVERFLOW",
    `the exponent ${numerator} exceeds the largest exponent 2^53 - 1`,
  );
}

export function notRational(what: string): ResiduaError {
  return new ResiduaError(
    "E_UNSUPPORTED",
    `${what} is not part of exact rational arithmetic: give an exact number, a decimal or a symbol`,
  );
}

/** The exact value at rational values of the symbols. Errors: as `evaluateIn`; E_UNDECLARED for a missing value. */
export function evaluateExactly(e: Expression, values: Readonly<Record<string, Rational>>): Rational {
  return evaluateIn(e, {
    field: rationals,
    rational: (value) => value,
    symbol: (name) => {
      const value = ownValue(values, name);
      if (value === undefined) throw new ResiduaError("E_UNDECLARED", `no value was given for '${name}'`);
      return value;
    },
  });
}

/** The value of an expression that contains no symbols. Errors: as `evaluateExactly`. */
export function exactValue(e: Expression): Rational {
  return evaluateExactly(e, {});
}

/** Small positive whole numbers as values for symbols: poles and sign conditions are rarely hit there. */
export function smallValues(
  names: readonly string[],
  draw: (least: bigint, greatest: bigint) => bigint,
): Readonly<Record<string, Rational>> {
  return Object.fromEntries(names.map((name) => [name, rational(draw(1n, 50n))]));
}
