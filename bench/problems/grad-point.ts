import { at } from "../../src/core/errors.ts";
import { seededRandom } from "../../src/core/random.ts";
import { sum } from "../../src/exact/ring.ts";
import { gradMatrix } from "./grad-matrix.ts";
import { RESIDUES, solveByElimination } from "./residues.ts";

/** Whole numbers at which polynomials of Grad's system are compared; the speed is that of the variable x. */
export interface GradPoint {
  readonly rho: number;
  readonly u: number;
  readonly theta: number;
  /** `f_3 .. f_M`. */
  readonly higher: readonly number[];
  readonly speed: number;
}

const SEED = 5;
const LARGEST = 9n;

export function randomGradPoint(moments: number): GradPoint {
  const random = seededRandom(SEED);
  const draw = () => Number(random.integer(1n, LARGEST));
  const [rho, u, theta, speed] = [draw(), draw(), draw(), draw()];
  return { rho, u, theta, higher: Array.from({ length: moments - 2 }, draw), speed };
}

const { subtract, multiply, divide, negate, fromInteger, zero, one } = RESIDUES;

/**
 * The residue of the characteristic polynomial of Grad's matrix at a point, with c = speed - u:
 * `theta^((M+1)/2) He_(M+1)(c/sqrt(theta)) - (M+1)!/(2 rho) (f_(M-1) (c^2 - theta) + 2 f_M c)`.
 * Source: section "Hyperbolicity of Grad" of the verified errata.
 */
export function characteristicValue({ rho, u, theta, higher, speed }: GradPoint): bigint {
  const moments = higher.length + 2;
  const c = speed - u;
  let [hermite, before, factorial] = [fromInteger(c), one, one];
  for (let k = 1; k <= moments; k += 1) {
    const previous = multiply(fromInteger(k * theta), before);
    [hermite, before] = [subtract(multiply(fromInteger(c), hermite), previous), hermite];
    factorial = multiply(factorial, fromInteger(k + 1));
  }
  const combination = at(higher, moments - 4) * (c ** 2 - theta) + 2 * at(higher, moments - 3) * c;
  const share = divide(multiply(factorial, fromInteger(combination)), fromInteger(2 * rho));
  return subtract(hermite, share);
}

/** The number of terms of that polynomial times rho, expanded in all variables, for an even number of moments. */
export function characteristicTerms(moments: number): number {
  // c^k has k + 1 terms: the first sum counts those of the Hermite polynomial, and six have a moment.
  return (moments / 2 + 1) * (moments / 2 + 2) + 6;
}

/**
 * The residue of the sum of the associated polynomials at a point. All but the last of them are the vector q with
 * q_0 = 1 that solves all but the last row of `(speed - A) q = 0`; the last one is what remains of that row.
 */
export function associatedValue({ rho, u, theta, higher, speed }: GradPoint): bigint {
  const state = {
    rho: fromInteger(rho),
    u: fromInteger(u),
    theta: fromInteger(theta),
    higher: higher.map(fromInteger),
  };
  const shifted = gradMatrix(RESIDUES, state).map((row, i) =>
    row.map((entry, j) => subtract(i === j ? fromInteger(speed) : zero, entry)),
  );
  const upper = shifted.slice(0, -1);
  const others = solveByElimination(
    upper.map((row) => row.slice(1)),
    upper.map((row) => negate(at(row, 0))),
  );
  const q = [one, ...others];
  const last = at(shifted, shifted.length - 1).map((entry, j) => multiply(entry, at(q, j)));
  return sum(RESIDUES, [...q, ...last]);
}
