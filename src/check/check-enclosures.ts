import { type Random, seededRandom } from "../core/random.ts";
import { type Rational, rational, rationalText } from "../exact/rational.ts";
import { hasImaginaryUnit, symbolsOf } from "../expr/calculus.ts";
import { type Expression, subtract } from "../expr/expression.ts";
import { checkedValue, enclosure } from "../lower/checked/checked-value.ts";
import type { Interval } from "../lower/checked/interval.ts";
import type { Verdict } from "./claim.ts";
import { middleOf } from "./distance.ts";
import { evidence } from "./evidence.ts";

/** The relative difference that is confirmed: far above the width of enclosures, far below any slip of the pen. */
const TOLERANCE = 1e-12;

/** Points at which enclosures are looked at; functions that differ agree at hardly any. */
const POINTS = 12;
/** With fewer points at which both sides are defined, they have not been compared. */
const LEAST_POINTS = 4;
/** Values at points below the first bound have small enclosures; those below the second leave the branch of a root. */
const [NEAR, FAR] = [2n, 64n];
/** Points have this prime for a denominator: functions such as `sin(32 pi x)` vanish at whole multiples of 1/32. */
const DENOMINATOR = 1009n;

type Point = Readonly<Record<string, Rational>>;

/** What the enclosures of two expressions at a point say. */
interface Comparison {
  readonly point: Point;
  readonly left: Interval<number>;
  readonly right: Interval<number>;
  readonly difference: Interval<number>;
}

/**
 * Compares expressions that have functions, roots or pi at random positive points: half of them below `NEAR`, the other half
 * below `FAR`. Where an enclosure of the difference does not contain zero they are certain to differ; where all those at near
 * points are small, they are confirmed to be equal so far. At far points enclosures may be wide.
 */
export function checkByEnclosures(printed: Expression, derived: Expression, seed: number): Verdict {
  const names = [...new Set([...symbolsOf(printed), ...symbolsOf(derived)])];
  if ([printed, derived].some(hasImaginaryUnit)) return NOT_ENCLOSED;
  const random = seededRandom(seed);
  const points = randomPoints(names, NEAR, random);
  const compared = (list: readonly Point[]) =>
    list
      .filter((point) => isDefined(printed, point) && isDefined(derived, point))
      .map((point) => compareAt(printed, derived, point));
  const comparisons = compared(points);
  const different = [...comparisons, ...compared(randomPoints(names, FAR, random))].find(isDifferent);
  if (different !== undefined) return refuted(different);
  const small = comparisons.filter(isSmall);
  if (small.length === comparisons.length && small.length >= Math.min(points.length, LEAST_POINTS)) {
    const places = names.length === 0 ? "" : ` at ${small.length} random positive points`;
    const text = `equal to within ${TOLERANCE}${places}, by intervals that are certain to contain the difference`;
    return { status: "confirmed", evidence: evidence("enclosure", text) };
  }
  const text = `the difference is enclosed to within ${TOLERANCE} at ${small.length} of ${points.length} points only`;
  return { status: "undecided", evidence: evidence("enclosure", text) };
}

/** An expression with i has no enclosure. */
const NOT_ENCLOSED: Verdict = {
  status: "undecided",
  evidence: evidence("enclosure", "functions and roots of expressions with i are not enclosed"),
};

function randomPoints(names: readonly string[], bound: bigint, { integer }: Random): readonly Point[] {
  const value = () => rational(integer(1n, bound * DENOMINATOR), DENOMINATOR);
  return Array.from({ length: names.length === 0 ? 1 : POINTS }, () =>
    Object.fromEntries(names.map((name) => [name, value()])),
  );
}

/** Whether a real value is certain to exist: an enclosure of `cos(sqrt(-1))`, of whatever the root may be, is bounded too. */
function isDefined(e: Expression, point: Point): boolean {
  return Number.isFinite(checkedValue(e, point).errorBound);
}

function compareAt(printed: Expression, derived: Expression, point: Point): Comparison {
  const difference = enclosure(subtract(printed, derived), point);
  return { point, left: enclosure(printed, point), right: enclosure(derived, point), difference };
}

function isDifferent({ difference: { lower, upper } }: Comparison): boolean {
  return lower > 0 || upper < 0;
}

/** Relative to the larger side, or absolute where both are smaller than 1. */
function isSmall({ left, right, difference }: Comparison): boolean {
  const scale = Math.max(
    1,
    ...[left, right].map(({ lower, upper }) => Math.max(Math.abs(lower), Math.abs(upper))),
  );
  return Math.max(-difference.lower, difference.upper) <= TOLERANCE * scale;
}

function refuted({ point, left, right }: Comparison): Verdict {
  const values = Object.entries(point).map(([name, value]) => `${name}=${rationalText(value)}`);
  const place = values.length === 0 ? "" : ` at ${values.join(", ")}`;
  const [claimed, found] = [left, right].map((side) => middleOf(side).toPrecision(10));
  return {
    status: "refuted",
    evidence: evidence(
      "enclosure",
      "an interval that is certain to contain the difference does not contain zero",
    ),
    counterexample: `${claimed} is claimed, ${found} is derived${place}`,
  };
}
