import {
  type Rational,
  rationalFromFloat,
  rationalFromText,
  rationals,
  signOfRational,
  toFloatRational,
} from "../exact/rational.ts";
import { exactValue } from "../expr/evaluate.ts";
import type { Expression } from "../expr/expression.ts";
import { isRational } from "../expr/is-rational.ts";
import { evaluateChecked } from "../lower/checked/checked-value.ts";
import { largestSize } from "../lower/checked/decimal-ball.ts";
import {
  decimalArithmetic,
  decimalValueText,
  mayBeReal,
  mayExist,
  realPart,
  signOfReal,
  sizeOf,
} from "../lower/checked/decimal-value.ts";
import type { EvidenceGrade } from "./claim.ts";
import { DIGITS } from "./decimal-comparison.ts";

/** How far a derived number is from a printed one. */
export interface Distance {
  /** Rounded, and for an enclosure the largest that it allows. */
  readonly size: number;
  readonly grade: EvidenceGrade;
  /** The derived number, to so many significant digits. */
  readonly derivedText: (digits: number) => string;
  /** Whether the distance is at most the tolerance; `undefined` where an enclosure is too wide to tell. */
  readonly isWithin: boolean | undefined;
  /** Whether the derived number is certain not to be real. */
  readonly isComplex: boolean;
  /** The digits of an enclosure. */
  readonly digits?: number;
}

/**
 * The distance, and whether it is at most a tolerance, by the strongest means that the derived number affords.
 *
 * Errors: E_UNDECLARED where the derived number has symbols; E_PARSE where the printed one is none.
 */
export function distanceBetween(
  printed: string,
  derived: number | Rational | Expression,
  tolerance: Rational,
): Distance {
  const exact = rationalFromText(printed);
  if (typeof derived === "number") return floatDistance(Number(printed), derived, tolerance);
  if (!("tag" in derived)) return exactDistance(exact, derived, tolerance);
  return isRational(derived)
    ? exactDistance(exact, exactValue(derived), tolerance)
    : enclosedDistance(exact, derived, { tolerance, digits: DIGITS });
}

function floatDistance(printed: number, derived: number, tolerance: Rational): Distance {
  const size = Math.abs(printed - derived);
  return {
    size,
    grade: "float samples",
    derivedText: (digits) => derived.toPrecision(Math.min(digits, DIGITS_OF_DOUBLES)),
    isWithin: Number.isFinite(size) && isAtMost(rationalFromFloat(size), tolerance),
    isComplex: false,
  };
}

/** More digits than these tell two doubles apart no better. */
const DIGITS_OF_DOUBLES = 17;

function exactDistance(printed: Rational, derived: Rational, tolerance: Rational): Distance {
  const difference = rationals.subtract(printed, derived);
  const size = signOfRational(difference) < 0 ? rationals.negate(difference) : difference;
  return {
    size: toFloatRational(size),
    grade: "exact samples",
    derivedText: (digits) => decimalValueText(decimalArithmetic(digits, {}).exact(derived), digits),
    isWithin: isAtMost(size, tolerance),
    isComplex: false,
  };
}

/** A derived number is taken for real whose imaginary part is smaller than this. */
const REAL_TO_WITHIN = "1e-100";

interface EnclosureOptions {
  readonly tolerance: Rational;
  /** Numbers of digits that are tried in turn. */
  readonly digits: readonly number[];
}

function enclosedDistance(
  printed: Rational,
  derived: Expression,
  { tolerance, digits: [digits = DIGITS[0], ...others] }: EnclosureOptions,
): Distance {
  const arithmetic = decimalArithmetic(digits, {});
  const value = evaluateChecked(arithmetic, derived);
  const [exact, most] = [arithmetic.exact(printed), arithmetic.exact(tolerance)];
  const difference = arithmetic.subtract(exact, value);
  const isComplex = !mayBeReal(value);
  const isReal = value.im === undefined || largestSize(value.im).lte(REAL_TO_WITHIN);
  const excess = signOfReal(arithmetic.subtract(arithmetic.apply("abs", [realPart(difference)]), most));
  const isInside = excess === undefined ? undefined : excess <= 0;
  const isWithin = isReal || isInside === false ? isInside : undefined;
  if (isWithin === undefined && !isComplex && others.length > 0 && mayExist(value)) {
    return enclosedDistance(printed, derived, { tolerance, digits: others });
  }
  const derivedText = (shown: number) => decimalValueText(value, shown);
  const size = sizeOf(difference).toNumber();
  return { size, grade: "enclosure", derivedText, isWithin: isComplex ? false : isWithin, isComplex, digits };
}

function isAtMost(a: Rational, b: Rational): boolean {
  return signOfRational(rationals.subtract(b, a)) >= 0;
}
