import { at } from "../../core/errors.ts";
import type { Access, NodeId, ReductionLoop, RowsLoop } from "../ir/program.ts";
import { rowInvariants } from "../ir/rows.ts";
import { atom } from "../javascript/code.ts";
import { anyPoint, firstPart, onePoint, writeScalar, writeStore } from "./write-map.ts";
import { elementStem, namedCode, type Part, valueCode, type Writer } from "./writer.ts";

/** A fold over points: its accumulators are variables, which are stored after the last point. */
export function writeReduction(writer: Writer, loop: ReductionLoop): readonly string[] {
  const { dialect, counter, parameter } = writer;
  const { accumulators, count } = loop;
  const carried = accumulators.map(({ initial, access }) => accumulatorName(writer, initial, access));
  const before = firstPart(writer, loop, onePoint(writer));
  startAccumulators(writer, before, accumulators, carried);
  const body = foldStep(
    writer,
    { ...before, view: anyPoint(writer, (slot) => at(carried, slot)), known: new Map(), lines: [] },
    accumulators,
    carried,
  );
  const end = typeof count === "number" ? `${count}` : dialect.count(parameter(count.parameter));
  const after: string[] = [];
  for (const [slot, { access }] of accumulators.entries()) {
    const value = atom(dialect.name(at(carried, slot)));
    if (writer.isScalar(access.array)) writeScalar(writer, after, access, value);
    else after.push(dialect.assign(before.view.target(access), value.text));
  }
  return [...before.lines, ...dialect.loop(counter, "0", end, body), ...after];
}

/** Accumulators without a name of their own are s1, s2, … */
const ACCUMULATOR = "s";

/** An accumulator of a reduction is called after what it starts from, or after what it ends in. */
function accumulatorName(writer: Writer, initial: NodeId, access: Access): string {
  const { names, dialect } = writer;
  const known = nameOfLoad(writer, initial) ?? (dialect.namesElements ? elementStem(access) : undefined);
  return known === undefined ? names.numbered(ACCUMULATOR) : names.claim(known);
}

/** For each row a fold over its entries, and then its stores. */
export function writeRows(writer: Writer, loop: RowsLoop): readonly string[] {
  const { dialect, names, counter, entry } = writer;
  const { accumulators } = loop;
  const carried = accumulators.map(() => names.numbered(ACCUMULATOR));
  const row = firstPart(
    writer,
    loop,
    anyPoint(writer, (slot) => at(carried, slot)),
  );
  const { element } = row.view;
  startAccumulators(writer, row, accumulators, carried);
  for (const id of rowInvariants(writer.program, loop)) namedCode(writer, row, id);
  const inner = { ...row, known: new Map(row.known), lines: [] };
  const step = foldStep(writer, inner, accumulators, carried);
  row.lines.push(...dialect.loop(entry, element(loop.begin), element(loop.end), step));
  for (const store of loop.stores) writeStore(writer, row, store);
  return dialect.loop(counter, "0", `${loop.count}`, row.lines);
}

interface Step {
  readonly initial: NodeId;
  readonly next: NodeId;
}

function startAccumulators(
  writer: Writer,
  part: Part,
  accumulators: readonly Step[],
  carried: readonly string[],
): void {
  const texts = accumulators.map(({ initial }) => initialText(writer, part, initial));
  for (const [slot, text] of texts.entries()) part.lines.push(writer.dialect.start(at(carried, slot), text));
}

/** An element that an accumulator starts from needs no other name than that of the accumulator. */
function initialText(writer: Writer, part: Part, id: NodeId): string {
  const node = at(writer.program.nodes, id);
  const isElement = node.tag === "load" && !writer.isScalar(node.access.array);
  return isElement ? part.view.element(node.access) : valueCode(writer, part, id).text;
}

/** The statements that take all accumulators to their next values at once. */
function foldStep(
  writer: Writer,
  part: Part,
  accumulators: readonly Step[],
  carried: readonly string[],
): readonly string[] {
  const { dialect, names } = writer;
  const written = carried.map(dialect.name);
  const texts = accumulators.map(({ next }) => valueCode(writer, part, next).text);
  // What reads an accumulator that has changed by then is computed before the first one changes.
  const values = texts.map((text, slot) => {
    if (!written.slice(0, slot).some((name) => text.includes(name))) return text;
    const name = names.claim(`${at(carried, slot)}Next`);
    part.lines.push(dialect.define(name, "f64", text));
    return dialect.name(name);
  });
  const changes = values.flatMap((value, slot) => {
    const name = at(written, slot);
    return value === name ? [] : [dialect.update(name, value)];
  });
  return [...part.lines, ...changes];
}

function nameOfLoad({ program, elementName }: Writer, id: NodeId): string | undefined {
  const node = at(program.nodes, id);
  return node.tag === "load" ? elementName(node.access.array, node.access.offset) : undefined;
}
