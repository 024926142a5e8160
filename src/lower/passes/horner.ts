import { at } from "../../core/errors.ts";
import { type Rational, rationals, signOfRational } from "../../exact/rational.ts";
import type { Builder } from "../ir/builder.ts";
import { liveNodes, rootsOf, useCounts } from "../ir/loops.ts";
import { operandsOf } from "../ir/operands.ts";
import type { Node, NodeId, Program } from "../ir/program.ts";
import { rewriteNodes } from "../ir/rewrite.ts";
import { type Monomial, sumOfMonomials } from "./monomials.ts";
import type { Pass } from "./pass.ts";

/**
 * Factors sums of monomials by the greedy multivariate Horner scheme: `p = a^e q + r`, where `a` is the atom that occurs
 * in the most terms, `e` its least exponent there, and `q` and `r` are treated likewise. A polynomial of degree n in one
 * variable thus takes n multiplications and n additions. Exact numbers must not be rounded yet.
 *
 * Source: Ceberio & Kreinovich (2004), Greedy algorithms for optimizing multivariate Horner schemes, SIGSAM Bulletin 38.
 */
export const horner: Pass = { name: "horner", preserves: "value", run: runHorner };

function runHorner(program: Program): Program {
  const roots = program.loops.flatMap(rootsOf);
  const uses = useCounts(program.nodes, roots);
  const isShared = (id: NodeId) => at(uses, id) > 1;
  const isPart = partsOfSums(program, isShared);
  const images: NodeId[] = [];
  return rewriteNodes(program, (node, builder, id) => {
    const image =
      isSum(node) && !isPart.has(id)
        ? hornerForm(builder, program.nodes, id, isShared, images)
        : builder.intern(node);
    images[id] = image;
    return image;
  });
}

function isSum(node: Node): boolean {
  return node.tag === "binary" && (node.operator === "+" || node.operator === "-");
}

/** The sums that are only terms of one other sum, directly or negated: they are taken apart with it. */
function partsOfSums(program: Program, isShared: (id: NodeId) => boolean): ReadonlySet<NodeId> {
  const { nodes } = program;
  const parts = new Set<NodeId>();
  for (const id of liveNodes(program)) {
    const node = at(nodes, id);
    if (!isSum(node)) continue;
    for (const operand of operandsOf(node)) {
      const term = at(nodes, operand);
      const inner = term.tag === "negate" ? term.operand : operand;
      if (!isShared(operand) && !isShared(inner)) parts.add(inner);
    }
  }
  return parts;
}

/** A sum in Horner's form; its atoms are there already. */
function hornerForm(
  builder: Builder,
  nodes: readonly Node[],
  root: NodeId,
  isShared: (id: NodeId) => boolean,
  images: readonly NodeId[],
): NodeId {
  const monomials = sumOfMonomials(nodes, root, isShared).map(({ coefficient, exponents }) => {
    const moved = new Map<NodeId, number>();
    for (const [atom, exponent] of exponents) {
      const image = at(images, atom);
      moved.set(image, (moved.get(image) ?? 0) + exponent);
    }
    return { coefficient, exponents: moved };
  });
  return hornerSum(builder, monomials);
}

/** A value, or its negative. */
interface Signed {
  readonly value: NodeId;
  readonly isNegative: boolean;
}

/** The sum in Horner's form, begun with a term that is not negative where there is one. */
function hornerSum(builder: Builder, monomials: readonly Monomial[]): NodeId {
  const terms = hornerTerms(builder, monomials);
  const start = terms.find(({ isNegative }) => !isNegative) ?? terms[0];
  if (start === undefined) return builder.exact(rationals.zero);
  let total = start.isNegative ? builder.negate(start.value) : start.value;
  for (const term of terms) {
    if (term === start) continue;
    total = term.isNegative ? builder.subtract(total, term.value) : builder.add(total, term.value);
  }
  return total;
}

/** The terms `a^e q` of the scheme, most frequent atoms first, then the monomials that have nothing in common. */
function hornerTerms(builder: Builder, monomials: readonly Monomial[]): readonly Signed[] {
  const holders = holdersByAtom(monomials);
  const left = new Set(monomials);
  const terms: Signed[] = [];
  for (let atom = mostFrequent(holders); atom !== undefined; atom = mostFrequent(holders)) {
    const group = [...(holders.get(atom) ?? [])];
    for (const monomial of group) {
      left.delete(monomial);
      for (const each of monomial.exponents.keys()) holders.get(each)?.delete(monomial);
    }
    terms.push(factoredTerm(builder, atom, group));
  }
  return [...terms, ...[...left].map((monomial) => monomialTerm(builder, monomial))];
}

function holdersByAtom(monomials: readonly Monomial[]): Map<NodeId, Set<Monomial>> {
  const holders = new Map<NodeId, Set<Monomial>>();
  for (const monomial of monomials) {
    for (const atom of monomial.exponents.keys()) {
      const known = holders.get(atom);
      if (known === undefined) holders.set(atom, new Set([monomial]));
      else known.add(monomial);
    }
  }
  return holders;
}

/** The atom in the most monomials, at least two; the first met of several. Spent atoms are dropped. */
function mostFrequent(holders: Map<NodeId, ReadonlySet<Monomial>>): NodeId | undefined {
  let [best, most]: [NodeId | undefined, number] = [undefined, 1];
  for (const [atom, { size }] of holders) {
    if (size > most) [best, most] = [atom, size];
    if (size === 0) holders.delete(atom);
  }
  return best;
}

/** `atom^e q` for monomials that all contain the atom; with the sign of the first taken out where all share it. */
function factoredTerm(builder: Builder, atom: NodeId, group: readonly Monomial[]): Signed {
  const exponent = Math.min(...group.map(({ exponents }) => exponents.get(atom) ?? 0));
  const isNegative = group.every(({ coefficient }) => signOfRational(coefficient) < 0);
  const quotient = group.map(({ coefficient, exponents }) => ({
    coefficient: isNegative ? rationals.negate(coefficient) : coefficient,
    exponents: lowered(exponents, atom, exponent),
  }));
  const factor = builder.power(atom, exponent);
  return { value: builder.multiply(factor, hornerSum(builder, quotient)), isNegative };
}

function lowered(
  exponents: ReadonlyMap<NodeId, number>,
  atom: NodeId,
  by: number,
): ReadonlyMap<NodeId, number> {
  const rest = new Map(exponents);
  const exponent = (rest.get(atom) ?? 0) - by;
  if (exponent === 0) rest.delete(atom);
  else rest.set(atom, exponent);
  return rest;
}

function monomialTerm(builder: Builder, { coefficient, exponents }: Monomial): Signed {
  const isNegative = signOfRational(coefficient) < 0;
  const size = isNegative ? rationals.negate(coefficient) : coefficient;
  const powers = [...exponents].map(([atom, exponent]) => builder.power(atom, exponent));
  return { value: productOf(builder, size, powers), isNegative };
}

function productOf(builder: Builder, coefficient: Rational, factors: readonly NodeId[]): NodeId {
  const isOne = rationals.equals(coefficient, rationals.one) && factors.length > 0;
  const all = isOne ? factors : [builder.exact(coefficient), ...factors];
  return all.reduce(builder.multiply);
}
