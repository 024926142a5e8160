import { type Rational, rational, rationals } from "../../exact/rational.ts";
import { economise, type Range } from "./economise.ts";

// What is left of the power series of elementary functions after their first terms, as polynomials that are close to it
// over the range of a reduced argument. They are computed from the series, exactly, and no digits are copied from anywhere.

/** A series in z, and the polynomial that stands for it over a range. */
interface Tail {
  readonly coefficient: (k: number) => Rational;
  readonly range: Range;
  readonly degree: number;
}

/** More terms of each series than doubles can tell from all of them. */
const TERMS = 16;

/** The coefficients of the polynomial, which are computed when they are first asked for. */
function lazily({ coefficient, range, degree }: Tail): () => readonly Rational[] {
  let coefficients: readonly Rational[] | undefined;
  return () => {
    coefficients ??= economise(
      Array.from({ length: TERMS }, (_, k) => coefficient(k)),
      range,
      degree,
    );
    return coefficients;
  };
}

/** (e^r - 1 - r) / r² for |r| <= ln(2)/2, within 2^-61 of e^r. */
export const exponentialTail = lazily({
  coefficient: (k) => inverseFactorial(k + 2),
  range: { from: rational(-3466, 10_000), to: rational(3466, 10_000) },
  degree: 10,
});

/** The squares of arguments up to pi/4. */
const SQUARES: Range = { from: rationals.zero, to: rational(6169, 10_000) };

/** (sin h - h) / h³ in z = h², for |h| <= pi/4, within 2^-55 of sin h. */
export const sineTail = lazily({
  coefficient: (k) => withSign(k + 1, inverseFactorial(2 * k + 3)),
  range: SQUARES,
  degree: 5,
});

/** (cos h - 1 + h²/2) / h⁴ in z = h², for |h| <= pi/4, within 2^-60 of cos h. */
export const cosineTail = lazily({
  coefficient: (k) => withSign(k, inverseFactorial(2 * k + 4)),
  range: SQUARES,
  degree: 5,
});

/** (2 artanh(s)/s - 2) / s² in z = s², for s = (m-1)/(m+1) and m between the roots of 1/2 and of 2, within 2^-56 of the whole. */
export const logarithmTail = lazily({
  coefficient: (k) => rational(2, 2 * k + 3),
  range: { from: rationals.zero, to: rational(2944, 100_000) },
  degree: 6,
});

function inverseFactorial(n: number): Rational {
  let factorial = 1n;
  for (let k = 2n; k <= BigInt(n); k++) factorial *= k;
  return rational(1, factorial);
}

/** (-1)^k times a number. */
function withSign(k: number, value: Rational): Rational {
  return k % 2 === 0 ? value : rationals.negate(value);
}
