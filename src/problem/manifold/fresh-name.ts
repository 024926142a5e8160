import { at } from "../../core/errors.ts";

/** The first of some names, or of the first one with a number, that is not taken. */
export function freshName(names: readonly [string, ...string[]], taken: readonly string[]): string {
  const numbered = Array.from({ length: taken.length + 1 }, (_, k) => `${names[0]}${k + 1}`);
  return at(
    [...names, ...numbered].filter((name) => !taken.includes(name)),
    0,
  );
}
