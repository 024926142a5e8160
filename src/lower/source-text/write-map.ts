import { at } from "../../core/errors.ts";
import { neededNodes, rootsOf, useCounts } from "../ir/loops.ts";
import { type Access, declarationOf, type Loop, type MapLoop, type Store } from "../ir/program.ts";
import { atom, type Code } from "../javascript/code.ts";
import type { WholeSyntax } from "./dialect.ts";
import { NAME, type Part, scalarKey, TEMPORARY, type View, valueCode, type Writer } from "./writer.ts";

/** The stores of all points, in a loop or on whole arrays. */
export function writeMap(writer: Writer, loop: MapLoop): readonly string[] {
  const { dialect, counter } = writer;
  if (loop.count === 0) return [];
  if (loop.count === 1) return writeStores(writer, loop, onePoint(writer));
  if (dialect.whole !== undefined) return writeWholeMap(writer, loop, dialect.whole);
  return dialect.loop(counter, "0", `${loop.count}`, writeStores(writer, loop, anyPoint(writer)));
}

const noSlots = (): string => "";

/** The view where there is one point only, the first. */
export function onePoint({ dialect, array }: Writer): View {
  const element = (access: Access) =>
    dialect.element(array(access.array), `${access.offset + dialect.firstIndex}`);
  return { syntax: dialect.point, element, target: element, counter: "0", carried: noSlots };
}

/** The view of a point of a loop over points. */
export function anyPoint({ dialect, array, counter }: Writer, carried: View["carried"] = noSlots): View {
  const element = ({ array: name, stride, offset }: Access) =>
    dialect.element(array(name), dialect.position(stride, counter, offset + dialect.firstIndex));
  return { syntax: dialect.point, element, target: element, counter: dialect.name(counter), carried };
}

/** A part of a loop in which nothing is known yet. */
export function firstPart({ program }: Writer, loop: Loop, view: View): Part {
  return { view, known: new Map(), lines: [], uses: useCounts(program.nodes, rootsOf(loop)) };
}

function writeStores(writer: Writer, loop: MapLoop, view: View): readonly string[] {
  const part = firstPart(writer, loop, view);
  for (const store of loop.stores) writeStore(writer, part, store);
  return part.lines;
}

export function writeStore(writer: Writer, part: Part, { access, value }: Store): void {
  const code = valueCode(writer, part, value);
  if (writer.isScalar(access.array)) writeScalar(writer, part.lines, access, code);
  else part.lines.push(writer.dialect.assign(part.view.target(access), code.text));
}

/** An element of a temporary array as a variable: the one that the value is in already, or a new one. */
export function writeScalar(writer: Writer, lines: string[], access: Access, code: Code): void {
  const { scalars, dialect, names } = writer;
  if (NAME.test(code.text)) {
    scalars.set(scalarKey(access), code);
    return;
  }
  const name = names.numbered(TEMPORARY);
  lines.push(dialect.define(name, "f64", code.text));
  scalars.set(scalarKey(access), atom(dialect.name(name)));
}

/** A map as statements on whole arrays. */
function writeWholeMap(writer: Writer, loop: MapLoop, whole: WholeSyntax): readonly string[] {
  const { dialect, program, counter } = writer;
  const element = spanOf(writer, whole, loop.count, (array) => array);
  const target = spanOf(writer, whole, loop.count, whole.all);
  const lines = writeStores(writer, loop, { syntax: whole, element, target, counter, carried: noSlots });
  const needed = neededNodes(program.nodes, rootsOf(loop));
  const usesCounter = needed.some((id) => at(program.nodes, id).tag === "counter");
  return usesCounter ? [dialect.assign(counter, whole.points(loop.count)), ...lines] : lines;
}

/** The elements that an access means at all points; `all` writes those of a whole array. */
function spanOf(
  { program, dialect, array }: Writer,
  { slice }: WholeSyntax,
  count: number,
  all: (array: string) => string,
): (access: Access) => string {
  return ({ array: name, stride, offset }) => {
    if (stride === 0) return dialect.element(array(name), `${offset + dialect.firstIndex}`);
    const isWhole = stride === 1 && declarationOf(program, name)?.length === count;
    return isWhole ? all(array(name)) : slice(array(name), { first: offset, stride, count });
  };
}
