import type { Access } from "../ir/program.ts";
import type { WeightedLoad } from "./reverse-sweep.ts";

/** Elements `residue + width q` for consecutive q. */
export interface Run {
  readonly first: number;
  readonly count: number;
}

/** A load as a run, in which the points go up, or down where its stride is negative. */
export interface LoadedRun extends Run {
  readonly load: WeightedLoad;
  readonly residue: number;
}

/** The run of a load over a number of points, in elements a width apart. */
export function loadedRun(load: WeightedLoad, count: number, width: number): LoadedRun {
  const { stride, offset } = load.access;
  const residue = ((offset % width) + width) % width;
  const quotient = (offset - residue) / width;
  const first = stride < 0 ? quotient - (count - 1) : quotient;
  return { load, residue, first, count };
}

/** Elements as a store of a map sees them. */
export interface Elements extends Access {
  readonly count: number;
}

/** A run of elements of an array. */
export function elements(array: string, width: number, residue: number, { first, count }: Run): Elements {
  return { array, stride: width, offset: residue + width * first, count };
}

/** The access that meets elements in the order of a load's points. */
export function along({ array, stride, offset, count }: Elements, { load }: LoadedRun): Access {
  return load.access.stride < 0
    ? { array, stride: -stride, offset: offset + stride * (count - 1) }
    : { array, stride, offset };
}

/** Runs in clusters, those of different clusters without a common element. */
export function overlapping(runs: readonly LoadedRun[]): readonly (readonly LoadedRun[])[] {
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

/** The smallest run that holds others. */
export function spanOf(runs: readonly Run[]): Run {
  const first = Math.min(...runs.map((run) => run.first));
  return { first, count: endOf(runs) - first };
}

/** What runs that have no common element leave of the first `length` elements. */
export function gaps(runs: readonly Run[], length: number): readonly Run[] {
  const found: Run[] = [];
  let next = 0;
  for (const { first, count } of [...runs].sort((a, b) => a.first - b.first)) {
    if (first > next) found.push({ first: next, count: first - next });
    next = first + count;
  }
  return next < length ? [...found, { first: next, count: length - next }] : found;
}
