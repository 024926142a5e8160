import { at, ResiduaError } from "../../../core/errors.ts";
import { constant, type Expression, ONE, ZERO } from "../../../expr/expression.ts";
import { readJetSymbol } from "../../../expr/jet-symbol.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { amplitudeName } from "../manifold-problem.ts";
import type { InvariantManifold } from "../manifold-result.ts";
import type { SeriesTerm, SeriesTerms } from "../series-terms.ts";
import { symbolRoles } from "../symbol-roles.ts";
import { amplitudeImages, type Images } from "./amplitude-images.ts";
import { type RealForm, type RealMotion, realMotions } from "./real-motions.ts";
import type { RealTerms } from "./real-terms.ts";
import { realAndImaginary, type TurningMonomial, type TurningTerm, turningProduct } from "./turning-terms.ts";

/** An invariant manifold and its evolution in real amplitudes, which carry the growth and oscillation of their modes. */
export interface RealManifold {
  readonly form: RealForm;
  readonly motions: readonly RealMotion[];
  /** The variables, in the order of the problem. */
  readonly manifold: readonly RealTerms[];
  /** The time derivatives of the real amplitudes, in the order of the motions. */
  readonly evolution: readonly NamedTerms[];
  /** By real amplitude, an entry for each variable: the covectors of the projection along isochrons, where there is one. */
  readonly projection: readonly { readonly name: string; readonly entries: readonly RealTerms[] }[];
}

export interface NamedTerms {
  readonly name: string;
  readonly terms: RealTerms;
}

/** The parts of a result that are put into another form. */
export type ComplexManifold = Pick<InvariantManifold, "problem" | "manifold" | "evolution" | "projection">;

/**
 * A manifold in real amplitudes. An oscillation with eigenvalue `lambda` has `s exp(lambda t) = (a + i b)/2` in the real
 * form, so that the linear part of the evolution is the real Jordan form, and `(r/2) exp(i phi)` in the polar one, where
 * `dr/dt` is the amplitude equation and `dphi/dt` the frequency; angles occur as cosines and sines of their combinations.
 *
 * Errors: E_DOMAIN for modes without conjugates, for names that are taken, and for a system that is not real;
 * E_UNSUPPORTED for the polar form of amplitudes that vary in space, and for noise at complex rates.
 */
export function realManifold(complex: ComplexManifold, form: RealForm): RealManifold {
  const { problem } = complex;
  const motions = realMotions(problem, form);
  requireRealConvolutions(complex);
  return overCoefficients(constantsOf(complex), (coefficients) => {
    const images = amplitudeImages(coefficients, motions, form);
    const manifold = complex.manifold.map((terms, i) => {
      const name = at(problem.variables, i);
      return realPart(coefficients, turningTerms(coefficients, terms, images), name);
    });
    const context = { coefficients, images, form };
    const evolution = motions.flatMap((motion) =>
      motionSeries(motion, wholeEvolution(complex, leadingMode(motion)), context),
    );
    const rows = complex.projection?.ok ? complex.projection.value : [];
    const projection = rows.length === 0 ? [] : motions.flatMap((motion) => covectors(motion, rows, context));
    return { form, motions, manifold, evolution, projection };
  });
}

/** Convolutions at complex rates come in conjugate pairs, which are no symbols of real results. */
function requireRealConvolutions({ manifold, evolution, projection }: ComplexManifold): void {
  const covectors = projection?.ok ? projection.value.flat() : [];
  const names = [...manifold, ...evolution, ...covectors]
    .flat()
    .flatMap(({ factors }) => factors.map(({ name }) => name));
  const complex = names.find((name) => readJetSymbol(name)?.operator === "conv" && /\bi\b/.test(name));
  if (complex === undefined) return;
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `real amplitudes do not treat convolutions at complex rates, such as ${complex}: choose complex amplitudes`,
  );
}

/** The constants of results and of their real and imaginary parts. */
export function constantsOf(complex: ComplexManifold): readonly Expression[] {
  const { problem, manifold, evolution, projection } = complex;
  const terms = [...manifold, ...evolution, ...(projection?.ok ? projection.value : []).flat()].flat();
  return [
    constant("i"),
    ...symbolRoles(problem).constants,
    ...terms.flatMap(({ coefficient, forcedRate }) => [coefficient, forcedRate]),
  ];
}

