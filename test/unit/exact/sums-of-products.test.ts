import fc from "fast-check";
import { describe, expect } from "vitest";
import { gaussian, gaussians } from "../../../src/exact/gaussian.ts";
import { rational, rationals } from "../../../src/exact/rational.ts";
import type { Field, Indexed } from "../../../src/exact/ring.ts";
import { counted } from "../../counted.ts";

const someRational = fc
  .tuple(fc.bigInt(-(2n ** 60n), 2n ** 60n), fc.integer({ min: 1, max: 36 }), fc.boolean())
  .map(([large, denominator, isSmall]) => rational(isSmall ? large % 5n : large, denominator));

const someGaussian = fc
  .tuple(someRational, someRational, fc.nat(2))
  .map(([re, im, kind]) => gaussian(kind === 1 ? rationals.zero : re, kind === 2 ? rationals.zero : im));

/** Indices of products add up; those of multiples of five are not wanted. */
function place(first: number, second: number): number | undefined {
  const index = first + second;
  return index % 5 === 0 ? undefined : index;
}

function termByTerm<E>(field: Field<E>, pairs: readonly (readonly [Indexed<E>, Indexed<E>])[]): Indexed<E> {
  const sums = new Map<number, E>();
  for (const [a, b] of pairs) {
    for (const [first, x] of a) {
      for (const [second, y] of b) {
        const where = place(first, second);
        if (where === undefined) continue;
        sums.set(where, field.add(sums.get(where) ?? field.zero, field.multiply(x, y)));
      }
    }
  }
  return new Map([...sums].filter(([, value]) => !field.isZero(value)));
}

function agrees<E>(field: Field<E>, element: fc.Arbitrary<E>): void {
  const list = fc.array(fc.tuple(fc.nat(6), element), { maxLength: 5 }).map((items) => new Map(items));
  fc.assert(
    fc.property(fc.array(fc.tuple(list, list), { maxLength: 4 }), (pairs) => {
      // A pair and its negative cancel, so that there are sums that vanish.
      const opposite = pairs.slice(0, 1).map(([a, b]) => {
        const negated = new Map([...a].map(([index, value]) => [index, field.negate(value)] as const));
        return [negated, b] as const;
      });
      for (const some of [pairs, [...pairs.slice(0, 1), ...opposite]]) {
        const found = field.sumsOfProducts?.(some, place);
        expect(found).toEqual(termByTerm(field, some));
      }
    }),
  );
}

describe("sums of products over common denominators are those term by term", () => {
  counted("differential", "rationals", () => agrees(rationals, someRational));
  counted("differential", "Gaussian rationals", () => agrees(gaussians, someGaussian));
});
