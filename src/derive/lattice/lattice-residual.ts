import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at, ResiduaError } from "../../core/errors.ts";
import { type Random, seededRandom } from "../../core/random.ts";
import { gcdOfNaturals } from "../../exact/integer-gcd.ts";
import { CERTIFICATE_PRIMES, primeField, rationalInto } from "../../exact/prime-field.ts";
import { type Rational, rational, rationals } from "../../exact/rational.ts";
import { power, sum } from "../../exact/ring.ts";
import { exponentialSeries, seriesRing } from "../../exact/series.ts";
import { type EvaluationTarget, evaluateIn, exactValue } from "../../expr/evaluate.ts";
import type { Expression } from "../../expr/expression.ts";
import { factoredFractions } from "../../expr/factored-fractions.ts";
import { partsOf } from "../../expr/parts.ts";
import { type Lattice, mapLattice } from "../../models/lattice.ts";
import { symbolsOfLattice } from "./integral-lattice.ts";
import { sitesOf } from "./sites.ts";
import { factorial } from "./slow-manifold.ts";

/** The parts of a lattice's wave model that its governing equations speak of. */
export interface HomogenisedLattice {
  readonly problem: { readonly lattice: Lattice<Expression> };
  readonly dispersion: readonly Expression[];
  readonly manifold: readonly (readonly Expression[])[];
}

export interface LatticeResidual {
  /** The lowest grade in `i k h` at which the residual does not vanish; the error order where there is none below it. */
  readonly residualOrder: number;
  readonly exact: boolean;
  readonly primes: readonly string[];
}

export interface ResidualOptions extends BudgetOptions {
  /** Seeds the random values of the symbols. */
  readonly seed: number;
  /** Models of more symbols and numbers than this are recomputed modulo primes only. */
  readonly affordableSize?: number;
}

/** The exact route takes about four seconds for each million of symbols and numbers. */
const AFFORDABLE_SIZE = 2_000_000;

/**
 * Recomputes the residual of the lattice's equations from a model's expressions, by plain truncated power series:
 * modulo two 61-bit primes at random values of the symbols and, where that is affordable, with all terms exact.
 * Precision: all grades below `errorOrder`. A spent budget ends the enclosing `withinBudget`.
 */
export function latticeResidual(
  model: HomogenisedLattice,
  errorOrder: number,
  { seed, affordableSize = AFFORDABLE_SIZE, budget = UNLIMITED }: ResidualOptions,
): LatticeResidual {
  const random = seededRandom(seed);
  const modular = CERTIFICATE_PRIMES.map((prime) =>
    modularOrder(model, errorOrder, prime, { random, budget }),
  );
  const exact = sizeOf(model) <= affordableSize;
  const orders = exact ? [...modular, exactOrder(model, errorOrder, budget)] : modular;
  return { residualOrder: Math.min(...orders), exact, primes: CERTIFICATE_PRIMES.map(String) };
}

/** The number of symbols and numbers that a model's results are written with. */
function sizeOf({ dispersion, manifold }: HomogenisedLattice): number {
  const leaves = (e: Expression): number =>
    partsOf(e).reduce((count, part) => count + leaves(part), partsOf(e).length === 0 ? 1 : 0);
  return [...dispersion, ...manifold.flat()].reduce((count, e) => count + leaves(e), 0);
}

/** Over Q, or over the fractions whose denominators the model's own expressions name. */
function exactOrder(model: HomogenisedLattice, errorOrder: number, budget: Budget): number {
  const { lattice } = model.problem;
  const symbols = symbolsOfLattice(lattice);
  if (symbols.length === 0) {
    const target = { field: rationals, rational: (value: Rational) => value, symbol: noSymbol };
    return residualOrder(model, errorOrder, target, { scale: rational(commonScale(model, budget)), budget });
  }
  const entries = [...lattice.longitudinal.flat(), ...lattice.cross.flat(2), ...lattice.density.flat()];
  const target = factoredFractions([...entries, ...model.dispersion, ...model.manifold.flat()], symbols, {
    budget,
  });
  return residualOrder(model, errorOrder, target, { scale: target.field.one, budget });
}

/**
 * An integer s for which `s^m m!` times every coefficient of grade m is whole. With `xi = s zeta` the series of a numeric
 * model have denominators `m!` only, and exact arithmetic spends no time on common divisors of long numbers.
 */
