import { at } from "../../core/errors.ts";
import { type Rational, rationals } from "../../exact/rational.ts";
import type { Node, NodeId } from "../ir/program.ts";

/** An exact coefficient times powers of atoms: nodes that are no products, powers or exact numbers. */
export interface Monomial {
  coefficient: Rational;
  /** Positive exponents, in the order in which the atoms were met. */
  readonly exponents: Map<NodeId, number>;
}

/**
 * A node as a sum of new monomials, no two alike but for their coefficients. Sums are taken apart as long as nothing else
 * uses them (`isShared`), products always; a product of sums is not multiplied out, but has the sums as its atoms. In the
 * monomials, atoms are replaced by their `image`.
 */
export function sumOfMonomials(
  nodes: readonly Node[],
  root: NodeId,
  isShared: (id: NodeId) => boolean,
  image: (atom: NodeId) => NodeId,
): readonly Monomial[] {
  const monomials: Monomial[] = [];
  const pending: { id: NodeId; sign: 1 | -1 }[] = [{ id: root, sign: 1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { id, sign } = next;
    const node = at(nodes, id);
    if (isSum(node) && (id === root || !isShared(id))) {
      const isDifference = node.operator === "-";
      pending.push({ id: node.right, sign: isDifference ? opposite(sign) : sign }, { id: node.left, sign });
    } else if (node.tag === "negate") pending.push({ id: node.operand, sign: opposite(sign) });
    else monomials.push(monomialOf(nodes, id, sign, image));
  }
  return collected(monomials);
}

/** Monomials with like ones added up, those that cancel left out. */
function collected(monomials: readonly Monomial[]): readonly Monomial[] {
  const byKey = new Map<string, Monomial>();
  for (const monomial of monomials) {
    const key = [...monomial.exponents].sort(([a], [b]) => a - b).join(" ");
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, monomial);
    else known.coefficient = rationals.add(known.coefficient, monomial.coefficient);
  }
  return [...byKey.values()].filter(({ coefficient }) => !rationals.isZero(coefficient));
}

function isSum(node: Node): node is Extract<Node, { tag: "binary" }> {
  return node.tag === "binary" && (node.operator === "+" || node.operator === "-");
}

function opposite(sign: 1 | -1): 1 | -1 {
  return sign === 1 ? -1 : 1;
}

function monomialOf(
  nodes: readonly Node[],
  root: NodeId,
  sign: 1 | -1,
  image: (atom: NodeId) => NodeId,
): Monomial {
  let coefficient = rationals.fromInteger(sign);
  const exponents = new Map<NodeId, number>();
  const pending: { id: NodeId; exponent: number }[] = [{ id: root, exponent: 1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { id, exponent } = next;
    const node = at(nodes, id);
    if (node.tag === "binary" && node.operator === "*") {
      pending.push({ id: node.right, exponent }, { id: node.left, exponent });
    } else if (node.tag === "power") pending.push({ id: node.base, exponent: exponent * node.exponent });
    else if (node.tag === "negate") {
      if (exponent % 2 === 1) coefficient = rationals.negate(coefficient);
      pending.push({ id: node.operand, exponent });
    } else if (node.tag === "exact" && exponent === 1) {
      coefficient = rationals.multiply(coefficient, node.value);
    } else exponents.set(image(id), (exponents.get(image(id)) ?? 0) + exponent);
  }
  return { coefficient, exponents };
}
