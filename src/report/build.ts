import type { Citation } from "../core/sources.ts";
import type { VerdictStatus } from "../core/verdict-status.ts";
import type { Block, Column, ComparisonRow, Inline, Inlines, VerdictMark } from "./document.ts";
import type { Plot } from "./plot.ts";

/** Running text as authors write it: strings stand for plain text. */
export type Words = string | Inline | readonly (string | Inline)[];

/** The running text that `words` stand for. */
export function inlines(words: Words): Inlines {
  if (typeof words === "string") return [{ tag: "text", text: words }];
  if ("tag" in words) return [words];
  return words.map((word): Inline => (typeof word === "string" ? { tag: "text", text: word } : word));
}

/** Mathematics within a sentence. */
export function math(latex: string): Inline {
  return { tag: "math", latex };
}

export function emphasis(text: string): Inline {
  return { tag: "emphasis", text };
}

export function inlineCode(text: string): Inline {
  return { tag: "code", text };
}

export function link(text: string, href: string): Inline {
  return { tag: "link", text, href };
}

export function citation(cited: Citation): Inline {
  return { tag: "citation", citation: cited };
}

export function verdict(status: VerdictStatus, text: string): VerdictMark {
  return { status, text };
}

export function heading(text: string): Block {
  return { tag: "heading", level: 2, text };
}

export function subheading(text: string): Block {
  return { tag: "heading", level: 3, text };
}

/** `paragraph("The speed is ", math("c^2"), ".")` */
export function paragraph(...words: readonly (string | Inline)[]): Block {
  return { tag: "paragraph", content: inlines(words) };
}

/** A displayed formula with its verdict; without one it is printed with a visible "unchecked" mark. */
export function formula(
  latex: string,
  text: string,
  options: { readonly label?: string; readonly verdict?: VerdictMark } = {},
): Block {
  return { tag: "formula", latex, text, label: options.label, standing: options.verdict ?? "unchecked" };
}

/** A displayed formula that needs no check: a definition, a governing equation, an assumption. */
export function definition(latex: string, text: string, options: { readonly label?: string } = {}): Block {
  return { tag: "formula", latex, text, label: options.label, standing: "definition" };
}

/** A row of `comparison`: the printed form, ours beside it, the verdict and its evidence. */
export function comparisonRow(row: {
  readonly what: Words;
  readonly source: Citation;
  readonly printed: Words;
  readonly ours: Words;
  readonly verdict: VerdictMark;
  readonly evidence: Words;
}): ComparisonRow {
  return {
    what: inlines(row.what),
    source: row.source,
    printed: inlines(row.printed),
    ours: inlines(row.ours),
    verdict: row.verdict,
    evidence: inlines(row.evidence),
  };
}

export function comparison(rows: readonly ComparisonRow[]): Block {
  return { tag: "comparison", rows };
}

export function column(header: Words, align: Column["align"] = "left"): Column {
  return { header: inlines(header), align };
}

export function table(
  columns: readonly Column[],
  rows: readonly (readonly Words[])[],
  caption: Words,
): Block {
  return { tag: "table", columns, rows: rows.map((row) => row.map(inlines)), caption: inlines(caption) };
}

export function figure(plot: Plot, caption: Words): Block {
  return { tag: "figure", plot, caption: inlines(caption) };
}

/** Blocks that the page folds away under a title. */
export function steps(title: string, blocks: readonly Block[]): Block {
  return { tag: "steps", title, blocks };
}
