import { at, ResiduaError } from "../../core/errors.ts";
import { nodeTypes } from "../ir/node-types.ts";
import { operandsOf } from "../ir/operands.ts";
import type { Program } from "../ir/program.ts";
import { type Strip, stripAt } from "../ir/strips.ts";
import { ByteWriter } from "./byte-writer.ts";
import { emitLoopCalls, emitStripCalls } from "./emit-calls.ts";
import { tapeData } from "./emit-tape.ts";
import {
  type DefinedFunction,
  encodeModule,
  type ImportedFunction,
  type Signature,
} from "./encode-module.ts";
import { FunctionBody } from "./function-body.ts";
import { importedFunctions } from "./imported-functions.ts";
import { VALUE_TYPE } from "./instructions.ts";
import { PAGE } from "./linear-memory.ts";
import { LOOP_PARAMETERS } from "./open-loop.ts";
import type { ModuleScope } from "./scope.ts";
import { WORD, type Workspace } from "./workspace.ts";

/** The name under which a module is given its memory and functions. */
export const IMPORTED_FROM = "residua";
/** The name under which a module gives its function. */
export const RUN = "run";

/** Limits of V8, which other engines share. Source: WebAssembly JavaScript Interface, section 9 (implementation limits). */
const MOST_LOCALS = 50_000;
const LARGEST_FUNCTION = 7_654_321;

const LOOP_SIGNATURE: Signature = { parameters: LOOP_PARAMETERS, results: [] };
const RUN_SIGNATURE: Signature = { parameters: [], results: [] };

/**
 * The WebAssembly module of a lowered program that works in a workspace. It exports one function, which takes nothing:
 * addresses of arguments and values of parameters are read from the workspace.
 *
 * Errors: E_UNSUPPORTED for a loop too long for one function.
 */
export function emitWebAssembly(
  program: Program,
  strips: readonly Strip[],
  workspace: Workspace,
): Uint8Array<ArrayBuffer> {
  const imports = [...importedFunctions(program)].map(([name, operands]) => importOf(name, operands));
  const module: ModuleScope = {
    program,
    types: nodeTypes(program.nodes),
    workspace,
    functionIndex: (name) => imports.findIndex((each) => each.name === name),
    asked: new Int32Array(program.nodes.length),
    heights: nodeHeights(program),
  };
  const functions: DefinedFunction[] = [];
  const driver = new FunctionBody(0);
  const define = (body: FunctionBody, where: string) => {
    functions.push({ signature: LOOP_SIGNATURE, body: bodyBytes(body, where) });
    return imports.length + functions.length - 1;
  };
  for (const [index, loop] of program.loops.entries()) {
    const strip = stripAt(strips, index);
    const defineLoop = (body: FunctionBody) => define(body, `loop ${index}, ${loop.tag}, of ${program.name}`);
    if (strip === undefined) emitLoopCalls(module, loop, driver, defineLoop);
    else if (index === strip.first) emitStripCalls(module, strip, driver, defineLoop);
  }
  return encodeModule({
    importedFrom: IMPORTED_FROM,
    memoryPages: Math.ceil(workspace.end / PAGE),
    imports,
    functions: [...functions, { signature: RUN_SIGNATURE, body: driver.bytes(), exportedAs: RUN }],
    data: [
      startSegment(workspace),
      numbersSegment(workspace),
      ...[...workspace.tapes.values()].flatMap(tapeData),
    ],
  });
}

function nodeHeights({ nodes }: Program): Int32Array {
  const heights = new Int32Array(nodes.length);
  for (const [id, node] of nodes.entries()) {
    for (const operand of operandsOf(node)) heights[id] = Math.max(at(heights, id), at(heights, operand) + 1);
  }
  return heights;
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

/** A workspace begins with its own address. */
function startSegment({ start }: Workspace) {
  const bytes = new Uint8Array(WORD);
  new DataView(bytes.buffer).setUint32(0, start, true);
  return { address: start, bytes };
}

function numbersSegment({ numbers: { address, values } }: Workspace) {
  const numbers = new ByteWriter();
  for (const value of values) {
    numbers.float(value);
    numbers.float(value);
  }
  return { address, bytes: numbers.bytes() };
}
