import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { invariant } from "../../core/errors.ts";
import { bitLength, type Integer, integers } from "../integer.ts";
import { centredInverse } from "../modular/centred-residues.ts";
import {
  type DoubleField,
  doubleFieldOfIndex,
  multiplyResidues,
  residueOfInteger,
} from "../modular/double-field.ts";
import { EMPTY_LIFT, extendLift, integersOf } from "../modular/mixed-radix.ts";
import { exactQuotient, gcdOfAll } from "../ring.ts";
import { hadamardBits, primeCountFor } from "./hadamard.ts";
import { type Matrix, squareSize } from "./matrix.ts";
import type { Solution } from "./matrix-factorisation.ts";
import { factoriseModulo, type ModularFactorisation, residueMatrix } from "./modular-matrix.ts";
import { liftedSolution, regularImage } from "./solve-integers.ts";

/** A determinant, and a factorisation modulo a prime that does not divide it; none where it is zero. */
export interface IntegerDeterminant {
  readonly determinant: Integer;
  readonly factorisation: ModularFactorisation | undefined;
}

/** Below so many bits of Hadamard's bound, residues alone are cheaper than a solution. */
const LEAST_BITS_FOR_SOLUTION = 256;

/**
 * The determinant of a square integer matrix, proved: the least common denominator of any one solution divides it, and
 * its residues modulo as many primes as Hadamard's bound still asks for give the rest.
 * Errors: E_SHAPE. A spent budget ends the enclosing `withinBudget`.
 * Source: Abbott, Bronstein & Mulders (1999), Fast deterministic computation of determinants of dense matrices, ISSAC.
 */
export function integerDeterminant(
  matrix: Matrix<Integer>,
  { budget = UNLIMITED }: BudgetOptions = {},
): IntegerDeterminant {
  squareSize(matrix);
  const factorisation = regularImage(matrix, { budget });
  if (factorisation === undefined) return { determinant: 0, factorisation };
  const bits = hadamardBits(matrix);
  const divisor =
    bits < LEAST_BITS_FOR_SOLUTION ? 1 : divisorOfDeterminant(matrix, factorisation, bits, budget);
  const rest = cofactorByResidues(matrix, divisor, factorisation, { bits, budget });
  return { determinant: integers.multiply(divisor, rest), factorisation };
}

/** The least common denominator of the solution for a right-hand side of ones and zeros in turn. */
function divisorOfDeterminant(
  matrix: Matrix<Integer>,
  factorisation: ModularFactorisation,
  bits: number,
  budget: Budget,
): Integer {
  const rightSide = matrix.map((_, i) => 1 + ((i * i) % RIGHT_SIDE_PERIOD));
  const firstDigits = Math.ceil(
    (2 * bits + 2 * bitLength(matrix.length) + SPARE_BITS) / Math.log2(factorisation.field.p),
  );
  return leastDenominator(liftedSolution(matrix, rightSide, factorisation, { firstDigits, budget }));
}

/** Twice those of an entry of the right-hand side, and a few for rounding. */
const SPARE_BITS = 14;

/** A prime, so that the squares modulo it show no pattern that a matrix might share. */
const RIGHT_SIDE_PERIOD = 29;

function leastDenominator({ numerators, denominator }: Solution<Integer>): Integer {
  return exactQuotient(integers, denominator, gcdOfAll(integers, [denominator, ...numerators]));
}

interface CofactorOptions {
  /** Of a bound on the determinant. */
  readonly bits: number;
  readonly budget: Budget;
}

/** The quotient of the determinant by a divisor of it. */
function cofactorByResidues(
  matrix: Matrix<Integer>,
  divisor: Integer,
  { pivots }: ModularFactorisation,
  { bits, budget }: CofactorOptions,
): Integer {
  // The divisor is at least 2^(its bits - 1).
  const primes = primeCountFor(bits - bitLength(divisor) + 1);
  let lift = EMPTY_LIFT;
  for (let index = 0, used = 0; used < primes; index += 1) {
    stopWhenSpent(budget, `finding a determinant modulo prime ${used + 1} of ${primes}`);
    const field = doubleFieldOfIndex(index);
    const residue = residueOfInteger(field, divisor);
    if (residue === 0) continue;
    const determinant =
      factoriseModulo(field, residueMatrix(field, matrix), { pivots, budget })?.determinant ?? 0;
    lift = extendLift(lift, field, Float64Array.of(quotientModulo(field, determinant, residue)));
    used += 1;
  }
  const quotient = integersOf(lift)(0);
  invariant(quotient !== 0, "a matrix that is regular modulo a prime has a determinant");
  return quotient;
}

function quotientModulo(field: DoubleField, a: number, b: number): number {
  return multiplyResidues(field, a, residueOfInteger(field, centredInverse(field, b)));
}
