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
  return hornerSum(
    builder,
    sumOfMonomials(nodes, root, isShared, (atom) => at(images, atom)),
  );
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
  // One monomial shares its atoms with no other.
  if (monomials.length === 1) return monomials.map((monomial) => monomialTerm(builder, monomial));
  const isLeft = monomials.map(() => true);
  const holders = holdersByAtom(monomials);
  const terms: Signed[] = [];
  for (let atom = mostFrequent(holders); atom !== undefined; atom = mostFrequent(holders)) {
    const group = (holders.get(atom)?.all ?? []).filter((index) => isLeft[index]);
    for (const index of group) {
      isLeft[index] = false;
      for (const each of at(monomials, index).exponents.keys()) {
        const known = holders.get(each);
        if (known !== undefined) known.left--;
      }
    }
    const taken = group.map((index) => at(monomials, index));
    terms.push(factoredTerm(builder, atom, taken));
  }
  for (const [index, monomial] of monomials.entries()) {
    if (isLeft[index] === true) terms.push(monomialTerm(builder, monomial));
  }
  return terms;
}

/** The monomials that contain an atom, by index, and how many of them are left. */
interface Holders {
  readonly all: number[];
  left: number;
}

function holdersByAtom(monomials: readonly Monomial[]): Map<NodeId, Holders> {
  const holders = new Map<NodeId, Holders>();
  for (const [index, { exponents }] of monomials.entries()) {
    for (const atom of exponents.keys()) {
      const known = holders.get(atom);
      if (known === undefined) holders.set(atom, { all: [index], left: 1 });
      else known.left = known.all.push(index);
    }
  }
  return holders;
}

/** The atom in the most monomials, at least two; the first met of several. Spent atoms are dropped. */
function mostFrequent(holders: Map<NodeId, Holders>): NodeId | undefined {
  let [best, most]: [NodeId | undefined, number] = [undefined, 1];
  for (const [atom, { left }] of holders) {
    if (left > most) [best, most] = [atom, left];
    if (left === 0) holders.delete(atom);
  }
  return best;
}

/** `atom^e q` for monomials that all contain the atom; with the sign of the first taken out where all share it. */
function factoredTerm(builder: Builder, atom: NodeId, group: readonly Monomial[]): Signed {
  let exponent = Number.POSITIVE_INFINITY;
  for (const { exponents } of group) exponent = Math.min(exponent, exponents.get(atom) ?? 0);
  const isNegative = group.every(({ coefficient }) => signOfRational(coefficient) < 0);
  for (const monomial of group) {
    if (isNegative) monomial.coefficient = rationals.negate(monomial.coefficient);
    const rest = (monomial.exponents.get(atom) ?? 0) - exponent;
    if (rest === 0) monomial.exponents.delete(atom);
    else monomial.exponents.set(atom, rest);
  }
  const factor = builder.power(atom, exponent);
  return { value: builder.multiply(factor, hornerSum(builder, group)), isNegative };
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
