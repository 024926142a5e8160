import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../src/core/errors.ts";
import { fourierTransform } from "../../../src/numeric/fourier-transform.ts";
import { counted } from "../../counted.ts";
import { largestDifference } from "./integrators/sample-problems.ts";

/** Powers of two, primes, one, and composites. */
const LENGTHS = [1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 17, 30, 64, 97, 100, 127, 128, 129];

const signal = fc
  .constantFrom(...LENGTHS)
  .chain((n) => fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2 * n, maxLength: 2 * n }))
  .map((values) => Float64Array.from(values, (value) => value / 100));

function transformed(values: Float64Array): Float64Array {
  const spectrum = new Float64Array(values.length);
  fourierTransform(values.length / 2).forward(values, spectrum);
  return spectrum;
}

/** The sum that defines the transform. */
function directSum(values: Float64Array): Float64Array {
  const n = values.length / 2;
  const spectrum = new Float64Array(2 * n);
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      const phase = (-2 * Math.PI * ((j * k) % n)) / n;
      const [re, im] = [at(values, 2 * j), at(values, 2 * j + 1)];
      spectrum[2 * k] = at(spectrum, 2 * k) + re * Math.cos(phase) - im * Math.sin(phase);
      spectrum[2 * k + 1] = at(spectrum, 2 * k + 1) + re * Math.sin(phase) + im * Math.cos(phase);
    }
  }
  return spectrum;
}

const RUNS = 100;

counted("differential", "agrees with the sum that defines it, for lengths of every kind", () => {
  fc.assert(
    fc.property(signal, (values) => {
      expect(largestDifference(transformed(values), directSum(values))).toBeLessThan(1e-12);
    }),
    { numRuns: RUNS },
  );
  return RUNS;
});

counted("property", "the inverse inverts, and energy is kept (Parseval)", () => {
  fc.assert(
    fc.property(signal, (values) => {
      const n = values.length / 2;
      const spectrum = transformed(values);
      const back = new Float64Array(2 * n);
      fourierTransform(n).inverse(spectrum, back);
      expect(largestDifference(back, values)).toBeLessThan(1e-14 * (10 + n));
      const energy = (array: Float64Array) => array.reduce((sum, value) => sum + value ** 2, 0);
      expect(energy(spectrum) / n).toBeCloseTo(energy(values), 11);
    }),
    { numRuns: RUNS },
  );
  return RUNS;
});

counted("identity", "a wave exp(2 pi i m j / n) is n at k = m: the sign and the scale", () => {
  for (const n of LENGTHS) {
    const m = n === 1 ? 0 : 1;
    const wave = Float64Array.from({ length: 2 * n }, (_, k) => {
      const phase = (2 * Math.PI * m * Math.floor(k / 2)) / n;
      return k % 2 === 0 ? Math.cos(phase) : Math.sin(phase);
    });
    const expected = new Float64Array(2 * n);
    expected[2 * m] = n;
    const spectrum = transformed(wave);
    expect(largestDifference(spectrum, expected)).toBeLessThan(1e-12);
    // With the other sign it would be at n - m.
    if (n > 2) expect(at(spectrum, 2 * (n - m))).toBeCloseTo(0, 11);
  }
  return LENGTHS.length;
});

counted("property", "long lengths of either kind keep their digits", () => {
  for (const n of [2 ** 15, 2 ** 15 - 19]) {
    const values = Float64Array.from({ length: 2 * n }, (_, k) => Math.sin(k * k));
    const back = new Float64Array(2 * n);
    fourierTransform(n).inverse(transformed(values), back);
    expect(largestDifference(back, values)).toBeLessThan(1e-13);
  }
  return 2;
});

counted("behaviour", "one transform serves many times, and leaves its input alone", () => {
  for (const n of [8, 9]) {
    const transform = fourierTransform(n);
    const values = Float64Array.from({ length: 2 * n }, (_, k) => Math.cos(k * k));
    const copy = values.slice();
    const [first, second] = [new Float64Array(2 * n), new Float64Array(2 * n)];
    transform.forward(values, first);
    transform.inverse(first, second);
    transform.forward(values, second);
    expect(second).toEqual(first);
    expect(values).toEqual(copy);
  }
  return 2;
});

counted("behaviour", "lengths without sense, misfits and work in place are refused", () => {
  for (const length of [0, -4, 2.5, Number.NaN]) {
    expect(() => fourierTransform(length)).toThrow(expect.objectContaining({ code: "E_DOMAIN" }));
  }
  const { forward } = fourierTransform(4);
  const array = new Float64Array(8);
  expect(() => forward(new Float64Array(4), array)).toThrow(expect.objectContaining({ code: "E_SHAPE" }));
  expect(() => forward(array, new Float64Array(16))).toThrow(expect.objectContaining({ code: "E_SHAPE" }));
  expect(() => forward(array, array)).toThrow(expect.objectContaining({ code: "E_SHAPE" }));
});
