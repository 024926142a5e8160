import { citationText, type Document } from "../core/sources.ts";
import type { Column, Inline, Inlines, Standing } from "./document.ts";
import { escapeHtml } from "./html-escape.ts";
import { katexHtml } from "./katex-html.ts";
import { linkAddress } from "./link-address.ts";
import { numberOfCell } from "./number-text.ts";
import { standingName, standingStyle } from "./verdict-style.ts";

/** Running text as HTML. */
export function inlinesHtml(content: Inlines): string {
  return content.map(inlineHtml).join("");
}

function inlineHtml(piece: Inline): string {
  switch (piece.tag) {
    case "text":
      return escapeHtml(piece.text);
    case "math":
      return katexHtml(piece.latex, "inline");
    case "emphasis":
      return `<em>${escapeHtml(piece.text)}</em>`;
    case "code":
      return `<code>${escapeHtml(piece.text)}</code>`;
    case "link":
      return `<a href="${escapeHtml(linkAddress(piece.href))}">${escapeHtml(piece.text)}</a>`;
    case "citation": {
      const { document } = piece.citation;
      return `<a class="citation" href="#${sourceAnchor(document)}">${escapeHtml(citationText(piece.citation))}</a>`;
    }
  }
}

/** The place of a document in the bibliography. */
export function sourceAnchor(document: Document): string {
  return `source-${document.id.replace(/[^\w-]/g, "-")}`;
}

/** The mark of a standing: shape, word and colour. */
export function badgeHtml(standing: Exclude<Standing, "definition">): string {
  const name = standingName(standing);
  const { path } = standingStyle(name);
  const shape = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg>`;
  return `<span class="badge ${name}">${shape}${name}</span>`;
}

/** The content of a table cell; numbers get true minus signs and raised exponents. */
export function cellHtml(content: Inlines, align: Column["align"]): string {
  const number = numberOfCell(content, align);
  if (number === undefined) return inlinesHtml(content);
  const power = number.exponent === undefined ? "" : `×10<sup>${minus(number.exponent)}</sup>`;
  return `${number.negative ? "−" : ""}${number.mantissa}${power}`;
}

function minus(exponent: number): string {
  return `${exponent}`.replace("-", "−");
}
