import { at } from "../../../core/errors.ts";
import { power, sum } from "../../../exact/ring.ts";
import { readJetSymbol } from "../../../expr/jet-symbol.ts";
import { amplitudeName } from "../manifold-problem.ts";
import type { HistoryKernels, KernelTerm } from "../manifold-result.ts";
import { delayFactor } from "../symbol-roles.ts";
import type { PlainManifold } from "./plain-manifold.ts";
import {
  amplitudeDerivatives,
  composed,
  evolutionDerivatives,
  type PlainOperator,
  variableDerivatives,
} from "./plain-operators.ts";
import type { PlainSeries, PlainTerm } from "./plain-series.ts";

/** What the kernels of one delay are to the equations of a projection. */
export interface PlainHistory<E> {
  /** What the kernels leave in their own equations. */
  readonly residuals: readonly PlainSeries<E>[];
  /** `[mode][variable]`: the kernels a whole delay ahead. */
  readonly advanced: readonly (readonly PlainOperator<E>[])[];
  /** `[mode][mode]`: their integrals with the tangent vectors, right for terms that do not vary. */
  readonly integrals: readonly (readonly PlainOperator<E>[])[];
}

/** The time r since the beginning of the delay, as a symbol; no parameter can have this name. */
const LAG = "time since";

/**
 * Puts kernels k(r) back into `dk/dr = dk/dt - G' k` and `k(0) = z J`, where J is the derivative of the equations by what
 * was a delay earlier, which they write as `name`. Kernels are polynomials in r times `exp(rate r)`, by which each
 * monomial varies too: without these factors dk/dt lacks the rates.
 */
export function plainHistory<E>(
  manifold: PlainManifold<E>,
  covectors: readonly (readonly PlainOperator<E>[])[],
  { name, history }: { readonly name: string; readonly history: HistoryKernels },
): PlainHistory<E> {
  const { claim, ring } = manifold;
  const polynomials = history.kernels.map((row) => row.map((terms) => polynomialOf(manifold, terms)));
  const equations = claim.problem.equations.map((e) => variableDerivatives(manifold, e, name));
  const starts = covectors.flatMap((row, j) =>
    row.map((_, i) => {
      const source = row.map((operator, k) => composed(manifold, operator, at(at(equations, k), i)));
      const start = withoutLag(manifold, at(at(polynomials, j), i));
      return ring.subtract(start, sum(ring, source));
    }),
  );
  return {
    residuals: [...starts, ...kernelResiduals(manifold, polynomials)],
    advanced: history.kernels.map((row, j) => row.map((terms) => valueAhead(manifold, history, terms, j))),
    integrals: polynomials.map((row, j) => integralsWithTangents(manifold, history, row, j)),
  };
}

/** The terms of a product of covector j with tangent vector k that do not vary at leading order. */
export function resonantTerms<E>(
  manifold: PlainManifold<E>,
  series: PlainSeries<E>,
  j: number,
  k: number,
): PlainSeries<E> {
  const { claim, coefficients, ring } = manifold;
  const { field } = ring;
  const rate = (mode: number) => coefficients.value(at(claim.problem.modes, mode).eigenvalue);
  const wanted = field.subtract(rate(j), rate(k));
  return sum(
    ring,
    [...series.values()].filter((term) => field.equals(rateOf(manifold, term), wanted)).map(ring.term),
  );
}

function polynomialOf<E>({ ring, series }: PlainManifold<E>, terms: readonly KernelTerm[]): PlainSeries<E> {
  return sum(
    ring,
    terms.map((term) => ring.multiply(series([term]), power(ring, ring.symbol(LAG), term.power))),
  );
}

function withoutLag<E>({ ring }: PlainManifold<E>, polynomial: PlainSeries<E>): PlainSeries<E> {
  const constant = [...polynomial.values()].filter(({ powers }) => powers.every(([name]) => name !== LAG));
  return sum(ring, constant.map(ring.term));
}

