import { at } from "../../core/errors.ts";
import { indexRanges, isEmptyRange } from "./index-ranges.ts";
import { loadsOf, neededNodes, rootsOf } from "./loops.ts";
import type { Access, Loop, Node, Program, StencilLoop } from "./program.ts";
import { phaseOf, stencilReach } from "./stencil.ts";
import type { LegalityRule, Violation } from "./violation.ts";

/** Which elements of each array have been written so far. */
type Written = ReadonlyMap<string, Uint8Array>;

/** The element that an access means at a point of a loop. */
interface Element {
  readonly access: Access;
  readonly index: number;
}

/** The rules about elements of arrays, held against every element that the program reads or writes. */
export function accessViolations(program: Program): readonly Violation[] {
  const written: Written = new Map(
    program.arrays.map(({ name, length, role }) => [
      name,
      new Uint8Array(length).fill(role === "input" ? 1 : 0),
    ]),
  );
  const found = program.loops.flatMap((loop, index) => {
    const where = `loop ${index}, ${loop.tag}`;
    const ends = loop.tag === "rows" ? [loop.begin, loop.end] : [];
    const needed = neededNodes(program.nodes, rootsOf(loop)).map((id) => at(program.nodes, id));
    const loads = needed.flatMap((node) => (node.tag === "load" ? [node.access] : []));
    const gathers = needed.filter((node) => node.tag === "gather");
    return [
      ...loadViolations(program, loop, [...loads, ...ends], written, where),
      ...gatherViolations(program, loop, gathers, written, where),
      ...storeViolations(program, loop, written, where),
    ];
  });
  return [...found, ...wholeViolations(program, written)];
}

function loadViolations(
  program: Program,
  loop: Loop,
  loads: readonly Access[],
  written: Written,
  where: string,
): readonly Violation[] {
  // What is an input has been written: only the ends of an access can be wrong, and in a stencil not even these.
  const inputs = inputNames(program);
  const affine =
    loop.tag === "stencil" ? [] : pointElements(loop, loads, (access) => inputs.has(access.array));
  const others = loop.tag === "stencil" ? stencilLoads(program, loop, inputs) : [];
  for (const elements of [affine, others]) {
    for (const { access, index } of elements) {
      const marks = written.get(access.array) ?? NONE;
      if (!(index >= 0 && index < marks.length)) return [elementViolation("bounds", where, access, index)];
      if (marks[index] === 0) return [elementViolation("stored-before-load", where, access, index)];
    }
  }
  return [];
}

const NONE = new Uint8Array(0);

/** Gathers have to do with all indices that they may be given. */
function gatherViolations(
  program: Program,
  loop: Loop,
  gathers: readonly Extract<Node, { tag: "gather" }>[],
  written: Written,
  where: string,
): readonly Violation[] {
  if (gathers.length === 0) return [];
  const ranges = indexRanges(program, loop);
  return gathers.flatMap(({ array, index }): readonly Violation[] => {
    const range = ranges.get(index);
    const marks = written.get(array) ?? NONE;
    const place = `${where}, ${array}[${range?.least} to ${range?.most}]`;
    if (range !== undefined && isEmptyRange(range)) return [];
    if (range === undefined || !(range.least >= 0 && range.most < marks.length)) {
      return [{ rule: "bounds", where: place }];
    }
    const isWritten = marks.subarray(range.least, range.most + 1).every((mark) => mark === 1);
    return isWritten ? [] : [{ rule: "stored-before-load", where: place }];
  });
}

function inputNames({ arrays }: Program): ReadonlySet<string> {
  return new Set(arrays.filter(({ role }) => role === "input").map(({ name }) => name));
}

function elementViolation(rule: LegalityRule, where: string, { array }: Access, index: number): Violation {
  return { rule, where: `${where}, ${array}[${index}]` };
}

/** Marks what a loop writes. */
function storeViolations(
  program: Program,
  loop: Loop,
  written: Written,
  where: string,
): readonly Violation[] {
  for (const { access, index } of storedElements(program, loop)) {
    const marks = written.get(access.array);
    if (marks === undefined) return [{ rule: "declared", where: `${where}, array ${access.array}` }];
    if (!(index >= 0 && index < marks.length)) return [elementViolation("bounds", where, access, index)];
    // The elements of inputs count as written from the start.
    if (marks[index] === 1) return [elementViolation("stored-once", where, access, index)];
    marks[index] = 1;
  }
  return [];
}

function wholeViolations({ arrays }: Program, written: Written): readonly Violation[] {
  return arrays.flatMap(({ name, role }) => {
    const gap = role === "output" ? (written.get(name)?.indexOf(0) ?? -1) : -1;
    return gap < 0 ? [] : [{ rule: "stored-once", where: `${name}[${gap}] is never stored` } as const];
  });
}

/**
 * The elements of accesses over the points of a loop, of some only the first and the last; a count that is only known
 * later is taken for endless.
 */
function* pointElements(
  loop: Loop,
  accesses: readonly Access[],
  endsSuffice: (access: Access) => boolean,
): Generator<Element> {
  const count = loop.tag === "stencil" ? 0 : loop.count;
  const points = typeof count === "number" ? count : UNKNOWN_COUNT;
  for (const access of accesses) {
    // Elements that do not vary are the same at every point.
    const last = (access.stride === 0 ? Math.min(points, 1) : points) - 1;
    const jump = endsSuffice(access) ? Math.max(last, 1) : 1;
    for (let i = 0; i <= last; i += jump) yield { access, index: access.stride * i + access.offset };
  }
}

/** More points than an array has elements: an access that varies leaves it. */
const UNKNOWN_COUNT = Number.MAX_SAFE_INTEGER;

function* storedElements(program: Program, loop: Loop): Generator<Element> {
  switch (loop.tag) {
    case "map":
    case "rows":
      // Every point stores, so that an element which does not vary is stored as often as there are points.
      for (const { access } of loop.stores) {
        for (let i = 0; i < loop.count; i++) yield { access, index: access.stride * i + access.offset };
      }
      return;
    case "stencil": {
      const { indexAt } = stencilReach(program, loop);
      for (let site = 0; site < loop.sites; site++) {
        for (const { access } of phaseOf(loop, site)) yield { access, index: indexAt(access, site) };
      }
      return;
    }
    case "reduction":
      // After the last point there is no point left that a position could vary with.
      for (const { access } of loop.accumulators) {
        yield { access, index: access.stride === 0 ? access.offset : Number.NaN };
      }
  }
}

/** The elements that sites load, but for those of arrays that are known to hold all they may ask for. */
function* stencilLoads(program: Program, loop: StencilLoop, whole: ReadonlySet<string>): Generator<Element> {
  const { isInterior, indexAt } = stencilReach(program, loop);
  const loads = loop.phases.map((stores) =>
    loadsOf(
      program,
      stores.map(({ value }) => value),
    ).filter(({ array }) => !whole.has(array)),
  );
  if (loads.every(({ length }) => length === 0)) return;
  for (let site = 0; site < loop.sites; site++) {
    if (loop.boundary.tag === "fixed" && !isInterior(site)) continue;
    for (const access of at(loads, site % loads.length)) yield { access, index: indexAt(access, site) };
  }
}
