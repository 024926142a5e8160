import { at } from "../core/errors.ts";

/** A place where a line may end: before a sign that adds terms, or after a comma. */
interface Gap {
  /** Where the next line begins; what is left of it is a blank. */
  readonly start: number;
  /** How many brackets are open there. */
  readonly depth: number;
}

/**
 * The text of an expression, or of a list of some, in lines of at most `width` characters: broken before signs between
 * terms and after commas, outside of brackets where that is possible. What cannot be broken stays longer. Joined by blanks,
 * the lines are the text.
 */
export function textLines(text: string, width: number): readonly string[] {
  const gaps = gapsOf(text);
  const lines: string[] = [];
  let start = 0;
  while (text.length - start > width) {
    const inside = gaps.filter((gap) => gap.start > start && gap.start - 1 - start <= width);
    const depth = Math.min(...inside.map((gap) => gap.depth));
    const next = inside.findLast((gap) => gap.depth === depth) ?? gaps.find((gap) => gap.start > start);
    if (next === undefined) break;
    lines.push(text.slice(start, next.start - 1));
    start = next.start;
  }
  return [...lines, text.slice(start)];
}

function gapsOf(text: string): readonly Gap[] {
  const gaps: Gap[] = [];
  let depth = 0;
  for (let k = 0; k < text.length; k += 1) {
    const character = at(text, k);
    if ("([".includes(character)) depth += 1;
    if (")]".includes(character)) depth -= 1;
    const isGap = character === " " && (/^[+-] /.test(text.slice(k + 1, k + 3)) || text[k - 1] === ",");
    if (isGap) gaps.push({ start: k + 1, depth });
  }
  return gaps;
}
