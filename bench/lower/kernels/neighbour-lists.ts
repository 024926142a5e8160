import { at } from "../../../src/core/errors.ts";

/** The neighbours of atom i are `neighbours[begins[i]]` up to but not including `neighbours[begins[i + 1]]`. */
export interface NeighbourLists {
  readonly begins: Int32Array;
  readonly neighbours: Int32Array;
}

/**
 * The atoms within a range of each atom of a periodic cubic box, found cell by cell.
 * Shapes: positions x, y, z, all in `[0, box)`.
 */
export function neighbourLists(
  positions: readonly Float64Array[],
  box: number,
  range: number,
): NeighbourLists {
  const cells = Math.floor(box / range);
  const count = at(positions, 0).length;
  const members: number[][] = Array.from({ length: cells ** 3 }, () => []);
  const cellOf = (atom: number) => positions.map((axis) => Math.floor((at(axis, atom) / box) * cells));
  const indexOf = (cell: readonly number[]) =>
    cell.reduce((index, place) => index * cells + ((place + cells) % cells), 0);
  for (let atom = 0; atom < count; atom++) at(members, indexOf(cellOf(atom))).push(atom);
  const isNear = (a: number, b: number) => distanceSquared(positions, box, a, b) < range * range;
  const lists = Array.from({ length: count }, (_, atom) =>
    nearbyCells(cellOf(atom))
      .flatMap((cell) => at(members, indexOf(cell)))
      .filter((other) => other !== atom && isNear(atom, other)),
  );
  const begins = Int32Array.of(0, ...lists.map(({ length }) => length));
  for (let atom = 0; atom < count; atom++) begins[atom + 1] = at(begins, atom) + at(begins, atom + 1);
  return { begins, neighbours: Int32Array.from(lists.flat()) };
}

const STEPS = [-1, 0, 1];

function nearbyCells(cell: readonly number[]): readonly (readonly number[])[] {
  return cell.reduce<readonly (readonly number[])[]>(
    (found, place) => found.flatMap((start) => STEPS.map((step) => [...start, place + step])),
    [[]],
  );
}

function distanceSquared(positions: readonly Float64Array[], box: number, a: number, b: number): number {
  return positions.reduce((total, axis) => {
    const distance = at(axis, a) - at(axis, b);
    const nearest = distance - box * Math.round(distance / box);
    return total + nearest * nearest;
  }, 0);
}
