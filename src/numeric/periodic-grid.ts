import { at, ResiduaError } from "../core/errors.ts";
import { type FourierTransform, fourierTransform } from "./fourier-transform.ts";
import { valueAt } from "./value-at.ts";

/** Equally spaced points of a cube with sides 2 pi, on which functions are periodic. */
export interface PeriodicGrid {
  /** How many directions there are; without any, the grid is one point. */
  readonly dimension: number;
  readonly pointsPerDirection: number;
  readonly pointCount: number;
  /** The coordinates of a point. */
  readonly coordinates: (point: number) => readonly number[];
  /**
   * Writes the derivative of a real function with these orders in the directions: that of the trigonometric polynomial
   * through its values. Errors: E_SHAPE where a length is wrong.
   */
  readonly differentiate: (values: Float64Array, orders: readonly number[], output: Float64Array) => void;
}

/**
 * The grid with so many points in each direction. The last direction varies fastest.
 *
 * Precision: derivatives of trigonometric polynomials of degree below half of `pointsPerDirection` are exact but for rounding
 * errors, which grow like the degree to the power of the order. Errors: E_DOMAIN where a number is not natural.
 */
export function periodicGrid(dimension: number, pointsPerDirection: number): PeriodicGrid {
  if (!(Number.isInteger(dimension) && dimension >= 0)) {
    throw new ResiduaError("E_DOMAIN", `a grid has 0, 1, 2, ... directions, got ${dimension}`);
  }
  const length = dimension === 0 ? 1 : pointsPerDirection;
  const transform = fourierTransform(length);
  const pointCount = length ** dimension;
  const stride = (direction: number) => length ** (dimension - 1 - direction);
  const derivative = lineDerivative(transform);
  const lines = Array.from({ length: dimension }, (_, direction) =>
    lineStarts(pointCount, length, stride(direction)),
  );
  return {
    dimension,
    pointsPerDirection: length,
    pointCount,
    coordinates: (point) =>
      Array.from(
        { length: dimension },
        (_, direction) => (2 * Math.PI * (Math.floor(point / stride(direction)) % length)) / length,
      ),
    differentiate: (values, orders, output) => {
      if (values.length !== pointCount || output.length !== pointCount || orders.length !== dimension) {
        throw new ResiduaError(
          "E_SHAPE",
          `expected ${pointCount} values and ${dimension} orders, got ${values.length} and ${orders.length}`,
        );
      }
      output.set(values);
      orders.forEach((order, direction) => {
        if (order === 0) return;
        for (const start of at(lines, direction)) derivative(output, start, stride(direction), order);
      });
    },
  };
}

/** The first points of the lines in a direction. */
function lineStarts(pointCount: number, length: number, stride: number): readonly number[] {
  return Array.from({ length: pointCount }, (_, point) => point).filter(
    (point) => Math.floor(point / stride) % length === 0,
  );
}

/** Replaces the values on a line by their derivative of some order: its wave `exp(i k x)` is multiplied by `(i k)^order`. */
function lineDerivative(transform: FourierTransform) {
  const { length } = transform;
  const [line, spectrum] = [new Float64Array(2 * length), new Float64Array(2 * length)];
  return (values: Float64Array, start: number, stride: number, order: number): void => {
    line.fill(0);
    for (let j = 0; j < length; j += 1) line[2 * j] = valueAt(values, start + j * stride);
    transform.forward(line, spectrum);
    for (let k = 0; k < length; k += 1) {
      const factor = waveFactor(k, length, order);
      const [re, im] = [valueAt(spectrum, 2 * k), valueAt(spectrum, 2 * k + 1)];
      // A factor i turns (re, im) to (-im, re).
      const [turnedRe, turnedIm] = order % 2 === 0 ? [re, im] : [-im, re];
      spectrum[2 * k] = factor * turnedRe;
      spectrum[2 * k + 1] = factor * turnedIm;
    }
    transform.inverse(spectrum, line);
    for (let j = 0; j < length; j += 1) values[start + j * stride] = valueAt(line, 2 * j);
  };
}

/** `(i k)^order` without a last factor i of odd orders. The shortest wave has no sign, hence no odd derivative. */
function waveFactor(index: number, length: number, order: number): number {
  const wavenumber = 2 * index > length ? index - length : index;
  if (2 * index === length && order % 2 === 1) return 0;
  const sign = Math.floor(order / 2) % 2 === 0 ? 1 : -1;
  return sign * wavenumber ** order;
}
