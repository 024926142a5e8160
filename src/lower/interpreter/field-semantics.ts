import { ResiduaError } from "../../core/errors.ts";
import { rationalInto } from "../../exact/prime-field.ts";
import { type Rational, rationalFromFloat, rationals, signOfRational } from "../../exact/rational.ts";
import { type Field, power } from "../../exact/ring.ts";
import type { Semantics } from "./semantics.ts";

/**
 * Exact arithmetic in a field, where the order of operations cannot matter: a program then has the value of its
 * formula, with no tolerance. Doubles stand for the rationals that they are.
 *
 * Errors, when a program is run: E_UNSUPPORTED for functions, pi and (unless `isLess` is given) comparisons by order;
 * E_DIVISION_BY_ZERO, also where a denominator of a number vanishes in the field.
 */
export function fieldSemantics<E>(field: Field<E>, isLess?: (a: E, b: E) => boolean): Semantics<E> {
  const exact = (value: Rational): E => {
    const image = rationalInto(field, value);
    if (image !== undefined) return image;
    throw new ResiduaError("E_DIVISION_BY_ZERO", `the denominator of a number vanishes in ${field.name}`);
  };
  return {
    exact,
    float: (value) => exact(rationalFromFloat(value)),
    pi: () => refuse(field, "pi"),
    fromInteger: field.fromInteger,
    add: field.add,
    subtract: field.subtract,
    multiply: field.multiply,
    divide: field.divide,
    negate: field.negate,
    power: (base, exponent) => power(field, base, exponent),
    apply: (name) => refuse(field, `the function ${name}`),
    powerOfTwo: () => refuse(field, "powers with a variable exponent"),
    binaryExponent: () => refuse(field, "binary exponents"),
    isEqual: field.equals,
    isLess: isLess ?? (() => refuse(field, "an order")),
  };
}

function refuse(field: { readonly name: string }, what: string): never {
  throw new ResiduaError("E_UNSUPPORTED", `${field.name} has no ${what}; interpret the program in doubles`);
}

/** The semantics of the rational numbers, which are ordered. */
export const rationalSemantics: Semantics<Rational> = fieldSemantics(
  rationals,
  (a, b) => signOfRational(rationals.subtract(a, b)) < 0,
);
