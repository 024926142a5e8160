import { at, ResiduaError } from "../../core/errors.ts";
import { ownValue } from "../../core/own-value.ts";
import { requireIndices, requireRows } from "../index-check.ts";
import { neededNodes, rootsOf } from "../ir/loops.ts";
import {
  type Access,
  type ArrayDeclaration,
  argumentArrays,
  type Loop,
  type NodeId,
  type Program,
  type ReductionLoop,
  type RowsLoop,
  type StencilLoop,
} from "../ir/program.ts";
import { stencilReach } from "../ir/stencil.ts";
import { type Point, pointEvaluator } from "./point-evaluator.ts";
import type { Semantics } from "./semantics.ts";

/** What a program is run on. */
export interface ProgramArguments<V> {
  /** The elements of each input array of reals. */
  readonly arrays: Readonly<Record<string, readonly V[]>>;
  /** The elements of each index array. */
  readonly indices?: Readonly<Record<string, readonly number[]>>;
  readonly parameters?: Readonly<Record<string, V>>;
}

/**
 * Runs a program, node by node, and returns its output arrays. This defines what programs mean: slow, over values of
 * any kind. In doubles a compiled program gives the same bits; in a field the program equals its formula exactly.
 *
 * Assumes a legal program. Errors: E_SHAPE where an input is missing or has the wrong length, E_DOMAIN where an index is
 * not below its bound or a row ends before it begins, E_UNDECLARED for a parameter without a value, and those of the
 * semantics.
 */
export function interpret<V>(
  semantics: Semantics<V>,
  program: Program,
  given: ProgramArguments<V>,
): Readonly<Record<string, readonly V[]>> {
  const memory = new Map<string, V[]>(program.arrays.map(({ name }) => [name, []]));
  const indices = new Map<string, readonly number[]>();
  for (const array of program.arrays) {
    const { name, length, role, indicesBelow } = array;
    if (indicesBelow !== undefined) indices.set(name, indicesOf(given, array));
    else if (role === "input")
      memory.set(name, [...requireLength(ownValue(given.arrays, name), name, length)]);
  }
  const run: Run<V> = {
    semantics,
    program,
    read: (array, index) => at(memory.get(array) ?? [], index),
    readIndex: (array, index) => at(indices.get(array) ?? [], index),
    write: (array, index, value) => {
      (memory.get(array) ?? [])[index] = value;
    },
    parameter: (name) => parameterOf(given, name),
  };
  for (const loop of program.loops) {
    if (loop.tag === "rows") requireRows(program, loop, (array) => indices.get(array) ?? []);
    interpretLoop(run, loop);
  }
  const outputs = argumentArrays(program).filter(({ role }) => role === "output");
  return Object.fromEntries(outputs.map(({ name }) => [name, memory.get(name) ?? []]));
}

function indicesOf<V>({ indices = {} }: ProgramArguments<V>, array: ArrayDeclaration): readonly number[] {
  const elements = requireLength(ownValue(indices, array.name), array.name, array.length);
  requireIndices(array, elements);
  return elements;
}

function requireLength<E>(elements: readonly E[] | undefined, name: string, length: number): readonly E[] {
  if (elements?.length === length) return elements;
  const got = elements === undefined ? "none" : `${elements.length}`;
  throw new ResiduaError("E_SHAPE", `input array ${name} needs ${length} elements, got ${got}`);
}

function parameterOf<V>({ parameters = {} }: ProgramArguments<V>, name: string): V {
  const value = ownValue(parameters, name);
  if (value !== undefined) return value;
  throw new ResiduaError("E_UNDECLARED", `parameter '${name}' has no value; give it one`, {
    details: { name },
  });
}

/** A run of a program: its memory and its parameters. */
interface Run<V> {
  readonly semantics: Semantics<V>;
  readonly program: Program;
  readonly read: (array: string, index: number) => V;
  readonly readIndex: (array: string, index: number) => number;
  readonly write: (array: string, index: number, value: V) => void;
  readonly parameter: (name: string) => V;
}

