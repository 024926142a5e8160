import { type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { canonicalInteger, type Integer } from "../integer.ts";
import { residueAt } from "../modular/double-field.ts";
import type { Matrix } from "./matrix.ts";
import type { ModularFactorisation } from "./modular-matrix.ts";
import { type DigitSystem, digitSystem } from "./p-adic-digits.ts";
import { residueSystems } from "./residue-system.ts";

/**
 * A solution of `matrix x = rightSide` modulo `p^digits`, as the integers of least size.
 * It solves the equations themselves where nothing was left of the right-hand side.
 */
export interface LiftedSolution {
  readonly solution: readonly Integer[];
  readonly digits: number;
  readonly isExact: boolean;
}

export interface LiftingOptions extends BudgetOptions {
  /** The lifting ends after so many digits, or as soon as it is exact. */
  readonly digits: number;
}

/** Lifts solutions digit by digit from a factorisation modulo p. */
export interface Lifting {
  readonly prime: number;
  /** A spent budget ends the enclosing `withinBudget`. */
  readonly lift: (rightSide: readonly Integer[], options: LiftingOptions) => LiftedSolution;
}

/** Checks of the budget are that many digits apart. */
const DIGITS_BETWEEN_CHECKS = 64;

/**
 * Solutions of an integer system in the p-adic numbers. Each digit costs one solution modulo p and one product with
 * the matrix, both in doubles; digits are those of least size, so that a whole solution ends.
 * Source: Dixon (1982), Exact solution of linear equations using p-adic expansions, Numer. Math. 40.
 */
export function liftingOf(matrix: Matrix<Integer>, factorisation: ModularFactorisation): Lifting {
  const { field } = factorisation;
  const system = digitSystem(field.p);
  const newRemainder = residueSystems(matrix, field);
  return {
    prime: field.p,
    lift: (rightSide, { digits: largest, budget = UNLIMITED }) => {
      const expansions = rightSide.map((entry) => system.digits(BigInt(entry)));
      const needed = Math.max(0, ...expansions.map(({ length }) => length));
      const remainder = newRemainder();
      const residues = new Float64Array(rightSide.length);
      const found: Float64Array[] = [];
      let isExact = needed === 0;
      while (!isExact && found.length < largest) {
        if (found.length % DIGITS_BETWEEN_CHECKS === 0) {
          stopWhenSpent(budget, `lifting p-adic digit ${found.length} of a solution`);
        }
        const digits = digitsAt(expansions, found.length);
        const solution = new Float64Array(rightSide.length);
        remainder.addModulo(digits, residues);
        factorisation.solve(residues, solution);
        remainder.advance(digits, solution);
        found.push(solution);
        isExact = found.length >= needed && remainder.isZero();
      }
      return { solution: valuesOf(system, found, rightSide.length), digits: found.length, isExact };
    },
  };
}

/** The digits with one index of many expansions. */
function digitsAt(expansions: readonly Float64Array[], index: number): Float64Array {
  const digits = new Float64Array(expansions.length);
  for (let i = 0; i < digits.length; i += 1) digits[i] = residueAt(at(expansions, i), index);
  return digits;
}

function valuesOf(system: DigitSystem, found: readonly Float64Array[], size: number): readonly Integer[] {
  return Array.from({ length: size }, (_, i) => {
    const digits = Float64Array.from(found.map((solution) => residueAt(solution, i)));
    return canonicalInteger(system.value(digits));
  });
}
