import { type Place, ResiduaError } from "../core/errors.ts";

/** A word of a formula, with the 0-based position of its first character. */
export interface Token {
  readonly kind: "number" | "name" | "operator";
  readonly text: string;
  readonly start: number;
}

/** Where a formula stands in a file, so that errors inside it can point there. */
export interface Origin {
  readonly file?: string;
  readonly line: number;
  /** 1-based column of the formula's first character. */
  readonly column: number;
  /** The whole line of the file. */
  readonly text: string;
}

/** The place of a character of a formula: in its file where the origin is known, else in the formula itself. */
export function placeIn(formula: string, position: number, origin?: Origin): Place {
  if (origin === undefined) return { line: 1, column: position + 1, text: formula };
  const { column, ...rest } = origin;
  return { ...rest, column: column + position };
}

const TOKEN = /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|([-+*/^(),]))/y;

/** Signs that people type or paste, and what to type instead. */
const REMEDIES: Readonly<Record<string, string>> = {
  "−": "type the minus sign -",
  "–": "type the minus sign -",
  "×": "write the product with *",
  "·": "write the product with *",
  "÷": "write the quotient with /",
  "=": "give one expression, not an equation",
  "[": "group with parentheses ( )",
  "]": "group with parentheses ( )",
  "{": "group with parentheses ( )",
  "}": "group with parentheses ( )",
};

/** The tokens of a formula. Errors: E_PARSE at the first character that no formula contains. */
export function tokensOf(formula: string, origin?: Origin): readonly Token[] {
  const tokens: Token[] = [];
  const end = formula.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(formula);
    if (match === null) throw unknownCharacter(formula, from, origin);
    const [, number, name, operator] = match;
    const text = number ?? name ?? operator ?? "";
    const kind = number !== undefined ? "number" : name !== undefined ? "name" : "operator";
    tokens.push({ kind, text, start: TOKEN.lastIndex - text.length });
  }
  return tokens;
}

function unknownCharacter(formula: string, from: number, origin: Origin | undefined): ResiduaError {
  const position = from + formula.slice(from).search(/\S/);
  const character = String.fromCodePoint(formula.codePointAt(position) ?? 0);
  const remedy = REMEDIES[character] ?? "use letters, digits, + - * / ^ ( ) and commas";
  return new ResiduaError("E_PARSE", `unexpected character '${character}': ${remedy}`, {
    place: placeIn(formula, position, origin),
  });
}
