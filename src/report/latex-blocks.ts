import { citationText } from "../core/sources.ts";
import type { Block, BlockOf, Column, ComparisonRow, Inlines } from "./document.ts";
import { alignedRows, brokenFormula, formulaLines } from "./formula-lines.ts";
import { escapeLatex } from "./latex-escape.ts";
import { badgeLatex, cellLatex, checkedLatex, inlinesLatex, sourceTarget } from "./latex-inlines.ts";
import { plotLatex } from "./plot-latex.ts";

/** Widths in em that displayed formulas are broken to: the text width of the article, and a half of it. */
const TEXT_WIDTH = 38;
const HALF_TEXT_WIDTH = 17;

/** A formula of more lines than this may break across pages. */
const MOST_UNBROKEN_LINES = 16;

/** Longer tables run over pages; shorter ones stay whole, and are scaled where they are too wide. */
const MOST_UNBROKEN_ROWS = 24;

export function blocksLatex(blocks: readonly Block[]): string {
  return blocks.map(blockLatex).join("\n\n");
}

function blockLatex(block: Block): string {
  switch (block.tag) {
    case "heading":
      return `\\${block.level === 2 ? "section" : "subsection"}{${escapeLatex(block.text)}}`;
    case "paragraph":
      return inlinesLatex(block.content);
    case "formula":
      return formulaLatex(block);
    case "comparison":
      return block.rows.map(comparisonLatex).join("\n\n");
    case "table":
      return tableLatex(block);
    case "figure":
      return [
        "\\begin{here}{figure}",
        plotLatex(block.plot),
        `\\caption{${inlinesLatex(block.caption)}}`,
        "\\end{here}",
      ].join("\n");
    case "steps":
      return `\\paragraph{${escapeLatex(block.title)}.} ${blocksLatex(block.blocks)}`;
  }
}

function formulaLatex({ latex, label, standing }: BlockOf<"formula">): string {
  const tag = label === undefined ? "" : `\\tag*{(${escapeLatex(label)})}`;
  return `${displayLatex(checkedLatex(latex), tag)}${standingLatex(standing)}`;
}

function displayLatex(latex: string, tag: string): string {
  const lines = formulaLines(latex, TEXT_WIDTH);
  if (lines.length > MOST_UNBROKEN_LINES)
    return `\\begin{align*}\n${alignedRows(lines)}${tag}\n\\end{align*}`;
  return `\\begin{equation*}\n\\fitted{0.9\\linewidth}{${brokenFormula(latex, TEXT_WIDTH)}}${tag}\n\\end{equation*}`;
}

function standingLatex(standing: BlockOf<"formula">["standing"]): string {
  if (standing === "definition") return "";
  const evidence = standing === "unchecked" ? "" : escapeLatex(standing.text);
  return `\n\\standing{${badgeLatex(standing)}}{${evidence}}`;
}

function comparisonLatex(row: ComparisonRow): string {
  const source = `\\hyperlink{${sourceTarget(row.source.document)}}{${escapeLatex(citationText(row.source))}}`;
  return [
    `\\comparison{${inlinesLatex(row.what)}}{${badgeLatex(row.verdict)}}{${source}}`,
    `  {${sideLatex(row.printed)}}`,
    `  {${sideLatex(row.ours)}}`,
    `  {${inlinesLatex(row.evidence)}}`,
  ].join("\n");
}

/** One side of a comparison; a formula alone is displayed, broken to half the text width. */
function sideLatex(content: Inlines): string {
  const [only] = content;
  if (content.length !== 1 || only?.tag !== "math") return inlinesLatex(content);
  return `$\\fitted{\\linewidth}{${brokenFormula(checkedLatex(only.latex), HALF_TEXT_WIDTH)}}$`;
}

const COLUMN_LETTER: Readonly<Record<Column["align"], string>> = { left: "l", centre: "c", number: "r" };

function tableLatex({ columns, rows, caption }: BlockOf<"table">): string {
  const letters = `@{}${columns.map((column) => COLUMN_LETTER[column.align]).join("")}@{}`;
  const head = `${columns.map((column) => inlinesLatex(column.header)).join(" & ")} \\\\`;
  const body = rows.map((row) => `${rowLatex(row, columns)} \\\\`).join("\n");
  const title = `\\caption{${inlinesLatex(caption)}}`;
  return rows.length > MOST_UNBROKEN_ROWS
    ? longTable({ letters, head, body, title }, columns.length > MOST_ROOMY_COLUMNS)
    : [
        `\\begin{here}{table}\n${title}\\par\\medskip`,
        `\\shrunk{\\begin{tabular}{${letters}}\n\\toprule\n${head}\n\\midrule\n${body}\n\\bottomrule`,
        "\\end{tabular}}\n\\end{here}",
      ].join("\n");
}

/** Long tables cannot be made smaller as a whole: with more columns than this they are set in small type from the start. */
const MOST_ROOMY_COLUMNS = 7;

/** The parts of a table in LaTeX; `letters` are its columns as `tabular` wants them. */
interface TableParts {
  readonly letters: string;
  readonly head: string;
  readonly body: string;
  readonly title: string;
}

function longTable({ letters, head, body, title }: TableParts, isWide: boolean): string {
  return [
    ...(isWide ? ["\\begingroup\\footnotesize\\setlength{\\tabcolsep}{4pt}"] : []),
    `\\begin{longtable}{${letters}}`,
    `${title}\\\\\n\\toprule\n${head}\n\\midrule\n\\endfirsthead`,
    `\\toprule\n${head}\n\\midrule\n\\endhead`,
    "\\bottomrule\n\\endfoot",
    body,
    "\\end{longtable}",
    ...(isWide ? ["\\endgroup"] : []),
  ].join("\n");
}

function rowLatex(row: readonly Inlines[], columns: readonly Column[]): string {
  return row.map((cell, index) => cellLatex(cell, columns[index]?.align ?? "left")).join(" & ");
}
