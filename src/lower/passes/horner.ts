import { at } from "../../core/errors.ts";
import { type Rational, rationals, signOfRational } from "../../exact/rational.ts";
import type { Builder } from "../ir/builder.ts";
import { liveNodes, rootsOf, useCounts } from "../ir/loops.ts";
import { operandsOf } from "../ir/operands.ts";
import type { Node, NodeId, Program } from "../ir/program.ts";
import { rewriteNodes } from "../ir/rewrite.ts";
import {
  type Group,
  groupedByAtom,
  type MonomialTable,
  monomialTable,
  type Range,
} from "./monomial-table.ts";
import { sumOfMonomials } from "./monomials.ts";
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
  const monomials = sumOfMonomials(nodes, root, isShared, (atom) => at(images, atom));
  return hornerSum(builder, monomialTable(monomials), { from: 0, to: monomials.length });
}

/** A value, or its negative. */
interface Signed {
  readonly value: NodeId;
  readonly isNegative: boolean;
}

/** The sum of a range of monomials in Horner's form, begun with a term that is not negative where there is one. */
function hornerSum(builder: Builder, table: MonomialTable, range: Range): NodeId {
  const terms = hornerTerms(builder, table, range);
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
function hornerTerms(builder: Builder, table: MonomialTable, range: Range): readonly Signed[] {
  // One monomial shares its atoms with no other.
  if (range.to - range.from === 1) return monomialTerms(builder, table, range);
  const { groups, rest } = groupedByAtom(table, range);
  const factored = groups.map((group) => factoredTerm(builder, table, group));
  return [...factored, ...monomialTerms(builder, table, rest)];
}

/** `atom^e q` for monomials that the power is taken out of; with the sign of the first taken out where all share it. */
function factoredTerm(builder: Builder, table: MonomialTable, group: Group): Signed {
  const { coefficients, nodes, order } = table;
  const monomials = order.subarray(group.from, group.to);
  const isNegative = monomials.every((monomial) => signOfRational(at(coefficients, monomial)) < 0);
  if (isNegative) {
    for (const monomial of monomials) coefficients[monomial] = rationals.negate(at(coefficients, monomial));
  }
  const factor = builder.power(at(nodes, group.atom), group.exponent);
  return { value: builder.multiply(factor, hornerSum(builder, table, group)), isNegative };
}

function monomialTerms(builder: Builder, table: MonomialTable, { from, to }: Range): readonly Signed[] {
  return Array.from(table.order.subarray(from, to), (monomial) => monomialTerm(builder, table, monomial));
}

function monomialTerm(builder: Builder, table: MonomialTable, monomial: number): Signed {
  const { coefficients, starts, nodes, atoms, exponents } = table;
  const coefficient = at(coefficients, monomial);
  const isNegative = signOfRational(coefficient) < 0;
  const size = isNegative ? rationals.negate(coefficient) : coefficient;
  const powers: NodeId[] = [];
  for (let entry = at(starts, monomial); entry < at(starts, monomial + 1); entry++) {
    const exponent = at(exponents, entry);
    if (exponent > 0) powers.push(builder.power(at(nodes, at(atoms, entry)), exponent));
  }
  return { value: productOf(builder, size, powers), isNegative };
}

function productOf(builder: Builder, coefficient: Rational, factors: readonly NodeId[]): NodeId {
  const isOne = rationals.equals(coefficient, rationals.one) && factors.length > 0;
  const all = isOne ? factors : [builder.exact(coefficient), ...factors];
  return all.reduce(builder.multiply);
}
