import { type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { type DoubleField, inverseResidue, reduced, residueAt } from "./double-field.ts";

/**
 * The product of `z - node` over all nodes, `[k]` multiplying the k-th power of z. A spent budget ends the enclosing
 * `withinBudget`.
 */
export function masterPolynomial(
  { p, inverse }: DoubleField,
  nodes: Float64Array,
  { budget = UNLIMITED }: BudgetOptions = {},
): Float64Array {
  const master = new Float64Array(nodes.length + 1);
  master[0] = 1;
  nodes.forEach((node, degree) => {
    stopWhenSpent(budget, "multiplying linear factors");
    for (let k = degree + 1; k > 0; k -= 1) {
      const product = residueAt(master, k) * (p - node);
      master[k] = reduced(product + residueAt(master, k - 1), p, inverse);
    }
    master[0] = reduced(residueAt(master, 0) * (p - node), p, inverse);
  });
  return master;
}

/**
 * The Lagrange polynomial that is one at `node` and zero at the other nodes of `master`; `undefined` where the node
 * occurs twice. With the matrix of these rows, a Vandermonde system and its transpose are both solved:
 * a polynomial has the coefficients `sum over i of value_i row_i[k]`, and weights `w` with
 * `sum over l of w_l node_l^i = v_i` are `w_l = sum over i of row_l[i] v_i`.
 */
export function lagrangeRow(
  field: DoubleField,
  master: Float64Array,
  node: number,
): Float64Array | undefined {
  const { p, inverse } = field;
  const degree = master.length - 1;
  const row = new Float64Array(degree);
  let [carry, atNode] = [0, 0];
  for (let k = degree; k > 0; k -= 1) {
    carry = reduced(carry * node + residueAt(master, k), p, inverse);
    row[k - 1] = carry;
    atNode = reduced(atNode * node + carry, p, inverse);
  }
  if (atNode === 0) return undefined;
  const factor = inverseResidue(field, atNode);
  for (let k = 0; k < degree; k += 1) row[k] = reduced(residueAt(row, k) * factor, p, inverse);
  return row;
}

/** The sum of products of two lists of residues, as far as the shorter one goes. */
export function sumOfProducts({ p, inverse }: DoubleField, a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let k = 0; k < a.length && k < b.length; k += 1) {
    total = reduced(total + residueAt(a, k) * residueAt(b, k), p, inverse);
  }
  return total;
}
