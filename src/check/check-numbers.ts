import { at, ResiduaError } from "../core/errors.ts";
import { type Rational, rational, rationalFromFloat } from "../exact/rational.ts";
import type { TableClaim, ValueClaim, Verdict } from "./claim.ts";
import { LEAST_DIGITS_SHOWN } from "./decimal-comparison.ts";
import { type Distance, distanceBetween } from "./distance.ts";
import { evidence, weakest } from "./evidence.ts";

/** Half a unit in the last printed place: what rounding to nearest may change. */
export function halfUnitInLastPlace(printed: string): Rational {
  const [mantissa = "", exponent = "0"] = printed.toLowerCase().split("e");
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  const places = Number(exponent) - decimals;
  return places >= 0 ? rational(10n ** BigInt(places), 2) : rational(1, 2n * 10n ** BigInt(-places));
}

/** Whether a printed number is the rounding of the derived one. */
export function checkValue({ printed, derived }: ValueClaim): Verdict {
  const distance = distanceBetween(printed, derived, halfUnitInLastPlace(printed));
  const value = distance.derivedText(digitsBeside(printed));
  const computed = digitsText([distance]);
  if (distance.isWithin === undefined) return notKnown("the derived number", computed);
  if (distance.isWithin) {
    const text = `${value} rounds to the printed ${printed}${computed}`;
    return { status: "confirmed", evidence: evidence(distance.grade, text) };
  }
  const off = distance.isComplex
    ? "the derived number is not real"
    : `off by ${distance.size.toExponential(1)}`;
  return {
    status: "refuted",
    evidence: evidence(distance.grade, `${off}${computed}`),
    counterexample: `${printed} is printed, ${value} is derived`,
  };
}

/**
 * Whether all entries of a table agree with the derived ones, by evidence as strong as its weakest entry's.
 *
 * Errors: E_SHAPE for a table without entries, which claims nothing; E_DOMAIN for a tolerance that is no finite number.
 */
export function checkTable({ id, printed, derived, tolerance, toleranceReason }: TableClaim): Verdict {
  if (printed.length === 0) {
    throw new ResiduaError(
      "E_SHAPE",
      `claim '${id}' compares a table without printed entries, expected at least one; give it entries or leave it out`,
      { details: { claim: id } },
    );
  }
  if (printed.length !== derived.length) {
    const entries = `${printed.length} entries are printed, ${derived.length} derived`;
    return {
      status: "refuted",
      evidence: evidence("exact samples", "the tables differ in size"),
      counterexample: entries,
    };
  }
  const most = rationalFromFloat(tolerance);
  const distances = printed.map((text, index) => distanceBetween(text, at(derived, index), most));
  const grade = weakest(distances.map((distance) => distance.grade));
  const worst = indexOfWorst(distances);
  const { size, isComplex, derivedText } = at(distances, worst);
  const off = `largest difference ${size.toExponential(1)} of ${printed.length} entries`;
  const computed = digitsText(distances);
  if (distances.some(({ isWithin }) => isWithin === false)) {
    const reason = isComplex ? "an entry is not real" : `${off} exceeds ${tolerance}`;
    const value = derivedText(DIGITS_SHOWN_OF_ENTRY);
    return {
      status: "refuted",
      evidence: evidence(grade, `${reason}${computed}`),
      counterexample: `entry ${worst + 1}: ${printed[worst]} is printed, ${value} is derived`,
    };
  }
  if (distances.some(({ isWithin }) => isWithin === undefined)) return notKnown("an entry", computed);
  const text = `${off}${computed}; tolerance ${tolerance}: ${toleranceReason}`;
  return { status: "confirmed", evidence: evidence(grade, text) };
}

/** What a reader is shown of an entry of a table. */
const DIGITS_SHOWN_OF_ENTRY = 6;

/** That of an entry that is not real, if there is one; else of one outside the tolerance, and with the largest size. */
function indexOfWorst(distances: readonly Distance[]): number {
  const badness = ({ isComplex, isWithin }: Distance) => (isComplex ? 2 : isWithin === false ? 1 : 0);
  return distances.reduce((worst, distance, index) => {
    const best = at(distances, worst);
    const rank = badness(distance) - badness(best);
    return rank > 0 || (rank === 0 && distance.size > best.size) ? index : worst;
  }, 0);
}

/** As many digits as are printed, and some more to see how the last was rounded. */
function digitsBeside(printed: string): number {
  const [mantissa = ""] = printed.toLowerCase().split("e");
  return Math.max(LEAST_DIGITS_SHOWN, mantissa.replace(/\D/g, "").length + 3);
}

/** `, computed with 120 digits`, where enclosures were. */
function digitsText(distances: readonly Distance[]): string {
  const digits = Math.max(...distances.map((distance) => distance.digits ?? 0));
  return digits === 0 ? "" : `, computed with ${digits} digits`;
}

function notKnown(what: string, computed: string): Verdict {
  const text = `the enclosure of ${what} is too wide to tell, or it has no real value${computed}`;
  return { status: "undecided", evidence: evidence("enclosure", text) };
}
