import * as fc from "fast-check";
import { describe } from "vitest";
import type { Field, FractionField, GcdDomain, Ring } from "../../src/exact/ring.ts";
import { counted } from "../counted.ts";
import {
  lawsOfDivision,
  lawsOfField,
  lawsOfFractions,
  lawsOfGcd,
  lawsOfIntegerImages,
  lawsOfRing,
  type Sample,
  testLaws,
  tryLaw,
} from "./ring-laws.ts";

const anyBigint = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });

/** Every law of a commutative ring, and of the integers in it. */
export function ring<E>(sample: Sample<Ring<E>, E>): void {
  testLaws(sample, lawsOfRing(sample.ring));
  describe(sample.ring.name, () => {
    for (const law of lawsOfIntegerImages(sample.ring)) {
      counted("property", law.title, () => tryLaw({ ring: sample.ring, elements: anyBigint }, law));
    }
  });
}

/** Those, and the laws of division and of greatest common divisors. */
export function domain<E>(sample: Sample<GcdDomain<E>, E>): void {
  ring(sample);
  testLaws(sample, [...lawsOfDivision(sample.ring), ...lawsOfGcd(sample.ring)]);
}

/** Those, and the laws of inverses. */
export function field<E>(sample: Sample<Field<E>, E>): void {
  domain(sample);
  testLaws(sample, lawsOfField(sample.ring));
}

/** Those, and the laws of numerators and denominators. */
export function fractions<D, F>(sample: Sample<FractionField<D, F>, F>): void {
  field(sample);
  testLaws(sample, lawsOfFractions(sample.ring));
}
