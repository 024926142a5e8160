import { ResiduaError } from "../core/errors.ts";
import { addIntegers, divideWithRemainder, type Integer, integers, multiplyIntegers } from "./integer.ts";
import type { GcdDomain } from "./ring.ts";
import { sumText, termText } from "./ring-text.ts";

/** `re + im i` with integers. */
export interface GaussianInteger {
  readonly re: Integer;
  readonly im: Integer;
}

const ZERO: GaussianInteger = { re: 0, im: 0 };
const ONE: GaussianInteger = { re: 1, im: 0 };

function isZero({ re, im }: GaussianInteger): boolean {
  return re === 0 && im === 0;
}

function add(a: GaussianInteger, b: GaussianInteger): GaussianInteger {
  return { re: addIntegers(a.re, b.re), im: addIntegers(a.im, b.im) };
}

function negate({ re, im }: GaussianInteger): GaussianInteger {
  return { re: integers.negate(re), im: integers.negate(im) };
}

export function multiplyGaussian(a: GaussianInteger, b: GaussianInteger): GaussianInteger {
  return {
    re: integers.subtract(multiplyIntegers(a.re, b.re), multiplyIntegers(a.im, b.im)),
    im: addIntegers(multiplyIntegers(a.re, b.im), multiplyIntegers(a.im, b.re)),
  };
}

export function conjugateGaussian({ re, im }: GaussianInteger): GaussianInteger {
  return { re, im: integers.negate(im) };
}

/** `re^2 + im^2`. */
export function normOfGaussian({ re, im }: GaussianInteger): Integer {
  return addIntegers(multiplyIntegers(re, re), multiplyIntegers(im, im));
}

/** The quotient in lowest terms is `dividend conj(divisor) / norm(divisor)`: both parts must divide. */
function divideExact(a: GaussianInteger, b: GaussianInteger): GaussianInteger | undefined {
  if (isZero(b)) {
    throw new ResiduaError("E_DIVISION_BY_ZERO", `cannot divide ${gaussianText(a)} by zero in Z[i]`);
  }
  const { re, im } = multiplyGaussian(a, conjugateGaussian(b));
  const norm = normOfGaussian(b);
  const [quotientRe, quotientIm] = [integers.divideExact(re, norm), integers.divideExact(im, norm)];
  if (quotientRe === undefined || quotientIm === undefined) return undefined;
  return { re: quotientRe, im: quotientIm };
}

/** The integer nearest to `a / b` for a positive b. */
function nearestQuotient(a: Integer, b: Integer): Integer {
  const doubled = addIntegers(multiplyIntegers(2, a), b);
  const [quotient, remainder] = divideWithRemainder(doubled, multiplyIntegers(2, b));
  return remainder < 0 ? addIntegers(quotient, -1) : quotient;
}

/** The remainder of least norm, which is at most half that of the divisor. */
function remainderOf(a: GaussianInteger, b: GaussianInteger): GaussianInteger {
  const { re, im } = multiplyGaussian(a, conjugateGaussian(b));
  const norm = normOfGaussian(b);
  const quotient = { re: nearestQuotient(re, norm), im: nearestQuotient(im, norm) };
  return add(a, negate(multiplyGaussian(quotient, b)));
}

/** The unit that turns an element into the first quadrant: positive real part, imaginary part not negative. */
function unitPart(a: GaussianInteger): GaussianInteger {
  if (isZero(a)) return ONE;
  if (a.re > 0 && a.im >= 0) return ONE;
  if (a.re <= 0 && a.im > 0) return { re: 0, im: 1 };
  return a.re < 0 ? { re: -1, im: 0 } : { re: 0, im: -1 };
}

function normalised(a: GaussianInteger): GaussianInteger {
  return multiplyGaussian(a, conjugateGaussian(unitPart(a)));
}

function gcd(a: GaussianInteger, b: GaussianInteger): GaussianInteger {
  let [x, y] = [a, b];
  while (!isZero(y)) [x, y] = [y, remainderOf(x, y)];
  return normalised(x);
}

function gaussianText({ re, im }: GaussianInteger): string {
  const texts = [re === 0 ? "" : `${re}`, im === 0 ? "" : termText(`${im}`, "i")];
  return sumText(texts.filter((text) => text !== ""));
}

/** The ring Z[i]. Greatest common divisors lie in the first quadrant. */
export const gaussianIntegers: GcdDomain<GaussianInteger> = {
  name: "Z[i]",
  zero: ZERO,
  one: ONE,
  fromInteger: (value) => ({ re: integers.fromInteger(value), im: 0 }),
  add,
  subtract: (a, b) => add(a, negate(b)),
  negate,
  multiply: multiplyGaussian,
  isZero,
  equals: (a, b) => a.re === b.re && a.im === b.im,
  toText: gaussianText,
  divideExact,
  gcd,
  unitPart,
};
