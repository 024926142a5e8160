/** A complex double. */
export interface ComplexNumber {
  readonly re: number;
  readonly im: number;
}

export function complexSum(a: ComplexNumber, b: ComplexNumber): ComplexNumber {
  return { re: a.re + b.re, im: a.im + b.im };
}

export function complexProduct(a: ComplexNumber, b: ComplexNumber): ComplexNumber {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

export function complexExponential({ re, im }: ComplexNumber): ComplexNumber {
  const size = Math.exp(re);
  return { re: size * Math.cos(im), im: size * Math.sin(im) };
}

export function complexReciprocal({ re, im }: ComplexNumber): ComplexNumber {
  const square = re * re + im * im;
  return { re: re / square, im: -im / square };
}

export function complexDistance(a: ComplexNumber, b: ComplexNumber): number {
  return Math.hypot(a.re - b.re, a.im - b.im);
}
