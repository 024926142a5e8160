import { at } from "../../core/errors.ts";
import { type Rational, rational, rationals } from "../../exact/rational.ts";

const { add, subtract, multiply, divide } = rationals;

/** An interval with exact ends. */
export interface Range {
  readonly from: Rational;
  readonly to: Rational;
}

/**
 * A polynomial of at most a given degree close to another one over a range, both by their coefficients from the constant
 * one on: as long as the degree is too high, the leading term is exchanged for what differs from it by a multiple of the
 * monic Chebyshev polynomial, which of all is the smallest over the range. The result is within a few per cent of
 * the best approximation where the coefficients fall fast, as those of elementary functions do.
 *
 * Source: Lanczos (1938), Trigonometric interpolation of empirical and analytical functions, section 4.
 */
export function economise(
  coefficients: readonly Rational[],
  range: Range,
  degree: number,
): readonly Rational[] {
  const chebyshev = monicChebyshev(range, coefficients.length - 1);
  const economised = [...coefficients];
  while (economised.length > degree + 1) {
    const smallest = at(chebyshev, economised.length - 1);
    const leading = at(economised, economised.length - 1);
    for (const [k, coefficient] of smallest.entries()) {
      economised[k] = subtract(at(economised, k), multiply(leading, coefficient));
    }
    economised.pop();
  }
  return economised;
}

/**
 * The monic Chebyshev polynomials up to a degree: with centre c and radius r of the range, M2 = (x-c)² - r²/2, and then
 * M(n+1) = (x-c) M(n) - r²/4 M(n-1).
 */
function monicChebyshev({ from, to }: Range, degree: number): readonly (readonly Rational[])[] {
  const half = rational(1, 2);
  const [centre, radius] = [multiply(half, add(from, to)), multiply(half, subtract(to, from))];
  const square = multiply(radius, radius);
  const polynomials: (readonly Rational[])[] = [[rationals.one], [rationals.negate(centre), rationals.one]];
  for (let n = 1; n < degree; n++) {
    const factor = divide(square, rational(n === 1 ? 2 : 4));
    const [last, before] = [at(polynomials, n), at(polynomials, n - 1)];
    polynomials.push(
      [...last, rationals.zero].map((coefficient, k) => {
        const shifted = add(last[k - 1] ?? rationals.zero, rationals.negate(multiply(centre, coefficient)));
        return subtract(shifted, multiply(factor, before[k] ?? rationals.zero));
      }),
    );
  }
  return polynomials;
}
