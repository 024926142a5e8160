import { at, ResiduaError } from "../../../core/errors.ts";
import { constant, type Expression, ONE, ZERO } from "../../../expr/expression.ts";
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
  readonly evolution: readonly { readonly name: string; readonly terms: RealTerms }[];
}

/** The parts of a result that are put into another form. */
export type ComplexManifold = Pick<InvariantManifold, "problem" | "manifold" | "evolution">;

/**
 * A manifold in real amplitudes. An oscillation with eigenvalue `lambda` has `s exp(lambda t) = (a + i b)/2` in the real
 * form, so that the linear part of the evolution is the real Jordan form, and `(r/2) exp(i phi)` in the polar one, where
 * `dr/dt` is the amplitude equation and `dphi/dt` the frequency; angles occur as cosines and sines of their combinations.
 *
 * Errors: E_DOMAIN for modes without conjugates, for names that are taken, and for a system that is not real;
 * E_UNSUPPORTED for the polar form of amplitudes that vary in space.
 */
export function realManifold(complex: ComplexManifold, form: RealForm): RealManifold {
  const { problem } = complex;
  const motions = realMotions(problem, form);
  return overCoefficients(constantsOf(complex), (coefficients) => {
    const images = amplitudeImages(coefficients, motions, form);
    const manifold = complex.manifold.map((terms, i) => {
      const name = at(problem.variables, i);
      return realPart(coefficients, turningTerms(coefficients, terms, images), name);
    });
    const evolution = motions.flatMap((motion) =>
      motionEvolution(complex, motion, { coefficients, images, form }),
    );
    return { form, motions, manifold, evolution };
  });
}

/** The constants of results and of their real and imaginary parts. */
export function constantsOf({ problem, manifold, evolution }: ComplexManifold): readonly Expression[] {
  const terms = [...manifold, ...evolution].flat();
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

function motionEvolution<E>(
  complex: ComplexManifold,
  motion: RealMotion,
  { coefficients, images, form }: FormContext<E>,
): RealManifold["evolution"] {
  if (motion.tag === "mode") {
    const terms = turningTerms(coefficients, wholeEvolution(complex, motion.mode), images);
    return [{ name: motion.name, terms: realPart(coefficients, terms, motion.name) }];
  }
  const { field } = coefficients;
  const [first, second] = motion.names;
  const terms = turningTerms(coefficients, wholeEvolution(complex, motion.ahead), images);
  const back: TurningMonomial<E> = {
    coefficient: field.fromInteger(2),
    powers: new Map(),
    turns: form === "polar" ? new Map([[second, -1]]) : new Map(),
  };
  const { real, imaginary } = realAndImaginary(
    coefficients,
    terms.map((term) => ({ ...term, ...turningProduct(coefficients, term, back) })),
  );
  if (form === "real") return [first, second].map((name, k) => ({ name, terms: k === 0 ? real : imaginary }));
  // dr/dt + i r dphi/dt = 2 exp(-i phi) ds/dt
  return [
    { name: first, terms: real },
    { name: second, terms: imaginary.map((term) => ({ ...term, factors: lowered(term.factors, first) })) },
  ];
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
