import { at } from "../../src/core/errors.ts";
import type { Facts } from "../harness/facts.ts";
import { RESIDUES } from "./residues.ts";

/** `[i][j]` multiplies x^i a^j. */
type Table = readonly (readonly bigint[])[];

/**
 * The terms of the slow manifold of W3 up to a total degree and its value at x = a = 1, in residues: the fixed point of
 * `h = x^2 + x^3/3 + x h - 2 h^2 - h_x (a x - x h)`, all tables dense. No code is shared with what it checks.
 */
export function residueManifold(order: number): Facts {
  const { add, subtract, multiply, divide, fromInteger, zero, one, isZero } = RESIDUES;
  const places = Array.from({ length: order + 1 }, (_, i) => i);
  const table = (entry: (i: number, j: number) => bigint): Table =>
    places.map((i) => places.map((j) => (i + j > order ? zero : entry(i, j))));
  const entryOf = (t: Table, i: number, j: number) => (i < 0 || j < 0 ? zero : at(at(t, i), j));
  const product = (s: Table, t: Table) =>
    table((i, j) => {
      let total = zero;
      for (let k = 0; k <= i; k += 1) {
        for (let l = 0; l <= j; l += 1) {
          total = add(total, multiply(entryOf(s, k, l), entryOf(t, i - k, j - l)));
        }
      }
      return total;
    });
  const forcing = (i: number, j: number) => {
    if (j > 0) return zero;
    return i === 2 ? one : i === 3 ? divide(one, fromInteger(3)) : zero;
  };
  let h = table(() => zero);
  for (let step = 0; step < order; step += 1) {
    const before = h;
    const slope = table((i, j) => multiply(fromInteger(i), entryOf(before, i, j)));
    const square = product(before, before);
    const convection = product(slope, before);
    h = table((i, j) => {
      const linear = add(forcing(i, j), entryOf(before, i - 1, j));
      const quadratic = subtract(entryOf(convection, i, j), multiply(fromInteger(2), entryOf(square, i, j)));
      return subtract(add(linear, quadratic), entryOf(slope, i, j - 1));
    });
  }
  const entries = h.flat().filter((entry) => !isZero(entry));
  return { terms: `${entries.length}`, value: `${entries.reduce(add, zero)}` };
}
