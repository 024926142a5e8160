import { expect } from "vitest";
import { VERDICT_STATUSES } from "../../../src/core/verdict-status.ts";
import { column, formula, inlineCode, math, paragraph, steps, table } from "../../../src/report/build.ts";
import type { Block } from "../../../src/report/document.ts";
import { latexReport } from "../../../src/report/latex.ts";
import { escapeLatex, escapeLatexCode } from "../../../src/report/latex-escape.ts";
import { counted } from "../../counted.ts";
import { PDFLATEX, skipFor, typeset } from "./programs.ts";
import { longSum, sampleReport } from "./sample-report.ts";

const article = latexReport(sampleReport);

function articleOf(...blocks: readonly Block[]): string {
  return latexReport({ ...sampleReport, abstract: [], blocks });
}

counted(
  "behaviour",
  "an article shows every block, the verdicts in words, the sources and how to make it again",
  () => {
    for (const status of VERDICT_STATUSES)
      expect(article).toMatch(new RegExp(`\\\\badge\\{${status}\\}\\{.*\\}\\{${status}\\}`));
    for (const part of [
      "\\section{The lattice}",
      "\\subsection{The slowest mode}",
      "\\begin{longtable}",
      "\\begin{axis}",
      "\\begin{itemize}",
      "\\tag*{(2)}",
      "\\hyperlink{source-ChenRobertsBunder}",
      "\\hypertarget{source-ChenRobertsBunder}",
      "seed 20160321",
    ]) {
      expect(article).toContain(part);
    }
  },
);

counted("behaviour", "the same report gives the same article", () => {
  expect(latexReport(sampleReport)).toBe(article);
});

counted("behaviour", "text is escaped, Unicode becomes LaTeX, and an unknown character is named", () => {
  expect(escapeLatex("50% of a_b & {c} #1 $x$ ~^\\")).toBe(
    "50\\% of a\\_b \\& \\{c\\} \\#1 \\$x\\$ \\textasciitilde{}\\textasciicircum{}\\textbackslash{}",
  );
  expect(escapeLatex("κ ≤ ω² — §3")).toBe("$\\kappa$ $\\le$ $\\omega$$^{2}$ --- \\S{}3");
  expect(escapeLatex("κ̄ ρ̄ û")).toBe("$\\bar{\\kappa}$ $\\bar{\\rho}$ û");
  expect(escapeLatexCode("--out a_b")).toBe("-{}-{}out a\\_\\allowbreak{}b");
  expect(() => escapeLatex("漢")).toThrowError(/'漢' \(U\+6F22\)/);
  expect(() => escapeLatex("a\u0007")).toThrowError(expect.objectContaining({ code: "E_UNSUPPORTED" }));
});

counted("behaviour", "formulas outside the closed list are refused here too", () => {
  expect(() => articleOf(formula("\\oiint", "x"))).toThrowError(/\\oiint/);
});

const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");
const LETTERS = "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ";
const SIGNS = "×÷·±−≤≥≠≈≡∝∈∞√∂∇∑∫→←⇒↦′°ℓ⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉ℚℝℤℂ–—‘’“”…§";
const NAMES = "Müller Ångström Dvořák Łukasiewicz Gauß Poincaré Şahin Erdős κ̄ ρ̄ ω̂";

const deepFraction = `x = \\frac{${longSum}}{\\left(${longSum}\\right)^2 + \\frac{${longSum}}{${longSum}}}`;

const articles: readonly (readonly [name: string, latex: string])[] = [
  ["the sample report", article],
  [
    "all characters that we map, in text and in program text",
    articleOf(
      paragraph([...ASCII].join(" "), [...LETTERS, ...SIGNS, ""].join(" "), NAMES, " ", inlineCode(ASCII)),
    ),
  ],
  [
    "formulas wider and higher than the page, and a table wider than it",
    articleOf(
      formula(deepFraction, "x"),
      formula(`S = ${Array.from({ length: 12 }, () => longSum).join(" - ")}`, "S", { label: "7" }),
      formula("7".repeat(400), "7"),
      formula(`y = \\frac{${Array.from({ length: 30 }, () => longSum).join(" + ")}}{2}`, "y"),
      table(
        Array.from({ length: 14 }, (_, i) => column(`column ${i}`, "number")),
        [Array.from({ length: 14 }, () => "-1.2345e-12")],
        "Wide.",
      ),
    ),
  ],
  [
    "tables below headings that text runs on from, and a long table of many columns",
    articleOf(
      steps("The residual, order by order", [table([column("rate", "number")], [["1"]], "Short.")]),
      steps("The entries", [
        table(
          Array.from({ length: 9 }, (_, i) => column(`${i}`, "number")),
          Array.from({ length: 50 }, (_row, n) =>
            Array.from({ length: 9 }, (_, i) => [
              math(i < 2 ? `${n}` : "\\frac{838286566219}{500000000000}"),
            ]),
          ),
          "Long.",
        ),
      ]),
    ),
  ],
];

for (const [name, latex] of articles) {
  const title = `pdflatex sets ${name}, and nothing sticks out`;
  if (PDFLATEX === undefined) skipFor("pdflatex", title);
  else {
    const program = PDFLATEX;
    counted(
      "behaviour",
      title,
      () => {
        const { succeeded, log } = typeset(program, latex);
        expect(succeeded, log.slice(-2000)).toBe(true);
        expect(overfull(log)).toEqual([]);
      },
      { timeout: 60_000 },
    );
  }
}

/** What sticks out of the page, in TeX's words. */
function overfull(log: string): readonly string[] {
  return log.split("\n").filter((line) => line.startsWith("Overfull"));
}
