import { citationText } from "../core/sources.ts";
import type { Block, BlockOf, Column, ComparisonRow, Inlines } from "./document.ts";
import { brokenFormula } from "./formula-lines.ts";
import { escapeHtml } from "./html-escape.ts";
import { badgeHtml, cellHtml, inlinesHtml, sourceAnchor } from "./html-inlines.ts";
import { katexHtml } from "./katex-html.ts";
import { plotSvg } from "./plot-svg.ts";

/** Numbers the parts of one page. */
export interface Numbering {
  readonly next: (kind: "section" | "table" | "figure") => number;
}

/** Numbers from one, for each kind by itself. */
export function numbering(): Numbering {
  const counts = { section: 0, table: 0, figure: 0 };
  return { next: (kind) => ++counts[kind] };
}

/** Widths in em that displayed formulas are broken to: a full column of the page, and a half of it. */
const COLUMN_WIDTH = 36;
const HALF_COLUMN_WIDTH = 16;

export function blocksHtml(blocks: readonly Block[], numbers: Numbering): string {
  return blocks.map((block) => blockHtml(block, numbers)).join("\n");
}

function blockHtml(block: Block, numbers: Numbering): string {
  switch (block.tag) {
    case "heading":
      return headingHtml(block, numbers);
    case "paragraph":
      return `<p>${inlinesHtml(block.content)}</p>`;
    case "formula":
      return formulaHtml(block);
    case "comparison":
      return `<div class="comparison">${block.rows.map(comparisonHtml).join("\n")}</div>`;
    case "table":
      return tableHtml(block, numbers.next("table"));
    case "figure": {
      const number = numbers.next("figure");
      const caption = `<figcaption><b>Figure ${number}.</b> ${inlinesHtml(block.caption)}</figcaption>`;
      return `<figure>${plotSvg(block.plot, `figure-${number}`)}${caption}</figure>`;
    }
    case "steps": {
      const content = blocksHtml(block.blocks, numbers);
      return `<details><summary>${escapeHtml(block.title)}</summary>\n${content}\n</details>`;
    }
  }
}

function headingHtml({ level, text }: BlockOf<"heading">, numbers: Numbering): string {
  if (level === 3) return `<h3>${escapeHtml(text)}</h3>`;
  return `<h2 id="section-${numbers.next("section")}">${escapeHtml(text)}</h2>`;
}

function formulaHtml({ latex, text, label, standing }: BlockOf<"formula">): string {
  const display = katexHtml(brokenFormula(latex, COLUMN_WIDTH), "display");
  const number = label === undefined ? "" : `<span class="label">(${escapeHtml(label)})</span>`;
  return [
    `<div class="formula"><div class="formula-line"><div class="scroll">${display}</div>${number}</div>`,
    `<div class="formula-foot">${standingHtml(standing)}<span class="tools">copy`,
    `${copyButton("LaTeX", latex)}${copyButton("text", text)}</span></div></div>`,
  ].join("\n");
}

function standingHtml(standing: BlockOf<"formula">["standing"]): string {
  if (standing === "definition") return "";
  if (standing === "unchecked") return badgeHtml(standing);
  return `${badgeHtml(standing)}<span class="evidence">${escapeHtml(standing.text)}</span>`;
}

function copyButton(what: string, content: string): string {
  return `<button type="button" data-copy="${escapeHtml(content)}" aria-label="Copy as ${what}">${what}</button>`;
}

function comparisonHtml(row: ComparisonRow): string {
  const { document } = row.source;
  const source = `<a class="citation" href="#${sourceAnchor(document)}">${escapeHtml(citationText(row.source))}</a>`;
  return [
    `<section class="comparison-row ${row.verdict.status}">`,
    `<div class="comparison-head"><span class="what">${inlinesHtml(row.what)}</span>${badgeHtml(row.verdict)}</div>`,
    `<p class="source">${source}</p>`,
    `<div class="sides">${sideHtml("Printed", row.printed)}${sideHtml("Ours", row.ours)}</div>`,
    `<p class="evidence">${inlinesHtml(row.evidence)}</p>`,
    "</section>",
  ].join("\n");
}

/** One side of a comparison; a formula alone is displayed, broken to half a column. */
function sideHtml(name: string, content: Inlines): string {
  const [only] = content;
  const isFormula = content.length === 1 && only?.tag === "math";
  const body = isFormula
    ? katexHtml(brokenFormula(only.latex, HALF_COLUMN_WIDTH), "display")
    : `<p>${inlinesHtml(content)}</p>`;
  return `<div class="side"><span class="side-name">${name}</span><div class="scroll">${body}</div></div>`;
}

function tableHtml({ columns, rows, caption }: BlockOf<"table">, number: number): string {
  const head = columns.map(
    (column) => `<th scope="col" class="${column.align}">${inlinesHtml(column.header)}</th>`,
  );
  const body = rows.map(
    (row) => `<tr>${row.map((cell, index) => dataCell(cell, columns[index])).join("")}</tr>`,
  );
  const title = `<caption><span><b>Table ${number}.</b> ${inlinesHtml(caption)}</span></caption>`;
  const table = `<table>${title}<thead><tr>${head.join("")}</tr></thead>\n<tbody>${body.join("\n")}</tbody></table>`;
  return `<div class="scroll table">${table}</div>`;
}

function dataCell(cell: Inlines, column: Column | undefined): string {
  const align = column?.align ?? "left";
  return `<td class="${align}">${cellHtml(cell, align)}</td>`;
}
