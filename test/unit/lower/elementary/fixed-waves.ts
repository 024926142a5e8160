/** The sine and the cosine of an angle, in units of 2^-bits. */
export interface Wave {
  readonly sin: bigint;
  readonly cos: bigint;
}

/** Numbers in fixed point with so many bits after the point: sines and cosines by Taylor series and doublings of the angle. */
export function fixedWaves(bits: bigint) {
  const one = 1n << bits;
  const product = (a: bigint, b: bigint) => (a * b) >> bits;
  /** Of twice, four times, ... the angle; each doubling loses two bits. */
  const doubled = (wave: Wave, times: number): Wave => {
    let { sin, cos } = wave;
    for (let k = 0; k < times; k++) [sin, cos] = [2n * product(sin, cos), one - 2n * product(sin, sin)];
    return { sin, cos };
  };
  /** Of an angle in units of 2^-bits, of size up to 1e12. */
  const waveOf = (angle: bigint): Wave => {
    const small = angle >> BigInt(HALVINGS);
    const square = product(small, small);
    let [sin, cos] = [0n, 0n];
    for (let k = 0n, term = one; term !== 0n; k += 2n) {
      cos += term;
      sin += product(term, small) / (k + 1n);
      term = -product(term, square) / ((k + 1n) * (k + 2n));
    }
    return doubled({ sin, cos }, HALVINGS);
  };
  return { product, doubled, waveOf };
}

const HALVINGS = 40;
