import { ResiduaError } from "../core/errors.ts";
import {
  conjugateGaussian,
  type GaussianInteger,
  gaussianIntegers,
  multiplyGaussian,
  normOfGaussian,
} from "./gaussian-integer.ts";
import {
  divideWithRemainder,
  gcdOfIntegers,
  type Integer,
  multiplyIntegers,
  negateInteger,
} from "./integer.ts";
import { type Rational, rational, rationals, rationalText } from "./rational.ts";
import { exactQuotient, type FractionField } from "./ring.ts";
import { sumText, termText } from "./ring-text.ts";
import { sumsOfFractionProducts } from "./sums-of-products.ts";

/** A complex number with rational parts, `(re + im i) / denominator`: no common divisor, positive denominator. */
export interface Gaussian {
  readonly re: Integer;
  readonly im: Integer;
  readonly denominator: Integer;
}

/** The number `re + im i`. */
export function gaussian(re: Rational, im: Rational): Gaussian {
  return reduced(
    {
      re: multiplyIntegers(re.numerator, im.denominator),
      im: multiplyIntegers(im.numerator, re.denominator),
    },
    multiplyIntegers(re.denominator, im.denominator),
  );
}

export function realPart({ re, denominator }: Gaussian): Rational {
  return rational(re, denominator);
}

export function imaginaryPart({ im, denominator }: Gaussian): Rational {
  return rational(im, denominator);
}

export function conjugate({ re, im, denominator }: Gaussian): Gaussian {
  return { re, im: negateInteger(im), denominator };
}

const ZERO: Gaussian = { re: 0, im: 0, denominator: 1 };
const ONE: Gaussian = { re: 1, im: 0, denominator: 1 };
/** The imaginary unit. */
export const IMAGINARY_UNIT: Gaussian = { re: 0, im: 1, denominator: 1 };

function reduced({ re, im }: GaussianInteger, denominator: Integer): Gaussian {
  if (denominator === 1) return { re, im, denominator };
  const common = gcdOfIntegers(gcdOfIntegers(denominator, re), im);
  if (common === 1) return { re, im, denominator };
  return {
    re: divideWithRemainder(re, common)[0],
    im: divideWithRemainder(im, common)[0],
    denominator: divideWithRemainder(denominator, common)[0],
  };
}

function isZero({ re, im }: Gaussian): boolean {
  return re === 0 && im === 0;
}

function scaled({ re, im }: GaussianInteger, factor: Integer): GaussianInteger {
  return factor === 1 ? { re, im } : { re: multiplyIntegers(re, factor), im: multiplyIntegers(im, factor) };
}

/** Takes what the denominators share out first (Henrici): only a divisor of that can cancel in the sum. */
function add(a: Gaussian, b: Gaussian): Gaussian {
  if (a.denominator === b.denominator) return reduced(gaussianIntegers.add(a, b), a.denominator);
  const shared = gcdOfIntegers(a.denominator, b.denominator);
  const [ofA, ofB] = [
    divideWithRemainder(a.denominator, shared)[0],
    divideWithRemainder(b.denominator, shared)[0],
  ];
  const { re, im, denominator } = reduced(gaussianIntegers.add(scaled(a, ofB), scaled(b, ofA)), shared);
  return { re, im, denominator: multiplyIntegers(multiplyIntegers(ofA, ofB), denominator) };
}

function negate({ re, im, denominator }: Gaussian): Gaussian {
  return { re: negateInteger(re), im: negateInteger(im), denominator };
}

function multiply(a: Gaussian, b: Gaussian): Gaussian {
  return reduced(multiplyGaussian(a, b), multiplyIntegers(a.denominator, b.denominator));
}

/** `a / b = a conj(b) / |b|^2`. */
function divide(a: Gaussian, b: Gaussian): Gaussian {
  if (isZero(b)) {
    throw new ResiduaError("E_DIVISION_BY_ZERO", `cannot divide ${gaussianText(a)} by zero in Q(i)`);
  }
  return reduced(
    scaled(multiplyGaussian(a, conjugateGaussian(b)), b.denominator),
    multiplyIntegers(a.denominator, normOfGaussian(b)),
  );
}

/** The quotient of Gaussian integers. Errors: E_DIVISION_BY_ZERO. */
function fraction(numerator: GaussianInteger, denominator: GaussianInteger): Gaussian {
  return divide({ ...numerator, denominator: 1 }, { ...denominator, denominator: 1 });
}

/** Numerator and denominator without a common divisor in Z[i], the denominator in the first quadrant. */
function lowestTerms(a: Gaussian): readonly [GaussianInteger, GaussianInteger] {
  const below = { re: a.denominator, im: 0 };
  const common = gaussianIntegers.gcd({ re: a.re, im: a.im }, below);
  const [numerator, denominator] = [
    exactQuotient(gaussianIntegers, { re: a.re, im: a.im }, common),
    exactQuotient(gaussianIntegers, below, common),
  ];
  const turn = conjugateGaussian(gaussianIntegers.unitPart(denominator));
  return [multiplyGaussian(numerator, turn), multiplyGaussian(denominator, turn)];
}

function gaussianText(a: Gaussian): string {
  const imaginary = imaginaryPart(a);
  const texts = [
    a.re === 0 ? "" : rationalText(realPart(a)),
    a.im === 0 ? "" : termText(rationalText(imaginary), "i"),
  ];
  return sumText(texts.filter((text) => text !== ""));
}

/** The field Q(i) of complex numbers with rational parts. */
export const gaussians: FractionField<GaussianInteger, Gaussian> = {
  name: "Q(i)",
  domain: gaussianIntegers,
  zero: ZERO,
  one: ONE,
  fromInteger: (value) => ({ ...gaussianIntegers.fromInteger(value), denominator: 1 }),
  add,
  subtract: (a, b) => add(a, negate(b)),
  negate,
  multiply,
  isZero,
  equals: (a, b) => a.re === b.re && a.im === b.im && a.denominator === b.denominator,
  toText: gaussianText,
  divideExact: divide,
  divide,
  gcd: (a, b) => (isZero(a) && isZero(b) ? ZERO : ONE),
  unitPart: (a) => (isZero(a) ? ONE : a),
  sumsOfProducts: sumsOfFractionProducts(
    (a) => a,
    (a) => reduced(a, a.denominator),
  ),
  numerator: (a) => lowestTerms(a)[0],
  denominator: (a) => lowestTerms(a)[1],
  fraction,
};

/** The square of the absolute value. */
export function squaredModulus(a: Gaussian): Rational {
  return rationals.divide(
    rational(normOfGaussian(a)),
    rational(multiplyIntegers(a.denominator, a.denominator)),
  );
}
