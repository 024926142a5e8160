import { citationText, type Document } from "../core/sources.ts";
import type { Column, Inline, Inlines, Standing } from "./document.ts";
import { requireLatexCommands } from "./latex-commands.ts";
import { escapeLatex, escapeLatexCode } from "./latex-escape.ts";
import { linkAddress } from "./link-address.ts";
import { numberOfCell } from "./number-text.ts";
import { standingName, standingStyle } from "./verdict-style.ts";

/** Running text as LaTeX. */
export function inlinesLatex(content: Inlines): string {
  return content.map(inlineLatex).join("");
}

function inlineLatex(piece: Inline): string {
  switch (piece.tag) {
    case "text":
      return escapeLatex(piece.text);
    case "math":
      return `$${checkedLatex(piece.latex)}$`;
    case "emphasis":
      return `\\emph{${escapeLatex(piece.text)}}`;
    case "code":
      return `\\texttt{${escapeLatexCode(piece.text)}}`;
    case "link":
      return linkLatex(piece.href, escapeLatex(piece.text));
    case "citation": {
      const { document } = piece.citation;
      return `\\hyperlink{${sourceTarget(document)}}{${escapeLatex(citationText(piece.citation))}}`;
    }
  }
}

/** A formula made only of the closed list of commands. Errors: E_UNSUPPORTED. */
export function checkedLatex(latex: string): string {
  requireLatexCommands(latex);
  return latex;
}

/** Anchors lead within the page and have no place in the article; their text stays. */
function linkLatex(href: string, text: string): string {
  const address = linkAddress(href);
  return address.startsWith("#") ? text : `\\href{${address.replace(/[%#&_]/g, "\\$&")}}{${text}}`;
}

/** The name of a document's entry in the bibliography. */
export function sourceTarget(document: Document): string {
  return `source-${document.id.replace(/[^\w-]/g, "-").replaceAll("_", "-")}`;
}

/** The mark of a standing: shape, word and colour. */
export function badgeLatex(standing: Exclude<Standing, "definition">): string {
  const name = standingName(standing);
  const { latex } = standingStyle(name);
  return `\\badge{${name}}{${latex}}{${name}}`;
}

/** The content of a table cell; numbers are set as mathematics. */
export function cellLatex(content: Inlines, align: Column["align"]): string {
  const number = numberOfCell(content, align);
  if (number === undefined) return inlinesLatex(content);
  const power = number.exponent === undefined ? "" : `\\times10^{${number.exponent}}`;
  return `$${number.negative ? "-" : ""}${number.mantissa}${power}$`;
}
