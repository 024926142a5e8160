import { at } from "../core/errors.ts";
import { type Rational, rational, rationalFromFloat } from "../exact/rational.ts";
import type { TableClaim, ValueClaim, Verdict } from "./claim.ts";
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
  const distance = distanceBetween(printed, derived);
  const isWithin = distance.isWithin(halfUnitInLastPlace(printed));
  const value = distance.derived.toPrecision(10);
  if (isWithin === undefined) return tooWide(`the enclosure about ${value}`);
  if (isWithin) {
    const text = `${value} rounds to the printed ${printed}`;
    return { status: "confirmed", evidence: evidence(distance.grade, text) };
  }
  return {
    status: "refuted",
    evidence: evidence(distance.grade, `off by ${distance.size.toExponential(1)}`),
    counterexample: `${printed} is printed, ${value} is derived`,
  };
}

/** Whether all entries of a table agree with the derived ones, by evidence as strong as its weakest entry's. */
export function checkTable({ printed, derived, tolerance, toleranceReason }: TableClaim): Verdict {
  const distances = printed.map((text, index) => distanceBetween(text, derived[index] ?? Number.NaN));
  const worst = distances.reduce(
    (best, { size }, index) => (size <= sizeAt(distances, best) ? best : index),
    0,
  );
  const grade = weakest(distances.map((distance) => distance.grade));
  const size = `largest difference ${sizeAt(distances, worst).toExponential(1)} of ${printed.length} entries`;
  const within = distances.map(({ isWithin }) => isWithin(rationalFromFloat(tolerance)));
  if (printed.length !== derived.length || within.includes(false)) {
    return {
      status: "refuted",
      evidence: evidence(grade, `${size} exceeds ${tolerance}`),
      counterexample: `entry ${worst + 1}: ${printed[worst]} is printed, ${distances[worst]?.derived.toPrecision(6)} is derived`,
    };
  }
  if (within.includes(undefined)) return tooWide("the enclosure of an entry");
  const text = `${size}; tolerance ${tolerance}: ${toleranceReason}`;
  return { status: "confirmed", evidence: evidence(grade, text) };
}

function sizeAt(distances: readonly Distance[], index: number): number {
  return at(distances, index).size;
}

function tooWide(what: string): Verdict {
  return { status: "undecided", evidence: evidence("enclosure", `${what} is too wide to tell`) };
}
