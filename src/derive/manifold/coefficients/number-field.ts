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
import { add, constant, multiply, number } from "../../../expr/expression.ts";
import { type ConstantField, extendedByRoot, type OverConstants } from "./constant-field.ts";

/** What numbers alone do not have. */
const NO_FUNCTIONS = {
  pi: () => undefined,
  symbol: () => undefined,
  polynomialRoot: () => undefined,
  algebraicRoot: () => undefined,
  transcendental: () => undefined,
} as const;

function rationalNumbers(): ConstantField<Rational> {
  return {
    ...NO_FUNCTIONS,
    field: rationals,
    rational: (value) => value,
    imaginaryUnit: () => undefined,
    squareRoot: (radicand) => (radicand === 1n ? rationals.one : undefined),
    squareRoots: new Map(),
    expression: number,
  };
}

function gaussianNumbers(): ConstantField<Gaussian> {
  return {
    ...NO_FUNCTIONS,
    field: gaussians,
    rational: (value) => gaussian(value, rationals.zero),
    imaginaryUnit: () => IMAGINARY_UNIT,
    squareRoot: (radicand) => (radicand === 1n ? gaussians.one : undefined),
    squareRoots: new Map(),
    expression: (a) => add(multiply(number(imaginaryPart(a)), constant("i")), number(realPart(a))),
  };
}

/** What to adjoin to Q: i, and square roots of square-free natural numbers above 1. */
export interface Adjoined {
  readonly imaginaryUnit: boolean;
  readonly radicands: readonly bigint[];
}

/** Does something over Q with numbers adjoined. */
export function overNumbers<T>({ imaginaryUnit, radicands }: Adjoined, use: OverConstants<T>): T {
  return imaginaryUnit
    ? withRoots(gaussianNumbers(), radicands, use)
    : withRoots(rationalNumbers(), radicands, use);
}

function withRoots<E, T>(numbers: ConstantField<E>, radicands: readonly bigint[], use: OverConstants<T>): T {
  const [radicand, ...rest] = radicands;
  if (radicand === undefined) return use(numbers);
  // A root that the others generate already would make the modulus reducible.
  if (numbers.squareRoot(radicand) !== undefined) return withRoots(numbers, rest, use);
  return withRoots(adjoin(numbers, radicand), rest, use);
}

/** One more square root, which must lie outside. */
function adjoin<E>(numbers: ConstantField<E>, radicand: bigint) {
  const { field: base } = numbers;
  const larger = extendedByRoot(numbers, base.fromInteger(radicand), number(radicand));
  const { field } = larger;
  /** `sqrt(w) = sqrt(w r / g^2) sqrt(r) g / r` with the greatest common divisor g. */
  const throughRoot = (wanted: bigint) => {
    const common = gcdOfNaturals(wanted, radicand);
    const partner = numbers.squareRoot((wanted / common) * (radicand / common));
    if (partner === undefined) return undefined;
    const factor = base.multiply(partner, numbers.rational(rational(common, radicand)));
    return field.multiply(field.fromBase(factor), field.generator);
  };
  return { ...larger, squareRoot: (wanted: bigint) => larger.squareRoot(wanted) ?? throughRoot(wanted) };
}
