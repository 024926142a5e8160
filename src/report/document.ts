import type { Citation, Document } from "../core/sources.ts";
import type { VerdictStatus } from "../core/verdict-status.ts";
import type { Plot } from "./plot.ts";

/** A verdict as a reader sees it: the status, and the evidence in a few words. */
export interface VerdictMark {
  readonly status: VerdictStatus;
  readonly text: string;
}

/** A piece of running text. `latex` is in the closed list of commands of `latex-commands.ts`. */
export type Inline =
  | { readonly tag: "text"; readonly text: string }
  | { readonly tag: "math"; readonly latex: string }
  | { readonly tag: "emphasis"; readonly text: string }
  | { readonly tag: "code"; readonly text: string }
  | { readonly tag: "link"; readonly text: string; readonly href: string }
  | { readonly tag: "citation"; readonly citation: Citation };

export type Inlines = readonly Inline[];

/**
 * Why a displayed formula may stand in a report: it was checked, it is a definition or a stated assumption,
 * or it stands there visibly unchecked.
 */
export type Standing = VerdictMark | "definition" | "unchecked";

/** A printed form of a paper beside ours. */
export interface ComparisonRow {
  readonly what: Inlines;
  readonly source: Citation;
  readonly printed: Inlines;
  /** Our form: the same, or the repair. */
  readonly ours: Inlines;
  readonly verdict: VerdictMark;
  /** In full; the verdict's own few words are not repeated beside it. */
  readonly evidence: Inlines;
}

/** A column of a table; `number` aligns right, with tabular digits and true minus signs. */
export interface Column {
  readonly header: Inlines;
  readonly align: "left" | "centre" | "number";
}

/** A part of a report. */
export type Block =
  | { readonly tag: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly tag: "paragraph"; readonly content: Inlines }
  | {
      readonly tag: "formula";
      readonly latex: string;
      /** The formula in the input syntax, for copying. */
      readonly text: string;
      readonly label: string | undefined;
      readonly standing: Standing;
    }
  | { readonly tag: "comparison"; readonly rows: readonly ComparisonRow[] }
  | {
      readonly tag: "table";
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Inlines[])[];
      readonly caption: Inlines;
    }
  | { readonly tag: "figure"; readonly plot: Plot; readonly caption: Inlines }
  | { readonly tag: "steps"; readonly title: string; readonly blocks: readonly Block[] };

/** The blocks of one kind. */
export type BlockOf<Tag extends Block["tag"]> = Extract<Block, { readonly tag: Tag }>;

/** What it takes to make the same report again. */
export interface Provenance {
  readonly version: string;
  readonly seed: number;
  readonly command: string;
}

/** A report: what both the page and the LaTeX article are rendered from. */
export interface ReportDocument {
  /** In file names and addresses: lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly abstract: readonly Block[];
  readonly blocks: readonly Block[];
  /** Sources beyond those cited in the text, which are listed by themselves. */
  readonly bibliography: readonly Document[];
  readonly provenance: Provenance;
}
