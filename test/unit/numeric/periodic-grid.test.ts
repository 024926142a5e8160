import fc from "fast-check";
import { describe, expect } from "vitest";
import { at, ResiduaError } from "../../../src/core/errors.ts";
import { periodicGrid } from "../../../src/numeric/periodic-grid.ts";
import { counted } from "../../counted.ts";

/** The largest distance of the computed derivative from the given one. */
function distance(
  points: number,
  f: (x: number, y: number) => number,
  derivative: (x: number, y: number) => number,
  orders: readonly number[],
): number {
  const grid = periodicGrid(orders.length, points);
  const sample = (g: (x: number, y: number) => number) =>
    Float64Array.from({ length: grid.pointCount }, (_, k) => {
      const [x = 0, y = 0] = grid.coordinates(k);
      return g(x, y);
    });
  const output = new Float64Array(grid.pointCount);
  grid.differentiate(sample(f), orders, output);
  return Math.max(...sample(derivative).map((value, k) => Math.abs(value - at(output, k))));
}

describe("derivatives on a periodic grid", () => {
  counted("identity", "are exact for trigonometric polynomials", () => {
    const wave = fc.record({
      k: fc.integer({ min: 0, max: 5 }),
      order: fc.integer({ min: 0, max: 4 }),
      points: fc.integer({ min: 12, max: 20 }),
    });
    fc.assert(
      fc.property(wave, ({ k, order, points }) => {
        const found = distance(
          points,
          (x) => Math.cos(k * x + 0.3),
          (x) => k ** order * Math.cos(k * x + 0.3 + (order * Math.PI) / 2),
          [order],
        );
        expect(found).toBeLessThan(1e-10);
      }),
      { numRuns: 40 },
    );
  });

  counted("identity", "are mixed in two directions", () => {
    const found = distance(
      8,
      (x, y) => Math.sin(2 * x) * Math.cos(y) + Math.sin(x + 3 * y),
      (x, y) => 4 * Math.sin(2 * x) * Math.sin(y) - 3 * Math.cos(x + 3 * y),
      [2, 1],
    );
    expect(found).toBeLessThan(1e-12);
  });

  counted("behaviour", "of odd order are zero for the shortest wave, which has no sign", () => {
    expect(
      distance(
        8,
        (x) => Math.cos(4 * x),
        () => 0,
        [1],
      ),
    ).toBeLessThan(1e-14);
    expect(
      distance(
        8,
        (x) => Math.cos(4 * x),
        (x) => -16 * Math.cos(4 * x),
        [2],
      ),
    ).toBeLessThan(1e-13);
    return 2;
  });

  counted("behaviour", "a grid without directions is one point; wrong lengths are refused", () => {
    const grid = periodicGrid(0, 16);
    expect(grid.pointCount).toBe(1);
    const output = new Float64Array(1);
    grid.differentiate(Float64Array.of(7), [], output);
    expect(output[0]).toBe(7);
    expect(() => grid.differentiate(Float64Array.of(7), [1], output)).toThrow(ResiduaError);
    expect(() => periodicGrid(1.5, 8)).toThrow("directions");
    return 4;
  });
});
