import { at, ResiduaError } from "../core/errors.ts";
import type { ArrayDeclaration, Program, RowsLoop } from "./ir/program.ts";

/**
 * Checks the contents of an index array, as a position outside of an array would be read without a word, or be a fault
 * of memory. Errors: E_DOMAIN. Cost: linear, in a typed array less than a nanosecond for each element.
 */
export function requireIndices(
  { name, indicesBelow = 0 }: ArrayDeclaration,
  elements: ArrayLike<number>,
): void {
  if (elements instanceof Int32Array && allBetween(elements, indicesBelow)) return;
  for (let k = 0; k < elements.length; k++) {
    const index = elements[k];
    if (index !== undefined && Number.isInteger(index) && index >= 0 && index < indicesBelow) continue;
    throw new ResiduaError(
      "E_DOMAIN",
      `${name}[${k}] is ${index}: the elements of ${name} are indices from 0 to ${indicesBelow - 1}`,
      { details: { array: name, element: k, index } },
    );
  }
}

/**
 * Whether all elements are natural numbers below a bound. The sign bits of the elements and of their distances to the
 * largest one allowed are gathered, four elements at a time: without branches this takes half the time.
 */
function allBetween(elements: Int32Array, bound: number): boolean {
  const largest = bound - 1;
  const whole = elements.length - (elements.length % 4);
  let signs = 0;
  for (let k = 0; k < whole; k += 4) {
    const a = elements[k] ?? -1;
    const b = elements[k + 1] ?? -1;
    const c = elements[k + 2] ?? -1;
    const d = elements[k + 3] ?? -1;
    signs |= a | b | c | d | (largest - a) | (largest - b) | (largest - c) | (largest - d);
  }
  for (let k = whole; k < elements.length; k++) {
    const index = elements[k] ?? -1;
    signs |= index | (largest - index);
  }
  return signs >= 0;
}

/** Checks that no row ends before it begins. Errors: E_DOMAIN. Cost: linear in the number of rows. */
export function requireRows(
  program: Program,
  loop: RowsLoop,
  elementsOf: (array: string) => ArrayLike<number>,
): void {
  const { begin, end, count } = loop;
  const [begins, ends] = [elementsOf(begin.array), elementsOf(end.array)];
  for (let row = 0; row < count; row++) {
    const first = at(begins, begin.stride * row + begin.offset);
    const last = at(ends, end.stride * row + end.offset);
    if (first <= last) continue;
    throw new ResiduaError(
      "E_DOMAIN",
      `row ${row} of ${program.name} ends at entry ${last}, before it begins at ${first}`,
      { details: { row, begin: first, end: last } },
    );
  }
}
