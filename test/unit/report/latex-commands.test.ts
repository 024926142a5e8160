import { expect } from "vitest";
import { katexHtml } from "../../../src/report/katex-html.ts";
import {
  commandShape,
  LATEX_COMMANDS,
  LATEX_ENVIRONMENTS,
  requireLatexCommands,
} from "../../../src/report/latex-commands.ts";
import { counted } from "../../counted.ts";
import { PDFLATEX, skipFor, typeset } from "./programs.ts";

/** Commands that only mean something together with others. */
const TOGETHER: Readonly<Record<string, string>> = {
  "\\left": "\\left( x \\right)",
  "\\right": "\\left[ x \\right]",
  "\\begin": "\\begin{matrix} a \\end{matrix}",
  "\\end": "\\begin{matrix} a \\end{matrix}",
  "\\\\": "\\begin{aligned} a &= b \\\\ &= c \\end{aligned}",
  "\\limits": "\\sum\\limits_{n}",
  "\\nolimits": "\\sum\\nolimits_{n}",
};

function sampleOf(command: string): string {
  const shape = commandShape(command);
  const together = TOGETHER[command];
  if (together !== undefined) return together;
  if (shape?.kind === "delimiter") return `${command}( x )`;
  return command + "{A}".repeat(shape?.arguments ?? 0);
}

function environmentSample(name: string): string {
  const content = name === "gathered" ? "a \\\\ b" : "a & b";
  return `\\begin{${name}}${name === "array" ? "{cc}" : ""} ${content} \\end{${name}}`;
}

const samples = [...LATEX_COMMANDS.map(sampleOf), ...LATEX_ENVIRONMENTS.map(environmentSample)];

counted("behaviour", "every command of the closed list is accepted, and KaTeX sets it in strict mode", () => {
  for (const sample of samples) expect(katexHtml(sample, "display"), sample).toContain("katex-html");
  expect(samples.length).toBeGreaterThan(150);
  return samples.length;
});

const compiles = "every command of the closed list compiles with pdflatex";
if (PDFLATEX === undefined) skipFor("pdflatex", compiles);
else {
  const program = PDFLATEX;
  counted(
    "behaviour",
    compiles,
    () => {
      const body = samples.map((sample) => `\\[ ${sample} \\]`).join("\n");
      const text = `\\documentclass{article}\\usepackage{amsmath,amssymb}\\begin{document}\n${body}\n\\end{document}`;
      const { succeeded, log } = typeset(program, text);
      expect(succeeded, log).toBe(true);
      return samples.length;
    },
    { timeout: 60_000 },
  );
}

/** Found by rendering each with KaTeX 0.19 and compiling it with pdflatex, amsmath, mathtools and bm. */
const DIFFERING =
  String.raw`\llbracket \bra{a} \ket{b} \html@mathml{a}{b} \htmlClass{foo}{x} \htmlData{id=1}{x} \label{e}x
  \oiint \pdv{f}{x} \dv{f}{x} \qty(x) \norm{x} \abs{x} \R \N \degree ε \text{μ} α+β \begin{CD}A@>>>B\end{CD}
  \cancel{x} \phase{x} \argmin \lang \plim \num{1.2e3} \multicolumn{2}{c}{x}`.split(/\s+/);

/** Commands that would reach outside the formula. */
const HOSTILE =
  String.raw`\input{/etc/passwd} \write18{ls} \def\x{y} \href{javascript:alert(1)}{x} \includegraphics{x}
  \url{x} \newcommand{\x}{y} $ x%y x#y \text{a\input{b}} \text{$} \text{%}`.split(/\s+/);

counted(
  "wrong-twin",
  "commands on which KaTeX and pdflatex disagree, and hostile ones, are refused by name",
  () => {
    for (const latex of [...DIFFERING, ...HOSTILE]) {
      expect(() => requireLatexCommands(latex), latex).toThrowError(
        expect.objectContaining({ code: "E_UNSUPPORTED" }),
      );
    }
    expect(() => requireLatexCommands("a + \\oiint b")).toThrowError(/'\\oiint'/);
    return DIFFERING.length + HOSTILE.length;
  },
);

counted("behaviour", "a formula that KaTeX cannot read is E_PARSE with the formula in the message", () => {
  for (const latex of ["\\frac{a}", "{a", "a^{b}^{c}", "a & b"]) {
    expect(() => katexHtml(latex, "inline"), latex).toThrowError(
      expect.objectContaining({ code: "E_PARSE" }),
    );
  }
});
