import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { at } from "../../../../../src/core/errors.ts";
import { centred } from "../../../../../src/exact/modular/centred-residues.ts";
import { EMPTY_LIFT, extendLift, integersOf } from "../../../../../src/exact/modular/mixed-radix.ts";
import { fieldAt, wordsFor } from "../../../../../src/exact/polynomial/monomial.ts";
import {
  type ExponentSet,
  exponentBox,
  exponentSet,
  linesAlong,
  linesOf,
  rankOf,
  sortedVectors,
} from "../../../../../src/exact/polynomial/product/exponent-set.ts";
import { gridTransform } from "../../../../../src/exact/polynomial/product/grid-transform.ts";
import {
  LARGEST_DOT_PRODUCT,
  productFieldOfIndex,
} from "../../../../../src/exact/polynomial/product/product-primes.ts";
import { isPrime } from "../../../../../src/exact/prime-field.ts";
import { counted } from "../../../../counted.ts";

const FIELDS = Array.from({ length: 64 }, (_, index) => productFieldOfIndex(index));

const anySet = fc
  .tuple(fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 4 }), fc.nat({ max: 12 }))
  .map(([caps, degree]) => exponentSet(caps, degree));

/** All vectors of a set in lexicographic order, by brute force. */
function vectorsOf({ caps, degree }: ExponentSet): number[][] {
  return caps
    .reduce<number[][]>(
      (prefixes, cap) =>
        prefixes.flatMap((prefix) => Array.from({ length: cap + 1 }, (_, exponent) => [...prefix, exponent])),
      [[]],
    )
    .filter((vector) => vector.reduce((total, exponent) => total + exponent, 0) <= degree);
}

describe("exponent sets", () => {
  counted("differential", "number their vectors in lexicographic order", () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const vectors = vectorsOf(set);
        expect(set.size).toBe(vectors.length);
        expect(vectors.map((vector) => rankOf(set, Int32Array.from(vector)))).toStrictEqual(
          vectors.map((_, rank) => rank),
        );
      }),
    );
    return 100;
  });

  counted("property", "sort into graded lexicographic order, largest first", () => {
    fc.assert(
      fc.property(anySet, fc.nat({ max: 6 }), (set, skip) => {
        const words = wordsFor(set.caps.length);
        const vectors = vectorsOf(set);
        const marks = Uint8Array.from(vectors, (_, rank) => (rank % (skip + 1) === 0 ? 1 : 0));
        const { ranks, monomials } = sortedVectors(set, words, marks);
        const total = (vector: readonly number[]) => vector.reduce((sum, exponent) => sum + exponent, 0);
        const expected = vectors
          .map((vector, rank) => ({ vector, rank }))
          .filter(({ rank }) => marks[rank] === 1)
          .sort((p, q) => total(q.vector) - total(p.vector) || q.rank - p.rank);
        expect([...ranks]).toStrictEqual(expected.map(({ rank }) => rank));
        const unpacked = expected.map((_, i) =>
          set.caps.map((__, v) => fieldAt(monomials, i * words, v + 1)),
        );
        expect(unpacked).toStrictEqual(expected.map(({ vector }) => vector));
      }),
    );
  });

  counted("property", "fall into lines along every axis", () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const vectors = vectorsOf(set);
        set.caps.forEach((_, axis) => {
          const { ranks, lengths } = linesAlong(set, axis);
          expect([...ranks].sort((p, q) => p - q)).toStrictEqual(vectors.map((__, rank) => rank));
          let start = 0;
          for (const length of lengths) {
            const line = [...ranks.subarray(start, start + length)].map((rank) => at(vectors, rank));
            expect(line.map((vector) => vector[axis])).toStrictEqual(line.map((__, exponent) => exponent));
            expect(new Set(line.map((vector) => vector.toSpliced(axis, 1).join(","))).size).toBe(1);
            start += length;
          }
          expect(start).toBe(set.size);
        });
      }),
    );
  });

  counted("property", "of a box have numbers that add", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 4 }), (caps) => {
        const box = exponentBox(caps.map((cap) => 2 * cap));
        const half = Int32Array.from(caps);
        expect(rankOf(box, half) * 2).toBe(
          rankOf(
            box,
            Int32Array.from(caps, (cap) => 2 * cap),
          ),
        );
      }),
    );
  });
});

describe("residues", () => {
  counted("identity", "the primes are prime, distinct, and leave room for long dot products", () => {
    expect(new Set(FIELDS.map(({ p }) => p)).size).toBe(64);
    for (const { p } of FIELDS) {
      expect(isPrime(BigInt(p))).toBe(true);
      const largest = p / 2 + 2;
      expect(largest * largest * LARGEST_DOT_PRODUCT).toBeLessThanOrEqual(2 ** 52);
    }
    return 129;
  });

  counted("property", "are congruent and next to zero, to the end of the range", () => {
    const values = fc.oneof(
      fc.maxSafeInteger().map((value) => Math.trunc(value / 2)),
      fc.constantFrom(2 ** 52, -(2 ** 52), 2 ** 52 - 1, 0),
    );
    fc.assert(
      fc.property(values, fc.constantFrom(...FIELDS.slice(0, 8)), (value, { p, inverse }) => {
        const residue = centred(value, p, inverse);
        return Math.abs(residue) <= p / 2 + 2 && (BigInt(value) - BigInt(residue)) % BigInt(p) === 0n;
      }),
      { numRuns: 1000 },
    );
  });

  counted("property", "lift to the integer, of any size that the primes allow", () => {
    for (let count = 1; count <= 7; count += 1) {
      const chosen = FIELDS.slice(0, count);
      const quarter = chosen.reduce((total, { p }) => total * BigInt(p), 1n) / 4n;
      const values = fc.oneof(
        fc.bigInt({ min: -quarter, max: quarter }),
        fc.constantFrom(quarter, -quarter, 0n, -1n),
      );
      fc.assert(
        fc.property(values, (value) => {
          const lift = chosen.reduce((known, field) => {
            const residue = centred(Number(value % BigInt(field.p)), field.p, field.inverse);
            return extendLift(known, field, Float64Array.of(residue));
          }, EMPTY_LIFT);
          expect(BigInt(integersOf(lift)(0))).toBe(value);
        }),
      );
    }
    return 7 * 100;
  });
});

describe("evaluation on a grid", () => {
  const field = at(FIELDS, 0);
  const withCoefficients = anySet.chain((set) =>
    fc.tuple(
      fc.constant(set),
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: set.size, maxLength: set.size }),
    ),
  );

  counted("differential", "agrees with evaluation term by term, and interpolation undoes it", () => {
    fc.assert(
      fc.property(withCoefficients, ([set, coefficients]) => {
        const vectors = vectorsOf(set);
        const data = Float64Array.from(coefficients);
        const transform = gridTransform(Math.max(...set.caps) + 1, field);
        transform.toNewton(data, linesOf(set));
        transform.toValues(data, linesOf(set));
        vectors.forEach((point, rank) => {
          let value = 0n;
          vectors.forEach((exponents, term) => {
            const monomial = exponents.reduce(
              (total, exponent, v) => total * BigInt(at(point, v)) ** BigInt(exponent),
              1n,
            );
            value += BigInt(at(coefficients, term)) * monomial;
          });
          expect((value - BigInt(at(data, rank))) % BigInt(field.p)).toBe(0n);
        });
        transform.interpolate(data, linesOf(set));
        expect([...data].map((value) => value + 0)).toStrictEqual(coefficients);
      }),
    );
    return 100;
  });
});
