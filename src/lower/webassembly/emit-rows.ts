import { at } from "../../core/errors.ts";
import { rootsOf } from "../ir/loops.ts";
import type { NodeId, RowsLoop } from "../ir/program.ts";
import { rowInvariants } from "../ir/rows.ts";
import { openEntryPairs } from "./emit-entry-pairs.ts";
import { typeOfLocal, valueEmitter } from "./emit-values.ts";
import { entryPairs } from "./entry-pairs.ts";
import type { FunctionBody } from "./function-body.ts";
import { I32, VALUE_TYPE } from "./instructions.ts";
import { oneLane } from "./lanes.ts";
import { emitPoints, openLoop } from "./open-loop.ts";
import type { LoopScope, ModuleScope } from "./scope.ts";

/** The function of rows: for each row a loop over its entries, before which is computed what these share. */
export function emitRows(module: ModuleScope, loop: RowsLoop): FunctionBody {
  const { accumulators, stores, begin, end } = loop;
  const accesses = [...stores.map(({ access }) => access), begin, end];
  const opened = openLoop(module, oneLane, rootsOf(loop), accesses);
  const { body } = opened;
  const entry = body.claim(VALUE_TYPE.i32);
  const scope: LoopScope = {
    ...opened,
    counters: { ...opened.counters, entry },
    carried: accumulators.map(() => body.claim(VALUE_TYPE.f64)),
  };
  const shared = rowInvariants(module.program, loop).filter((id) => !scope.held.has(id));
  const inRow = { ...scope, held: withLocals(scope, shared) };
  const pairs = entryPairs(inRow, loop);
  emitPoints(scope, () => {
    emitRowStart(scope, inRow, shared, loop);
    if (pairs === undefined) emitEntries(inRow, loop, 1, entryEmitter(inRow, loop));
    else emitEntries(inRow, loop, 2, openEntryPairs(inRow, loop, pairs));
    const values = stores.map(({ value }) => value);
    const push = valueEmitter(inRow, values);
    for (const { access, value } of stores) {
      oneLane.store(body, scope.addressing, access, () => push(value));
    }
  });
  return body;
}

/** What is held in locals, with locals for more. */
function withLocals(scope: LoopScope, more: readonly NodeId[]): ReadonlyMap<NodeId, number> {
  return new Map([
    ...scope.held,
    ...more.map((id) => [id, scope.body.claim(typeOfLocal(scope, id))] as const),
  ]);
}

/** Sets what the entries of a row share, and what the row starts from. */
function emitRowStart(
  scope: LoopScope,
  { held }: LoopScope,
  shared: readonly NodeId[],
  { accumulators }: RowsLoop,
): void {
  const initials = accumulators.map(({ initial }) => initial);
  const push = valueEmitter(scope, [...shared, ...initials]);
  for (const id of shared) {
    push(id);
    scope.body.set(held.get(id) ?? -1);
  }
  for (const [slot, initial] of initials.entries()) {
    push(initial);
    scope.body.set(at(scope.carried, slot));
  }
}

/** Writes the instructions for one entry. */
function entryEmitter(scope: LoopScope, { accumulators }: RowsLoop): () => void {
  const { body, carried } = scope;
  const nexts = accumulators.map(({ next }) => next);
  const push = valueEmitter(scope, nexts);
  return () => {
    for (const next of nexts) push(next);
    for (const local of carried.toReversed()) body.set(local);
  };
}

/** The loop over the entries of a row, if it has any, which takes some at a time. */
function emitEntries(
  { body, addressing, counters }: LoopScope,
  { begin, end }: RowsLoop,
  atATime: number,
  emit: (entry: number, last: number) => void,
): void {
  const entry = counters.entry ?? -1;
  const last = body.claim(VALUE_TYPE.i32);
  body.loadWord(addressing.push(begin));
  body.set(entry);
  body.loadWord(addressing.push(end));
  body.set(last);
  const pushHasMore = () => {
    body.get(entry);
    body.get(last);
    body.write(I32.lessUnsigned);
  };
  pushHasMore();
  body.ifTrue(() => {
    body.loop(() => {
      emit(entry, last);
      body.get(entry);
      body.word(atATime);
      body.write(I32.add);
      body.set(entry);
      pushHasMore();
      body.branchIf(0);
    });
  });
  body.release(VALUE_TYPE.i32, last);
}
