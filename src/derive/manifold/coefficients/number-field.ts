import { ResiduaError } from "../../../core/errors.ts";
import { algebraicExtension } from "../../../exact/algebraic-extension.ts";
import {
  type Gaussian,
  gaussian,
  gaussians,
  IMAGINARY_UNIT,
  imaginaryPart,
  realPart,
} from "../../../exact/gaussian.ts";
import { gcdOfNaturals } from "../../../exact/integer-gcd.ts";
import { type Rational, rational, rationals } from "../../../exact/rational.ts";
import type { Field } from "../../../exact/ring.ts";
import { add, call, constant, type Expression, multiply, number, power } from "../../../expr/expression.ts";

/** Q with square roots adjoined, the imaginary unit among them or not. */
export interface NumberField<E> {
  readonly field: Field<E>;
  readonly rational: (value: Rational) => E;
  /** `undefined` where i was not adjoined. */
  readonly imaginaryUnit: E | undefined;
  /** The positive square root of a square-free natural number; `undefined` where it lies outside. */
  readonly squareRoot: (radicand: bigint) => E | undefined;
  readonly expression: (a: E) => Expression;
}

const RATIONAL_NUMBERS: NumberField<Rational> = {
  field: rationals,
  rational: (value) => value,
  imaginaryUnit: undefined,
  squareRoot: (radicand) => (radicand === 1n ? rationals.one : undefined),
  expression: number,
};

const GAUSSIAN_NUMBERS: NumberField<Gaussian> = {
  field: gaussians,
  rational: (value) => gaussian(value, rationals.zero),
  imaginaryUnit: IMAGINARY_UNIT,
  squareRoot: (radicand) => (radicand === 1n ? gaussians.one : undefined),
  expression: (a) => add(multiply(number(imaginaryPart(a)), constant("i")), number(realPart(a))),
};

/** What to adjoin to Q: i, and square roots of square-free natural numbers above 1. */
export interface Adjoined {
  readonly imaginaryUnit: boolean;
  readonly radicands: readonly bigint[];
}

/** Does something over Q with numbers adjoined. */
export function overNumbers<T>(adjoined: Adjoined, use: <E>(numbers: NumberField<E>) => T): T {
  return adjoined.imaginaryUnit
    ? withRoots(GAUSSIAN_NUMBERS, adjoined.radicands, use)
    : withRoots(RATIONAL_NUMBERS, adjoined.radicands, use);
}

function withRoots<E, T>(
  numbers: NumberField<E>,
  radicands: readonly bigint[],
  use: <F>(numbers: NumberField<F>) => T,
): T {
  const [radicand, ...rest] = radicands;
  if (radicand === undefined) return use(numbers);
  // A root that the others generate already would make the modulus reducible.
  if (numbers.squareRoot(radicand) !== undefined) return withRoots(numbers, rest, use);
  return withRoots(adjoin(numbers, radicand), rest, use);
}

/** One more square root, which must lie outside. */
function adjoin<E>(numbers: NumberField<E>, radicand: bigint) {
  const { field: base } = numbers;
  const modulus = [base.fromInteger(-radicand), base.zero, base.one];
  const field = algebraicExtension(base, modulus, `sqrt(${radicand})`);
  const root = call("sqrt", number(radicand));
  /** `sqrt(w) = sqrt(w r / g^2) sqrt(r) g / r` with the greatest common divisor g. */
  const throughRoot = (wanted: bigint) => {
    const common = gcdOfNaturals(wanted, radicand);
    const partner = numbers.squareRoot((wanted / common) * (radicand / common));
    if (partner === undefined) return undefined;
    const factor = base.multiply(partner, numbers.rational(rational(common, radicand)));
    return field.multiply(field.fromBase(factor), field.generator);
  };
  const extended: NumberField<typeof field.zero> = {
    field,
    rational: (value) => field.fromBase(numbers.rational(value)),
    imaginaryUnit: numbers.imaginaryUnit === undefined ? undefined : field.fromBase(numbers.imaginaryUnit),
    squareRoot: (wanted) => {
      const below = numbers.squareRoot(wanted);
      return below === undefined ? throughRoot(wanted) : field.fromBase(below);
    },
    expression: ({ coefficients }) =>
      add(
        ...coefficients.map((coefficient, k) =>
          multiply(numbers.expression(coefficient), power(root, number(k))),
        ),
      ),
  };
  return extended;
}

/** Errors: E_UNSUPPORTED. */
export function requireConstant<E>(value: E | undefined, name: string): E {
  if (value !== undefined) return value;
  throw new ResiduaError("E_UNSUPPORTED", `${name} is not in the field of coefficients of this construction`);
}
