import { at } from "../../../core/errors.ts";
import { sum } from "../../../exact/ring.ts";
import type { Expression } from "../../../expr/expression.ts";
import { derivativeOrders, readJetSymbol } from "../../../expr/jet-symbol.ts";
import { parseExpression } from "../../../expr/parse.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import type { InvariantManifold } from "../manifold-result.ts";
import type { SeriesTerm, SeriesTerms } from "../series-terms.ts";
import { delayFactor, symbolRoles } from "../symbol-roles.ts";
import { Composition } from "./composition.ts";
import { convolutionDerivative } from "./plain-convolutions.ts";
import { noExpansion, type PlainTarget, plainSeries } from "./plain-evaluation.ts";
import { PlainFlow } from "./plain-flow.ts";
import { identityImages, imagesAt, type PlainImages } from "./plain-images.ts";
import { powersOf } from "./plain-monomials.ts";
import { type PlainSeries, type PlainSeriesRing, type PlainTerm, plainSeriesRing } from "./plain-series.ts";

/** The parts of a result that its governing equations speak of. */
export type ManifoldClaim = Pick<InvariantManifold, "problem" | "manifold" | "evolution">;

/** A claimed manifold as whole series. */
export interface PlainManifold<E> {
  readonly claim: ManifoldClaim;
  readonly coefficients: CoefficientField<E>;
  readonly ring: PlainSeriesRing<E>;
  readonly flow: PlainFlow<E>;
  /** The variables, in the order of the problem. */
  readonly values: readonly PlainSeries<E>[];
  /** The evolution without the modes' own rates. */
  readonly rests: readonly PlainSeries<E>[];
  /** A series from its terms, in amplitudes that carry the growth and oscillation of their modes. */
  readonly series: (terms: SeriesTerms) => PlainSeries<E>;
  /**
   * A variable a delay earlier, by its index. Where a duration is given, it stands for the delay but in the leading rates.
   */
  readonly earlier: (variable: number, delay: Expression, duration?: PlainSeries<E>) => PlainSeries<E>;
  /** The series of an expression in the variables. */
  readonly evaluate: (e: Expression) => PlainSeries<E>;
  /** Where products are formed that nothing is derived from: at a random point where the field has one. */
  readonly images: PlainImages<E>;
  /** The image of the series of an expression in the variables. */
  readonly imageOf: (e: Expression) => PlainSeries<E>;
}

export function plainManifold<E>(claim: ManifoldClaim, coefficients: CoefficientField<E>): PlainManifold<E> {
  const { problem, manifold, evolution } = claim;
  const ring = plainSeriesRing(coefficients.field, problem.truncations);
  const { coefficients: constants } = symbolRoles(problem);
  const target: PlainTarget<E> = {
    ring,
    coefficients,
    isCoefficient: (name) => constants.has(name),
    variable: () => undefined,
  };
  const known = new WeakMap<SeriesTerm, PlainTerm<E>>();
  const termOf = (term: SeriesTerm): PlainTerm<E> => {
    const value = known.get(term) ?? plainTerm(term, target);
    known.set(term, value);
    return value;
  };
  const series = (terms: SeriesTerms) => ring.fromTerms(terms.map(termOf));
  const rests = evolution.map(series);
  const flow = new PlainFlow(ring, {
    amplitudes: problem.modes.map(({ eigenvalue }, j) => ({
      rate: coefficients.value(eigenvalue),
      rest: at(rests, j),
    })),
    varying: new Map(
      Object.entries(problem.timeDerivatives).map(([name, e]) => [name, plainSeries(e, target)] as const),
    ),
    convolution: (name) => convolutionDerivative(name, target, problem.positive ?? []),
    directions: problem.space,
  });
  const values = manifold.map(series);
  const context: VariableContext<E> = { claim, values, flow, target, images: identityImages(ring) };
  const evaluate = evaluationIn(context);
  const earlier: PlainManifold<E>["earlier"] = (index, delay, duration) =>
    earlierSeries(at(manifold, index), delay, context, duration);
  const { point } = coefficients;
  const images = point === undefined ? context.images : imagesAt(ring, point);
  const imageOf = point === undefined ? evaluate : evaluationIn({ ...context, images });
  return { claim, coefficients, ring, flow, values, rests, series, earlier, evaluate, images, imageOf };
}

