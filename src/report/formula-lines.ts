import { at } from "../core/errors.ts";
import { joinLatex } from "./latex-tokens.ts";
import { latexOf, latexTree, type MathNode, type MathNodes, nodeWidth, widthOf } from "./latex-tree.ts";

/** A line of a broken formula, as the two cells of an `aligned` row. */
export interface FormulaLine {
  readonly left: string;
  readonly right: string;
}

/** A left side wider than this part of the line would leave too little beside it, and gets a line of its own. */
const WIDEST_LEFT_SIDE = 0.4;

/** Continuation lines are set in by one quad. */
const INDENT = 1;

/** What a fence and a fraction bar add around their content when they are opened. */
const OPENED_EDGE = 1.2;

/** Narrower columns than this are worse to read than a formula that is scrolled or scaled. */
const NARROWEST = 8;

/**
 * The formula in lines of about `width` em at most, broken before relations and signs and after commas; fractions and
 * brackets that are still too wide are broken inside. A formula that fits is one line. What cannot be broken stays wide.
 */
export function formulaLines(latex: string, width: number): readonly FormulaLine[] {
  return breakNodes(latexTree(latex), width);
}

/** The formula as one piece of LaTeX: an `aligned` block where it takes several lines. */
export function brokenFormula(latex: string, width: number): string {
  return inOnePiece(formulaLines(latex, width));
}

function inOnePiece(lines: readonly FormulaLine[]): string {
  const [only] = lines;
  if (only !== undefined && lines.length === 1) return joinLatex([only.left, only.right]);
  return `\\begin{aligned}${alignedRows(lines)}\\end{aligned}`;
}

/** The rows of an alignment, without its environment; rows with fractions are set apart so that they do not touch. */
export function alignedRows(lines: readonly FormulaLine[]): string {
  return lines
    .map(({ left, right }, index) => {
      const next = lines[index + 1];
      if (next === undefined) return `${left}&${right}`;
      const isTall = right.includes("\\frac") || next.right.includes("\\frac");
      return `${left}&${right}${isTall ? "\\\\[0.75em] " : "\\\\ "}`;
    })
    .join("");
}

function breakNodes(nodes: MathNodes, width: number): readonly FormulaLine[] {
  if (widthOf(nodes) <= width) return [{ left: "", right: latexOf(nodes) }];
  const pieces = splitAtGaps(nodes);
  if (pieces.length > 1) return pieces.flatMap((piece) => breakPiece(piece, width));
  const [leftSide, ...relations] = splitAt(nodes, beforeRelation);
  if (leftSide === undefined || relations.length === 0) return breakSum(nodes, width);
  const leftWidth = widthOf(leftSide);
  return leftWidth <= WIDEST_LEFT_SIDE * width
    ? besideLeftSide(leftSide, relations, width - leftWidth)
    : [...breakNodes(leftSide, width), ...relations.flatMap((part) => indented(part, width))];
}

/** One of several formulas; short ones are aligned at their relations. */
function breakPiece(nodes: MathNodes, width: number): readonly FormulaLine[] {
  const [leftSide = [], ...relations] = splitAt(nodes, beforeRelation);
  if (widthOf(nodes) > width || relations.length === 0) return breakNodes(nodes, width);
  return [{ left: latexOf(leftSide), right: latexOf(relations.flat()) }];
}

function besideLeftSide(leftSide: MathNodes, relations: readonly MathNodes[], width: number): FormulaLine[] {
  const [first = { left: "", right: "" }, ...rest] = relations.flatMap((part) => breakSum(part, width));
  return [{ left: latexOf(leftSide), right: first.right }, ...rest];
}

function indented(nodes: MathNodes, width: number): FormulaLine[] {
  return breakSum(nodes, width - INDENT).map(({ left, right }) => ({
    left,
    right: joinLatex(["\\quad", right]),
  }));
}

/** Fills lines with as many terms as fit; a term too wide for any line is opened. */
function breakSum(nodes: MathNodes, width: number): FormulaLine[] {
  const lines: MathNode[][] = [];
  for (const term of splitAt(nodes, betweenTerms)) {
    const room = lines.length <= 1 ? width : width - INDENT;
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + widthOf(term) <= room) last.push(...term);
    else lines.push([...term]);
  }
  return lines.map((line, index) => {
    const right = opened(line, index === 0 ? width : width - INDENT);
    return { left: "", right: index === 0 ? right : joinLatex(["\\quad", right]) };
  });
}

/** A product or single term in `width` em, its wide fractions and brackets broken inside in proportion. */
function opened(nodes: MathNodes, width: number): string {
  const excess = widthOf(nodes) - width;
  if (excess <= 0) return latexOf(nodes);
  const breakable = nodes.filter((node) => node.tag !== "atom" && nodeWidth(node) > NARROWEST);
  const total = breakable.reduce((sum, node) => sum + nodeWidth(node), 0);
  const pieces = nodes.map((node) => {
    const share = nodeWidth(node) * (1 - excess / total) - OPENED_EDGE;
    return breakable.includes(node) ? openedNode(node, Math.max(share, NARROWEST)) : latexOf([node]);
  });
  return joinLatex(pieces);
}

function openedNode(node: MathNode, width: number): string {
  switch (node.tag) {
    case "atom":
      return node.latex;
    case "fraction":
      return `${node.command}{${inner(node.numerator, width)}}{${inner(node.denominator, width)}}`;
    case "fence":
      return `${grown("\\left", node.open)}${inner(node.body, width)}${grown("\\right", node.close)}`;
  }
}

function inner(nodes: MathNodes, width: number): string {
  return inOnePiece(breakNodes(nodes, width));
}

/** The bracket, growing with its content: `(` becomes `\left(`, `\left(` stays. */
function grown(command: "\\left" | "\\right", bracket: string): string {
  return bracket.startsWith(command) ? bracket : command + bracket;
}

/** Whether a run of nodes ends between two neighbours. */
type Boundary = (before: MathNode, node: MathNode) => boolean;

/** A relation that has a left side. */
function beforeRelation(before: MathNode, node: MathNode): boolean {
  return isKind(node, "relation") && !isKind(before, "relation");
}

/** A sign that adds two terms, rather than belonging to the term after it; or the end of an entry of a list. */
function betweenTerms(before: MathNode, node: MathNode): boolean {
  if (isComma(before)) return true;
  return isKind(node, "sign") && !isKind(before, "sign") && !isKind(before, "relation");
}

function isKind(node: MathNode, kind: "sign" | "relation" | "gap"): boolean {
  return node.tag === "atom" && node.kind === kind;
}

function isComma(node: MathNode): boolean {
  return node.tag === "atom" && node.latex === ",";
}

function splitAt(nodes: MathNodes, isBoundary: Boundary): readonly MathNode[][] {
  const runs: MathNode[][] = [[]];
  for (const [index, node] of nodes.entries()) {
    const before = nodes[index - 1];
    if (before !== undefined && isBoundary(before, node)) runs.push([]);
    at(runs, runs.length - 1).push(node);
  }
  return runs;
}

function splitAtGaps(nodes: MathNodes): readonly MathNode[][] {
  const runs: MathNode[][] = [[]];
  for (const node of nodes) {
    if (isKind(node, "gap")) runs.push([]);
    else at(runs, runs.length - 1).push(node);
  }
  return runs.filter((run) => run.length > 0);
}
