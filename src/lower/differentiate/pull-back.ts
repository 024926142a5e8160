import { at } from "../../core/errors.ts";
import { rationals } from "../../exact/rational.ts";
import type { Builder } from "../ir/builder.ts";
import type { Access, Loop, MapLoop, ReductionLoop, Store } from "../ir/program.ts";
import type { WeightedLoad } from "./reverse-sweep.ts";

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

/** Elements `residue + width q` for consecutive q. */
interface Run {
  readonly first: number;
  readonly count: number;
}

/** A load as a run, in which the points go up, or down where its stride is negative. */
interface LoadedRun extends Run {
  readonly load: WeightedLoad;
  readonly residue: number;
}

function stridedLoops(
  builder: Builder,
  count: number,
  width: number,
  loads: readonly WeightedLoad[],
  target: Target,
  newArray: NewArray,
): readonly Loop[] {
  const runs = loads.map((load) => loadedRun(load, count, width));
  const stores: Store[] = [];
  const zeros: Elements[] = [];
  const sums: MapLoop[] = [];
  for (let residue = 0; residue < Math.min(width, target.length); residue++) {
    const clusters = overlapping(runs.filter((run) => run.residue === residue));
    const spans = clusters.map((cluster) => spanOf(cluster));
    const length = Math.ceil((target.length - residue) / width);
    zeros.push(...gaps(spans, length).map((gap) => elements(target.name, width, residue, gap)));
    for (const [c, cluster] of clusters.entries()) {
      const whole = elements(target.name, width, residue, at(spans, c));
      const [only] = cluster;
      if (cluster.length === 1 && only !== undefined) {
        stores.push({ access: along(whole, only), value: only.load.weight });
        continue;
      }
      const rows = alignedRows(cluster, at(spans, c), newArray);
      stores.push(...rows.stores);
      zeros.push(...rows.zeros);
      const parts = rows.starts.map((start) => builder.load(rows.array, 1, start));
      const sum = {
        access: { array: whole.array, stride: whole.stride, offset: whole.offset },
        value: parts.reduce(builder.add),
      };
      sums.push({ tag: "map", count: whole.count, stores: [sum] });
    }
  }
  return [{ tag: "map", count, stores }, ...zeroLoops(builder, zeros), ...sums];
}

function loadedRun(load: WeightedLoad, count: number, width: number): LoadedRun {
  const { stride, offset } = load.access;
  const residue = ((offset % width) + width) % width;
  const quotient = (offset - residue) / width;
  const first = stride < 0 ? quotient - (count - 1) : quotient;
  return { load, residue, first, count };
}

/** Elements as a store of a map sees them. */
interface Elements extends Access {
  readonly count: number;
}

function elements(array: string, width: number, residue: number, { first, count }: Run): Elements {
  return { array, stride: width, offset: residue + width * first, count };
}

/** The access that meets elements in the order of a load's points. */
function along({ array, stride, offset, count }: Elements, { load }: LoadedRun): Access {
  return load.access.stride < 0
    ? { array, stride: -stride, offset: offset + stride * (count - 1) }
    : { array, stride, offset };
}

/** Runs in clusters, those of different clusters without a common element. */
function overlapping(runs: readonly LoadedRun[]): readonly (readonly LoadedRun[])[] {
  const clusters: LoadedRun[][] = [];
  for (const run of [...runs].sort((a, b) => a.first - b.first)) {
    const last = clusters.at(-1);
    if (last === undefined || run.first >= endOf(last)) clusters.push([run]);
    else last.push(run);
  }
  return clusters;
}

function endOf(runs: readonly Run[]): number {
  return Math.max(...runs.map(({ first, count }) => first + count));
}

function spanOf(runs: readonly Run[]): Run {
  const first = Math.min(...runs.map((run) => run.first));
  return { first, count: endOf(runs) - first };
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

/** What runs that have no common element leave of the first `length` elements. */
function gaps(runs: readonly Run[], length: number): readonly Run[] {
  const found: Run[] = [];
  let next = 0;
  for (const { first, count } of [...runs].sort((a, b) => a.first - b.first)) {
    if (first > next) found.push({ first: next, count: first - next });
    next = first + count;
  }
  return next < length ? [...found, { first: next, count: length - next }] : found;
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
