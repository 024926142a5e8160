import { ResiduaError } from "../../core/errors.ts";
import { nodeTypes } from "../ir/node-types.ts";
import type { Count, Loop, MapLoop, Program } from "../ir/program.ts";
import { ByteWriter } from "./byte-writer.ts";
import { emitFinish, emitMap, emitStart, emitSteps, mapLanes } from "./emit-loops.ts";
import { emitRows } from "./emit-rows.ts";
import {
  type DefinedFunction,
  encodeModule,
  type ImportedFunction,
  type Signature,
} from "./encode-module.ts";
import { FunctionBody } from "./function-body.ts";
import { importedFunctions } from "./imported-functions.ts";
import { F64, I32, VALUE_TYPE } from "./instructions.ts";
import { PAGE } from "./linear-memory.ts";
import { LOOP_PARAMETERS } from "./open-loop.ts";
import type { ModuleScope } from "./scope.ts";
import type { Workspace } from "./workspace.ts";

/** The name under which a module is given its memory and functions. */
export const IMPORTED_FROM = "residua";
/** The name under which a module gives its function. */
export const RUN = "run";

/** Limits of V8, which other engines share. Source: WebAssembly JavaScript Interface, section 9 (implementation limits). */
const MOST_LOCALS = 50_000;
const LARGEST_FUNCTION = 7_654_321;

/**
 * How many points a call of a loop's function computes. V8 goes over to optimised code between calls and never within
 * one: a single long call would run to its end in the code of its first, quick compiler.
 */
const POINTS_OF_A_CALL = 1024;

const LOOP_SIGNATURE: Signature = { parameters: LOOP_PARAMETERS, results: [] };
const RUN_SIGNATURE: Signature = { parameters: [], results: [] };

/**
 * The WebAssembly module of a lowered program that works in a workspace. It exports one function, which takes nothing:
 * addresses of arguments and values of parameters are read from the workspace.
 *
 * Errors: E_UNSUPPORTED for a reduction too long for one function.
 */
export function emitWebAssembly(program: Program, workspace: Workspace): Uint8Array<ArrayBuffer> {
  const imports = [...importedFunctions(program)].map(([name, operands]) => importOf(name, operands));
  const module: ModuleScope = {
    program,
    types: nodeTypes(program.nodes),
    workspace,
    functionIndex: (name) => imports.findIndex((each) => each.name === name),
    asked: new Int32Array(program.nodes.length),
  };
  const functions: DefinedFunction[] = [];
  const driver = new FunctionBody(0);
  const define = (body: FunctionBody, where: string) => {
    functions.push({ signature: LOOP_SIGNATURE, body: bodyBytes(body, where) });
    return imports.length + functions.length - 1;
  };
  for (const [index, loop] of program.loops.entries()) {
    emitLoopCalls(module, loop, driver, (body) =>
      define(body, `loop ${index}, ${loop.tag}, of ${program.name}`),
    );
  }
  return encodeModule({
    importedFrom: IMPORTED_FROM,
    memoryPages: Math.ceil(workspace.end / PAGE),
    imports,
    functions: [...functions, { signature: RUN_SIGNATURE, body: driver.bytes(), exportedAs: RUN }],
    data: [startSegment(workspace), numbersSegment(workspace)],
  });
}

function importOf(name: string, operands: number): ImportedFunction {
  const parameters = Array.from({ length: operands }, () => VALUE_TYPE.f64);
  return { name, signature: { parameters, results: [VALUE_TYPE.f64] } };
}

function bodyBytes(body: FunctionBody, where: string): Uint8Array {
  const bytes = body.bytes();
  if (body.localCount <= MOST_LOCALS && bytes.length <= LARGEST_FUNCTION) return bytes;
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `${where}, takes a function of ${bytes.length} bytes and ${body.localCount} locals, and WebAssembly allows ${LARGEST_FUNCTION} and ${MOST_LOCALS}; make it shorter`,
  );
}

/** Adds a function to the module; the result is its index. */
type Define = (body: FunctionBody) => number;

/** Writes the calls that carry out a loop, and defines the functions that they call. */
function emitLoopCalls(module: ModuleScope, loop: Loop, driver: FunctionBody, define: Define): void {
  switch (loop.tag) {
    case "stencil":
      throw new Error("Residua bug: a stencil is left in a lowered program.");
    case "map":
      callMap(module, loop, driver, define);
      return;
    case "reduction":
      callOnce(driver, define(emitStart(module, loop)), 0, 1);
      callInParts(driver, define(emitSteps(module, loop)), () => pushCount(driver, module, loop.count));
      callOnce(driver, define(emitFinish(module, loop)), 0, 1);
      return;
    case "rows":
      callInParts(driver, define(emitRows(module, loop)), () => driver.float(loop.count));
  }
}

function callMap(module: ModuleScope, loop: MapLoop, driver: FunctionBody, define: Define): void {
  const { count } = loop;
  if (count === 0) return;
  const lanes = mapLanes(module.program, loop);
  const index = define(emitMap(module, loop, lanes));
  const left = count % lanes.points;
  callInParts(driver, index, () => driver.float(count - left));
  // A point that is left is computed together with the one before it, which comes out the same again.
  if (left > 0) callOnce(driver, index, count - lanes.points, lanes.points);
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

/** Calls a loop's function for POINTS_OF_A_CALL points after another, until the total that `pushTotal` puts on the stack. */
function callInParts(driver: FunctionBody, functionIndex: number, pushTotal: () => void): void {
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
      driver.get(first);
      driver.get(total);
      driver.get(first);
      driver.write(F64.subtract);
      driver.float(POINTS_OF_A_CALL);
      driver.write(F64.minimum);
      driver.write(I32.fromFloat);
      driver.call(functionIndex);
      driver.get(first);
      driver.float(POINTS_OF_A_CALL);
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

/** A workspace begins with its own address. */
function startSegment({ start }: Workspace) {
  return { address: start, bytes: new Uint8Array(Uint32Array.of(start).buffer) };
}

function numbersSegment({ numbers: { address, values } }: Workspace) {
  const numbers = new ByteWriter();
  for (const value of values) numbers.float(value);
  return { address, bytes: numbers.bytes() };
}
