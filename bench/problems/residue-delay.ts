import { at } from "../../src/core/errors.ts";
import { power } from "../../src/exact/ring.ts";
import {
  derivativeBy,
  FIELD,
  mapped,
  monomial,
  productOf,
  productPart,
  type ResiduePolynomial,
  scaledBy,
  sumOf,
  valueAt,
  ZERO,
} from "./residue-polynomials.ts";

/** A residue that stands for pi: any will do, as nothing rational is known of it. */
export const PI = 271_828_182_845n;

/** A square root of -1: the quarter power of a number that is no square. */
export const IMAGINARY_UNIT = squareRootOfMinusOne(2n);

function squareRootOfMinusOne(base: bigint): bigint {
  const minusOne = FIELD.fromInteger(-1);
  let [root, square, exponent] = [FIELD.one, base, minusOne / 4n];
  for (; exponent > 0n; exponent /= 2n) {
    if (exponent % 2n === 1n) root = FIELD.multiply(root, square);
    square = FIELD.multiply(square, square);
  }
  return FIELD.multiply(root, root) === minusOne ? root : squareRootOfMinusOne(base + 1n);
}

const DELAY = FIELD.divide(PI, FIELD.fromInteger(2));

/** The frequency of a monomial of s, c and a. */
function frequency([ahead = 0, behind = 0]: readonly number[]): number {
  return ahead - behind;
}

/** `exp(-i n pi/2) = (-i)^n`. */
function turn(n: number): bigint {
  return power(FIELD, FIELD.negate(IMAGINARY_UNIT), ((n % 4) + 4) % 4);
}

/** The slow flow, by grades: the rates of s and of its conjugate. */
interface Flow {
  readonly ahead: ResiduePolynomial[];
  readonly behind: ResiduePolynomial[];
}

/**
 * The evolution `ds/dt` of u' = -(1 + eps u) u(t - pi/2) (1 + eps^2 a) on its centre manifold at s = c = a = 1, modulo a
 * prime, where pi is a residue; c is the conjugate of s.
 */
export function delayedLogisticValue(errorOrder: number): bigint {
  const u: ResiduePolynomial[] = [sumOf(monomial([1, 0, 0]), monomial([0, 1, 0]))];
  const flow: Flow = { ahead: [ZERO], behind: [ZERO] };
  for (let order = 1; order < errorOrder; order += 1) {
    const known = knownPart(u, flow, order);
    u.push(shapeOf(known));
    flow.ahead.push(resonantPart(known, 1));
    flow.behind.push(resonantPart(known, -1));
  }
  return valueAt(sumOf(...flow.ahead), [FIELD.one, FIELD.one, FIELD.one]);
}

/** What the grades below an order leave in the equation at that order. */
function knownPart(u: readonly ResiduePolynomial[], flow: Flow, order: number): ResiduePolynomial {
  const past = delayed(u, flow, order);
  const product = past.map((_, k) => productPart(u, past.slice(0, order), k));
  const shifted = (parts: readonly ResiduePolynomial[], by: number) => parts[order - by] ?? ZERO;
  const parameter = monomial([0, 0, 1]);
  return sumOf(
    flowed(u, flow, order),
    at(past, order),
    shifted(product, 1),
    productOf(parameter, shifted(past, 2)),
    productOf(parameter, shifted(product, 3)),
  );
}

/**
 * The grades up to an order of a graded series a delay ago. A delay takes a monomial of frequency n to `(-i)^n` times its
 * value where the flow was a delay ago, which is an exponential series of the flow.
 */
function delayed(u: readonly ResiduePolynomial[], flow: Flow, order: number): readonly ResiduePolynomial[] {
  const padded = Array.from({ length: order + 1 }, (_, k) => u[k] ?? ZERO);
  let [term, total] = [padded, padded];
  for (let n = 1; n <= order; n += 1) {
    const factor = FIELD.divide(FIELD.negate(DELAY), FIELD.fromInteger(n));
    const last = term;
    term = last.map((_, k) => scaledBy(flowed(last, flow, k), factor));
    total = total.map((part, k) => sumOf(part, at(term, k)));
  }
  return total.map((part) =>
    mapped(part, (exponents, value) => FIELD.multiply(value, turn(frequency(exponents)))),
  );
}

/** The grade at an order of the slow flow's derivative of a graded series. */
function flowed(
  parts: readonly ResiduePolynomial[],
  { ahead, behind }: Flow,
  order: number,
): ResiduePolynomial {
  return sumOf(
    ...parts
      .slice(0, order)
      .map((part, k) =>
        sumOf(
          productOf(derivativeBy(part, 0), ahead[order - k] ?? ZERO),
          productOf(derivativeBy(part, 1), behind[order - k] ?? ZERO),
        ),
      ),
  );
}

/** The correction of the shape that cancels what is not resonant. */
function shapeOf(known: ResiduePolynomial): ResiduePolynomial {
  return mapped(known, (exponents, value) => {
    const n = frequency(exponents);
    if (Math.abs(n) === 1) return FIELD.zero;
    const divisor = FIELD.add(FIELD.multiply(FIELD.fromInteger(n), IMAGINARY_UNIT), turn(n));
    return FIELD.divide(FIELD.negate(value), divisor);
  });
}

/** What a part of frequency 1 or -1 asks of the flow: `g (1 - tau exp(-i n tau))` cancels it. */
function resonantPart(known: ResiduePolynomial, n: 1 | -1): ResiduePolynomial {
  const divisor = FIELD.subtract(FIELD.one, FIELD.multiply(DELAY, turn(n)));
  return mapped(known, (exponents, value) =>
    frequency(exponents) === n ? FIELD.divide(FIELD.negate(value), divisor) : FIELD.zero,
  );
}
