import {
  type Rational,
  rationalFromFloat,
  rationalFromText,
  rationals,
  signOfRational,
  toFloatRational,
} from "../exact/rational.ts";
import { exactValue } from "../expr/evaluate.ts";
import { type Expression, number, subtract } from "../expr/expression.ts";
import { isRational } from "../expr/is-rational.ts";
import { enclosure } from "../lower/checked/checked-value.ts";
import type { Interval } from "../lower/checked/interval.ts";
import type { EvidenceGrade } from "./claim.ts";

/** How far a derived number is from a printed one. */
export interface Distance {
  /** Rounded, and for an enclosure the largest that it allows. */
  readonly size: number;
  /** The derived number, rounded. */
  readonly derived: number;
  readonly grade: EvidenceGrade;
  /** Whether the distance is at most a tolerance; `undefined` where an enclosure is too wide to tell. */
  readonly isWithin: (tolerance: Rational) => boolean | undefined;
}

/** The distance, by the strongest means that the derived number affords. Errors: E_UNDECLARED where it has symbols. */
export function distanceBetween(printed: string, derived: number | Rational | Expression): Distance {
  if (typeof derived === "number") return floatDistance(printed, derived);
  if (!("tag" in derived)) return exactDistance(printed, derived);
  return isRational(derived)
    ? exactDistance(printed, exactValue(derived))
    : enclosedDistance(printed, derived);
}

function floatDistance(printed: string, derived: number): Distance {
  const size = Math.abs(Number(printed) - derived);
  const isWithin = (tolerance: Rational) =>
    Number.isFinite(size) && isAtMost(rationalFromFloat(size), tolerance);
  return { size, derived, grade: "float samples", isWithin };
}

function exactDistance(printed: string, derived: Rational): Distance {
  const difference = rationals.subtract(rationalFromText(printed), derived);
  const size = signOfRational(difference) < 0 ? rationals.negate(difference) : difference;
  return {
    size: toFloatRational(size),
    derived: toFloatRational(derived),
    grade: "exact samples",
    isWithin: (tolerance) => isAtMost(size, tolerance),
  };
}

function enclosedDistance(printed: string, derived: Expression): Distance {
  const { lower, upper } = enclosure(subtract(number(rationalFromText(printed)), derived), {});
  const [least, most] = [Math.max(lower, -upper, 0), Math.max(-lower, upper)];
  const isWithin = (tolerance: Rational) => {
    if (Number.isFinite(most) && isAtMost(rationalFromFloat(most), tolerance)) return true;
    return isAtMost(rationalFromFloat(least), tolerance) ? undefined : false;
  };
  return { size: most, derived: middleOf(enclosure(derived, {})), grade: "enclosure", isWithin };
}

function isAtMost(a: Rational, b: Rational): boolean {
  return signOfRational(rationals.subtract(b, a)) >= 0;
}

/** A number that stands for an interval in a text. */
export function middleOf({ lower, upper }: Interval<number>): number {
  return lower / 2 + upper / 2;
}
