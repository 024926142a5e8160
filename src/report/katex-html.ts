import katex from "katex";
import { ResiduaError } from "../core/errors.ts";
import { requireLatexCommands } from "./latex-commands.ts";

/**
 * A formula as HTML with MathML beside it for screen readers.
 * Errors: E_UNSUPPORTED for a command outside the closed list; E_PARSE where KaTeX cannot read the formula.
 */
export function katexHtml(latex: string, mode: "inline" | "display"): string {
  requireLatexCommands(latex);
  try {
    return katex.renderToString(latex, {
      displayMode: mode === "display",
      output: "htmlAndMathml",
      strict: "error",
      trust: false,
      throwOnError: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : `${error}`;
    throw new ResiduaError("E_PARSE", `the formula '${latex}' cannot be typeset: ${reason}`, {
      details: { latex },
    });
  }
}
