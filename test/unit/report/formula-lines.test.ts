import { array, assert, constantFrom, integer, letrec, oneof, property, tuple } from "fast-check";
import { expect } from "vitest";
import { brokenFormula, formulaLines } from "../../../src/report/formula-lines.ts";
import { katexHtml } from "../../../src/report/katex-html.ts";
import { latexOfTokens, latexTokens } from "../../../src/report/latex-tokens.ts";
import { latexOf, latexTree, widthOf } from "../../../src/report/latex-tree.ts";
import { counted } from "../../counted.ts";
import { longSum } from "./sample-report.ts";

/** Formulas with fractions and brackets up to three deep. */
const { formula: formulas } = letrec<{ formula: string; sum: string; term: string }>((tie) => {
  const leaf = constantFrom("a", "\\kappa_{0,1}", "x^2", "2", "\\bar\\rho", "h k", "\\sqrt{b}", "\\omega t");
  const two = tuple(tie("sum"), tie("sum"));
  return {
    formula: two.map(([left, right]) => `${left} = ${right}`),
    sum: array(tie("term"), { minLength: 1, maxLength: 5 }).map((terms) => terms.join(" - ")),
    term: oneof(
      { maxDepth: 3, depthSize: "small" },
      leaf,
      two.map(([top, bottom]) => `\\frac{${top}}{${bottom}}`),
      tuple(tie("sum"), leaf).map(([inner, factor]) => `\\left(${inner}\\right)^2 ${factor}`),
      tuple(leaf, tie("sum")).map(([factor, inner]) => `${factor} (${inner})`),
    ),
  };
});

/** What is left of a formula without the marks of layout. */
function withoutLayout(latex: string): string {
  const bare = latex
    .replace(/\\(begin|end)\{aligned\}|\\quad|\\left|\\right|\\\\(\[[\d.]+em\])?/g, " ")
    .replaceAll("&", " ");
  return latexOfTokens(latexTokens(bare));
}

counted("property", "breaking a formula loses nothing and changes nothing but the layout", () => {
  assert(
    property(formulas, integer({ min: 6, max: 40 }), (latex, width) => {
      expect(withoutLayout(brokenFormula(latex, width))).toBe(withoutLayout(latex));
    }),
  );
});

counted("property", "a broken formula can be typeset", () => {
  assert(
    property(formulas, (latex) => {
      expect(katexHtml(brokenFormula(latex, 15), "display")).toContain("katex-html");
    }),
    { numRuns: 40 },
  );
});

counted("property", "reading a formula into a tree and writing it gives the same tokens", () => {
  assert(
    property(formulas, (latex) => {
      expect(latexOf(latexTree(latex))).toBe(latexOfTokens(latexTokens(latex)));
    }),
  );
});

counted(
  "behaviour",
  "no line of a long sum is wider than asked, and a formula that fits stays as it is",
  () => {
    const width = 30;
    const lines = formulaLines(`S = ${longSum}`, width);
    for (const { left, right } of lines) expect(widthOf(latexTree(left + right))).toBeLessThanOrEqual(width);
    expect(lines.length).toBeGreaterThan(3);
    expect(brokenFormula("c^2 = \\frac{a}{b}", width)).toBe("c^2=\\frac{a}{b}");
    return lines.length;
  },
);

counted("behaviour", "formulas set apart by quads get a line each; numerators are broken inside", () => {
  const three = formulaLines("a_1 = b, \\qquad a_2 = c, \\qquad a_3 = d", 8);
  expect(three.map(({ left }) => left)).toEqual(["a_1", "a_2", "a_3"]);
  expect(brokenFormula(`\\frac{${longSum}}{2}`, 30)).toContain("\\frac{\\begin{aligned}");
});

counted("behaviour", "the minus sign of a list's entry stays with it", () => {
  const list = formulaLines("(aaaa, -bbbb, -cccc, -dddd)", 9);
  expect(list).toHaveLength(1);
  expect(brokenFormula("(aaaa, -bbbb, -cccc, -dddd)", 9)).toBe(
    "\\left(\\begin{aligned}&aaaa,-bbbb,\\\\ &\\quad-cccc,-dddd\\end{aligned}\\right)",
  );
});

counted("behaviour", "half-open intervals and matrices are left whole", () => {
  const formula = "x \\in [0, 1), \\quad A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}";
  expect(withoutLayout(brokenFormula(formula, 200))).toBe(withoutLayout(formula));
  expect(widthOf(latexTree("\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}"))).toBeLessThan(4);
});
