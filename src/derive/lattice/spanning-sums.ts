import { type Budget, type BudgetOptions, stopWhenSpent, UNLIMITED } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { metered, type Ring } from "../../exact/ring.ts";
import type { Lattice } from "../../models/lattice.ts";

/**
 * Sums over spanning subgraphs of a cell closed to a ring, each of them the product of its elasticities: polynomials
 * with positive terms only.
 */
export interface SpanningSums<E> {
  /** Over the spanning trees: the determinant of the grounded Laplacian. */
  readonly trees: E;
  /** Over the connected subgraphs with one cycle, times the square of how often the cycle winds around the ring. */
  readonly windingCycles: E;
}

/**
 * A class of forests, or of those with one winding cycle more, by how they connect the masses that bonds may still
 * reach: the first cross-section and the present one. Slot `j` is mass j of the former, slot `s + j` of the latter;
 * label -1 marks a mass that no further bond reaches.
 */
interface Frontier {
  readonly labels: readonly number[];
  /** Around the ring, how many times each mass lies ahead of the first one of its component. */
  readonly offsets: readonly number[];
  readonly hasCycle: boolean;
}

interface Weighted<E> {
  readonly frontier: Frontier;
  readonly weight: E;
}

/** What becomes of a class when a bond is left out or taken; nothing where the subgraph could no longer be wanted. */
interface Fates {
  readonly without: Frontier | undefined;
  readonly taken: Frontier | undefined;
  /** What a winding cycle that the bond closes counts. */
  readonly factor: number;
}

/**
 * Adds bond after bond, cross-section after cross-section, and keeps one polynomial for each way in which the masses
 * of the frontier are connected. All terms are positive: nothing ever cancels. A spent budget ends the enclosing
 * `withinBudget`. Cost: grows with the partitions of 2 strands masses, and with the results.
 * Source: the matrix-tree theorem for a Laplacian with phases e^{ikh} on the bonds that close the ring, to second
 * order in k (Forman 1993, Determinants of Laplacians on graphs, Topology 32); the frontier method of Sekine, Imai &
 * Tani (1995).
 */
export function spanningSums<E>(
  unmetered: Ring<E>,
  lattice: Lattice<E>,
  { budget = UNLIMITED }: BudgetOptions = {},
): SpanningSums<E> {
  const ring = metered(unmetered, budget);
  const { strands, period, longitudinal, cross } = lattice;
  let classes: readonly Weighted<E>[] = [{ frontier: firstFrontier(strands), weight: ring.one }];
  const add = (elasticity: E, fates: (frontier: Frontier) => Fates) => {
    classes = afterBond(ring, classes, elasticity, fates, budget);
  };
  for (let n = 0; n < period; n += 1) {
    for (let i = 0; i < strands; i += 1) {
      for (let j = 0; j < i; j += 1) {
        add(at(at(at(cross, n), i), j), (frontier) => acrossStrands(frontier, strands + i, strands + j));
      }
    }
    for (let j = 0; j < strands; j += 1) {
      const elasticity = at(at(longitudinal, n), j);
      add(
        elasticity,
        n + 1 < period ? (f) => alongStrand(f, strands + j) : (f) => aroundRing(f, strands + j, j),
      );
    }
  }
  return {
    trees: weightOf(ring, classes, false),
    windingCycles: weightOf(ring, classes, true),
  };
}

/** The first cross-section is the present one too, and no two of its masses are connected. */
function firstFrontier(strands: number): Frontier {
  const masses = Array.from({ length: strands }, (_, j) => j);
  return { labels: [...masses, ...masses], offsets: Array(2 * strands).fill(0), hasCycle: false };
}

