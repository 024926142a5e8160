import type { NodeId, RowsLoop } from "../ir/program.ts";
import { pushElementAddress, valueEmitter } from "./emit-values.ts";
import type { EntryPairs, GatherNode } from "./entry-pairs.ts";
import { CONTROL, F64X2, I32, VALUE_TYPE } from "./instructions.ts";
import { twoLanes } from "./lanes.ts";
import type { LoopScope } from "./scope.ts";

/** Writes the instructions for the entry in a local and the one after it, where that is below the local `last`. */
export type EmitEntryPair = (entry: number, last: number) => void;

/**
 * Writes what a row's entries share into vectors, and returns what writes a pair of its entries. An entry without a second
 * one is computed in both lanes, and taken in once.
 */
export function openEntryPairs(scope: LoopScope, loop: RowsLoop, pairs: EntryPairs): EmitEntryPair {
  const { body } = scope;
  const shared = withLocals(scope, pairs.shared, VALUE_TYPE.v128);
  for (const [id, local] of shared) {
    body.get(scope.held.get(id) ?? -1);
    body.write(F64X2.splat);
    body.set(local);
  }
  return (entry, last) => {
    const next = body.claim(VALUE_TYPE.i32);
    const second = body.claim(VALUE_TYPE.i32);
    const pushHasSecond = () => {
      body.get(next);
      body.get(last);
      body.write(I32.lessUnsigned);
    };
    body.get(entry);
    body.word(1);
    body.write(I32.add);
    body.tee(next);
    body.get(entry);
    pushHasSecond();
    body.write(CONTROL.select);
    body.set(second);
    const gathered = gatherPairs(scope, pairs.gathers, [entry, second]);
    const terms = emitTerms({ ...scope, lanes: twoLanes, held: new Map([...shared, ...gathered]) }, pairs);
    takeIn(scope, loop, terms, 0);
    pushHasSecond();
    body.ifTrue(() => takeIn(scope, loop, terms, 1));
    for (const local of [next, second]) body.release(VALUE_TYPE.i32, local);
  };
}

function withLocals(
  { body }: LoopScope,
  ids: readonly NodeId[],
  type: typeof VALUE_TYPE.v128 | typeof VALUE_TYPE.f64,
) {
  return new Map(ids.map((id) => [id, body.claim(type)] as const));
}

/** Loads the elements of two entries into locals with vectors. */
function gatherPairs(
  scope: LoopScope,
  gathers: readonly GatherNode[],
  entries: readonly [number, number],
): ReadonlyMap<NodeId, number> {
  const { body } = scope;
  const [first, second] = entries.map((entry) => positionsAt(scope, gathers, entry));
  const push = (positions: ReadonlyMap<NodeId, number> | undefined, { array, index }: GatherNode) => {
    body.get(positions?.get(index) ?? -1);
    return pushElementAddress(scope, array);
  };
  const gathered = withLocals(
    scope,
    gathers.map(({ id }) => id),
    VALUE_TYPE.v128,
  );
  for (const gather of gathers) {
    const offset = push(second, gather);
    push(first, gather);
    body.access(F64X2.loadFirst, offset);
    body.laneAccess(F64X2.loadLane, offset, 1);
    body.set(gathered.get(gather.id) ?? -1);
  }
  return gathered;
}

/** Locals with the positions of gathers for the entry in a local. */
function positionsAt(
  scope: LoopScope,
  gathers: readonly GatherNode[],
  entry: number,
): ReadonlyMap<NodeId, number> {
  const { body } = scope;
  const indices = [...new Set(gathers.map(({ index }) => index))];
  const push = valueEmitter({ ...scope, counters: { ...scope.counters, entry } }, indices);
  return new Map(
    indices.map((index) => {
      push(index);
      const local = body.claim(VALUE_TYPE.i32);
      body.set(local);
      return [index, local] as const;
    }),
  );
}

/** Locals with the vectors of the terms. */
function emitTerms(scope: LoopScope, { terms }: EntryPairs): ReadonlyMap<NodeId, number> {
  const locals = withLocals(scope, terms, VALUE_TYPE.v128);
  const push = valueEmitter(scope, terms);
  for (const [term, local] of locals) {
    push(term);
    scope.body.set(local);
  }
  return locals;
}

/** Carries the terms in one lane on. */
function takeIn(
  scope: LoopScope,
  { accumulators }: RowsLoop,
  terms: ReadonlyMap<NodeId, number>,
  lane: 0 | 1,
): void {
  const { body } = scope;
  const scalars = withLocals(scope, [...terms.keys()], VALUE_TYPE.f64);
  for (const [term, vector] of terms) {
    body.get(vector);
    body.lane(F64X2.extractLane, lane);
    body.set(scalars.get(term) ?? -1);
  }
  const nexts = accumulators.map(({ next }) => next);
  const push = valueEmitter({ ...scope, held: new Map([...scope.held, ...scalars]) }, nexts);
  for (const next of nexts) push(next);
  for (const local of scope.carried.toReversed()) body.set(local);
}
