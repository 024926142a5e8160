import type { Random } from "../core/random.ts";

/**
 * A stream of normally distributed numbers of mean zero and variance one, such as steps of Brownian motion need; as
 * reproducible as the random numbers it draws.
 *
 * Source: Marsaglia & Bray (1964), A convenient method for generating normal variables, SIAM Review 6.
 */
export function gaussianDeviates({ unit }: Random): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const [x, y, square] = pointInDisc(unit);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    spare = y * factor;
    return x * factor;
  };
}

/** A uniformly distributed point of the unit disc but its centre, and the square of its distance from it. */
function pointInDisc(unit: () => number): readonly [number, number, number] {
  for (;;) {
    const [x, y] = [2 * unit() - 1, 2 * unit() - 1];
    const square = x ** 2 + y ** 2;
    if (square > 0 && square < 1) return [x, y, square];
  }
}
