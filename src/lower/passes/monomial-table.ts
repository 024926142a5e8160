import { at } from "../../core/errors.ts";
import type { Rational } from "../../exact/rational.ts";
import type { NodeId } from "../ir/program.ts";
import type { Monomial } from "./monomials.ts";

/**
 * The monomials of one sum in flat arrays, which Horner's scheme goes through once for each power that it takes out.
 * Monomials and atoms have numbers. An entry is one atom in one monomial; the entries of a monomial lie side by side, in
 * the order in which its atoms were met.
 */
export interface MonomialTable {
  /** By monomial. */
  readonly coefficients: Rational[];
  /** The first entry of each monomial, and after the last monomial the number of entries. */
  readonly starts: Int32Array;
  /** The node of each atom. */
  readonly nodes: readonly NodeId[];
  /** By entry: its monomial, its atom, and the exponent that is left there, 0 where the atom is taken out. */
  readonly owners: Int32Array;
  readonly atoms: Int32Array;
  readonly exponents: Int32Array;
  /**
   * All monomials in an order that only `groupedByAtom` changes, so that those of a group lie side by side: arrays for each
   * group would outlive many collections of garbage, as the groups of a polynomial are nested as deep as its degree.
   */
  readonly order: Int32Array;
  readonly scratch: Scratch;
}

/** The monomials from one position of the order to before another. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What one grouping works with; it leaves nothing there that a later one relies on, but zeros in `counts`. */
interface Scratch {
  /** By position of the order: what is to stand there. */
  readonly ordered: Int32Array;
  /** By monomial: whether it is in no group yet. */
  readonly isLeft: Uint8Array;
  /** By atom: the entries of monomials that are left, and the first and last of those that there were. */
  readonly counts: Int32Array;
  readonly heads: Int32Array;
  readonly tails: Int32Array;
  /** By entry: the next one of the same atom. */
  readonly followers: Int32Array;
}

/** Monomials that share a power of an atom, which is taken out of them. */
export interface Group extends Range {
  readonly atom: number;
  readonly exponent: number;
}

export function monomialTable(monomials: readonly Monomial[]): MonomialTable {
  const numbers = new Map<NodeId, number>();
  const starts = new Int32Array(monomials.length + 1);
  for (const [index, { exponents }] of monomials.entries()) {
    starts[index + 1] = at(starts, index) + exponents.size;
    for (const node of exponents.keys()) if (!numbers.has(node)) numbers.set(node, numbers.size);
  }
  const perEntry = () => new Int32Array(at(starts, monomials.length));
  const perAtom = () => new Int32Array(numbers.size);
  const [owners, atoms, exponents] = [perEntry(), perEntry(), perEntry()];
  for (const [index, monomial] of monomials.entries()) {
    let entry = at(starts, index);
    for (const [node, exponent] of monomial.exponents) {
      owners[entry] = index;
      atoms[entry] = numbers.get(node) ?? 0;
      exponents[entry++] = exponent;
    }
  }
  const isLeft = new Uint8Array(monomials.length);
  const threads = { counts: perAtom(), heads: perAtom(), tails: perAtom(), followers: perEntry() };
  return {
    coefficients: monomials.map(({ coefficient }) => coefficient),
    starts,
    nodes: [...numbers.keys()],
    owners,
    atoms,
    exponents,
    order: Int32Array.from(monomials.keys()),
    scratch: { ordered: new Int32Array(monomials.length), isLeft, ...threads },
  };
}

/**
 * Groups the monomials of a range by their most frequent atom, then those that are left by theirs, as long as two share
 * one; `rest` shares none. Of atoms that are as frequent, the one met first comes first. The range is put in the order of
 * the groups, and each atom's least power taken out of its group.
 * Cost: that of the entries of the monomials, and for each group that of the atoms that are left.
 */
