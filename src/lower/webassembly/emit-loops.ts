import { at } from "../../core/errors.ts";
import { neededNodes, rootsOf } from "../ir/loops.ts";
import type { MapLoop, Program, ReductionLoop } from "../ir/program.ts";
import type { Strip } from "../ir/strips.ts";
import { valueEmitter } from "./emit-values.ts";
import type { FunctionBody } from "./function-body.ts";
import { F64, VALUE_TYPE } from "./instructions.ts";
import { type Lanes, oneLane, onlyPoint, twoLanes } from "./lanes.ts";
import { emitPoints, openLoop } from "./open-loop.ts";
import type { LoopScope, ModuleScope } from "./scope.ts";
import { DOUBLE } from "./workspace.ts";

/** How many points of a map are computed at a time: two, unless there is one only, or positions that are computed. */
export function mapLanes({ nodes }: Program, loop: MapLoop): Lanes {
  if (loop.count === 1) return onlyPoint;
  const hasGather = neededNodes(nodes, rootsOf(loop)).some((id) => at(nodes, id).tag === "gather");
  return hasGather ? oneLane : twoLanes;
}

/** The function of a map. With two lanes it takes even numbers of points only. */
export function emitMap(module: ModuleScope, { stores }: MapLoop, lanes: Lanes, strip?: Strip): FunctionBody {
  const roots = stores.map(({ value }) => value);
  const scope = openLoop(
    module,
    lanes,
    roots,
    stores.map(({ access }) => access),
    strip,
  );
  const push = valueEmitter(scope, roots);
  emitPoints(scope, () => {
    for (const { access, value } of stores) {
      lanes.store(scope.body, scope.addressing, access, () => push(value));
    }
  });
  return scope.body;
}

/** The function that puts the values from which a reduction starts where carried values are kept. */
export function emitStart(module: ModuleScope, { accumulators }: ReductionLoop): FunctionBody {
  const roots = accumulators.map(({ initial }) => initial);
  const scope = openLoop(module, oneLane, roots, []);
  const push = valueEmitter(scope, roots);
  for (const [slot, root] of roots.entries()) keepCarried(scope, slot, () => push(root));
  return scope.body;
}

/** The function that takes a reduction through some of its points, in order, from carried values that are kept. */
export function emitSteps(module: ModuleScope, { accumulators }: ReductionLoop): FunctionBody {
  const roots = accumulators.map(({ next }) => next);
  const scope = openLoop(module, oneLane, roots, []);
  const { body } = scope;
  const carried = roots.map((_, slot) => {
    const local = body.claim(VALUE_TYPE.f64);
    pushCarried(scope, slot);
    body.set(local);
    return local;
  });
  const push = valueEmitter({ ...scope, carried }, roots);
  emitPoints(scope, () => {
    // All accumulators change at once: their new values wait on the stack until the last is known.
    for (const root of roots) push(root);
    for (const local of carried.toReversed()) body.set(local);
  });
  for (const [slot, local] of carried.entries()) keepCarried(scope, slot, () => body.get(local));
  return body;
}

/** The function that stores the values with which a reduction ends. */
export function emitFinish(module: ModuleScope, { accumulators }: ReductionLoop): FunctionBody {
  const accesses = accumulators.map(({ access }) => access);
  const scope = openLoop(module, oneLane, [], accesses);
  const { body, addressing } = scope;
  for (const [slot, access] of accesses.entries()) {
    oneLane.store(body, addressing, access, () => pushCarried(scope, slot));
  }
  return body;
}

function pushCarried({ body, addressing, workspace }: LoopScope, slot: number): void {
  body.access(F64.load, addressing.pushFixed(workspace.carried + slot * DOUBLE));
}

function keepCarried({ body, addressing, workspace }: LoopScope, slot: number, pushValue: () => void): void {
  const offset = addressing.pushFixed(workspace.carried + slot * DOUBLE);
  pushValue();
  body.access(F64.store, offset);
}
