import { commandShape, environmentName } from "./latex-commands.ts";
import { joinLatex, type LatexToken, latexOfTokens, latexTokens } from "./latex-tokens.ts";

/**
 * A formula taken apart as far as breaking it into lines needs: fractions and fences can be opened,
 * everything else is an atom. Widths are estimates in em of Computer Modern.
 */
export type MathNode =
  | {
      readonly tag: "atom";
      readonly kind: "ordinary" | "sign" | "relation" | "gap" | "script";
      readonly latex: string;
      readonly width: number;
    }
  | {
      readonly tag: "fraction";
      readonly command: string;
      readonly numerator: MathNodes;
      readonly denominator: MathNodes;
    }
  | { readonly tag: "fence"; readonly open: string; readonly close: string; readonly body: MathNodes };

export type MathNodes = readonly MathNode[];

/** Sub- and superscripts are set in seven tenths of the size. */
const SCRIPT_SCALE = 0.7;

/** The bars and blanks around a fraction; the two brackets of a fence. */
const FRACTION_EDGE = 0.3;
const FENCE_EDGE = 0.9;

/** Space between the columns of a matrix. */
const COLUMN_GAP = 1;

const PLAIN_FENCES: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
]);

/** The formula as a tree. Unmatched brackets, as in half-open intervals, are atoms. */
export function latexTree(latex: string): MathNodes {
  return new Reader(latexTokens(latex)).sequence(() => false);
}

/** The estimated width of nodes side by side; a sub- and a superscript on one base share their place. */
export function widthOf(nodes: MathNodes): number {
  let [total, script] = [0, 0];
  for (const node of nodes) {
    if (node.tag === "atom" && node.kind === "script") {
      total += Math.max(0, node.width - script);
      script = Math.max(script, node.width);
    } else {
      total += nodeWidth(node);
      script = 0;
    }
  }
  return total;
}

export function nodeWidth(node: MathNode): number {
  switch (node.tag) {
    case "atom":
      return node.width;
    case "fraction":
      return FRACTION_EDGE + Math.max(widthOf(node.numerator), widthOf(node.denominator));
    case "fence":
      return FENCE_EDGE + widthOf(node.body);
  }
}

/** The LaTeX that nodes were read from, but for blanks that mean nothing. */
export function latexOf(nodes: MathNodes): string {
  return joinLatex(nodes.map(latexOfNode));
}

function latexOfNode(node: MathNode): string {
  switch (node.tag) {
    case "atom":
      return node.latex;
    case "fraction":
      return `${node.command}{${latexOf(node.numerator)}}{${latexOf(node.denominator)}}`;
    case "fence":
      return joinLatex([node.open, latexOf(node.body), node.close]);
  }
}

type Stop = (token: LatexToken) => boolean;

/** Reads tokens from left to right into nodes. */
class Reader {
  readonly #tokens: readonly LatexToken[];
  #next = 0;

  constructor(tokens: readonly LatexToken[]) {
    this.#tokens = tokens;
  }

  /** Nodes up to a token that `stop` accepts, which is left unread, or to the end. */
  sequence(stop: Stop): MathNodes {
    const nodes: MathNode[] = [];
    for (let token = this.#peek(); token !== undefined && !stop(token); token = this.#peek()) {
      nodes.push(this.#node(token));
    }
    return nodes;
  }

  #peek(): LatexToken | undefined {
    return this.#tokens[this.#next];
  }

