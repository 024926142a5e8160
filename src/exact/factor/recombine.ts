import { at } from "../../core/errors.ts";

/** A factor and its cofactor. */
export type Split<P> = readonly [P, P];

/**
 * The irreducible factors of a polynomial whose factors are products of known parts: subsets of the parts are tried,
 * small ones first, so that what is split off is irreducible, and so is what is left. Exponential in the number of parts.
 * Source: Zassenhaus (1969), On Hensel factorization I, J. Number Theory 1.
 */
export function recombine<P, F>(
  whole: P,
  parts: readonly F[],
  split: (rest: P, chosen: readonly F[]) => Split<P> | undefined,
): readonly P[] {
  const found: P[] = [];
  let [rest, left] = [whole, parts];
  for (let size = 1; 2 * size <= left.length; ) {
    const success = firstSplit(rest, left, size, split);
    if (success === undefined) {
      size += 1;
    } else {
      const [[factor, cofactor], chosen] = success;
      found.push(factor);
      rest = cofactor;
      left = left.filter((part) => !chosen.includes(part));
    }
  }
  return [...found, rest];
}

function firstSplit<P, F>(
  rest: P,
  parts: readonly F[],
  size: number,
  split: (rest: P, chosen: readonly F[]) => Split<P> | undefined,
): readonly [Split<P>, readonly F[]] | undefined {
  for (const chosen of subsets(parts, size)) {
    const result = split(rest, chosen);
    if (result !== undefined) return [result, chosen];
  }
  return undefined;
}

/** All subsets of one size. */
function* subsets<F>(items: readonly F[], size: number, from = 0): Generator<readonly F[]> {
  if (size === 0) yield [];
  if (size === 0) return;
  for (let first = from; first + size <= items.length; first += 1) {
    for (const others of subsets(items, size - 1, first + 1)) yield [at(items, first), ...others];
  }
}
