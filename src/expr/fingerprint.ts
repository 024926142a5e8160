import {
  type Budget,
  type BudgetOptions,
  type SpentReason,
  spent,
  stopWhenSpent,
  UNLIMITED,
  withinBudget,
} from "../core/budget.ts";
import { ResiduaError } from "../core/errors.ts";
import { type Random, seededRandom } from "../core/random.ts";
import { type Result, success } from "../core/result.ts";
import { CERTIFICATE_PRIMES, primeField, rationalInto } from "../exact/prime-field.ts";
import type { Field } from "../exact/ring.ts";
import { symbolsOf } from "./calculus.ts";
import { sameFunction } from "./convert.ts";
import { boundOfSum, degreeBound } from "./degree-bound.ts";
import { type EvaluationTarget, evaluateIn } from "./evaluate.ts";
import type { Expression } from "./expression.ts";
import { valueOrPole } from "./value-or-pole.ts";

/** How two rational expressions compare as functions. */
export interface FunctionComparison {
  readonly same: boolean;
  /** Whether that is certain. What differs is always certain; what is the same is, once it has been expanded. */
  readonly exact: boolean;
  /**
   * How probably different functions would have passed for the same: zero where the answer is certain. The bound holds for
   * functions whose difference does not vanish identically modulo every prime used.
   */
  readonly errorProbability: number;
  /** The primes modulo which both sides were evaluated, at one random point each. */
  readonly primes: readonly bigint[];
}

export interface CompareOptions extends BudgetOptions {
  /** Seeds the random points. */
  readonly seed: number;
}

/**
 * Whether two rational expressions are the same function wherever both are defined. They are evaluated at random
 * residues modulo two 61-bit primes: where the values differ, so do the functions. Where they agree, the difference is
 * expanded; if the budget ends that, the answer is `same` but not `exact`.
 *
 * Errors: E_UNSUPPORTED for what is not rational; E_DIVISION_BY_ZERO for a denominator that vanishes identically.
 * Result reasons: "interrupted"; "budget" where it is spent before the evaluation.
 * Source: Schwartz (1980), Fast probabilistic algorithms for verification of polynomial identities, J. ACM 27.
 */
export function compareFunctions(
  a: Expression,
  b: Expression,
  { seed, budget = UNLIMITED }: CompareOptions,
): Result<FunctionComparison, SpentReason> {
  const early = spent(budget, "comparing two expressions at random residues");
  if (early !== undefined) return early;
  const random = seededRandom(seed);
  const primes: bigint[] = [];
  for (const prime of CERTIFICATE_PRIMES) {
    const fingerprint = compareResidues(a, b, prime, random);
    if (fingerprint === "undefined") continue;
    primes.push(prime);
    if (fingerprint === "different")
      return success({ same: false, exact: true, errorProbability: 0, primes });
  }
  const expansion = expand(a, b, budget);
  if (expansion.ok) return success({ same: expansion.value, exact: true, errorProbability: 0, primes });
  if (expansion.reason === "interrupted" || primes.length === 0) return expansion;
  return success({ same: true, exact: false, errorProbability: errorProbability(a, b, primes), primes });
}

/** What two evaluations modulo a prime show; `undefined` where one of the sides has poles wherever it was tried. */
export type ResidueComparison = "same" | "different" | "undefined";

/** Poles are hit by chance with probability about 2^-50 at most: twice in a row, they are everywhere. */
const POINTS_TRIED = 3;

/**
 * Compares the values at a random point modulo a prime; poles are drawn again.
 * Errors: E_DOMAIN where the modulus is no prime; E_UNSUPPORTED for what is not rational.
 */
export function compareResidues(
  a: Expression,
  b: Expression,
  prime: bigint,
  random: Random,
): ResidueComparison {
  const field = primeField(prime);
  const names = new Set([...symbolsOf(a), ...symbolsOf(b)]);
  for (let tried = 0; tried < POINTS_TRIED; tried += 1) {
    const point = new Map([...names].map((name) => [name, random.integer(0n, prime - 1n)]));
    const target = residueTarget(field, point);
    const [left, right] = [a, b].map((side) => valueOrPole(() => evaluateIn(side, target)));
    if (left !== undefined && right !== undefined) return left === right ? "same" : "different";
  }
  return "undefined";
}

function residueTarget(field: Field<bigint>, point: ReadonlyMap<string, bigint>): EvaluationTarget<bigint> {
  return {
    field,
    rational: (value) => {
      const residue = rationalInto(field, value);
      if (residue !== undefined) return residue;
      throw new ResiduaError("E_DIVISION_BY_ZERO", `${value.denominator} is zero in ${field.name}`);
    },
    symbol: (name) => point.get(name) ?? field.zero,
  };
}

/** The exact comparison, which may be long. */
function expand(a: Expression, b: Expression, budget: Budget): Result<boolean, SpentReason> {
  return withinBudget(() => {
    stopWhenSpent(budget, "expanding the difference of two expressions");
    return sameFunction(a, b, { budget });
  });
}

/**
 * A polynomial of degree d vanishes at a random point modulo p with probability d / p at most (Schwartz and Zippel), and
 * at a point that is no pole with d / (p - e) at most, where e is the degree of all that must not vanish. One prime
 * counts, the one with the weaker bound: the difference may vanish identically modulo the other.
 */
function errorProbability(a: Expression, b: Expression, primes: readonly bigint[]): number {
  const { numerator, poles } = boundOfSum(degreeBound(a), degreeBound(b));
  return Math.max(
    ...primes.map((prime) => {
      const points = Number(prime) - poles;
      return points > numerator ? numerator / points : 1;
    }),
  );
}
