import type { Expression } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import { textLines } from "../../../expr/text-lines.ts";

/** Lines of a terminal; longer formulas go on below, set in. */
const TERMINAL_WIDTH = 100;
const FORMULA_INDENT = "  ";
const CONTINUATION_INDENT = "      ";

/** `name = value` for a terminal, in as many lines as it takes; `errors` stand behind the value. */
export function formulaRows(name: string, value: Expression, errors = ""): readonly string[] {
  return wrappedRows(`${name} = ${expressionText(value)}${errors}`);
}

/** `name = [entry, entry]` for a terminal, in as many lines as it takes. */
export function vectorRows(name: string, entries: readonly Expression[]): readonly string[] {
  return wrappedRows(`${name} = [${entries.map(expressionText).join(", ")}]`);
}

function wrappedRows(text: string): readonly string[] {
  const width = TERMINAL_WIDTH - CONTINUATION_INDENT.length;
  return textLines(text, width).map(
    (line, index) => `${index === 0 ? FORMULA_INDENT : CONTINUATION_INDENT}${line}`,
  );
}
