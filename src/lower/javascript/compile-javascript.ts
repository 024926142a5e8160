import { invariant } from "../../core/errors.ts";
import type { Program } from "../ir/program.ts";
import { loweredForJavaScript } from "../passes/pipelines.ts";
import { argumentCheck, type ProgramArray, type ProgramKernel } from "../program-kernel.ts";
import { emitJavaScript } from "./emit-program.ts";

/**
 * Compiles a program to JavaScript. In doubles its results are those of the interpreted program, to the last bit.
 *
 * Errors: E_DOMAIN for an exact number that overflows a double.
 */
export function compileJavaScript(program: Program): ProgramKernel {
  const form = loweredForJavaScript(program);
  const source = emitJavaScript(form);
  const compiled = compiledFunction(source);
  const check = argumentCheck(form);
  return {
    program: form,
    source,
    run: (arrays, parameters = []) => {
      check(arrays, parameters);
      compiled(arrays, parameters);
    },
  };
}

type CompiledFunction = (arrays: readonly ProgramArray[], parameters: readonly number[]) => void;

/** Only text of `emitJavaScript` gets here, in which every name is one that `functionNames` gave: it is run as code. */
function compiledFunction(source: string): CompiledFunction {
  const compiled: unknown = new Function(source)();
  invariant(isCompiledFunction(compiled), "generated source is not a function of arrays and parameters");
  return compiled;
}

function isCompiledFunction(value: unknown): value is CompiledFunction {
  return typeof value === "function" && value.length === 2;
}
