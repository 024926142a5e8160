import type { Column, Inlines } from "./document.ts";

/** A number as authors write it in a table: `-0.13`, `1.2e-12`. */
export interface WrittenNumber {
  readonly negative: boolean;
  readonly mantissa: string;
  readonly exponent: number | undefined;
}

const NUMBER = /^([+-]?)(\d+(?:\.\d+)?(?:\/\d+)?)(?:e([+-]?\d+))?$/;

/** The parts of a number, or `undefined` for any other text. */
function writtenNumber(text: string): WrittenNumber | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign, mantissa = "", exponent] = match;
  return {
    negative: sign === "-",
    mantissa,
    exponent: exponent === undefined ? undefined : Number(exponent),
  };
}

/** The number that a cell of a column of numbers holds; `undefined` for any other content. */
export function numberOfCell(content: Inlines, align: Column["align"]): WrittenNumber | undefined {
  const [only] = content;
  const isPlain = align === "number" && content.length === 1 && only?.tag === "text";
  return isPlain ? writtenNumber(only.text) : undefined;
}
