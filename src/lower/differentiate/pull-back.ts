import { at } from "../../core/errors.ts";
import { rationals } from "../../exact/rational.ts";
import type { Builder } from "../ir/builder.ts";
import type { Access, Loop, MapLoop, ReductionLoop, Store } from "../ir/program.ts";
import type { WeightedLoad } from "./reverse-sweep.ts";
import {
  along,
  type Elements,
  elements,
  gaps,
  type LoadedRun,
  loadedRun,
  overlapping,
  type Run,
  spanOf,
} from "./runs.ts";

/** Declares a temporary array of a length and returns its name. */
export type NewArray = (stem: string, length: number) => string;

/** The weights that the elements of an array receive from a loop, as an array as long. */
export interface Contribution {
  readonly array: string;
  readonly weights: string;
}

export interface PullBack {
  readonly loops: readonly Loop[];
  readonly contributions: readonly Contribution[];
}

/**
 * The loops that bring the weights of a map's loads to the elements that were loaded. An element that several points load
 * receives their sum; since a program stores no element twice, the weights of loads that overlap are first stored in rows
 * that are aligned by element, with zeros around them, and then added up.
 */
export function pullBack(
  builder: Builder,
  count: number,
  loads: readonly WeightedLoad[],
  lengthOf: (array: string) => number,
  newArray: NewArray,
): PullBack {
  const widthOf = ({ stride }: Access) => (count === 1 ? 1 : Math.abs(stride));
  const groups = grouped(loads, ({ access }) => `${widthOf(access)} ${access.array}`);
  const contributions: Contribution[] = [];
  const found = groups.map((group): readonly Loop[] => {
    const { access } = at(group, 0);
    const target = { name: newArray("pulled", lengthOf(access.array)), length: lengthOf(access.array) };
    contributions.push({ array: access.array, weights: target.name });
    return widthOf(access) === 0
      ? summedLoops(builder, count, group, target)
      : stridedLoops(builder, count, widthOf(access), group, target, newArray);
  });
  return { loops: found.flat(), contributions };
}

interface Target {
  readonly name: string;
  readonly length: number;
}

/** Elements that every point loads: their weights are summed over the points. */
function summedLoops(
  builder: Builder,
  count: number,
  loads: readonly WeightedLoad[],
  target: Target,
): readonly Loop[] {
  const reduction: ReductionLoop = {
    tag: "reduction",
    count,
    accumulators: loads.map(({ access, weight }, slot) => ({
      initial: builder.exact(rationals.zero),
      next: builder.add(builder.carried(slot), weight),
      access: { array: target.name, stride: 0, offset: access.offset },
    })),
  };
  const runs = loads.map(({ access }) => ({ first: access.offset, count: 1 }));
  return [
    reduction,
    ...zeroLoops(
      builder,
      gaps(runs, target.length).map((gap) => elements(target.name, 1, 0, gap)),
    ),
  ];
}

/** Elements that points load one after the other: each load is a run of elements. */
function stridedLoops(
  builder: Builder,
  count: number,
  width: number,
  loads: readonly WeightedLoad[],
  target: Target,
  newArray: NewArray,
): readonly Loop[] {
  const runs = loads.map((load) => loadedRun(load, count, width));
  const parts: ClusterParts[] = [];
  for (let residue = 0; residue < Math.min(width, target.length); residue++) {
    const clusters = overlapping(runs.filter((run) => run.residue === residue));
    const elementsOf = (run: Run) => elements(target.name, width, residue, run);
    const length = Math.ceil((target.length - residue) / width);
    const zeros = gaps(clusters.map(spanOf), length).map(elementsOf);
    parts.push({ stores: [], sums: [], zeros });
    for (const cluster of clusters) {
      parts.push(clusterParts(builder, cluster, elementsOf(spanOf(cluster)), newArray));
    }
  }
  const zeros = parts.flatMap((part) => part.zeros);
  const stores = parts.flatMap((part) => part.stores);
  return [{ tag: "map", count, stores }, ...zeroLoops(builder, zeros), ...parts.flatMap(({ sums }) => sums)];
}

/** What the loads of a cluster store at their points, where zeros are stored, and what is summed up after both. */
interface ClusterParts {
  readonly stores: readonly Store[];
  readonly zeros: readonly Elements[];
  readonly sums: readonly MapLoop[];
}

/** The weights of loads that overlap go to rows and are summed; those of a load alone go where they belong at once. */
function clusterParts(
  builder: Builder,
  cluster: readonly LoadedRun[],
  whole: Elements,
  newArray: NewArray,
): ClusterParts {
  const [only] = cluster;
  if (cluster.length === 1 && only !== undefined) {
    return { stores: [{ access: along(whole, only), value: only.load.weight }], zeros: [], sums: [] };
  }
  const rows = alignedRows(cluster, spanOf(cluster), newArray);
  const value = rows.starts.map((start) => builder.load(rows.array, 1, start)).reduce(builder.add);
  const access = { array: whole.array, stride: whole.stride, offset: whole.offset };
  return { ...rows, sums: [{ tag: "map", count: whole.count, stores: [{ access, value }] }] };
}

/** A row for each run, all as long as their span, in one temporary array. */
function alignedRows(cluster: readonly LoadedRun[], span: Run, newArray: NewArray) {
  const array = newArray("parts", cluster.length * span.count);
  const starts = cluster.map((_, row) => row * span.count);
  const stores = cluster.map((run, row): Store => {
    const place = { first: at(starts, row) + run.first - span.first, count: run.count };
    return { access: along(elements(array, 1, 0, place), run), value: run.load.weight };
  });
  const zeros = cluster.flatMap((run, row) =>
    gaps([{ first: run.first - span.first, count: run.count }], span.count).map(({ first, count }) =>
      elements(array, 1, 0, { first: at(starts, row) + first, count }),
    ),
  );
  return { array, starts, stores, zeros };
}

/** Maps that store zeros, those of equally many elements together. */
export function zeroLoops(builder: Builder, all: readonly Elements[]): readonly Loop[] {
  const value = builder.exact(rationals.zero);
  return grouped(all, ({ count }) => `${count}`).map((group): MapLoop => {
    const stores = group.map(({ array, stride, offset }) => ({ access: { array, stride, offset }, value }));
    return { tag: "map", count: at(group, 0).count, stores };
  });
}

/** Items by key, in the order in which the keys are met. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known === undefined) groups.set(keyOf(item), [item]);
    else known.push(item);
  }
  return [...groups.values()];
}
