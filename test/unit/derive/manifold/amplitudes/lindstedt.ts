import { at } from "../../../../../src/core/errors.ts";
import { type Rational, rational, rationals } from "../../../../../src/exact/rational.ts";

/** The real and the imaginary part of the coefficient of `exp(i n tau)`, by n. */
type Fourier = ReadonlyMap<number, readonly [Rational, Rational]>;

const { add, multiply, zero, negate } = rationals;

function product(a: Fourier, b: Fourier): Fourier {
  const sum = new Map<number, readonly [Rational, Rational]>();
  for (const [m, [p, q]] of a) {
    for (const [n, [u, v]] of b) {
      const [x, y] = sum.get(m + n) ?? [zero, zero];
      const re = add(multiply(p, u), negate(multiply(q, v)));
      const im = add(multiply(p, v), multiply(q, u));
      sum.set(m + n, [add(x, re), add(y, im)]);
    }
  }
  return sum;
}

function combined(terms: readonly (readonly [Rational, Fourier])[]): Fourier {
  const sum = new Map<number, readonly [Rational, Rational]>();
  for (const [factor, series] of terms) {
    for (const [n, [p, q]] of series) {
      const [x, y] = sum.get(n) ?? [zero, zero];
      sum.set(n, [add(x, multiply(factor, p)), add(y, multiply(factor, q))]);
    }
  }
  return sum;
}

/** The derivative by tau: `i n` times each coefficient. */
function derivative(a: Fourier): Fourier {
  return new Map(
    [...a].map(([n, [p, q]]) => [n, [multiply(rational(-n), q), multiply(rational(n), p)]] as const),
  );
}

/**
 * The frequency of van der Pol's limit cycle, `x'' + x = eps (1 - x^2) x'`, by Lindstedt's method as textbooks have it: with
 * `tau = omega t`, `omega^2 x'' + x = eps omega (1 - x^2) x'`; order by order the coefficients of `exp(i tau)` on the
 * right must vanish, which fixes the frequency and the amplitude `A` of the order before. `x'(0) = 0` fixes the phase.
 */
export function lindstedtFrequency(orders: number): readonly Rational[] {
  const one = rational(1);
  const omega: Rational[] = [one];
  // x_0 = 2 cos(tau); the amplitude of the fundamental in x_n is found at order n + 1.
  const xs: Fourier[] = [
    new Map([
      [1, [one, zero]],
      [-1, [one, zero]],
    ] as const),
  ];
  for (let n = 1; n < orders; n += 1) {
    const trial = (omegaN: Rational, amplitude: Rational) =>
      rightSide([...omega, omegaN], withFundamental(xs, n - 1, amplitude), n);
    // The right side is affine in both unknowns: three evaluations give its secular coefficient as such.
    const base = secular(trial(zero, zero));
    const byOmega = difference(secular(trial(one, zero)), base);
    const byAmplitude = difference(secular(trial(zero, one)), base);
    const [omegaN, amplitude] = solve2(byOmega, byAmplitude, base, n === 1);
    const corrected = withFundamental(xs, n - 1, amplitude);
    xs.splice(0, xs.length, ...corrected);
    omega.push(omegaN);
    xs.push(response(rightSide(omega, corrected, n)));
  }
  return omega;
}

function withFundamental(xs: readonly Fourier[], order: number, amplitude: Rational): Fourier[] {
  return xs.map((x, k) =>
    k === order && k > 0
      ? combined([
          [rational(1), x],
          [
            amplitude,
            new Map([
              [1, [rational(1), zero]],
              [-1, [rational(1), zero]],
            ] as const),
          ],
        ])
      : x,
  );
}

/** The right side of `x_n'' + x_n = ...`. */
function rightSide(omega: readonly Rational[], xs: readonly Fourier[], n: number): Fourier {
  const terms: (readonly [Rational, Fourier])[] = [];
  for (let a = 0; a <= n; a += 1) {
    for (let b = 0; a + b <= n; b += 1) {
      if (a + b === 0) continue;
      const square = multiply(omega[a] ?? zero, omega[b] ?? zero);
      terms.push([negate(square), derivative(derivative(at(xs, n - a - b)))]);
    }
  }
  for (let a = 0; a < n; a += 1) {
    terms.push([at(omega, a), derivative(at(xs, n - 1 - a))]);
    for (let b = 0; a + b < n; b += 1) {
      for (let c = 0; a + b + c < n; c += 1) {
        const square = product(at(xs, c), at(xs, n - 1 - a - b - c));
        terms.push([negate(at(omega, a)), product(square, derivative(at(xs, b)))]);
      }
    }
  }
  return combined(terms);
}

function secular(f: Fourier): readonly [Rational, Rational] {
  return f.get(1) ?? [zero, zero];
}

function difference(
  [a, b]: readonly [Rational, Rational],
  [c, d]: readonly [Rational, Rational],
): readonly [Rational, Rational] {
  return [add(a, negate(c)), add(b, negate(d))];
}

/** The unknowns for which `first a + second b + base` vanishes; `b` is none of the first order. */
function solve2(
  [a, c]: readonly [Rational, Rational],
  [b, d]: readonly [Rational, Rational],
  [e, f]: readonly [Rational, Rational],
  isFirst: boolean,
): readonly [Rational, Rational] {
  if (isFirst) return [rationals.divide(negate(e), a), zero];
  const determinant = add(multiply(a, d), negate(multiply(b, c)));
  return [
    rationals.divide(add(multiply(b, f), negate(multiply(d, e))), determinant),
    rationals.divide(add(multiply(c, e), negate(multiply(a, f))), determinant),
  ];
}

/** The solution of `x'' + x = f` with `x'(0) = 0` and without a cosine of its own. */
function response(f: Fourier): Fourier {
  const forced = [...f].flatMap(([n, [p, q]]) => {
    if (Math.abs(n) === 1) return [];
    const factor = rational(1, 1 - n * n);
    return [[n, [multiply(factor, p), multiply(factor, q)]] as const];
  });
  // A sine of the fundamental: c (exp(i tau) - exp(-i tau)) with imaginary c takes the velocity at 0 away.
  const velocity = forced.reduce((total, [n, [, q]]) => add(total, multiply(rational(-n), q)), zero);
  const half = multiply(rational(1, 2), velocity);
  return new Map([...forced, [1, [zero, half]] as const, [-1, [zero, negate(half)]] as const]);
}
