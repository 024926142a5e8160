import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { invariant } from "../../core/errors.ts";
import { inverseModuloBigInt } from "../modular/inverse-modulo.ts";
import { primeField } from "../prime-field.ts";
import { residueRing } from "../residue-ring.ts";
import type { Ring } from "../ring.ts";
import {
  addDense,
  type Dense,
  degreeOf,
  divideByMonic,
  leadingOf,
  multiplyDense,
  productDense,
  subtractDense,
} from "../univariate/dense.ts";
import { halfCofactors } from "../univariate/euclid.ts";

/** Monic factors modulo a prime power. */
export interface LiftedFactors {
  readonly modulus: bigint;
  readonly factors: readonly Dense<bigint>[];
}

export interface LiftOptions extends BudgetOptions {
  readonly p: bigint;
  /** The modulus of the lifted factors is larger. */
  readonly bound: bigint;
}

/**
 * Lifts the coprime monic factors of a polynomial modulo a prime p, which does not divide its leading coefficient, to
 * factors modulo a power of the prime above `bound`; the precision doubles with every step. A spent budget ends the
 * enclosing `withinBudget`.
 * Source: von zur Gathen & Gerhard, Modern Computer Algebra, algorithms 15.10 and 15.17.
 */
export function liftFactors(
  polynomial: Dense<bigint>,
  factors: readonly Dense<bigint>[],
  { p, bound, budget = UNLIMITED }: LiftOptions,
): LiftedFactors {
  const moduli = [p];
  let modulus = p;
  while (modulus <= bound) {
    modulus *= modulus;
    moduli.push(modulus);
  }
  return { modulus, factors: liftTree(factors, monicResidues(polynomial, modulus), { p, moduli, budget }) };
}

/** The polynomial divided by its leading coefficient modulo an integer coprime to that. */
function monicResidues(a: Dense<bigint>, modulus: bigint): Dense<bigint> {
  const ring = residueRing(modulus);
  const inverse = inverseModuloBigInt(ring.fromInteger(leadingOf(a)), modulus);
  return a.map((c) => ring.multiply(ring.fromInteger(c), inverse));
}

/** The powers of the prime on the way, each the square of the one before. */
interface LiftingSteps {
  readonly p: bigint;
  readonly moduli: readonly bigint[];
  readonly budget: Budget;
}

function liftTree(
  factors: readonly Dense<bigint>[],
  polynomial: Dense<bigint>,
  steps: LiftingSteps,
): readonly Dense<bigint>[] {
  const { p, moduli, budget } = steps;
  if (factors.length <= 1) return factors.length === 0 ? [] : [polynomial];
  const half = factors.length >> 1;
  const [left, right] = [factors.slice(0, half), factors.slice(half)];
  const field = primeField(p);
  let pair = pairModuloPrime(p, productDense(field, left), productDense(field, right));
  for (const modulus of moduli.slice(1)) {
    stopWhenSpent(budget, `lifting ${factors.length} factors modulo a power of ${p}`);
    pair = doubled(residueRing(modulus), reduced(polynomial, modulus), pair);
  }
  return [...liftTree(left, pair.g, steps), ...liftTree(right, pair.h, steps)];
}

function reduced(a: Dense<bigint>, modulus: bigint): Dense<bigint> {
  return a.map((c) => c % modulus);
}

/** Monic g and h with f = g h, and s g + t h = 1, modulo the present modulus. */
interface FactorPair {
  readonly g: Dense<bigint>;
  readonly h: Dense<bigint>;
  readonly s: Dense<bigint>;
  readonly t: Dense<bigint>;
}

function pairModuloPrime(p: bigint, g: Dense<bigint>, h: Dense<bigint>): FactorPair {
  const field = primeField(p);
  const { gcd, s } = halfCofactors(field, g, h);
  invariant(degreeOf(gcd) === 0, "factors to be lifted are not coprime");
  const [t] = divideByMonic(field, subtractDense(field, [field.one], multiplyDense(field, s, g)), h);
  return { g, h, s, t };
}

/** The pair modulo the square of its modulus, of which `ring` is the residue ring. */
function doubled(ring: Ring<bigint>, f: Dense<bigint>, { g, h, s, t }: FactorPair): FactorPair {
  const times = (a: Dense<bigint>, b: Dense<bigint>) => multiplyDense(ring, a, b);
  const error = subtractDense(ring, f, times(g, h));
  const [quotient, remainder] = divideByMonic(ring, times(s, error), h);
  const nextG = addDense(ring, g, addDense(ring, times(t, error), times(quotient, g)));
  const nextH = addDense(ring, h, remainder);
  const excess = subtractDense(ring, addDense(ring, times(s, nextG), times(t, nextH)), [ring.one]);
  const [excessQuotient, excessRemainder] = divideByMonic(ring, times(s, excess), nextH);
  return {
    g: nextG,
    h: nextH,
    s: subtractDense(ring, s, excessRemainder),
    t: subtractDense(ring, t, addDense(ring, times(t, excess), times(excessQuotient, nextG))),
  };
}
