import { at } from "../../../core/errors.ts";
import { sum } from "../../../exact/ring.ts";
import { constant } from "../../../expr/expression.ts";
import { jetName, readJetSymbol } from "../../../expr/jet-symbol.ts";
import type { Certificate } from "../../certificate.ts";
import { type CertifyOptions, isAffordable, leastOrder } from "../certificate/certify.ts";
import {
  leastWeight,
  type PlainSeries,
  type PlainSeriesRing,
  plainSeriesRing,
} from "../certificate/plain-series.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { amplitudeName } from "../manifold-problem.ts";
import type { SeriesTerm, SeriesTerms } from "../series-terms.ts";
import { type ComplexManifold, constantsOf, type RealManifold, wholeEvolution } from "./real-form.ts";
import type { RealMotion } from "./real-motions.ts";
import type { RealTerm, RealTerms } from "./real-terms.ts";

/**
 * The certificate of real amplitudes: manifold and evolution in them, put back into complex ones, are those that were
 * certified. Cosines and sines become exponentials again, and the identity is one of Laurent polynomials, compared term by
 * term modulo two primes, and exactly where that is affordable.
 */
export function certifyRealForm(
  real: RealManifold,
  complex: ComplexManifold,
  {
    seed,
    iterations,
    affordableTerms,
    primeCount,
  }: Omit<CertifyOptions, "further"> & { readonly iterations: number },
): Certificate {
  const exact = isAffordable([...complex.manifold, ...complex.evolution], affordableTerms);
  const { residualOrder, primes } = leastOrder(
    (coefficients) => new RealFormIdentity(coefficients, real, complex).leastOrder(),
    { constants: constantsOf(complex), exact, seed, primeCount },
  );
  const holds = residualOrder >= at(complex.problem.truncations, 0).below;
  return { holds, exact, primes, iterations, residualOrder };
}

class RealFormIdentity<E> {
  readonly #coefficients: CoefficientField<E>;
  readonly #real: RealManifold;
  readonly #complex: ComplexManifold;
  readonly #ring: PlainSeriesRing<E>;
  readonly #half: PlainSeries<E>;
  readonly #i: PlainSeries<E>;

  constructor(coefficients: CoefficientField<E>, real: RealManifold, complex: ComplexManifold) {
    const { field, value } = coefficients;
    this.#coefficients = coefficients;
    this.#real = real;
    this.#complex = complex;
    this.#ring = plainSeriesRing(field, complex.problem.truncations);
    this.#half = this.#ring.constant(field.divide(field.one, field.fromInteger(2)));
    this.#i = this.#ring.constant(value(constant("i")));
  }

  leastOrder(): number {
    const ring = this.#ring;
    const [real, complex] = [this.#real, this.#complex];
    const rows = complex.projection?.ok ? complex.projection.value : [];
    const defects = [
      ...real.manifold.map((terms, i) =>
        ring.subtract(this.#ofReal(terms), this.#ofComplex(at(complex.manifold, i))),
      ),
      ...real.motions.flatMap((motion) =>
        this.#motionDefects(
          motion,
          (name) => real.evolution.find((each) => each.name === name)?.terms ?? [],
          (mode) => wholeEvolution(complex, mode),
        ),
      ),
      ...problemVariables(rows).flatMap((i) =>
        real.motions.flatMap((motion) =>
          this.#motionDefects(
            motion,
            (name) => real.projection.find((each) => each.name === name)?.entries[i] ?? [],
            (mode) => at(at(rows, mode), i),
          ),
        ),
      ),
    ];
    return Math.min(...defects.map((series) => leastWeight(ring, series)));
  }