  #node(token: LatexToken): MathNode {
    const start = this.#next++;
    switch (token.tag) {
      case "command":
        return this.#command(token.text, start);
      case "open":
        return this.#finished("ordinary", start, widthOf(this.#restOfGroup()));
      case "script":
        return this.#finished("script", start, SCRIPT_SCALE * widthOf(this.#argument()));
      case "character":
        return this.#fence(token.text, start) ?? character(token.text);
      case "words":
        return { tag: "atom", kind: "ordinary", latex: token.text, width: token.text.length / 2 };
      case "close":
      case "cell":
        return { tag: "atom", kind: "ordinary", latex: token.text, width: 0 };
    }
  }

  #command(name: string, start: number): MathNode {
    const form = commandShape(name);
    if (name === "\\left") return this.#sizedFence(start);
    if (name === "\\begin") return this.#environment(start);
    if (form === undefined) return this.#finished("ordinary", start, 1);
    switch (form.kind) {
      case "fraction":
        return {
          tag: "fraction",
          command: name,
          numerator: this.#argument(),
          denominator: this.#argument(),
        };
      case "wrapper":
        return this.#wrapper(form.arguments, form.width, start);
      case "delimiter":
        this.#next++;
        return this.#finished("ordinary", start, form.width);
      case "ordinary":
      case "sign":
      case "relation":
      case "gap":
        return { tag: "atom", kind: form.kind, latex: name, width: form.width };
    }
  }

  /** Accents, roots, alphabets and stacks: as wide as their widest argument. */
  #wrapper(count: number, width: number, start: number): MathNode {
    if (this.#peek()?.text === "[") this.#skipTo("]");
    const widths = Array.from({ length: count }, () => widthOf(this.#argument()));
    return this.#finished("ordinary", start, width + Math.max(...widths));
  }

  #skipTo(text: string): void {
    while (this.#peek() !== undefined && this.#peek()?.text !== text) this.#next++;
    this.#next++;
  }

  /** A brace group's content, or the single node that stands for it. */
  #argument(): MathNodes {
    const token = this.#peek();
    if (token === undefined) return [];
    if (token.tag !== "open") return [this.#node(token)];
    this.#next++;
    return this.#restOfGroup();
  }

  #restOfGroup(): MathNodes {
    const nodes = this.sequence((token) => token.tag === "close");
    this.#next++;
    return nodes;
  }

  #fence(open: string, start: number): MathNode | undefined {
    const close = PLAIN_FENCES.get(open);
    if (close === undefined) return undefined;
    const body = this.sequence(
      (token) =>
        token.text === close || token.tag === "close" || token.tag === "cell" || token.text === "\\right",
    );
    if (this.#peek()?.text !== close) {
      this.#next = start + 1;
      return undefined;
    }
    this.#next++;
    return { tag: "fence", open, close, body };
  }

  #sizedFence(start: number): MathNode {
    this.#next++;
    const open = this.#latexSince(start);
    const body = this.sequence((token) => token.text === "\\right");
    const end = this.#next;
    this.#next += 2;
    return { tag: "fence", open, close: this.#latexSince(end), body };
  }

  /** Matrices, cases and alignments: as wide as their widest row. */
  #environment(start: number): MathNode {
    const name = environmentName(this.#tokens, start);
    this.#skipTo("}");
    if (name === "array") this.#skipTo("}");
    let [row, widest] = [0, 0];
    for (let token = this.#peek(); token !== undefined && token.text !== "\\end"; token = this.#peek()) {
      if (token.text === "\\\\") row = 0;
      row += token.tag === "cell" ? COLUMN_GAP : 0;
      row += nodeWidth(this.#node(token));
      widest = Math.max(widest, row);
    }
    this.#skipTo("}");
    return this.#finished("ordinary", start, widest + FENCE_EDGE);
  }

  #finished(kind: "ordinary" | "script", start: number, width: number): MathNode {
    return { tag: "atom", kind, latex: this.#latexSince(start), width };
  }

  #latexSince(start: number): string {
    return latexOfTokens(this.#tokens.slice(start, this.#next));
  }
}

const RELATIONS = "=<>";
const SIGNS = "+-";
const NARROW = ".,;:!'|/";

/** Widths of Computer Modern's characters; relations and signs with the space around them. */
function character(text: string): MathNode {
  const atom = (kind: "ordinary" | "sign" | "relation", width: number): MathNode => ({
    tag: "atom",
    kind,
    latex: text,
    width,
  });
  if (RELATIONS.includes(text)) return atom("relation", 1.33);
  if (SIGNS.includes(text)) return atom("sign", 1.22);
  if (NARROW.includes(text)) return atom("ordinary", 0.35);
  return atom("ordinary", /[A-Z]/.test(text) ? 0.75 : 0.52);
}
