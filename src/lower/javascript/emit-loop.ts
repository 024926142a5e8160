import { at } from "../../core/errors.ts";
import { accessesOf, loadsOf, rootsOf } from "../ir/loops.ts";
import type { MapLoop, NodeId, ReductionLoop, RowsLoop, Store } from "../ir/program.ts";
import type { Code } from "./code.ts";
import { emitPart, nodeEmitter } from "./emit-nodes.ts";
import { emitRows } from "./emit-rows.ts";
import { tapeRun, tapeValue } from "./emit-tape.ts";
import { firstPoint, induction, type StripBounds, stripInduction } from "./induction.ts";
import {
  elementText,
  indented,
  type LoopContext,
  loadInvariants,
  type Standing,
  scopeOf,
  stepStatements,
  usesCounter,
} from "./loop-parts.ts";

/** What a loop of a lowered program is. */
export type LoweredLoop = MapLoop | ReductionLoop | RowsLoop;

/** The statements of a loop; of a map over a strip of its points, where `bounds` are given. */
export function emitLoop(context: LoopContext, loop: LoweredLoop, bounds?: StripBounds): readonly string[] {
  switch (loop.tag) {
    case "map":
      if (loop.count === 0) return [];
      if (bounds !== undefined) return emitMap(context, loop, bounds);
      return loop.count === 1 ? emitPoint(context, loop, firstPoint, new Map()) : emitMap(context, loop);
    case "reduction":
      return emitReduction(context, loop);
    case "rows":
      return emitRows(context, loop);
  }
}

function emitMap(context: LoopContext, loop: MapLoop, bounds?: StripBounds): readonly string[] {
  const { program, names } = context;
  const roots = rootsOf(loop);
  const accesses = accessesOf(program, loop);
  const counting =
    bounds === undefined
      ? induction(accesses, loop.count, usesCounter(program, roots), names)
      : stripInduction(accesses, bounds, names);
  const known = new Map<NodeId, Code>();
  const before = loadInvariants(context, roots, known);
  const body = emitPoint(context, loop, counting, known);
  return [...before, `for (${counting.head}) {`, ...indented(body), "}"];
}

/** The stores of one point, each as soon as its value is known; those of a tape once it has run. */
function emitPoint(
  context: LoopContext,
  { stores }: MapLoop,
  standing: Standing,
  known: Map<NodeId, Code>,
): readonly string[] {
  const { program, given, names, tape } = context;
  const scope = scopeOf(context, standing);
  const storing = ({ access }: Store, text: string) => `${elementText(given, standing, access)} = ${text};`;
  if (tape !== undefined) {
    const { statements, texts } = emitPart(program.nodes, tape.tape.inputs, scope, names, known);
    const storeStatements = stores.map((store) => storing(store, tapeValue(tape, store.value)));
    return [...statements, ...tapeRun(tape, texts), ...storeStatements];
  }
  const statements: string[] = [];
  const roots = stores.map(({ value }) => value);
  const emitter = nodeEmitter(program.nodes, roots, scope, names, known, statements);
  for (const store of stores) {
    const { text } = emitter.codeOf(store.value);
    statements.push(storing(store, text));
  }
  return statements;
}

function emitReduction(context: LoopContext, loop: ReductionLoop): readonly string[] {
  const { program, given, names } = context;
  const initials = loop.accumulators.map(({ initial }) => initial);
  const nexts = loop.accumulators.map(({ next }) => next);
  const carried = loop.accumulators.map((_, slot) => names.claim(`c${slot}`));
  const count = typeof loop.count === "number" ? loop.count : given.parameter(loop.count.parameter);
  const counting = induction(loadsOf(program, nexts), count, usesCounter(program, nexts), names);
  const known = new Map<NodeId, Code>();
  const before = loadInvariants(context, [...initials, ...nexts], known);
  const emit = (roots: readonly NodeId[], standing: Standing) =>
    emitPart(program.nodes, roots, scopeOf(context, { ...standing, carried }), names, new Map(known));
  const start = emit(initials, firstPoint);
  const step = emit(nexts, counting);
  return [
    ...before,
    ...start.statements,
    ...carried.map((name, slot) => `let ${name} = ${at(start.texts, slot)};`),
    `for (${counting.head}) {`,
    ...indented([...step.statements, ...stepStatements(names, carried, step.texts)]),
    "}",
    ...loop.accumulators.map(
      ({ access }, slot) => `${elementText(given, firstPoint, access)} = ${at(carried, slot)};`,
    ),
  ];
}
