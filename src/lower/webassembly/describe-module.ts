import { argumentArrays, type Program } from "../ir/program.ts";
import { IMPORTED_FROM, RUN } from "./emit-program.ts";
import { importedFunctions } from "./imported-functions.ts";
import { PAGE } from "./linear-memory.ts";
import { DOUBLE, WORD, type Workspace } from "./workspace.ts";

/** How a module is used, as comments of WebAssembly's text format: what it computes, what it takes, and from where. */
export function describeModule(program: Program, bytes: Uint8Array, workspace: Workspace): string {
  const lines = [
    `WebAssembly module ${program.name}, ${bytes.length} bytes`,
    ...program.comments,
    `imports ${IMPORTED_FROM}.memory, with pages of 64 KiB, at least ${Math.ceil(workspace.end / PAGE)}, which it uses from ${workspace.start} to ${workspace.end}`,
    ...[...importedFunctions(program).keys()].map(
      (name) => `imports ${IMPORTED_FROM}.${name}, the function of doubles`,
    ),
    ...argumentArrays(program).map(
      ({ name, length, role, indicesBelow }, k) =>
        `i32 at ${workspace.addresses + k * WORD}: the address of ${name}, ${role}, ${length} ${indicesBelow === undefined ? "f64" : "i32"}`,
    ),
    ...program.parameters.map(
      (name, k) => `f64 at ${workspace.parameters + k * DOUBLE}: the parameter ${name}`,
    ),
    `exports ${RUN}, which takes and returns nothing and computes the outputs`,
  ];
  return lines.map(commentLine).join("\n");
}

/** A comment ends with its line: line ends above all, and anything but printable ASCII, are replaced. */
function commentLine(text: string): string {
  return `;; ${text.replace(/[^\x20-\x7e]/g, "?")}`;
}
