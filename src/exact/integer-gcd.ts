/** Natural numbers up to this are doubles without rounding. */
const LARGEST_SHORT = BigInt(Number.MAX_SAFE_INTEGER);

/** Bits of the leading parts, which are doubles without rounding too. */
const LEADING_BITS = 52;

/**
 * The greatest common divisor of two natural numbers of any size, by Lehmer's method: Euclid's quotients are read off the
 * leading 52 bits, and a whole run of them is applied to the long numbers at once.
 * Source: Knuth, The Art of Computer Programming 2, §4.5.2, algorithm L, with Jebelean's condition for exact quotients.
 */
export function gcdOfNaturals(a: bigint, b: bigint): bigint {
  let [x, y] = a >= b ? [a, b] : [b, a];
  let shift = Math.max(0, x.toString(16).length * 4 - LEADING_BITS);
  while (y > LARGEST_SHORT) {
    shift = leadingShift(x, shift);
    const { xx, xy, yx, yy } = quotientRun(Number(x >> BigInt(shift)), Number(y >> BigInt(shift)));
    if (xy === 0) {
      [x, y] = [y, x % y];
    } else {
      [x, y] = [BigInt(xx) * x + BigInt(xy) * y, BigInt(yx) * x + BigInt(yy) * y];
    }
  }
  if (y === 0n) return x;
  return BigInt(gcdOfShort(Number(y), Number(x % y)));
}

/** The same for natural numbers below 2^53. */
export function gcdOfShort(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** The unimodular matrix of a run of Euclidean steps: new x = xx x + xy y, new y = yx x + yy y. */
interface QuotientRun {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
}

/** Cofactors stay below this, so that products with the leading parts are exact in doubles. */
const LARGEST_COFACTOR = 2 ** 25;

/** The shift that leaves the leading bits of x, from the one that did before x shrank. */
function leadingShift(x: bigint, before: number): number {
  let shift = before;
  for (;;) {
    const missing = LEADING_BITS - Math.ceil(Math.log2(Number(x >> BigInt(shift)) + 1));
    if (missing <= 0 || shift === 0) return shift;
    shift = Math.max(0, shift - missing);
  }
}

/** The Euclidean steps that the leading parts of x and y determine; the identity where they determine none. */
function quotientRun(leadingX: number, leadingY: number): QuotientRun {
  let [leadX, leadY] = [leadingX, leadingY];
  let [xx, xy, yx, yy] = [1, 0, 0, 1];
  for (;;) {
    if (leadY === 0) break;
    const quotient = Math.floor(leadX / leadY);
    const [nextX, nextY] = [xx - quotient * yx, xy - quotient * yy];
    const rest = leadX - quotient * leadY;
    if (Math.max(Math.abs(nextX), Math.abs(nextY)) > LARGEST_COFACTOR) break;
    // The true remainder may differ from `rest` by the cofactors: only a clear margin makes the next quotient certain.
    if (
      rest < Math.max(Math.abs(nextX), Math.abs(nextY)) ||
      leadY - rest < Math.abs(yx - nextX) + Math.abs(yy - nextY)
    ) {
      break;
    }
    [leadX, leadY] = [leadY, rest];
    [xx, xy, yx, yy] = [yx, yy, nextX, nextY];
  }
  return { xx, xy, yx, yy };
}
