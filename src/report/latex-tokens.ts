/** A token of LaTeX mathematics, with the text that it stands for. Blanks, which mean nothing there, are dropped. */
export type LatexToken =
  | { readonly tag: "command"; readonly text: string }
  | { readonly tag: "open" | "close" | "script" | "cell"; readonly text: string }
  | { readonly tag: "words"; readonly text: string }
  | { readonly tag: "character"; readonly text: string };

/** Control words, control symbols, and single characters; a brace group after \text keeps its blanks. */
const TOKEN = /\\[A-Za-z]+|\\[^A-Za-z]|[^\s]/gu;

/** Commands whose argument is prose, in which blanks count. */
const PROSE_COMMAND = "\\text";

const WORDS = /\s*\{([^{}]*)\}/uy;

export function latexTokens(latex: string): readonly LatexToken[] {
  const tokens: LatexToken[] = [];
  const scanner = new RegExp(TOKEN);
  for (let match = scanner.exec(latex); match !== null; match = scanner.exec(latex)) {
    const [text] = match;
    tokens.push(tokenOf(text));
    if (text === PROSE_COMMAND) scanner.lastIndex = pushWords(latex, scanner.lastIndex, tokens);
  }
  return tokens;
}

/** Reads the `{words}` after \text as open, words, close; returns where it ends. */
function pushWords(latex: string, start: number, tokens: LatexToken[]): number {
  const words = new RegExp(WORDS);
  words.lastIndex = start;
  const match = words.exec(latex);
  if (match === null) return start;
  tokens.push(
    { tag: "open", text: "{" },
    { tag: "words", text: match[1] ?? "" },
    { tag: "close", text: "}" },
  );
  return words.lastIndex;
}

function tokenOf(text: string): LatexToken {
  if (text.startsWith("\\")) return { tag: "command", text };
  if (text === "{") return { tag: "open", text };
  if (text === "}") return { tag: "close", text };
  if (text === "^" || text === "_") return { tag: "script", text };
  if (text === "&") return { tag: "cell", text };
  return { tag: "character", text };
}

/** The text of tokens, with a blank where a control word would otherwise swallow the letter after it. */
export function latexOfTokens(tokens: readonly LatexToken[]): string {
  return joinLatex(tokens.map((token) => token.text));
}

/** LaTeX fragments one after another, kept apart where a control word meets a letter. */
export function joinLatex(fragments: readonly string[]): string {
  return fragments.reduce(
    (before, next) =>
      /\\[A-Za-z]+$/.test(before) && /^[A-Za-z]/.test(next) ? `${before} ${next}` : before + next,
    "",
  );
}
