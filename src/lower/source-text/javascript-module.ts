import { argumentArrays, type Program } from "../ir/program.ts";
import { emitJavaScript } from "../javascript/emit-program.ts";
import { loweredForJavaScript } from "../passes/pipelines.ts";
import { headerLines, plain } from "./header.ts";
import { identifiers } from "./identifiers.ts";

const RESERVED = `arguments await break case catch class const continue debugger default delete do else enum eval export
  extends false finally for function if implements import in instanceof interface let new null package private protected
  public return static super switch this throw true try typeof undefined var void while with yield`;

/**
 * The JavaScript that a program is compiled to, as a module: it exports a function of the array of argument arrays
 * (Float64Array, and Int32Array for indices) and the array of parameter values, with the program's name.
 *
 * Precision: the bits of the interpreted program. Errors: E_DOMAIN for an exact number that overflows a double.
 */
export function javaScriptModule(program: Program): string {
  const name = identifiers(RESERVED).claim(program.name);
  const form = loweredForJavaScript(program);
  const arrays = argumentArrays(form).map(({ name: array, length, role, indicesBelow }) => ({
    name: array,
    meaning: array,
    length,
    isInput: role === "input",
    isOfIndices: indicesBelow !== undefined,
    isUsed: true,
  }));
  const parameters = form.parameters
    .map(plain)
    .map((parameter) => ({ name: parameter, meaning: parameter, isUsed: true }));
  const header = headerLines(form, { name, arrays, parameters, temporaries: [], body: [] });
  const [given, values] = [arrays, parameters].map((each) => each.map((one) => one.name).join(", "));
  return [
    ...[...header, "", `Call it as ${name}([${given}], [${values}]).`].map((line) => `// ${line}`.trimEnd()),
    `export const ${name} = (() => {`,
    ...emitJavaScript({ ...form, comments: [] })
      .split("\n")
      .map((line) => `  ${line}`),
    "})();",
    "",
  ].join("\n");
}
