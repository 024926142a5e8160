import { decimalText } from "../../../derive/manifold/coefficients/decimal-text.ts";
import { substitute } from "../../../expr/calculus.ts";
import { symbol } from "../../../expr/expression.ts";
import { expressionLatex, type LatexOptions } from "../../../expr/latex.ts";
import { parseExpression } from "../../../expr/parse.ts";
import { symbolLatex } from "../../../expr/symbol-latex.ts";
import { column, inlineCode, math, table, type Words } from "../../../report/build.ts";
import type { Block } from "../../../report/document.ts";
import type { Json } from "../../problem-kind.ts";
import type { NamedRoot } from "../results/named-roots.ts";

/** What the short names of roots stand for, in the input syntax, with decimals: `r1 = root(x^3-x-1,x,1), about 1.3247`. */
export function rootDefinitionLines(roots: readonly NamedRoot[]): readonly string[] {
  return roots.map(({ name, symbol: exact, value }) => {
    const decimals = value === undefined ? "taken to be real" : `about ${decimalText(value)}`;
    return `${name} = ${exact}, ${decimals}`;
  });
}

/** The same as inert data. */
export function rootsJson(roots: readonly NamedRoot[]): Json {
  return roots.map(({ name, symbol: exact, root, value }) => ({
    name,
    root: exact,
    polynomial: root.polynomial,
    value: value === undefined ? null : decimalText(value),
  }));
}

/** The same for an article, a sentence each. */
export function rootLatex(roots: readonly NamedRoot[], options: LatexOptions): readonly string[] {
  return roots.map((root) => {
    const decimals = decimalsLatex(root);
    return `Here $${equationLatex(root, options)}$${decimals === undefined ? "" : `, $${decimals}$`}.`;
  });
}

/** The same for a report. */
export function rootDefinitionBlocks(roots: readonly NamedRoot[], options: LatexOptions): readonly Block[] {
  if (roots.length === 0) return [];
  const rows = roots.map((root): readonly Words[] => {
    const decimals = decimalsLatex(root);
    const value = decimals === undefined ? "taken to be real" : math(decimals);
    return [math(equationLatex(root, options)), value, inlineCode(root.symbol)];
  });
  const columns = [column("root"), column("value"), column("in the input syntax")];
  return [table(columns, rows, "Roots of polynomials in the formulas.")];
}

function equationLatex({ name, root }: NamedRoot, options: LatexOptions): string {
  const value = substitute(parseExpression(root.polynomial), { [root.variable]: symbol(name) });
  return `${expressionLatex(value, options)} = 0`;
}

function decimalsLatex({ name, value }: NamedRoot): string | undefined {
  if (value === undefined) return undefined;
  return `${symbolLatex(name)} \\approx ${decimalText(value).replace("*i", "\\,\\mathrm{i}")}`;
}
