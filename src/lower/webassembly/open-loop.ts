import { at } from "../../core/errors.ts";
import type { Access, NodeId } from "../ir/program.ts";
import type { Strip } from "../ir/strips.ts";
import { addressing } from "./addressing.ts";
import { arrayStart, countUses, isUniform, loadUniform } from "./emit-values.ts";
import { FunctionBody } from "./function-body.ts";
import { F64, F64X2, I32, VALUE_TYPE } from "./instructions.ts";
import type { Lanes } from "./lanes.ts";
import { positionNodes } from "./positions.ts";
import type { Counters, LoopScope, ModuleScope } from "./scope.ts";

/** The parameters of a loop's function: its first point, an f64, and how many points it computes, an i32 above zero. */
export const LOOP_PARAMETERS = [VALUE_TYPE.f64, VALUE_TYPE.i32] as const;
const [FIRST, POINTS] = [0, 1] as const;

/**
 * The most uniform values that a loop holds in locals, which are those that it uses most. It loads the others wherever
 * it uses them, as the processor has no registers left for them.
 */
const MOST_HELD = 8;

/** A function for a loop that needs some roots and stores, with all that comes before its first point. */
export function openLoop(
  module: ModuleScope,
  lanes: Lanes,
  roots: readonly NodeId[],
  stored: readonly Access[],
  strip?: Strip,
): LoopScope {
  const { nodes } = module.program;
  const body = new FunctionBody(LOOP_PARAMETERS.length);
  const needed = countUses(module, roots, new Set());
  const loaded = needed.flatMap((id) => {
    const node = at(nodes, id);
    if (node.tag === "gather") return [arrayStart(node.array)];
    return node.tag === "load" ? [node.access] : [];
  });
  const pushFirst = () => {
    body.get(FIRST);
    body.write(I32.fromFloat);
  };
  const positions = positionNodes(nodes, needed);
  const scope: LoopScope = {
    ...module,
    body,
    lanes,
    addressing: addressing(
      body,
      [...loaded, ...stored],
      module.workspace,
      { points: lanes.points, pushFirst },
      strip,
    ),
    counters: openCounters(module, body, lanes, needed, positions, pushFirst),
    carried: [],
    held: new Map(),
    positions,
  };
  const held = holdUniforms(scope, needed);
  for (const id of needed) module.asked[id] = 0;
  return { ...scope, held };
}

/** Locals with the first point; where there are two lanes, the number has the one after it as well. */
function openCounters(
  { program }: ModuleScope,
  body: FunctionBody,
  { points, number }: Lanes,
  needed: readonly NodeId[],
  positions: ReadonlySet<NodeId>,
  pushFirst: () => void,
): Counters {
  const counter = needed.find((id) => at(program.nodes, id).tag === "counter");
  if (counter === undefined) return { number: undefined, word: undefined };
  const isPosition = positions.has(counter);
  const local = body.claim(isPosition ? VALUE_TYPE.i32 : number);
  if (isPosition) pushFirst();
  else body.get(FIRST);
  if (points === 2) {
    body.write(F64X2.splat);
    body.get(FIRST);
    body.float(1);
    body.write(F64.add);
    body.lane(F64X2.replaceLane, 1);
  }
  body.set(local);
  return isPosition ? { number: undefined, word: local } : { number: local, word: undefined };
}

/** Loads the uniform values that are used most into locals. */
function holdUniforms(scope: LoopScope, needed: readonly NodeId[]): ReadonlyMap<NodeId, number> {
  const { program, asked, body, lanes, positions } = scope;
  const most = needed
    .filter((id) => isUniform(at(program.nodes, id)) && !positions.has(id))
    .sort((a, b) => at(asked, b) - at(asked, a))
    .slice(0, MOST_HELD);
  const held = new Map<NodeId, number>();
  for (const id of most) {
    loadUniform(scope, at(program.nodes, id));
    const local = body.claim(lanes.number);
    body.set(local);
    held.set(id, local);
  }
  return held;
}

/** The instructions of a point, or of two, for all points that the function is asked for. */
export function emitPoints(scope: LoopScope, emitPoint: () => void): void {
  const { body, lanes, addressing: addresses } = scope;
  body.loop(() => {
    emitPoint();
    addresses.advance(lanes.points);
    advanceCounters(scope);
    body.get(POINTS);
    body.word(lanes.points);
    body.write(I32.subtract);
    body.tee(POINTS);
    body.branchIf(0);
  });
}

function advanceCounters({ body, lanes, counters: { number, word } }: LoopScope): void {
  if (number !== undefined) {
    body.get(number);
    body.float(lanes.points);
    if (lanes.points === 2) body.write(F64X2.splat);
    body.write(lanes.binary["+"]);
    body.set(number);
  }
  if (word !== undefined) {
    body.get(word);
    body.word(lanes.points);
    body.write(I32.add);
    body.set(word);
  }
}
