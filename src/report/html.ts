import type { Document } from "../core/sources.ts";
import { citedDocuments } from "./citations.ts";
import type { Block, ReportDocument } from "./document.ts";
import { blocksHtml, numbering } from "./html-blocks.ts";
import { escapeHtml } from "./html-escape.ts";
import { sourceAnchor } from "./html-inlines.ts";
import { pageHtml } from "./html-page.ts";

/** Shorter reports need no list of contents. */
const LEAST_SECTIONS_FOR_CONTENTS = 4;

/**
 * A report as one HTML page that opens from disk without a network. The same report gives the same text.
 * Errors: E_UNSUPPORTED and E_PARSE for formulas, E_UNSUPPORTED for addresses of links, E_DOMAIN and E_SHAPE
 * for plots.
 */
export function htmlReport(report: ReportDocument): string {
  const numbers = numbering();
  const abstract = blocksHtml(report.abstract, numbers);
  const main = [
    abstract === "" ? "" : `<div class="abstract">${abstract}</div>`,
    contentsHtml(report.blocks),
    blocksHtml(report.blocks, numbers),
    sourcesHtml(citedDocuments(report)),
  ].join("\n");
  return pageHtml({ title: report.title, subtitle: report.subtitle, main, provenance: report.provenance });
}

function contentsHtml(blocks: readonly Block[]): string {
  const sections = blocks.flatMap((block) =>
    block.tag === "heading" && block.level === 2 ? [block.text] : [],
  );
  if (sections.length < LEAST_SECTIONS_FOR_CONTENTS) return "";
  const items = sections.map(
    (text, index) => `<li><a href="#section-${index + 1}">${escapeHtml(text)}</a></li>`,
  );
  return `<nav class="contents" aria-label="Contents"><ol>${items.join("")}</ol></nav>`;
}

function sourcesHtml(documents: readonly Document[]): string {
  if (documents.length === 0) return "";
  const items = documents.map(
    (document) =>
      `<li id="${sourceAnchor(document)}">${escapeHtml(document.authors)} (${document.year}). ` +
      `<cite>${escapeHtml(document.title)}</cite>. ${escapeHtml(document.where)}.</li>`,
  );
  return `<section class="sources"><h2 class="plain">Sources</h2><ul>${items.join("")}</ul></section>`;
}
