import { array, assert, double, property, tuple } from "fast-check";
import { expect } from "vitest";
import { at } from "../../../src/core/errors.ts";
import { characteristicRoots, type LinearDelayEquation } from "../../../src/numeric/characteristic-roots.ts";
import { complexExponential } from "../../../src/numeric/complex-number.ts";
import { matrixEigenvalues } from "../../../src/numeric/matrix-eigenvalues.ts";
import type { SquareMatrix } from "../../../src/numeric/square-matrix.ts";
import { counted } from "../../counted.ts";

function square(...entries: readonly number[]): SquareMatrix {
  return { size: Math.sqrt(entries.length), entries: Float64Array.from(entries) };
}

function rootsOf(equation: LinearDelayEquation) {
  const outcome = characteristicRoots(equation);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

counted("golden", "u' = -u(t - 1): the values W_k(-1) of Lambert's function", () => {
  // Corless et al. (1996), On the Lambert W function: W_0(-1) = -0.318131505204764 + 1.337235701430689 i; the next branch
  // W_1(-1) = -2.062277729598284 + 7.588631178472513 i.
  const roots = rootsOf({ present: square(0), delayed: [{ delay: 1, matrix: square(-1) }] });
  const expected = [
    [-0.318131505204764, 1.337235701430689],
    [-0.318131505204764, -1.337235701430689],
    [-2.062277729598284, 7.588631178472513],
    [-2.062277729598284, -7.588631178472513],
  ];
  expected.forEach(([re = 0, im = 0], k) => {
    expect(at(roots, k).re).toBeCloseTo(re, 12);
    expect(at(roots, k).im).toBeCloseTo(im, 12);
  });
  return expected.length;
});

counted("golden", "a double root: u' = u - u(t - 1) has lambda = 0 twice", () => {
  const [first] = rootsOf({ present: square(1), delayed: [{ delay: 1, matrix: square(-1) }] });
  expect(first?.multiplicity).toBe(2);
  expect(Math.hypot(first?.re ?? 1, first?.im ?? 1)).toBeLessThan(1e-6);
});

const entries = (count: number) =>
  array(double({ min: -2, max: 2, noNaN: true }), { minLength: count, maxLength: count });

counted("property", "every root solves the characteristic equation of two variables with two delays", () => {
  let checked = 0;
  assert(
    property(tuple(entries(4), entries(4), entries(4)), ([a, b, c]) => {
      const delayed = [
        { delay: 0.4, matrix: square(...b) },
        { delay: 1, matrix: square(...c) },
      ];
      for (const { re, im } of rootsOf({ present: square(...a), delayed }).slice(0, 4)) {
        const factors = delayed.map(({ delay }) => complexExponential({ re: -re * delay, im: -im * delay }));
        const entry = (k: number, diagonal: number) => ({
          re: diagonal * re - at(a, k) - at(b, k) * at(factors, 0).re - at(c, k) * at(factors, 1).re,
          im: diagonal * im - at(b, k) * at(factors, 0).im - at(c, k) * at(factors, 1).im,
        });
        const [p, q, r, s] = [entry(0, 1), entry(1, 0), entry(2, 0), entry(3, 1)];
        const determinant = [
          p.re * s.re - p.im * s.im - q.re * r.re + q.im * r.im,
          p.re * s.im + p.im * s.re - q.re * r.im - q.im * r.re,
        ];
        const size = (1 + Math.hypot(re, im) + 12 * Math.exp(Math.abs(re))) ** 2;
        // The square root of rounding for roots that nearly coincide.
        for (const part of determinant) expect(Math.abs(part) / size).toBeLessThan(1e-10);
        checked += 1;
      }
    }),
    { numRuns: 25 },
  );
  return checked;
});

counted("differential", "a delay without effect leaves the eigenvalues of the matrix", () => {
  const present = square(0, 1, -2, -3);
  const roots = rootsOf({ present, delayed: [{ delay: 1, matrix: square(0, 0, 0, 0) }] });
  const eigenvalues = matrixEigenvalues(present).map(({ re }) => re);
  expect(roots.map(({ re }) => re)).toEqual(
    eigenvalues.toReversed().map((value) => expect.closeTo(value, 10)),
  );
});

counted("behaviour", "delays that are not positive and equations beyond the table are refused", () => {
  const one = square(1);
  for (const delay of [0, -1, Number.NaN, Infinity]) {
    expect(() => characteristicRoots({ present: one, delayed: [{ delay, matrix: one }] })).toThrow(
      /delays must be positive/,
    );
  }
  expect(characteristicRoots({ present: one, delayed: [{ delay: 1000, matrix: one }] })).toMatchObject({
    ok: false,
    reason: "too-large",
  });
  expect(() => matrixEigenvalues(square(Number.NaN))).toThrow(/not a finite number/);
});
