import { at } from "./errors.ts";

/** Slips of more than a third of a word's letters, or more than this many, are no likely typing errors. */
const LARGEST_DISTANCE = 3;

/**
 * The known word that a mistyped one most likely stands for, or `undefined` where none is close. Words that share no letter
 * are not close, as two symbols of one letter each.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = Math.min(LARGEST_DISTANCE, Math.max(1, Math.ceil(word.length / 3)));
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(
      ({ candidate, distance }) => distance <= limit && distance < Math.max(word.length, candidate.length),
    )
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
}

/** Levenshtein distance: the fewest insertions, deletions and replacements that turn one word into the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, at(row, j) + 1, at(next, j - 1) + 1));
    }
    row = next;
  }
  return at(row, b.length);
}
