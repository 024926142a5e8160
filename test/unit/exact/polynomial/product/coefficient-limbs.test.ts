import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { at } from "../../../../../src/core/errors.ts";
import { addIntegers, type Integer, multiplyIntegers } from "../../../../../src/exact/integer.ts";
import { normsOf, productBound } from "../../../../../src/exact/polynomial/product/coefficient-bound.ts";
import {
  carryColumns,
  joinColumns,
  type LimbSplit,
  splitForProduct,
} from "../../../../../src/exact/polynomial/product/coefficient-limbs.ts";
import { counted } from "../../../../counted.ts";
import { anyInteger } from "../../../../laws/arbitraries.ts";

/** The sum of the products `a_i b_i` by limbs, in doubles. */
function innerProduct(split: LimbSplit): Integer {
  const columns = Array.from({ length: split.a.length + split.b.length - 1 }, () => new Float64Array(1));
  let largest = 0;
  split.a.forEach((limbA, i) => {
    split.b.forEach((limbB, j) => {
      const column = at(columns, i + j);
      limbA.forEach((value, k) => {
        column[0] = at(column, 0) + value * at(limbB, k);
        largest = Math.max(largest, Math.abs(at(column, 0)));
      });
    });
  });
  // What makes every sum exact.
  expect(largest).toBeLessThan(2 ** 53);
  carryColumns(columns, split.width);
  expect(columns.every((column) => Number.isSafeInteger(column[0]))).toBe(true);
  return joinColumns(columns, split.width, 0);
}

function exactInnerProduct(a: readonly Integer[], b: readonly Integer[]): Integer {
  return a.reduce<Integer>((total, value, i) => addIntegers(total, multiplyIntegers(value, at(b, i))), 0);
}

describe("limbs", () => {
  counted("differential", "inner products against bigints", () => {
    const lists = fc.integer({ min: 1, max: 40 }).chain((length) => {
      const list = fc.array(anyInteger, { minLength: length, maxLength: length });
      return fc.tuple(list, list);
    });
    fc.assert(
      fc.property(lists, ([a, b]) => {
        const split = splitForProduct(a, b);
        expect(split).toBeDefined();
        if (split !== undefined) expect(innerProduct(split)).toBe(exactInnerProduct(a, b));
      }),
      { numRuns: 300 },
    );
    return 300;
  });

  // Powers of two and their neighbours, of both signs, where limbs are at their largest.
  const extremes = [11, 12, 20, 25, 26, 51, 52, 53, 77, 78, 104, 300].flatMap((bits) =>
    [-1n, 0n, 1n].flatMap((offset) => [2n ** BigInt(bits) + offset, -(2n ** BigInt(bits)) - offset]),
  );

  counted("differential", "limbs at their maximum, all of one sign or alternating", () => {
    let checked = 0;
    for (const value of extremes) {
      const canonical = addIntegers(value, 0);
      for (const length of [1, 2, 1000]) {
        for (const sign of [1, -1]) {
          const a = Array.from({ length }, (_, i) => multiplyIntegers(canonical, i % 2 === 0 ? 1 : sign));
          const split = splitForProduct(a, a);
          expect(split).toBeDefined();
          if (split !== undefined) expect(innerProduct(split)).toBe(exactInnerProduct(a, a));
          checked += 1;
        }
      }
    }
    return checked;
  });

  counted("behaviour", "doubles as they are, up to the largest sum that stays exact", () => {
    const factor = 2 ** 26;
    const fits = Array.from({ length: 127 }, () => 2 ** 10);
    // 127 products of 2^36 are below 2^53 with a factor 2^20, and reach it with one term and one bit more.
    expect(
      splitForProduct(
        fits,
        Array.from({ length: 127 }, () => factor * 8),
      )?.width,
    ).toBe(0);
    const full = Array.from({ length: 128 }, () => 2 ** 23);
    expect(splitForProduct(full, full)?.width).toBeGreaterThan(0);
    return 2;
  });

  counted("property", "zero sums have no column left after carrying", () => {
    fc.assert(
      fc.property(anyInteger, anyInteger, (a, b) => {
        const split = splitForProduct([a, a], [b, multiplyIntegers(b, -1)]);
        expect(split).toBeDefined();
        if (split !== undefined) expect(innerProduct(split)).toBe(0);
      }),
    );
  });
});

describe("bounds", () => {
  counted("property", "of products hold for every partial sum", () => {
    const list = fc.array(anyInteger, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const bound = productBound(normsOf(a), normsOf(b));
        let total = 0n;
        for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
          const term = BigInt(at(a, i)) * BigInt(at(b, i));
          total += term < 0n ? -term : term;
        }
        // Comparing a bigint with a double is exact.
        return total <= bound;
      }),
      { numRuns: 500 },
    );
  });
});
