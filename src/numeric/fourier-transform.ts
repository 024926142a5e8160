import FFT from "fft.js";
import { ResiduaError } from "../core/errors.ts";
import { valueAt } from "./value-at.ts";

/**
 * The discrete Fourier transform of n complex numbers, in arrays of 2n doubles: real and imaginary part of each in turn.
 *
 *     forward:  X_k = sum over j of x_j exp(-2 pi i j k / n)
 *     inverse:  x_j = 1/n sum over k of X_k exp(+2 pi i j k / n)
 *
 * so that a wave `exp(2 pi i m j / n)` becomes n at k = m, and zero elsewhere. Index k above n/2 is the wavenumber k - n.
 */
export interface FourierTransform {
  readonly length: number;
  /** Writes the transform. The arrays must not be the same. Errors: E_SHAPE where a length is wrong. */
  readonly forward: (values: Float64Array, spectrum: Float64Array) => void;
  readonly inverse: (spectrum: Float64Array, values: Float64Array) => void;
}

type Transform = (input: Float64Array, output: Float64Array) => void;

/**
 * The transform of a length; its tables are made once, so keep it for repeated use.
 *
 * Cost: O(n log n) for every length. A power of two is about ten times as fast as its neighbours.
 * Precision: a few rounding units of the norm, growing as log n.
 * Errors: E_DOMAIN where the length is not a positive integer.
 */
export function fourierTransform(length: number): FourierTransform {
  if (!(Number.isInteger(length) && length >= 1)) {
    throw new ResiduaError("E_DOMAIN", `the length of a transform is a positive integer, got ${length}`);
  }
  const isPowerOfTwo = length > 1 && 2 ** Math.round(Math.log2(length)) === length;
  const { forward, inverse } = isPowerOfTwo ? radixTransform(length) : chirpTransform(length);
  const checked =
    (transform: Transform): Transform =>
    (input, output) => {
      requireLengths(length, input, output);
      transform(input, output);
    };
  return { length, forward: checked(forward), inverse: checked(inverse) };
}

/** A transform whose length is a power of two from 2 on. */
function radixTransform(length: number): Omit<FourierTransform, "length"> {
  const transform = new FFT(length);
  return {
    forward: (values, spectrum) => transform.transform(spectrum, values),
    inverse: (spectrum, values) => transform.inverseTransform(values, spectrum),
  };
}

/**
 * Bluestein's transform of any length: since `2 j k = j² + k² - (k - j)²`, it is a convolution with the chirp
 * `c_j = exp(pi i j² / n)`, which transforms of a power of two compute.
 * Source: Bluestein (1970), A linear filtering approach to the computation of discrete Fourier transform, IEEE Trans. Audio
 * Electroacoust. 18.
 */
function chirpTransform(length: number): Omit<FourierTransform, "length"> {
  const padded = 2 ** Math.max(1, Math.ceil(Math.log2(2 * length - 1)));
  const inner = radixTransform(padded);
  const chirp = chirpOf(length);
  const kernel = new Float64Array(2 * padded);
  inner.forward(wrapped(chirp, padded), kernel);
  const [work, image] = [new Float64Array(2 * padded), new Float64Array(2 * padded)];
  const forward: Transform = (values, spectrum) => {
    work.fill(0);
    for (let j = 0; j < length; j++) multiplyInto(work, j, values, chirp, -1);
    inner.forward(work, image);
    for (let k = 0; k < padded; k++) multiplyInto(image, k, image, kernel, 1);
    inner.inverse(image, work);
    for (let k = 0; k < length; k++) multiplyInto(spectrum, k, work, chirp, -1);
  };
  const conjugate = new Float64Array(2 * length);
  return {
    forward,
    // The inverse is the conjugate of the transform of the conjugate, over n.
    inverse: (spectrum, values) => {
      for (let k = 0; k < 2 * length; k++) conjugate[k] = valueAt(spectrum, k) * (k % 2 === 0 ? 1 : -1);
      forward(conjugate, values);
      for (let j = 0; j < 2 * length; j++) values[j] = (valueAt(values, j) / length) * (j % 2 === 0 ? 1 : -1);
    },
  };
}

/** `exp(pi i j² / n)` for j = 0 .. n - 1. The phase is reduced in integers, since j² would cost its digits. */
function chirpOf(length: number): Float64Array {
  const chirp = new Float64Array(2 * length);
  let square = 0;
  for (let j = 0; j < length; j++) {
    chirp[2 * j] = Math.cos((Math.PI * square) / length);
    chirp[2 * j + 1] = Math.sin((Math.PI * square) / length);
    square = (square + 2 * j + 1) % (2 * length);
  }
  return chirp;
}

/** The chirp, which is even in j, at the indices j and -j of a longer period. */
function wrapped(chirp: Float64Array, padded: number): Float64Array {
  const values = new Float64Array(2 * padded);
  for (let j = 0; j < chirp.length / 2; j++) {
    const entry = chirp.subarray(2 * j, 2 * j + 2);
    values.set(entry, 2 * j);
    if (j > 0) values.set(entry, 2 * (padded - j));
  }
  return values;
}

/** `target_j = a_j b_j` as complex numbers; b is conjugated where `sign` is -1. */
function multiplyInto(target: Float64Array, j: number, a: Float64Array, b: Float64Array, sign: 1 | -1): void {
  const [re, im] = [valueAt(a, 2 * j), valueAt(a, 2 * j + 1)];
  const [otherRe, otherIm] = [valueAt(b, 2 * j), sign * valueAt(b, 2 * j + 1)];
  target[2 * j] = re * otherRe - im * otherIm;
  target[2 * j + 1] = re * otherIm + im * otherRe;
}

function requireLengths(length: number, input: Float64Array, output: Float64Array): void {
  if (input === output)
    throw new ResiduaError("E_SHAPE", "a transform writes into another array than it reads");
  if (input.length === 2 * length && output.length === 2 * length) return;
  throw new ResiduaError(
    "E_SHAPE",
    `expected two arrays of ${2 * length} numbers, real and imaginary parts in turn; got ${input.length} and ${output.length}`,
  );
}