/** The terms of `ds/dt` where amplitudes carry the growth and oscillation of their modes. */
export function wholeEvolution({ problem, evolution }: ComplexManifold, mode: number): SeriesTerms {
  const { eigenvalue } = at(problem.modes, mode);
  const own: SeriesTerm = {
    coefficient: eigenvalue,
    factors: [{ name: amplitudeName(mode), exponent: 1 }],
    rate: ZERO,
    forcedRate: ZERO,
    grade: 0,
  };
  return [own, ...at(evolution, mode)];
}

interface FormContext<E> {
  readonly coefficients: CoefficientField<E>;
  readonly images: Images<E>;
  readonly form: RealForm;
}

/**
 * What a change of a complex amplitude is to the real ones: `da + i db = 2 ds`, or `dr + i r dphi = 2 exp(-i phi) ds`.
 */
function motionSeries<E>(
  motion: RealMotion,
  terms: SeriesTerms,
  { coefficients, images, form }: FormContext<E>,
): readonly NamedTerms[] {
  const turning = turningTerms(coefficients, terms, images);
  if (motion.tag === "mode")
    return [{ name: motion.name, terms: realPart(coefficients, turning, motion.name) }];
  const [first, second] = motion.names;
  const back: TurningMonomial<E> = {
    coefficient: coefficients.field.fromInteger(2),
    powers: new Map(),
    turns: form === "polar" ? new Map([[second, -1]]) : new Map(),
  };
  const { real, imaginary } = realAndImaginary(
    coefficients,
    turning.map((term) => ({ ...term, ...turningProduct(coefficients, term, back) })),
  );
  const across =
    form === "real"
      ? imaginary
      : imaginary.map((term) => ({ ...term, factors: lowered(term.factors, first) }));
  return [
    { name: first, terms: real },
    { name: second, terms: across },
  ];
}

/** The mode by which a motion is described. */
function leadingMode(motion: RealMotion): number {
  return motion.tag === "mode" ? motion.mode : motion.ahead;
}

/** The covectors of a motion's real amplitudes: those of its mode act on small displacements, and change the amplitude. */
function covectors<E>(
  motion: RealMotion,
  rows: readonly (readonly SeriesTerms[])[],
  context: FormContext<E>,
): RealManifold["projection"] {
  const entries = at(rows, leadingMode(motion)).map((terms) => motionSeries(motion, terms, context));
  return at(entries, 0).map(({ name }, k) => ({ name, entries: entries.map((each) => at(each, k).terms) }));
}

/** Powers of symbols, divided by one symbol. */
function lowered(factors: SeriesTerm["factors"], name: string): SeriesTerm["factors"] {
  const isThere = factors.some((factor) => factor.name === name);
  const all = isThere ? factors : [{ name, exponent: 0 }, ...factors];
  return all
    .map((factor) => (factor.name === name ? { name, exponent: factor.exponent - 1 } : factor))
    .filter(({ exponent }) => exponent !== 0);
}

/** Errors: E_DOMAIN where there is an imaginary part. */
function realPart<E>(
  coefficients: CoefficientField<E>,
  terms: readonly TurningTerm<E>[],
  name: string,
): RealTerms {
  const { real, imaginary } = realAndImaginary(coefficients, terms);
  if (imaginary.length === 0) return real;
  throw new ResiduaError(
    "E_DOMAIN",
    `${name} is not real where conjugate modes have conjugate amplitudes: real amplitudes need real equations, and conjugate vectors and adjoint vectors`,
  );
}

function turningTerms<E>(
  coefficients: CoefficientField<E>,
  terms: SeriesTerms,
  images: Images<E>,
): readonly TurningTerm<E>[] {
  const { value } = coefficients;
  return terms.flatMap(({ coefficient, factors, forcedRate, grade }) => {
    const start: TurningMonomial<E> = {
      coefficient: value(coefficient),
      powers: new Map(),
      turns: new Map(),
    };
    const monomials = factors.reduce<readonly TurningMonomial<E>[]>(
      (products, { name, exponent }) => {
        const image = images(name, exponent) ?? [
          { coefficient: value(ONE), powers: new Map([[name, exponent]]), turns: new Map() },
        ];
        return products.flatMap((a) => image.map((b) => turningProduct(coefficients, a, b)));
      },
      [start],
    );
    return monomials.map((monomial) => ({ ...monomial, rate: value(forcedRate), grade }));
  });
}
