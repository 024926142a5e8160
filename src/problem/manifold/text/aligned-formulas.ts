import { formulaLines } from "../../../report/formula-lines.ts";

/** In em, that of an article's column, less the number beside the formula. */
const LINE_WIDTH = 34;

/** More lines than a page has room for with some text. */
const MOST_UNBROKEN_LINES = 24;

/**
 * Formulas `left = right` as an amsmath `align`, each with one number. Long ones are broken between terms, and where there are
 * many lines, pages may end between them.
 */
export function alignedFormulas(formulas: readonly (readonly [left: string, right: string])[]): string {
  const rows = formulas.flatMap(([left, right]) => numberedOnce(alignedRows(left, right)));
  const block = `\\begin{align}\n  ${rows.join(" \\\\\n  ")}\n\\end{align}`;
  return rows.length > MOST_UNBROKEN_LINES ? `\\begingroup\\allowdisplaybreaks\n${block}\n\\endgroup` : block;
}

function alignedRows(left: string, right: string): readonly string[] {
  const lines = formulaLines(`${left} = ${right}`, LINE_WIDTH);
  return lines.length === 1
    ? [`${left} &= ${right}`]
    : lines.map((line) => `${line.left} & ${line.right}`.trim());
}

function numberedOnce(rows: readonly string[]): readonly string[] {
  return rows.map((row, index) => (index < rows.length - 1 ? `${row} \\notag` : row));
}