/** The images of the series of expressions in the variables. */
function evaluationIn<E>(context: VariableContext<E>): (e: Expression) => PlainSeries<E> {
  const { images, target } = context;
  const known = new Map<string, PlainSeries<E> | undefined>();
  const variable = (name: string) => {
    if (!known.has(name)) known.set(name, variableImage(name, context));
    return known.get(name);
  };
  const inImages: PlainTarget<E> = {
    ...target,
    ring: images.ring,
    variable,
    symbol: (name) => images.of(target.ring.symbol(name)),
    ...(images.ring === target.ring ? {} : { requireExpansion: leadingCheck(context) }),
  };
  return (e) => plainSeries(e, inImages);
}

/** Refuses expressions whose terms that no truncation weighs are not constant. */
function leadingCheck<E>({ claim, target }: VariableContext<E>): (e: Expression) => void {
  const { field, value, expression } = target.coefficients;
  const truncations = claim.problem.truncations.map((truncation) => ({ ...truncation, below: 1 }));
  const leading = { ...claim, problem: { ...claim.problem, truncations } };
  return (e) => {
    const terms = plainManifold(leading, { field, value, expression }).evaluate(e);
    if ([...terms.values()].some(({ powers, rate }) => powers.length > 0 || !field.isZero(rate))) {
      throw noExpansion();
    }
  };
}

function plainTerm<E>(term: SeriesTerm, { coefficients }: PlainTarget<E>): PlainTerm<E> {
  return {
    coefficient: coefficients.value(term.coefficient),
    powers: powersOf(term.factors),
    rate: coefficients.value(term.forcedRate),
  };
}

interface VariableContext<E> {
  readonly claim: ManifoldClaim;
  readonly values: readonly PlainSeries<E>[];
  readonly flow: PlainFlow<E>;
  readonly target: PlainTarget<E>;
  readonly images: PlainImages<E>;
}

/** The image of the series of a variable, or of what operators make of one; `undefined` for other symbols. */
function variableImage<E>(name: string, context: VariableContext<E>): PlainSeries<E> | undefined {
  const jet = readJetSymbol(name);
  const { variables } = context.claim.problem;
  if (jet?.operator === "delay" && variables.includes(jet.subject)) {
    const terms = at(context.claim.manifold, variables.indexOf(jet.subject));
    return earlierSeries(terms, parseExpression(at(jet.operands, 0)), context);
  }
  const series = variableSeries(name, { ...context, images: identityImages(context.target.ring) });
  return series === undefined ? undefined : context.images.of(series);
}

/** The series of a variable, of its space derivatives and its earlier values; `undefined` for other symbols. */
function variableSeries<E>(name: string, context: VariableContext<E>): PlainSeries<E> | undefined {
  const { claim, values, flow, target } = context;
  const { variables } = claim.problem;
  const jet = readJetSymbol(name);
  if (jet === undefined) return variables.includes(name) ? at(values, variables.indexOf(name)) : undefined;
  if (jet.operator === "d") {
    const inner = variableSeries(jet.subject, context);
    // Parameters are the same everywhere.
    if (inner === undefined) return target.ring.zero;
    return flow.spaceDerivative(inner, derivativeOrders(jet.operands));
  }
  const delay = parseExpression(at(jet.operands, 0));
  const inner = readJetSymbol(jet.subject);
  const index = variables.indexOf(inner?.subject ?? jet.subject);
  if (index < 0) return target.ring.symbol(jet.subject);
  const earlier = earlierSeries(at(claim.manifold, index), delay, context);
  return inner === undefined ? earlier : flow.spaceDerivative(earlier, derivativeOrders(inner.operands));
}

/** The image of a series at an earlier time: every symbol is replaced by its own value then. */
function earlierSeries<E>(
  terms: SeriesTerms,
  delay: Expression,
  { claim, flow, target, images }: VariableContext<E>,
  duration: PlainSeries<E> = target.ring.constant(target.coefficients.value(delay)),
): PlainSeries<E> {
  const { coefficients } = target;
  const { ring } = images;
  const rates = claim.problem.modes.map(({ eigenvalue }) =>
    coefficients.value(delayFactor(eigenvalue, delay)),
  );
  const composition = new Composition(ring, (name) =>
    flow.varies(name) ? images.of(flow.earlierSymbol(name, duration, rates)) : undefined,
  );
  const varies = ({ name }: { readonly name: string }) => flow.varies(name);
  return sum(
    ring,
    terms.map((term) => {
      const forced = coefficients.value(delayFactor(term.forcedRate, delay));
      const own = plainTerm({ ...term, factors: term.factors.filter((factor) => !varies(factor)) }, target);
      const rest = ring.scale(images.of(target.ring.term(own)), forced);
      return ring.multiply(rest, composition.product(powersOf(term.factors.filter(varies))));
    }),
  );
}
