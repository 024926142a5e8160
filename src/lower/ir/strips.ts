import { at } from "../../core/errors.ts";
import { loadsOf, neededNodes, rootsOf, storesOf } from "./loops.ts";
import type { Access, ArrayDeclaration, Loop, Program } from "./program.ts";

/**
 * Consecutive maps over the same points that hand values on in temporary arrays of their own, with a row of all points for
 * each value, and can therefore run strip by strip of points: the rows need to hold a strip only, and stay in cache.
 */
export interface Strip {
  /** The loops from `first` to `last`. */
  readonly first: number;
  readonly last: number;
  /** The points of each of the loops. */
  readonly count: number;
  /** The most points of a strip. */
  readonly size: number;
  /** The arrays of rows, which no other loop touches. */
  readonly rows: ReadonlySet<string>;
}

/** Rows of a strip together should fill no more than this many doubles: half of a first-level cache of 48 kB. */
const DOUBLES_IN_CACHE = 3072;
/** Below the least, loops cost more than they compute; beyond the most, longer strips gain nothing. */
const [LEAST_SIZE, MOST_SIZE] = [32, 256];
/** So many rows belong to so much code that fetching it takes longer than to reach rows in the second-level cache. */
const MANY_ROWS = 512;

/** How strips are cut. */
export interface StripOptions {
  /** Whether strips of very many rows are long: for a back end whose code takes longer to fetch than the rows. */
  readonly longAmongMany?: boolean;
}

/** The strips of a program. Cost: linear in the nodes that its loops need. */
export function stripsOf(program: Program, { longAmongMany = false }: StripOptions = {}): readonly Strip[] {
  const uses = program.loops.map((loop) => usesOf(program, loop));
  const strips: Strip[] = [];
  for (const { name, length } of program.arrays.filter(({ role }) => role === "temporary")) {
    const users = uses.flatMap(({ arrays }, index) => (arrays.has(name) ? [index] : []));
    const [first, last] = [users[0], users.at(-1)];
    if (first === undefined || last === undefined || first === last) continue;
    const count = countOfMaps(program.loops.slice(first, last + 1));
    if (
      count === undefined ||
      length % count !== 0 ||
      strips.some((strip) => first <= strip.last && last >= strip.first)
    ) {
      continue;
    }
    const size = sizeOfStrips(length / count, longAmongMany);
    const strip = { first, last, count, size, rows: new Set([name]) };
    if (size < count && isIndependent(uses.slice(first, last + 1), name, count)) strips.push(strip);
  }
  return strips;
}

/** The most points of a strip with so many rows. Long strips fetch the code of their loops less often. */
function sizeOfStrips(rows: number, longAmongMany: boolean): number {
  if (longAmongMany && rows > MANY_ROWS) return MOST_SIZE;
  return Math.min(MOST_SIZE, Math.max(LEAST_SIZE, Math.floor(DOUBLES_IN_CACHE / rows)));
}

/** The strip that a loop is of, by the loop's position in the program. */
export function stripAt(strips: readonly Strip[], index: number): Strip | undefined {
  return strips.find(({ first, last }) => first <= index && index <= last);
}

/** The elements that a back end keeps of an array: rows of a strip are as long as the strip, and not as all its points. */
export function storedLength({ name, length }: ArrayDeclaration, strips: readonly Strip[]): number {
  const strip = strips.find(({ rows }) => rows.has(name));
  return strip === undefined ? length : (length / strip.count) * strip.size;
}

/** The elements that a loop has to do with, by array. */
interface Uses {
  readonly arrays: ReadonlySet<string>;
  readonly written: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
  readonly gathered: readonly string[];
  readonly accesses: readonly Access[];
}

function usesOf(program: Program, loop: Loop): Uses {
  const gathered = neededNodes(program.nodes, rootsOf(loop)).flatMap((id) => {
    const node = at(program.nodes, id);
    return node.tag === "gather" ? [node.array] : [];
  });
  const loads = loadsOf(program, rootsOf(loop));
  const stores = storesOf(loop).map(({ access }) => access);
  const read = new Set([...loads.map(({ array }) => array), ...gathered]);
  const written = new Set(stores.map(({ array }) => array));
  return { arrays: new Set([...read, ...written]), written, read, gathered, accesses: [...loads, ...stores] };
}

/** The points that loops have in common, where all are maps and none is a tape. */
function countOfMaps(loops: readonly Loop[]): number | undefined {
  const counts = new Set(loops.map((loop) => (loop.tag === "map" && !loop.tape ? loop.count : undefined)));
  const [count] = counts;
  return counts.size === 1 ? count : undefined;
}

/** Whether loops hand on nothing but elements of rows, each to its own point. */
function isIndependent(uses: readonly Uses[], rows: string, count: number): boolean {
  const written = new Set(uses.flatMap((each) => [...each.written]));
  const handsOnElsewhere = uses.some(({ read }) =>
    [...read].some((name) => name !== rows && written.has(name)),
  );
  const isOfRow = ({ array, stride, offset }: Access) =>
    array !== rows || (stride === 1 && offset % count === 0);
  return (
    !handsOnElsewhere &&
    uses.every(({ accesses, gathered }) => accesses.every(isOfRow) && !gathered.includes(rows))
  );
}
