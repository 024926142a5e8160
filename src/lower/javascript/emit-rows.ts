import { at } from "../../core/errors.ts";
import { accessesOf, rootsOf } from "../ir/loops.ts";
import type { NodeId, RowsLoop } from "../ir/program.ts";
import { rowInvariants } from "../ir/rows.ts";
import { atom, type Code } from "./code.ts";
import { emitPart, nodeEmitter, type Part, temporaryName } from "./emit-nodes.ts";
import { induction } from "./induction.ts";
import {
  elementText,
  indented,
  type LoopContext,
  loadInvariants,
  type Standing,
  scopeOf,
  stepStatements,
  usesCounter,
} from "./loop-parts.ts";

/** A loop over rows, and in it one over entries, before which everything is computed that a row's entries share. */
export function emitRows(context: LoopContext, loop: RowsLoop): readonly string[] {
  const { program, given, names } = context;
  const known = new Map<NodeId, Code>();
  const before = loadInvariants(context, rootsOf(loop), known);
  const row = induction(accessesOf(program, loop), loop.count, usesCounter(program, rootsOf(loop)), names);
  const [entry, end] = [names.claim("k"), names.claim("end")];
  const carried = loop.accumulators.map((_, slot) => names.claim(`c${slot}`));
  const start = emitRowStart(context, loop, row, known);
  const step = emitPart(
    program.nodes,
    loop.accumulators.map(({ next }) => next),
    scopeOf(context, { ...row, carried, entry }),
    names,
    new Map(known),
  );
  const stored = emitPart(
    program.nodes,
    loop.stores.map(({ value }) => value),
    scopeOf(context, { ...row, carried }),
    names,
    known,
  );
  return [
    ...before,
    `for (${row.head}) {`,
    ...indented([
      ...start.statements,
      ...carried.map((name, slot) => `let ${name} = ${at(start.texts, slot)};`),
      `const ${end} = ${elementText(given, row, loop.end)};`,
      `for (let ${entry} = ${elementText(given, row, loop.begin)}; ${entry} < ${end}; ${entry}++) {`,
      ...indented([...step.statements, ...stepStatements(names, carried, step.texts)]),
      "}",
      ...stored.statements,
      ...loop.stores.map(({ access }, s) => `${elementText(given, row, access)} = ${at(stored.texts, s)};`),
    ]),
    "}",
  ];
}

/** What comes before the entries of a row: values that these share, by name, and what the row starts from. */
function emitRowStart(context: LoopContext, loop: RowsLoop, row: Standing, known: Map<NodeId, Code>): Part {
  const { program, names } = context;
  const initials = loop.accumulators.map(({ initial }) => initial);
  const shared = rowInvariants(program, loop).filter((id) => !known.has(id));
  const statements: string[] = [];
  const roots = [...shared, ...initials];
  const { codeOf } = nodeEmitter(program.nodes, roots, scopeOf(context, row), names, known, statements);
  for (const id of shared) {
    const { text } = codeOf(id);
    if (isName(text)) continue;
    const name = temporaryName(at(program.nodes, id), names);
    statements.push(`const ${name} = ${text};`);
    known.set(id, atom(name));
  }
  return { statements, texts: initials.map((id) => codeOf(id).text) };
}

function isName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}