export function groupedByAtom(
  table: MonomialTable,
  { from, to }: Range,
): { readonly groups: readonly Group[]; readonly rest: Range } {
  const { order, scratch } = table;
  const { isLeft, counts, ordered } = scratch;
  const met = threadEntries(table, { from, to });
  const groups: Group[] = [];
  let end = from;
  for (let atom = mostFrequent(counts, met); atom !== undefined; atom = mostFrequent(counts, met)) {
    const start = end;
    end = takeEntries(table, atom, start);
    groups.push({ atom, from: start, to: end, exponent: takeOut(table, start, end) });
  }
  for (const atom of met) counts[atom] = 0;
  const rest = { from: end, to };
  for (const monomial of order.subarray(from, to)) if (isLeft[monomial] === 1) ordered[end++] = monomial;
  order.set(ordered.subarray(from, to), from);
  return { groups, rest };
}

/** Threads the entries of each atom in the order of the monomials. Returns the atoms in the order in which they are met. */
function threadEntries(table: MonomialTable, { from, to }: Range): Set<number> {
  const { starts, atoms, exponents, order, scratch } = table;
  const { isLeft, counts, heads, tails, followers } = scratch;
  const met = new Set<number>();
  for (const monomial of order.subarray(from, to)) {
    isLeft[monomial] = 1;
    const end = starts[monomial + 1] ?? 0;
    for (let entry = starts[monomial] ?? end; entry < end; entry++) {
      if (exponents[entry] === 0) continue;
      const atom = atoms[entry] ?? 0;
      const count = counts[atom] ?? 0;
      if (count === 0) {
        met.add(atom);
        heads[atom] = entry;
      } else followers[tails[atom] ?? 0] = entry;
      tails[atom] = entry;
      counts[atom] = count + 1;
    }
  }
  return met;
}

/** The atom in the most monomials, at least two; the first met of several. Spent atoms are dropped. */
function mostFrequent(counts: Int32Array, met: Set<number>): number | undefined {
  let [best, most]: [number | undefined, number] = [undefined, 1];
  for (const atom of met) {
    const count = counts[atom] ?? 0;
    if (count > most) [best, most] = [atom, count];
    if (count === 0) met.delete(atom);
  }
  return best;
}

/**
 * Takes the monomials that are left and contain an atom: their entries of it go to `ordered` from position `start`.
 * Returns the position after the last.
 */
function takeEntries(table: MonomialTable, shared: number, start: number): number {
  const { owners, scratch } = table;
  const { ordered, isLeft, heads, tails, followers } = scratch;
  const last = tails[shared] ?? 0;
  let end = start;
  for (let entry = heads[shared] ?? last; ; entry = followers[entry] ?? last) {
    const monomial = owners[entry] ?? 0;
    if (isLeft[monomial] === 1) {
      ordered[end++] = entry;
      isLeft[monomial] = 0;
      discount(table, monomial);
    }
    if (entry === last) return end;
  }
}

/** The atoms of a monomial occur in one less. */
function discount({ starts, atoms, exponents, scratch }: MonomialTable, monomial: number): void {
  const { counts } = scratch;
  const end = starts[monomial + 1] ?? 0;
  for (let entry = starts[monomial] ?? end; entry < end; entry++) {
    const atom = atoms[entry] ?? 0;
    if (exponents[entry] !== 0) counts[atom] = (counts[atom] ?? 0) - 1;
  }
}

/** Takes the least exponent out of a group's entries, and puts their monomials in their places. Returns that exponent. */
function takeOut({ owners, exponents, scratch }: MonomialTable, start: number, end: number): number {
  const group = scratch.ordered.subarray(start, end);
  let least = Number.POSITIVE_INFINITY;
  for (const entry of group) least = Math.min(least, exponents[entry] ?? 0);
  for (const [place, entry] of group.entries()) {
    exponents[entry] = (exponents[entry] ?? 0) - least;
    group[place] = owners[entry] ?? 0;
  }
  return least;
}
