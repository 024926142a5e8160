import { at } from "../core/errors.ts";
import { type Format, paint } from "./paint.ts";
import type { Terminal } from "./task.ts";

/** A cell of a table on the terminal. */
export interface Cell {
  readonly text: string;
  readonly format?: Format;
}

const GAP = "  ";

/** Narrower columns would break words. */
const LEAST_COLUMN_WIDTH = 12;

/** Each row in aligned columns, with its newline; on a narrow terminal the widest columns wrap between words. */
export function tableRows(
  rows: readonly (readonly Cell[])[],
  { colour, width }: Terminal,
): readonly string[] {
  const widths = columnWidths(rows, width);
  return rows.map((row) => textRow(row, widths, colour));
}

function columnWidths(rows: readonly (readonly Cell[])[], available: number | undefined): readonly number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => lengthOf(row[column]?.text ?? ""))),
  );
  const total = () => widths.reduce((sum, width) => sum + width, 0) + GAP.length * (count - 1);
  while (available !== undefined && total() > available) {
    const widest = widths.indexOf(Math.max(...widths));
    if (at(widths, widest) <= LEAST_COLUMN_WIDTH) break;
    widths[widest] = at(widths, widest) - 1;
  }
  return widths;
}

function textRow(row: readonly Cell[], widths: readonly number[], colour: boolean): string {
  const wrapped = row.map(({ text }, column) => wrap(text, at(widths, column)));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  const lines = Array.from({ length: height }, (_, line) =>
    row
      .map(({ format }, column) => {
        const text = wrapped[column]?.[line] ?? "";
        const padding = " ".repeat(Math.max(0, at(widths, column) - lengthOf(text)));
        return (format === undefined || text === "" ? text : paint(format, text, colour)) + padding;
      })
      .join(GAP)
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

/** Lines of at most `width` characters; a longer word keeps its line to itself. */
function wrap(text: string, width: number): readonly string[] {
  if (lengthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** In characters, not in UTF-16 units. */
function lengthOf(text: string): number {
  return [...text].length;
}
