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
  if (loop.tag === "stencil") return stencilLoadViolations(program, loop, written, where);
  const inputs = inputNames(program);
  for (const access of loads) {
    const marks = written.get(access.array) ?? NONE;
    // What is an input has been written: only the ends of an access can be wrong.
    const index = firstUnwritten(marks, access, pointsOf(loop, access), inputs.has(access.array));
    if (index !== undefined) return [elementViolation(ruleAt(marks, index), where, access, index)];
  }
  return [];
}

/** Likewise of a stencil, where not even the ends of an input's access can be wrong. */
function stencilLoadViolations(
  program: Program,
  loop: StencilLoop,
  written: Written,
  where: string,
): readonly Violation[] {
  for (const { access, index } of stencilLoads(program, loop, inputNames(program))) {
    const marks = written.get(access.array) ?? NONE;
    if (marks[index] !== 1) return [elementViolation(ruleAt(marks, index), where, access, index)];
  }
  return [];
}

/** The rule that a load breaks whose element is not there or not written. */
function ruleAt(marks: Uint8Array, index: number): LegalityRule {
  return index >= 0 && index < marks.length ? "stored-before-load" : "bounds";
}

/** The first element that a load means and that is not there or not written; perhaps only looked for at both ends. */
function firstUnwritten(
  marks: Uint8Array,
  { stride, offset }: Access,
  points: number,
  endsSuffice: boolean,
): number | undefined {
  const step = endsSuffice ? Math.max(points - 1, 1) : 1;
  for (let i = 0; i < points; i += step) {
    const index = stride * i + offset;
    if (marks[index] !== 1) return index;
  }
  return undefined;
}

/** The points at which the element of an access may differ; a count that is only known later is taken for endless. */
function pointsOf(loop: Exclude<Loop, StencilLoop>, { stride }: Access): number {
  const points = typeof loop.count === "number" ? loop.count : UNKNOWN_COUNT;
  return stride === 0 ? Math.min(points, 1) : points;
}

/** More points than an array has elements: an access that varies leaves it. */
const UNKNOWN_COUNT = Number.MAX_SAFE_INTEGER;

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

/** Marks what a loop writes, up to the first element that it must not. */
function storeViolations(
  program: Program,
  loop: Loop,
  written: Written,
  where: string,
): readonly Violation[] {
  const points = loop.tag === "map" || loop.tag === "rows" ? loop.count : 1;
  for (const access of storedAccesses(program, loop)) {
    const marks = written.get(access.array);
    if (marks === undefined) return [{ rule: "declared", where: `${where}, array ${access.array}` }];
    const index = markUntilTwice(marks, access, points);
    if (index === undefined) continue;
    const rule = index >= 0 && index < marks.length ? "stored-once" : "bounds";
    return [elementViolation(rule, where, access, index)];
  }
  return [];
}

/** Marks elements of an access, up to the first that is not there or marked; those of inputs are from the start. */
function markUntilTwice(marks: Uint8Array, { stride, offset }: Access, points: number): number | undefined {
  for (let i = 0; i < points; i++) {
    const index = stride * i + offset;
    if (marks[index] !== 0) return index;
    marks[index] = 1;
  }
  return undefined;
}

function wholeViolations({ arrays }: Program, written: Written): readonly Violation[] {
  return arrays.flatMap(({ name, role }) => {
    const gap = role === "output" ? (written.get(name)?.indexOf(0) ?? -1) : -1;
    return gap < 0 ? [] : [{ rule: "stored-once", where: `${name}[${gap}] is never stored` } as const];
  });
}

/** The accesses of a loop's stores; of a stencil those of every site, as elements that do not vary. */
function* storedAccesses(program: Program, loop: Loop): Generator<Access> {
  switch (loop.tag) {
    case "map":
    case "rows":
      for (const { access } of loop.stores) yield access;
      return;
    case "stencil": {
      const { indexAt } = stencilReach(program, loop);
      for (let site = 0; site < loop.sites; site++) {
        for (const { access } of phaseOf(loop, site)) {
          yield { array: access.array, stride: 0, offset: indexAt(access, site) };
        }
      }
      return;
    }
    case "reduction":
      // After the last point there is no point left that a position could vary with.
      for (const { access } of loop.accumulators) {
        yield access.stride === 0 ? access : { ...access, offset: Number.NaN };
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
