import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ResiduaError } from "../../core/errors.ts";
import { failure, type Result, success } from "../../core/result.ts";
import { argumentArrays, type Program } from "../ir/program.ts";
import { lowered } from "../passes/pipelines.ts";
import { argumentCheck, type ProgramKernel } from "../program-kernel.ts";
import { sourceText } from "../source-text/source-text.ts";

/** Why a program was not compiled: nothing to compile with, nothing to call the result with, or a fault on the way. */
export type NativeFailure = "no-compiler" | "no-koffi" | "not-compiled";

/** A program as machine code in this process. */
export interface NativeKernel extends ProgramKernel {
  /** The compiler that made it. */
  readonly compiler: string;
  /** Gives the memory of the code back; the kernel cannot be run any more. */
  readonly close: () => void;
}

export interface NativeOptions {
  /** The C compiler to use; without it, the first of cc, gcc and clang that is there. */
  readonly compiler?: string;
  /** Further words for the compiler, after those that every kernel is compiled with. */
  readonly flags?: readonly string[];
}

const COMPILERS = ["cc", "gcc", "clang"];

/** Every operation is rounded: no contraction, and above all no -ffast-math. */
const FLAGS = ["-std=c11", "-O3", "-march=native", "-ffp-contract=off", "-fPIC", "-shared"];

/** The name of the function in the compiled library. */
const FUNCTION = "kernel";

/**
 * Compiles a program with this machine's C compiler, and loads it. The compiler and the package koffi are optional: what is
 * missing is the reason of a failed result.
 *
 * Precision: the bits of the interpreted program where only `+ - * /` and square roots occur; other functions are those
 * of the C library. Cost: a tenth of a second and more, superlinear in the length of the program.
 * Errors: E_DOMAIN for an exact number that overflows a double.
 */
export async function compileNative(
  program: Program,
  { compiler, flags = [] }: NativeOptions = {},
): Promise<Result<NativeKernel, NativeFailure>> {
  const form = lowered(program);
  const source = sourceText({ ...program, name: FUNCTION }, "c");
  const koffi = await import("koffi").catch(() => undefined);
  if (koffi === undefined) {
    return failure("no-koffi", "the package koffi is not installed: 'npm install koffi' brings it");
  }
  const folder = await mkdtemp(join(tmpdir(), "residua-native-"));
  try {
    const library = join(folder, "kernel.so");
    const compilers = compiler === undefined ? COMPILERS : [compiler];
    const made = await compileLibrary(source, folder, library, { compilers, flags });
    if (!made.ok) return made;
    const loaded = koffi.load(library);
    const compiled: CompiledFunction = loaded.func(FUNCTION, "void", argumentTypes(form));
    return success(nativeKernel(form, source, made.value, compiled, () => loaded.unload()));
  } finally {
    // What is loaded stays in memory without its file.
    await rm(folder, { recursive: true, force: true });
  }
}

type CompiledFunction = (...given: readonly (Parameters<ProgramKernel["run"]>[0][number] | number)[]) => void;

function argumentTypes(form: Program): string[] {
  const arrays = argumentArrays(form).map(({ indicesBelow }) =>
    indicesBelow === undefined ? "double *" : "int32_t *",
  );
  return [...arrays, ...form.parameters.map(() => "double")];
}

function nativeKernel(
  program: Program,
  source: string,
  compiler: string,
  compiled: CompiledFunction,
  unload: () => void,
): NativeKernel {
  const check = argumentCheck(program);
  let isOpen = true;
  return {
    program,
    source,
    compiler,
    run: (arrays, parameters = []) => {
      if (!isOpen) throw new ResiduaError("E_UNSUPPORTED", `${program.name} is closed: compile it again`);
      check(arrays, parameters);
      compiled(...arrays, ...parameters);
    },
    close: () => {
      if (isOpen) unload();
      isOpen = false;
    },
  };
}

/** The compiler that made the library: the first of the candidates that is there. */
async function compileLibrary(
  source: string,
  folder: string,
  library: string,
  { compilers, flags }: { readonly compilers: readonly string[]; readonly flags: readonly string[] },
): Promise<Result<string, NativeFailure>> {
  const file = join(folder, "kernel.c");
  await writeFile(file, source);
  for (const compiler of compilers) {
    const fault = await faultOf(compiler, [...FLAGS, ...flags, "-o", library, file, "-lm"]);
    if (fault === undefined) return success(compiler);
    if (!fault.isMissing) return failure("not-compiled", `${compiler}: ${fault.message}`);
  }
  return failure("no-compiler", `no C compiler was found: none of ${compilers.join(", ")} is on the PATH`);
}

interface CompilerFault {
  readonly isMissing: boolean;
  readonly message: string;
}

async function faultOf(compiler: string, words: readonly string[]): Promise<CompilerFault | undefined> {
  try {
    await promisify(execFile)(compiler, [...words]);
    return undefined;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n").slice(1, 2);
    return { isMissing, message };
  }
}
