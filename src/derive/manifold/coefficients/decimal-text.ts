import type { ComplexNumber } from "../../../numeric/complex-number.ts";

const DIGITS = 5;

/** A part this much smaller than the number is the rounding of zero. */
const ROUNDING = 1e-12;

/** A complex number to five digits: `-0.31813+1.3372*i`. */
export function decimalText(value: ComplexNumber): string {
  const size = Math.hypot(value.re, value.im);
  const [re, im] = [value.re, value.im].map((part) =>
    Math.abs(part) <= ROUNDING * size ? 0 : Number(part.toPrecision(DIGITS)),
  );
  if (re === undefined || im === undefined || im === 0) return `${re ?? 0}`;
  const imaginary = Math.abs(im) === 1 ? "i" : `${Math.abs(im)}*i`;
  if (re === 0) return im < 0 ? `-${imaginary}` : imaginary;
  return `${re}${im < 0 ? "-" : "+"}${imaginary}`;
}