function commonScale({ dispersion, manifold }: HomogenisedLattice, budget: Budget): bigint {
  const grades = manifold.map((shape, grade) =>
    grade % 2 === 0 && grade > 0 ? [...shape, at(dispersion, grade / 2 - 1)] : shape,
  );
  return grades.slice(1).reduce((scale, coefficients, index) => {
    const grade = index + 1;
    return coefficients.reduce((grown, coefficient) => {
      stopWhenSpent(budget, "finding the scale of a lattice's residual");
      const denominator = BigInt(exactValue(coefficient).denominator);
      const known = grown ** BigInt(grade) * factorial(grade);
      return known % denominator === 0n ? grown : grown * (denominator / gcdOfNaturals(denominator, known));
    }, scale);
  }, 1n);
}

function noSymbol(name: string): never {
  throw new ResiduaError("E_UNDECLARED", `the model contains the symbol '${name}', which its lattice lacks`);
}

/** A pole at a random point has probability below 1e-17 for each factor of a denominator: a second draw is plenty. */
const LARGEST_DRAWS = 3;

interface ModularOptions {
  readonly random: Random;
  readonly budget: Budget;
}

function modularOrder(
  model: HomogenisedLattice,
  errorOrder: number,
  prime: bigint,
  { random, budget }: ModularOptions,
): number {
  const field = primeField(prime);
  for (let draw = 1; ; draw++) {
    const values = new Map<string, bigint>();
    const symbol = (name: string) => {
      const value = values.get(name) ?? random.integer(1n, prime - 1n);
      values.set(name, value);
      return value;
    };
    const residue = (value: Rational) => {
      const image = rationalInto(field, value);
      if (image === undefined)
        throw new ResiduaError("E_DIVISION_BY_ZERO", `a denominator vanishes modulo ${prime}`);
      return image;
    };
    try {
      const target = { field, rational: residue, symbol };
      return residualOrder(model, errorOrder, target, { scale: field.one, budget });
    } catch (error) {
      const isPole = error instanceof ResiduaError && error.code === "E_DIVISION_BY_ZERO";
      if (!isPole || draw === LARGEST_DRAWS) throw error;
    }
  }
}

interface ResidualSeries<E> {
  readonly scale: E;
  readonly budget: Budget;
}

/**
 * The lowest grade at which `density Λ u - sum over bonds of elasticity (e^{step xi} u_other - u)` or the amplitude
 * condition `mean u = 1` does not vanish; series run in `zeta = xi / scale`.
 */
function residualOrder<E>(
  model: HomogenisedLattice,
  errorOrder: number,
  target: EvaluationTarget<E>,
  { scale, budget }: ResidualSeries<E>,
): number {
  const { field } = target;
  const image = (e: Expression) => {
    stopWhenSpent(budget, "evaluating the coefficients of a lattice's residual");
    return evaluateIn(e, target);
  };
  const ring = seriesRing<E>(field, "zeta", errorOrder, { budget });
  const rescaled = (coefficients: readonly E[]) =>
    ring.fromCoefficients(
      coefficients.map((value, grade) => field.multiply(value, power(field, scale, grade))),
    );
  const sites = sitesOf(mapLattice(model.problem.lattice, image));
  const shapes = sites.map((_, index) => rescaled(model.manifold.map((shape) => image(at(shape, index)))));
  const speeds = model.dispersion.flatMap((value) => [field.zero, image(value)]);
  const evolution = rescaled([field.zero, ...speeds]);
  const forward = rescaled(exponentialSeries(ring, target.rational, 1).coefficients);
  const backward = rescaled(exponentialSeries(ring, target.rational, -1).coefficients);
  const neighbour = ({ step, other }: { readonly step: -1 | 0 | 1; readonly other: number }) =>
    step === 0 ? at(shapes, other) : ring.multiply(step === 1 ? forward : backward, at(shapes, other));
  const residuals = sites.map(({ density, bonds }, index) => {
    const own = at(shapes, index);
    const forces = bonds.map((bond) =>
      ring.multiply(ring.monomial(bond.elasticity, 0), ring.subtract(neighbour(bond), own)),
    );
    const inertia = ring.multiply(ring.monomial(density, 0), ring.multiply(evolution, own));
    return ring.subtract(inertia, sum(ring, forces));
  });
  const amplitude = ring.subtract(ring.fromInteger(sites.length), sum(ring, shapes));
  return Math.min(...[...residuals, amplitude].map((series) => ring.valuation(series)));
}
