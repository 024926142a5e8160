import { ResiduaError } from "../../core/errors.ts";
import { rational, rationals } from "../../exact/rational.ts";
import { type Arithmetic, type ElementaryFunction, powerBySquaring } from "./evaluate-floating.ts";

/** A complex number by its parts; an absent one is exactly zero, so that what is real stays as cheap as it was. */
export interface Complex<R> {
  readonly re: R | undefined;
  readonly im: R | undefined;
}

/** The parts of real arithmetic that complex arithmetic is made of. */
export type RealArithmetic<R> = Omit<Arithmetic<R>, "symbol" | "imaginaryUnit">;

/**
 * Complex arithmetic over a real one: of doubles, of nodes of a program, of intervals.
 *
 * Errors: E_UNSUPPORTED for logarithms, absolute values and general powers of what is not real. Square roots of complex
 * numbers are principal values, and undefined on the negative axis.
 */
export function complexArithmetic<R>(
  real: RealArithmetic<R>,
  symbol: (name: string) => Complex<R>,
): Arithmetic<Complex<R>> {
  const multiply = (a: Complex<R>, b: Complex<R>) => product(real, a, b);
  return {
    symbol,
    exact: (value) => onlyReal(rationals.isZero(value) ? undefined : real.exact(value)),
    pi: () => onlyReal(real.pi()),
    imaginaryUnit: () => ({ re: undefined, im: real.exact(rationals.one) }),
    add: (a, b) => ({ re: sum(real, a.re, b.re), im: sum(real, a.im, b.im) }),
    subtract: (a, b) => ({ re: difference(real, a.re, b.re), im: difference(real, a.im, b.im) }),
    multiply,
    divide: (a, b) => quotient(real, a, b),
    negate: (a) => ({ re: difference(real, undefined, a.re), im: difference(real, undefined, a.im) }),
    power: (base, exponent) => powerBySquaring(multiply, base, exponent),
    apply: (name, operands) => complexFunction(real, name, operands),
  };
}

/** Both parts, zeros included. */
export function partsOfComplex<R>(real: RealArithmetic<R>, { re, im }: Complex<R>): readonly [R, R] {
  return [re ?? real.exact(rationals.zero), im ?? real.exact(rationals.zero)];
}

function onlyReal<R>(re: R | undefined): Complex<R> {
  return { re, im: undefined };
}

function sum<R>({ add }: RealArithmetic<R>, a: R | undefined, b: R | undefined): R | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : add(a, b);
}

function difference<R>(
  { subtract, negate }: RealArithmetic<R>,
  a: R | undefined,
  b: R | undefined,
): R | undefined {
  if (b === undefined) return a;
  return a === undefined ? negate(b) : subtract(a, b);
}

function times<R>({ multiply }: RealArithmetic<R>, a: R | undefined, b: R | undefined): R | undefined {
  return a === undefined || b === undefined ? undefined : multiply(a, b);
}

function product<R>(real: RealArithmetic<R>, a: Complex<R>, b: Complex<R>): Complex<R> {
  return {
    re: difference(real, times(real, a.re, b.re), times(real, a.im, b.im)),
    im: sum(real, times(real, a.re, b.im), times(real, a.im, b.re)),
  };
}

function quotient<R>(real: RealArithmetic<R>, a: Complex<R>, b: Complex<R>): Complex<R> {
  if (b.im === undefined) return overReal(real, a, b.re);
  const conjugate = { re: b.re, im: real.negate(b.im) };
  const square = sum(real, times(real, b.re, b.re), times(real, b.im, b.im));
  return overReal(real, product(real, a, conjugate), square);
}

function overReal<R>(real: RealArithmetic<R>, { re, im }: Complex<R>, divisor: R | undefined): Complex<R> {
  // A divisor that is exactly zero is left to the real arithmetic, which knows what becomes of it.
  const by = divisor ?? real.exact(rationals.zero);
  const part = (value: R | undefined) => (value === undefined ? undefined : real.divide(value, by));
  return { re: part(re), im: part(im) };
}

function complexFunction<R>(
  real: RealArithmetic<R>,
  name: ElementaryFunction,
  operands: readonly Complex<R>[],
): Complex<R> {
  if (operands.every(({ im }) => im === undefined)) {
    const values = operands.map((operand) => partsOfComplex(real, operand)[0]);
    return onlyReal(real.apply(name, values));
  }
  const [z = onlyReal<R>(undefined)] = operands;
  switch (name) {
    case "exp":
      return exponential(real, z);
    case "sin":
    case "cos":
      return circular(real, name, z);
    case "sqrt":
      return squareRoot(real, z);
    case "log":
    case "pow":
    case "abs":
      throw new ResiduaError(
        "E_UNSUPPORTED",
        `'${name}' of a number that is not real is not lowered: write it with exp, sin, cos and sqrt, or keep its operand real`,
      );
  }
}

/** `exp(x + i y) = exp(x) (cos y + i sin y)`. */
function exponential<R>(real: RealArithmetic<R>, { re, im }: Complex<R>): Complex<R> {
  const [size, angle] = partsOfComplex(real, { re, im });
  const turn = { re: real.apply("cos", [angle]), im: real.apply("sin", [angle]) };
  return re === undefined ? turn : product(real, onlyReal(real.apply("exp", [size])), turn);
}

/** `cos z = (e + 1/e)/2` and `sin z = (e - 1/e)/(2 i)` with `e = exp(i z)`. */
function circular<R>(real: RealArithmetic<R>, name: "sin" | "cos", z: Complex<R>): Complex<R> {
  const i = { re: undefined, im: real.exact(rationals.one) };
  const turned = product(real, i, z);
  const back = { re: difference(real, undefined, turned.re), im: difference(real, undefined, turned.im) };
  const [ahead, behind] = [exponential(real, turned), exponential(real, back)];
  const two = real.exact(rational(2));
  const combine = name === "cos" ? sum : difference;
  const both = {
    re: combine(real, ahead.re, behind.re),
    im: combine(real, ahead.im, behind.im),
  };
  return quotient(real, both, name === "cos" ? onlyReal(two) : { re: undefined, im: two });
}

/** The principal value `r + i y/(2 r)` with `r = sqrt((|z| + x)/2)`. */
function squareRoot<R>(real: RealArithmetic<R>, z: Complex<R>): Complex<R> {
  const [x, y] = partsOfComplex(real, z);
  const modulus = real.apply("sqrt", [real.add(real.multiply(x, x), real.multiply(y, y))]);
  const two = real.exact(rational(2));
  const re = real.apply("sqrt", [real.divide(real.add(modulus, x), two)]);
  return { re, im: real.divide(y, real.multiply(two, re)) };
}