function interpretLoop<V>(run: Run<V>, loop: Loop): void {
  switch (loop.tag) {
    case "map": {
      const evaluate = evaluatorOf(run, rootsOf(loop));
      for (let i = 0; i < loop.count; i++) {
        const values = evaluate(affinePoint(run, i, []));
        for (const [s, { access }] of loop.stores.entries()) {
          run.write(access.array, access.stride * i + access.offset, at(values, s));
        }
      }
      return;
    }
    case "stencil":
      interpretStencil(run, loop);
      return;
    case "reduction":
      interpretReduction(run, loop);
      return;
    case "rows":
      interpretRows(run, loop);
  }
}

function evaluatorOf<V>({ semantics, program, parameter }: Run<V>, roots: readonly NodeId[]) {
  const order = neededNodes(program.nodes, roots);
  return pointEvaluator({ semantics, parameter, nodes: program.nodes, order, roots });
}

function affinePoint<V>(run: Run<V>, counter: number, carried: readonly V[], entry = 0): Point<V> {
  const load = ({ array, stride, offset }: Access) => run.read(array, stride * counter + offset);
  return { counter, load, carried, entry, gather: run.read, gatherIndex: run.readIndex };
}

function interpretStencil<V>(run: Run<V>, loop: StencilLoop): void {
  const { isInterior, indexAt } = stencilReach(run.program, loop);
  const phases = loop.phases.map((stores) => ({
    stores,
    evaluate: evaluatorOf(
      run,
      stores.map(({ value }) => value),
    ),
  }));
  const { boundary } = loop;
  const held = boundary.tag === "fixed" ? evaluatorOf(run, [boundary.value]) : undefined;
  for (let site = 0; site < loop.sites; site++) {
    const { stores, evaluate } = at(phases, site % phases.length);
    const load = (access: Access) => run.read(access.array, indexAt(access, site));
    const point: Point<V> = { ...affinePoint(run, site, []), load };
    const values = isInterior(site) || held === undefined ? evaluate(point) : undefined;
    const [heldValue] = values === undefined && held !== undefined ? held(point) : [];
    for (const [s, { access }] of stores.entries()) {
      const value = values === undefined ? heldValue : at(values, s);
      if (value !== undefined) run.write(access.array, indexAt(access, site), value);
    }
  }
}

function interpretReduction<V>(run: Run<V>, { count, accumulators }: ReductionLoop): void {
  const initial = evaluatorOf(
    run,
    accumulators.map((accumulator) => accumulator.initial),
  );
  const next = evaluatorOf(
    run,
    accumulators.map((accumulator) => accumulator.next),
  );
  const total = typeof count === "number" ? count : countOf(run, count.parameter);
  let carried = initial(affinePoint(run, 0, []));
  for (let i = 0; i < total; i++) carried = next(affinePoint(run, i, carried));
  for (const [slot, { access }] of accumulators.entries()) {
    run.write(access.array, access.offset, at(carried, slot));
  }
}

function interpretRows<V>(run: Run<V>, { count, begin, end, accumulators, stores }: RowsLoop): void {
  const evaluate = (roots: readonly NodeId[]) => evaluatorOf(run, roots);
  const initial = evaluate(accumulators.map((accumulator) => accumulator.initial));
  const next = evaluate(accumulators.map((accumulator) => accumulator.next));
  const stored = evaluate(stores.map(({ value }) => value));
  for (let row = 0; row < count; row++) {
    const entryAt = ({ array, stride, offset }: Access) => run.readIndex(array, stride * row + offset);
    let carried = initial(affinePoint(run, row, []));
    for (let entry = entryAt(begin); entry < entryAt(end); entry++) {
      carried = next(affinePoint(run, row, carried, entry));
    }
    const values = stored(affinePoint(run, row, carried));
    for (const [s, { access }] of stores.entries()) {
      run.write(access.array, access.stride * row + access.offset, at(values, s));
    }
  }
}

/** The natural number that a parameter has as its value: counted up to, as a field may have no other way. */
function countOf<V>({ semantics, parameter }: Run<V>, name: string): number {
  const value = parameter(name);
  for (let count = 0; count <= LARGEST_COUNT; count++) {
    if (semantics.isEqual(semantics.fromInteger(count), value)) return count;
  }
  throw new ResiduaError("E_DOMAIN", `parameter '${name}' counts points and must be a natural number`);
}

/** The interpreter takes microseconds for a point: beyond this it would not end. */
const LARGEST_COUNT = 1e7;
