import { seededRandom } from "../../../src/core/random.ts";

/** Random reals between -1/2 and 1/2. */
export function uniformArray(length: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length }, () => random.unit() - 1 / 2);
}
