import type { Document } from "../core/sources.ts";
import type { Block, Inlines, ReportDocument } from "./document.ts";

/** The bibliography: the report's own list, then every other document that its text cites, each once. */
export function citedDocuments(report: ReportDocument): readonly Document[] {
  const cited = [...report.abstract, ...report.blocks].flatMap(documentsInBlock);
  const byId = new Map([...report.bibliography, ...cited].map((document) => [document.id, document]));
  return [...byId.values()].sort((a, b) => a.authors.localeCompare(b.authors, "en") || a.year - b.year);
}

function documentsInBlock(block: Block): readonly Document[] {
  switch (block.tag) {
    case "heading":
    case "formula":
      return [];
    case "paragraph":
      return documentsIn(block.content);
    case "comparison":
      return block.rows.flatMap((row) => [
        row.source.document,
        ...[row.what, row.printed, row.ours, row.evidence].flatMap(documentsIn),
      ]);
    case "table":
      return [block.caption, ...block.columns.map((c) => c.header), ...block.rows.flat()].flatMap(
        documentsIn,
      );
    case "figure":
      return documentsIn(block.caption);
    case "steps":
      return block.blocks.flatMap(documentsInBlock);
  }
}

function documentsIn(content: Inlines): readonly Document[] {
  return content.flatMap((piece) => (piece.tag === "citation" ? [piece.citation.document] : []));
}
