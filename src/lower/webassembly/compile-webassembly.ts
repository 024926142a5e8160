import { at, invariant } from "../../core/errors.ts";
import { type ArrayDeclaration, argumentArrays, type Program } from "../ir/program.ts";
import { stripsOf } from "../ir/strips.ts";
import { tapesOf } from "../ir/tape.ts";
import { argumentCheck, type ProgramArray, type ProgramKernel } from "../program-kernel.ts";
import { describeModule } from "./describe-module.ts";
import { emitWebAssembly, IMPORTED_FROM, RUN } from "./emit-program.ts";
import { engine } from "./engine.ts";
import { PLATFORM_FUNCTIONS } from "./imported-functions.ts";
import { type LinearMemory, linearMemory } from "./linear-memory.ts";
import { type ElementaryFunctions, loweredForWebAssembly } from "./lower-for-webassembly.ts";
import { DOUBLE, onCacheLine, type Workspace, workspaceOf } from "./workspace.ts";

/** A program compiled to WebAssembly. */
export interface WebAssemblyKernel extends ProgramKernel {
  /** The binary of the module. `source` says how it is used without Residua. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The memory that the kernel works in. Arrays that lie in it are read and written in place, others are copied. */
  readonly memory: LinearMemory;
  /** Arrays in the memory for all arguments, in the order in which they are declared; the same ones every time. */
  readonly arrays: () => readonly ProgramArray[];
}

export interface WebAssemblyOptions {
  /** A memory for the kernel to work in, so that kernels share arrays; its own one without it. */
  readonly memory?: LinearMemory;
  /** Where exp, log, sin and cos come from; `inlined` without it. */
  readonly functions?: ElementaryFunctions;
}

/**
 * Compiles a program to WebAssembly, two points of a map at a time. In doubles its results are those of the
 * interpreted `program` of the kernel, to the last bit; and those of the program given, unless it has functions that
 * were inlined.
 *
 * Cost: linear in the length of the program, apart from the passes. The module is compiled at once, which browsers
 * allow on their main thread only for short ones.
 * Errors: E_DOMAIN for an exact number that overflows a double; E_UNSUPPORTED for a loop too long for a function;
 * E_SHAPE where the memory has no room for the program.
 * @example const { arrays, run } = compileWebAssembly(program); arrays()[0].set(x); run(arrays());
 */
export function compileWebAssembly(program: Program, options: WebAssemblyOptions = {}): WebAssemblyKernel {
  const form = loweredForWebAssembly(program, options.functions ?? "inlined");
  const plan = { strips: stripsOf(form), tapes: tapesOf(form) };
  const size = workspaceOf(form, plan, 0).end;
  const memory = options.memory ?? linearMemory(size + 2 * argumentBytes(form));
  const workspace = workspaceOf(form, plan, memory.reserve(size));
  const bytes = emitWebAssembly(form, plan.strips, workspace);
  const runModule = instantiate(bytes, memory);
  const check = argumentCheck(form);
  const pass = argumentPassing(form, memory, workspace);
  return {
    program: form,
    source: describeModule(form, bytes, workspace),
    bytes,
    memory,
    arrays: once(() => argumentArrays(form).map((array) => allocateArgument(memory, array))),
    run: (given, parameters = []) => {
      check(given, parameters);
      pass.before(given, parameters);
      runModule();
      pass.after(given);
    },
  };
}

function argumentBytes(program: Program): number {
  return argumentArrays(program).reduce((sum, { length }) => sum + onCacheLine(length * DOUBLE), 0);
}

function allocateArgument(memory: LinearMemory, { length, indicesBelow }: ArrayDeclaration): ProgramArray {
  return indicesBelow === undefined ? memory.allocate(length) : memory.allocateIndices(length);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The function of a module that works in a memory. */
export function instantiate(bytes: Uint8Array<ArrayBuffer>, { handle }: LinearMemory): () => void {
  const imports = { [IMPORTED_FROM]: { memory: handle, ...PLATFORM_FUNCTIONS } };
  const run = new engine.Instance(new engine.Module(bytes), imports).exports[RUN];
  invariant(isProcedure(run), "a module of ours exports its function");
  return run;
}

function isProcedure(value: unknown): value is () => void {
  return typeof value === "function" && value.length === 0;
}

/**
 * How arguments get into a memory before a run, and results out of it afterwards. Those that lie elsewhere have places of
 * their own there, which no caller can pass: what is copied never overlaps what is not.
 */
function argumentPassing(program: Program, memory: LinearMemory, workspace: Workspace) {
  const { buffer } = memory.handle;
  const declared = argumentArrays(program);
  const places = declared.map((array) => once(() => allocateArgument(memory, array)));
  const addresses = new Uint32Array(buffer, workspace.addresses, declared.length);
  const values = new Float64Array(buffer, workspace.parameters, program.parameters.length);
  // What lies in the memory is passed by its address, which stays: to ask arrays for their buffers takes longer than a
  // short program.
  const inPlace = declared.map((): ProgramArray | undefined => undefined);
  return {
    before: (arrays: readonly ProgramArray[], parameters: readonly number[]): void => {
      for (let k = 0; k < values.length; k++) values[k] = at(parameters, k);
      for (let k = 0; k < declared.length; k++) {
        const array = at(arrays, k);
        if (array === inPlace[k]) continue;
        const isCopied = array.buffer !== buffer;
        const place = isCopied ? at(places, k)() : array;
        addresses[k] = place.byteOffset;
        inPlace[k] = isCopied ? undefined : array;
        if (isCopied && at(declared, k).role === "input") place.set(array);
      }
    },
    after: (arrays: readonly ProgramArray[]): void => {
      for (let k = 0; k < declared.length; k++) {
        if (inPlace[k] === undefined && at(declared, k).role === "output") at(arrays, k).set(at(places, k)());
      }
    },
  };
}
