import { type BudgetOptions, type SpentReason, stopWhenSpent, withinBudget } from "../core/budget.ts";
import { type Random, seededRandom } from "../core/random.ts";
import type { Result } from "../core/result.ts";
import { rational, rationalText } from "../exact/rational.ts";
import { symbolsOf } from "../expr/calculus.ts";
import type { Expression } from "../expr/expression.ts";
import { sizeText } from "../lower/checked/decimal-value.ts";
import type { Verdict } from "./claim.ts";
import {
  type ComparisonOptions,
  compareInDecimals,
  type DecimalComparison,
  DIGITS,
  differenceText,
  type Point,
} from "./decimal-comparison.ts";
import { evidence } from "./evidence.ts";

/** Functions are compared at many points, where they agree by no accident: what is off by less is no slip of the pen. */
const FUNCTIONS: ComparisonOptions = { closeness: 100, digits: DIGITS };
/** Far from zero nothing is confirmed, and what differs differs in the first digits. */
const FAR_FUNCTIONS: ComparisonOptions = { ...FUNCTIONS, digits: [60] };
/** Numbers are compared only once, and some agree by accident to surprisingly many digits: as many as there are. */
const NUMBERS: ComparisonOptions = { closeness: 400, digits: DIGITS };

/** Points at which functions are compared; those that differ agree at hardly any. */
const POINTS = 12;
/** With fewer points at which both sides are defined, they have not been compared. */
const LEAST_POINTS = 4;
/** At points below the first bound values are moderate; those below the second leave the branch of a root. */
const [NEAR, FAR] = [2n, 64n];
/** Points have this prime for a denominator: functions such as `sin(32 pi x)` vanish at whole multiples of 1/32. */
const DENOMINATOR = 1009n;

interface ComparisonAtPoint extends DecimalComparison {
  readonly point: Point;
}

/**
 * Compares expressions in decimals with bounds of errors: numbers once, functions at random positive points, half of them below
 * `NEAR`, the other half below `FAR`. Where the difference is certain not to be zero they differ; where it is small at all
 * near points, they are confirmed to be equal so far. Complex roots are principal values; at points at which the root
 * or the logarithm of a negative number occurs, nothing is compared.
 */
export function checkByEnclosures(
  printed: Expression,
  derived: Expression,
  { seed, budget }: { readonly seed: number } & Required<BudgetOptions>,
): Result<Verdict, SpentReason> {
  const names = [...new Set([...symbolsOf(printed), ...symbolsOf(derived)])];
  const random = seededRandom(seed);
  const compare = (options: ComparisonOptions) => (point: Point) => {
    stopWhenSpent(budget, "comparing in decimals");
    return { ...compareInDecimals(printed, derived, point, options), point };
  };
  return withinBudget(() => {
    if (names.length === 0) return verdictOf([compare(NUMBERS)({})], NUMBERS);
    const near = untilDifferent(randomPoints(names, NEAR, random), compare(FUNCTIONS));
    if (near.some(isDifferent)) return verdictOf(near, FUNCTIONS);
    const far = untilDifferent(randomPoints(names, FAR, random), compare(FAR_FUNCTIONS)).find(isDifferent);
    return far === undefined ? verdictOf(near, FUNCTIONS) : refuted(far);
  });
}

function randomPoints(names: readonly string[], bound: bigint, { integer }: Random): readonly Point[] {
  const value = () => rational(integer(1n, bound * DENOMINATOR), DENOMINATOR);
  return Array.from({ length: POINTS }, () => Object.fromEntries(names.map((name) => [name, value()])));
}

/** Comparisons at points in turn, up to one that refutes. */
function untilDifferent(
  points: readonly Point[],
  compare: (point: Point) => ComparisonAtPoint,
): readonly ComparisonAtPoint[] {
  const comparisons: ComparisonAtPoint[] = [];
  for (const point of points) {
    const comparison = compare(point);
    comparisons.push(comparison);
    if (isDifferent(comparison)) break;
  }
  return comparisons;
}

function isDifferent({ outcome }: DecimalComparison): boolean {
  return outcome === "different";
}

function verdictOf(comparisons: readonly ComparisonAtPoint[], { closeness }: ComparisonOptions): Verdict {
  const different = comparisons.find(isDifferent);
  if (different !== undefined) return refuted(different);
  const defined = comparisons.filter(({ outcome }) => outcome !== "undefined");
  const close = defined.filter(({ outcome }) => outcome === "close");
  const places = comparisons.length === 1 ? "" : ` at ${close.length} random positive points`;
  const digits = Math.max(...comparisons.map((comparison) => comparison.digits));
  if (close.length === defined.length && close.length >= Math.min(comparisons.length, LEAST_POINTS)) {
    const text = `equal to within 1e-${closeness}${places}, computed with ${digits} digits and bounds of their errors`;
    return { status: "confirmed", evidence: evidence("enclosure", text) };
  }
  const text =
    defined.length === 0
      ? "no real values to compare: roots or logarithms of negative numbers, or zeros of a divisor"
      : `known to be equal to within 1e-${closeness} at ${close.length} of ${comparisons.length} points only, with up to ${digits} digits`;
  return { status: "undecided", evidence: evidence("enclosure", text) };
}

function refuted(comparison: ComparisonAtPoint): Verdict {
  const values = Object.entries(comparison.point).map(([name, value]) => `${name}=${rationalText(value)}`);
  const place = values.length === 0 ? "" : ` at ${values.join(", ")}`;
  const size = sizeText(comparison.difference);
  const text = `the difference is ${size} in size, computed with ${comparison.digits} digits and a bound of their errors that excludes zero`;
  return {
    status: "refuted",
    evidence: evidence("enclosure", text),
    counterexample: `${differenceText(comparison)}${place}`,
  };
}
