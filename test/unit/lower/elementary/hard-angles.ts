import { PI } from "../../../../src/lower/elementary/exact-constants.ts";

/** How many angles are taken for each exponent: the closest, and those that are closest among smaller ones. */
const FOR_EACH = 3;

/**
 * The doubles m 2^e, for a range of exponents e, that come closest to a multiple of pi/2. The convergents m/n of the
 * continued fraction of (pi/2) / 2^e lead to them: of all m below 2^53 the last convergent's makes the distance of m from
 * the multiples of (pi/2) / 2^e the smallest.
 *
 * Pi needs some 120 bits more than the largest exponent.
 *
 * Source: Muller, Elementary Functions (2016), section 11.3.2, after Kahan.
 */
export function hardAngles(
  leastExponent: number,
  mostExponent: number,
  pi: PreciseNumber = PI,
): readonly number[] {
  const angles: number[] = [];
  for (let e = leastExponent; e <= mostExponent; e++) {
    for (const m of numeratorsOfConvergents(e, pi).slice(-FOR_EACH)) angles.push(Number(m) * 2 ** e);
  }
  return angles;
}

/** A quotient of integers. */
interface PreciseNumber {
  readonly numerator: number | bigint;
  readonly denominator: number | bigint;
}

function numeratorsOfConvergents(e: number, pi: PreciseNumber): readonly bigint[] {
  const [top, bottom] = [BigInt(pi.numerator), 2n * BigInt(pi.denominator)];
  let [a, b] = e >= 0 ? [top, bottom << BigInt(e)] : [top << BigInt(-e), bottom];
  let [previous, current] = [0n, 1n];
  const numerators: bigint[] = [];
  while (b !== 0n) {
    [previous, current] = [current, (a / b) * current + previous];
    if (current >= 2n ** 53n) break;
    [a, b] = [b, a % b];
    numerators.push(current);
  }
  return numerators;
}
