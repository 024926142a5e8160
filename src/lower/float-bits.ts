const view = new DataView(new ArrayBuffer(8));

/** The double 2^n, for an integer n from -1022 to 1023. */
export function powerOfTwo(n: number): number {
  view.setInt32(0, (n + EXPONENT_BIAS) << FRACTION_BITS_ABOVE);
  view.setInt32(4, 0);
  return view.getFloat64(0);
}

/** The integer e with 2^e <= x < 2^(e+1), for x from 2^-1022 to the largest double. */
export function binaryExponent(x: number): number {
  view.setFloat64(0, x);
  return (view.getInt32(0) >>> FRACTION_BITS_ABOVE) - EXPONENT_BIAS;
}

/** A double has the exponent e stored as e + 1023, above 52 bits of a fraction: 20 in the upper half of the word. */
const EXPONENT_BIAS = 1023;
const FRACTION_BITS_ABOVE = 20;
