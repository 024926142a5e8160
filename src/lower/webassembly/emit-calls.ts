import { at } from "../../core/errors.ts";
import type { Count, Loop, MapLoop } from "../ir/program.ts";
import type { Strip } from "../ir/strips.ts";
import { emitFinish, emitMap, emitStart, emitSteps, mapLanes } from "./emit-loops.ts";
import { emitRows } from "./emit-rows.ts";
import { emitTapeMap } from "./emit-tape.ts";
import type { FunctionBody } from "./function-body.ts";
import { F64, I32, VALUE_TYPE } from "./instructions.ts";
import type { ModuleScope } from "./scope.ts";

/**
 * How many points a call of a loop's function computes. V8 goes over to optimised code between calls and never within
 * one: a single long call would run to its end in the code of its first, quick compiler.
 */
const POINTS_OF_A_CALL = 1024;

/** Adds a function to the module; the result is its index. */
type Define = (body: FunctionBody) => number;

/** Writes the calls that carry out a loop, and defines the functions that they call. */
export function emitLoopCalls(module: ModuleScope, loop: Loop, driver: FunctionBody, define: Define): void {
  switch (loop.tag) {
    case "stencil":
      throw new Error("Residua bug: a stencil is left in a lowered program.");
    case "map":
      callMap(module, loop, driver, define);
      return;
    case "reduction":
      callOnce(driver, define(emitStart(module, loop)), 0, 1);
      callInParts(driver, [define(emitSteps(module, loop))], () => pushCount(driver, module, loop.count));
      callOnce(driver, define(emitFinish(module, loop)), 0, 1);
      return;
    case "rows":
      callInParts(driver, [define(emitRows(module, loop))], () => driver.float(loop.count));
  }
}

function callMap(module: ModuleScope, loop: MapLoop, driver: FunctionBody, define: Define): void {
  const tape = module.workspace.tapes.get(loop);
  if (tape !== undefined) {
    callInParts(driver, [define(emitTapeMap(module, loop, tape))], () => driver.float(loop.count));
    return;
  }
  const lanes = mapLanes(module.program, loop);
  callPoints(driver, [define(emitMap(module, loop, lanes))], loop.count, lanes.points, POINTS_OF_A_CALL);
}

/** Likewise for the maps of a strip: all of them for one strip of points after the other. */
export function emitStripCalls(
  module: ModuleScope,
  strip: Strip,
  driver: FunctionBody,
  define: Define,
): void {
  const maps = module.program.loops.slice(strip.first, strip.last + 1).filter(isMap);
  const lanes = maps.map((loop) => mapLanes(module.program, loop));
  const functions = maps.map((loop, k) => define(emitMap(module, loop, at(lanes, k), strip)));
  const points = Math.max(...lanes.map((each) => each.points));
  callPoints(driver, functions, strip.count, points, strip.size - (strip.size % points));
}

function isMap(loop: Loop): loop is MapLoop {
  return loop.tag === "map";
}

/** Calls functions that take multiples of some points, one after the other for a part of all points at a time. */
function callPoints(
  driver: FunctionBody,
  functions: readonly number[],
  count: number,
  points: number,
  partSize: number,
): void {
  if (count === 0) return;
  const left = count % points;
  callInParts(driver, functions, () => driver.float(count - left), partSize);
  // A point that is left is computed together with the one before it, which comes out the same again.
  if (left > 0) for (const each of functions) callOnce(driver, each, count - points, points);
}

function pushCount(driver: FunctionBody, { workspace }: ModuleScope, count: Count): void {
  if (typeof count === "number") {
    driver.float(count);
    return;
  }
  driver.word(0);
  driver.access(F64.load, workspace.parameterAddress(count.parameter));
}

function callOnce(driver: FunctionBody, functionIndex: number, first: number, points: number): void {
  driver.float(first);
  driver.word(points);
  driver.call(functionIndex);
}

/** Calls functions for one part of the points after another, until the total that `pushTotal` puts on the stack. */
function callInParts(
  driver: FunctionBody,
  functions: readonly number[],
  pushTotal: () => void,
  partSize = POINTS_OF_A_CALL,
): void {
  const [first, total] = [driver.claim(VALUE_TYPE.f64), driver.claim(VALUE_TYPE.f64)];
  driver.float(0);
  driver.set(first);
  pushTotal();
  driver.set(total);
  driver.block(() => {
    driver.get(total);
    driver.get(first);
    driver.write(F64.lessOrEqual);
    driver.branchIf(0);
    driver.loop(() => {
      for (const each of functions) {
        driver.get(first);
        driver.get(total);
        driver.get(first);
        driver.write(F64.subtract);
        driver.float(partSize);
        driver.write(F64.minimum);
        driver.write(I32.fromFloat);
        driver.call(each);
      }
      driver.get(first);
      driver.float(partSize);
      driver.write(F64.add);
      driver.tee(first);
      driver.get(total);
      driver.write(F64.less);
      driver.branchIf(0);
    });
  });
  driver.release(VALUE_TYPE.f64, first);
  driver.release(VALUE_TYPE.f64, total);
}