function afterBond<E>(
  ring: Ring<E>,
  classes: readonly Weighted<E>[],
  elasticity: E,
  fates: (frontier: Frontier) => Fates,
  budget: Budget,
): readonly Weighted<E>[] {
  const next = new Map<string, Weighted<E>>();
  const collect = (frontier: Frontier | undefined, weight: E) => {
    if (frontier === undefined) return;
    const canonical = inCanonicalForm(frontier);
    const key = [...canonical.labels, ...canonical.offsets, canonical.hasCycle].join();
    const before = next.get(key);
    const total = before === undefined ? weight : ring.add(before.weight, weight);
    stopWhenSpent(budget, "summing over the spanning subgraphs of a cell", ring.size?.(total));
    next.set(key, { frontier: canonical, weight: total });
  };
  for (const { frontier, weight } of classes) {
    const { without, taken, factor } = fates(frontier);
    collect(without, weight);
    if (taken === undefined || ring.isZero(elasticity)) continue;
    const product = ring.multiply(weight, elasticity);
    collect(taken, factor === 1 ? product : ring.multiply(ring.fromInteger(factor), product));
  }
  return [...next.values()];
}

/** A bond within a cross-section: it may connect two components, and closes no cycle that winds. */
function acrossStrands(frontier: Frontier, a: number, b: number): Fates {
  return { without: frontier, taken: connected(frontier, a, b, 0), factor: 1 };
}

/** A bond to the next mass of a strand, which takes the place of this one in the frontier. */
function alongStrand(frontier: Frontier, slot: number): Fates {
  const { labels } = frontier;
  const isLost = labels.every((label, other) => other === slot || label !== at(labels, slot));
  const without = isLost ? undefined : { ...frontier, labels: labels.with(slot, 1 + Math.max(...labels)) };
  return { without, taken: frontier, factor: 1 };
}

/** The last bond of a strand, which closes the ring; no further bond reaches its two masses. */
function aroundRing(frontier: Frontier, last: number, first: number): Fates {
  const { labels, offsets, hasCycle } = frontier;
  const without = withoutMasses(frontier, [last, first]);
  if (at(labels, last) !== at(labels, first)) {
    const joined = connected(frontier, last, first, 1);
    return { without, taken: joined && withoutMasses(joined, [last, first]), factor: 1 };
  }
  const winding = at(offsets, last) + 1 - at(offsets, first);
  const taken =
    hasCycle || winding === 0 ? undefined : withoutMasses({ ...frontier, hasCycle: true }, [last, first]);
  return { without, taken, factor: winding ** 2 };
}

/**
 * With the components of two masses joined by a bond that goes `turns` times around; `undefined` where it closes a
 * cycle.
 */
function connected(
  { labels, offsets, hasCycle }: Frontier,
  from: number,
  to: number,
  turns: number,
): Frontier | undefined {
  const [kept, joined] = [at(labels, from), at(labels, to)];
  if (kept === joined) return undefined;
  const shift = at(offsets, from) + turns - at(offsets, to);
  return {
    labels: labels.map((label) => (label === joined ? kept : label)),
    offsets: offsets.map((offset, slot) => (at(labels, slot) === joined ? offset + shift : offset)),
    hasCycle,
  };
}

/** Without masses that no further bond reaches; `undefined` where a component is lost while others are left. */
function withoutMasses(frontier: Frontier, slots: readonly number[]): Frontier | undefined {
  const labels = frontier.labels.map((label, slot) => (slots.includes(slot) ? -1 : label));
  const lost = slots.map((slot) => at(frontier.labels, slot)).filter((label) => !labels.includes(label));
  const components = new Set([...lost, ...labels.filter((label) => label >= 0)]);
  return lost.length > 0 && components.size > 1 ? undefined : { ...frontier, labels };
}

/** Labels in order of first occurrence, and offsets from the first mass of each component. */
function inCanonicalForm({ labels, offsets, hasCycle }: Frontier): Frontier {
  const first = new Map<number, { readonly label: number; readonly offset: number }>();
  labels.forEach((label, slot) => {
    if (label >= 0 && !first.has(label)) first.set(label, { label: first.size, offset: at(offsets, slot) });
  });
  return {
    labels: labels.map((label) => first.get(label)?.label ?? -1),
    offsets: offsets.map((offset, slot) => offset - (first.get(at(labels, slot))?.offset ?? offset)),
    hasCycle,
  };
}

/** The weight of the one class that is left at the end, with or without a cycle. */
function weightOf<E>(ring: Ring<E>, classes: readonly Weighted<E>[], hasCycle: boolean): E {
  return classes.find(({ frontier }) => frontier.hasCycle === hasCycle)?.weight ?? ring.zero;
}
