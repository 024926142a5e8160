import {
  type AlgebraicExtension,
  type AlgebraicNumber,
  algebraicExtension,
} from "../../../exact/algebraic-extension.ts";
import { add, call, type Expression, multiply, number, power } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import type { CoefficientField } from "./coefficient-field.ts";
import { type ConstantImages, constantValue } from "./constants.ts";
import { timesRoot } from "./radical.ts";

/** A field with its images of what constants are made of, and the way back to expressions. */
export interface ConstantField<E> extends ConstantImages<E> {
  readonly expression: (a: E) => Expression;
}

/** Something done over a field of constants whose kind of element is chosen on the way. */
export type OverConstants<T> = <E>(constants: ConstantField<E>) => T;

export function coefficientField<E>(constants: ConstantField<E>): CoefficientField<E> {
  const { field, expression } = constants;
  return { field, value: (e) => constantValue(e, constants), expression };
}

/**
 * The field with a root of an irreducible polynomial adjoined, which `generator` stands for in expressions; `timesGenerator`
 * writes its products with what lies below.
 */
export function extended<E>(
  below: ConstantField<E>,
  modulus: readonly E[],
  generator: Expression,
  timesGenerator = (e: Expression, exponent: number) => multiply(e, power(generator, number(exponent))),
): ConstantField<AlgebraicNumber<E>> & { readonly field: AlgebraicExtension<E> } {
  const field = algebraicExtension(below.field, modulus, expressionText(generator));
  const lifted = (value: E | undefined) => (value === undefined ? undefined : field.fromBase(value));
  return {
    field,
    rational: (value) => field.fromBase(below.rational(value)),
    imaginaryUnit: () => lifted(below.imaginaryUnit()),
    pi: () => lifted(below.pi()),
    symbol: (name) => lifted(below.symbol(name)),
    squareRoot: (radicand) => lifted(below.squareRoot(radicand)),
    polynomialRoot: (factors) => lifted(below.polynomialRoot(factors)),
    algebraicRoot: (name) => lifted(below.algebraicRoot(name)),
    transcendental: (e) => lifted(below.transcendental(e)),
    squareRoots: new Map(),
    expression: ({ coefficients }) =>
      add(
        ...coefficients.map((coefficient, k) => {
          const e = below.expression(coefficient);
          return k === 0 ? e : timesGenerator(e, k);
        }),
      ),
  };
}

/** The field with the square root of an element adjoined that `radicand` stands for. */
export function extendedByRoot<E>(below: ConstantField<E>, square: E, radicand: Expression) {
  const { negate, zero, one } = below.field;
  return extended(below, [negate(square), zero, one], call("sqrt", radicand), (e) => timesRoot(e, radicand));
}