function kernelResiduals<E>(
  manifold: PlainManifold<E>,
  polynomials: readonly (readonly PlainOperator<E>[])[],
): readonly PlainSeries<E>[] {
  const { claim, coefficients, ring, flow } = manifold;
  const { field } = ring;
  return polynomials.flatMap((row, j) => {
    const evolution = evolutionDerivatives(manifold, j);
    const own = coefficients.value(at(claim.problem.modes, j).eigenvalue);
    return row.map((polynomial, i) => {
      const rates = [...polynomial.values()].map((term) =>
        ring.scale(ring.term(term), field.subtract(rateOf(manifold, term), own)),
      );
      const carried = polynomials.map((other, k) => composed(manifold, at(evolution, k), at(other, i)));
      const forward = ring.subtract(flow.timeDerivative(polynomial), sum(ring, carried));
      return ring.subtract(sum(ring, [ring.derivative(polynomial, LAG), ...rates]), forward);
    });
  });
}

/** The rate with which a term varies at leading order. */
function rateOf<E>({ claim, coefficients, ring }: PlainManifold<E>, { powers, rate }: PlainTerm<E>): E {
  const { field } = ring;
  return powers.reduce((total, [name, exponent]) => {
    const mode = modeOf(claim.problem.modes.length, name);
    if (mode < 0) return total;
    const own = coefficients.value(at(claim.problem.modes, mode).eigenvalue);
    return field.add(total, field.multiply(field.fromInteger(exponent), own));
  }, rate);
}

/** The mode whose amplitude, or a space derivative of it, has this name; -1 for other symbols. */
function modeOf(modes: number, name: string): number {
  const base = readJetSymbol(name)?.subject ?? name;
  return Array.from({ length: modes }, (_, j) => amplitudeName(j)).indexOf(base);
}

/** The kernel at `r = delay`: each term times `delay^power exp(rate delay)`. */
function valueAhead<E>(
  { claim, coefficients, ring, series }: PlainManifold<E>,
  { delay }: HistoryKernels,
  terms: readonly KernelTerm[],
  mode: number,
): PlainSeries<E> {
  const { field } = ring;
  const { modes } = claim.problem;
  const duration = coefficients.value(delay);
  /** `exp(-lambda delay)` of each mode. */
  const behind = modes.map(({ eigenvalue }) => coefficients.value(delayFactor(eigenvalue, delay)));
  return sum(
    ring,
    terms.map((term) => {
      const forced = coefficients.value(delayFactor(term.forcedRate, delay));
      const earlier = term.factors.reduce((product, { name, exponent }) => {
        const k = modeOf(modes.length, name);
        return k < 0 ? product : field.multiply(product, power(field, at(behind, k), exponent));
      }, forced);
      const ahead = field.divide(at(behind, mode), earlier);
      return ring.scale(series([term]), field.multiply(ahead, power(field, duration, term.power)));
    }),
  );
}

/** By mode: the integral of a row of kernels times the tangent vectors at the time `t - delay + r`. */
function integralsWithTangents<E>(
  manifold: PlainManifold<E>,
  { delay }: HistoryKernels,
  row: readonly PlainOperator<E>[],
  mode: number,
): readonly PlainOperator<E>[] {
  const { claim, coefficients, ring, earlier } = manifold;
  const duration = coefficients.value(delay);
  const since = ring.subtract(ring.constant(duration), ring.symbol(LAG));
  // The rates are taken over the whole delay: with those of the kernels they add up to that where the product is resonant.
  const tangents = row.map((_, i) => amplitudeDerivatives(manifold, earlier(i, delay, since)));
  return claim.problem.modes.map((_, k) => {
    const product = sum(
      ring,
      row.map((kernel, i) => composed(manifold, kernel, at(at(tangents, i), k))),
    );
    return integrated(manifold, resonantTerms(manifold, product, mode, k), duration);
  });
}

/** The integral over r from 0 to the duration. */
function integrated<E>({ ring }: PlainManifold<E>, polynomial: PlainSeries<E>, duration: E): PlainSeries<E> {
  const { field } = ring;
  return sum(
    ring,
    [...polynomial.values()].map((term) => {
      const exponent = 1 + (term.powers.find(([name]) => name === LAG)?.[1] ?? 0);
      const weight = field.divide(power(field, duration, exponent), field.fromInteger(exponent));
      const powers = term.powers.filter(([name]) => name !== LAG);
      return ring.scale(ring.term({ ...term, powers }), weight);
    }),
  );
}