  /** What is left of `ds = (da + i db)/2`, or `(dr + i r dphi) exp(i phi)/2`, and of its conjugate. */
  #motionDefects(
    motion: RealMotion,
    realChange: (name: string) => RealTerms,
    complexChange: (mode: number) => SeriesTerms,
  ): readonly PlainSeries<E>[] {
    const ring = this.#ring;
    const whole = (mode: number) => this.#ofComplex(complexChange(mode));
    if (motion.tag === "mode") {
      return [ring.subtract(this.#ofReal(realChange(motion.name)), whole(motion.mode))];
    }
    const isPolar = this.#real.form === "polar";
    const [first, second] = motion.names;
    const along = this.#ofReal(realChange(first));
    const across = [
      this.#i,
      this.#ofReal(realChange(second)),
      ...(isPolar ? [ring.symbol(first)] : []),
    ].reduce(ring.multiply);
    const rebuilt = (sign: 1 | -1) => {
      const change = sign > 0 ? ring.add(along, across) : ring.subtract(along, across);
      return [this.#half, ...(isPolar ? [this.#turn(second, sign)] : []), change].reduce(ring.multiply);
    };
    return [ring.subtract(rebuilt(1), whole(motion.ahead)), ring.subtract(rebuilt(-1), whole(motion.behind))];
  }

  #turn(phi: string, multiple: number): PlainSeries<E> {
    const { field } = this.#coefficients;
    return this.#ring.term({
      coefficient: field.one,
      powers: [[`turn(${phi})`, multiple]],
      rate: field.zero,
    });
  }

  #ofComplex(terms: SeriesTerms): PlainSeries<E> {
    const { value } = this.#coefficients;
    return this.#sum(terms, ({ forcedRate }) => this.#exponential(value(forcedRate)));
  }

  #ofReal(terms: RealTerms): PlainSeries<E> {
    const { value } = this.#coefficients;
    return this.#sum(terms, ({ growth, wave }) =>
      this.#ring.multiply(this.#exponential(value(growth)), this.#wave(wave)),
    );
  }

  #sum<T extends Pick<SeriesTerm, "coefficient" | "factors">>(
    terms: readonly T[],
    inTime: (term: T) => PlainSeries<E>,
  ): PlainSeries<E> {
    const ring = this.#ring;
    const products = terms.map((term) =>
      [
        ring.constant(this.#coefficients.value(term.coefficient)),
        inTime(term),
        ...term.factors.map(({ name, exponent }) => this.#power(name, exponent)),
      ].reduce(ring.multiply),
    );
    return sum(ring, products);
  }

  #exponential(rate: E): PlainSeries<E> {
    return this.#ring.term({ coefficient: this.#coefficients.field.one, powers: [], rate });
  }

  /** `(exp(i theta) + exp(-i theta))/2`, or `(exp(i theta) - exp(-i theta))/(2 i)`. */
  #wave(wave: RealTerm["wave"]): PlainSeries<E> {
    const ring = this.#ring;
    if (wave === undefined) return ring.one;
    const { field, value } = this.#coefficients;
    const rate = field.multiply(value(constant("i")), value(wave.angle.frequency));
    const turned = (sign: 1 | -1) =>
      wave.angle.turns
        .map(({ name, multiple }) => this.#turn(name, sign * multiple))
        .reduce(ring.multiply, this.#exponential(sign > 0 ? rate : field.negate(rate)));
    const half = ring.multiply(this.#half, wave.name === "cos" ? ring.one : ring.negate(this.#i));
    const behind = wave.name === "cos" ? turned(-1) : ring.negate(turned(-1));
    return ring.multiply(half, ring.add(turned(1), behind));
  }

  /**
   * A power of a symbol. For the polar form complex amplitudes become `(r/2) exp(+-i phi)`; for the real one `a` becomes
   * `s_ahead + s_behind`, and `b` becomes `(s_ahead - s_behind)/i`.
   */
  #power(name: string, exponent: number): PlainSeries<E> {
    const ring = this.#ring;
    const image = this.#image(name);
    if (image === undefined) {
      const { field } = this.#coefficients;
      return ring.term({ coefficient: field.one, powers: [[name, exponent]], rate: field.zero });
    }
    return Array.from({ length: exponent }, () => image).reduce(ring.multiply, ring.one);
  }

  #image(name: string): PlainSeries<E> | undefined {
    const ring = this.#ring;
    const jet = readJetSymbol(name);
    const subject = jet?.subject ?? name;
    for (const motion of this.#real.motions) {
      if (motion.tag === "mode") continue;
      const [first, second] = motion.names;
      const [ahead, behind] = [motion.ahead, motion.behind].map(amplitudeName);
      if (this.#real.form === "polar") {
        const sign = subject === ahead ? 1 : -1;
        if (sign < 0 && subject !== behind) continue;
        return [this.#half, ring.symbol(first), this.#turn(second, sign)].reduce(ring.multiply);
      }
      if (subject !== first && subject !== second) continue;
      const [left = ring.zero, right = ring.zero] = [ahead, behind].map((each = "") =>
        ring.symbol(jet === undefined ? each : jetName({ ...jet, subject: each })),
      );
      return subject === first
        ? ring.add(left, right)
        : ring.multiply(ring.negate(this.#i), ring.subtract(left, right));
    }
    return undefined;
  }
}

/** The indices of the entries of covectors; none where there are none. */
function problemVariables(rows: readonly (readonly SeriesTerms[])[]): readonly number[] {
  return (rows[0] ?? []).map((_, i) => i);
}
