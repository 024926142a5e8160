import type { Document } from "../core/sources.ts";
import { citedDocuments } from "./citations.ts";
import type { Provenance, ReportDocument } from "./document.ts";
import { blocksLatex } from "./latex-blocks.ts";
import { escapeLatex, escapeLatexCode } from "./latex-escape.ts";
import { sourceTarget } from "./latex-inlines.ts";
import { SERIES_COLOUR_DEFINITIONS } from "./plot-latex.ts";
import { STANDING_STYLES } from "./verdict-style.ts";

const PACKAGES = String.raw`\documentclass[11pt,a4paper]{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{lmodern}
\usepackage{textcomp}
\usepackage[margin=25mm]{geometry}
\usepackage{amsmath,amssymb}
\usepackage{booktabs,longtable}
\usepackage{graphicx}
\usepackage{xcolor}
\usepackage{pgfplots}
\usepackage[hidelinks]{hyperref}
\pgfplotsset{compat=1.16}`;

/** The colours of verdicts on paper. */
const COLOURS = STANDING_STYLES.map(
  ([name, { colour }]) => `\\definecolor{${name}}{HTML}{${colour.light.slice(1).toUpperCase()}}`,
).join("\n");

/**
 * \badge: the mark of a verdict. \fitted: mathematics, made smaller where it is wider than its first argument
 * or higher than a page. \shrunk: the same for tables. \standing and \comparison lay out what their names say;
 * here: a figure or table that stays where it is, below a heading that would have the text run on beside it.
 */
const MACROS = String.raw`\newcommand{\badge}[3]{\textcolor{#1}{\footnotesize\sffamily$#2$~#3}}
\newsavebox{\fittingbox}
\newcommand{\fittedbox}[1]{%
  \ifdim\wd\fittingbox>#1\relax\sbox{\fittingbox}{\resizebox{#1}{!}{\usebox{\fittingbox}}}\fi
  \ifdim\dimexpr\ht\fittingbox+\dp\fittingbox\relax>0.85\textheight
    \sbox{\fittingbox}{\resizebox{!}{0.85\textheight}{\usebox{\fittingbox}}}\fi
  \usebox{\fittingbox}}
\newcommand{\fitted}[2]{\sbox{\fittingbox}{$\displaystyle#2$}\fittedbox{#1}}
\newcommand{\shrunk}[1]{\sbox{\fittingbox}{#1}\fittedbox{\linewidth}}
\newcommand{\standing}[2]{\par#1\quad{\footnotesize\sffamily\color{black!65}#2}\par}
\makeatletter
\newenvironment{here}[1]{\if@noskipsec\leavevmode\fi\par\medskip\begin{minipage}{\linewidth}\centering\def\@captype{#1}}{\end{minipage}\par\medskip}
\makeatother
\newcommand{\side}[2]{\begin{minipage}[t]{0.47\linewidth}{\footnotesize\scshape\color{black!65}#1}\\[0.5ex]#2\end{minipage}}
\newcommand{\comparison}[6]{\par\medskip\begin{minipage}{\linewidth}{\color{black!30}\hrule}\smallskip
  \textbf{#1}\hfill#2\\{\footnotesize\sffamily#3}\par\smallskip
  \side{printed}{#4}\hfill\side{ours}{#5}\par\smallskip
  {\footnotesize\sffamily#6}\par\smallskip\end{minipage}\par}
\allowdisplaybreaks
\setlength{\emergencystretch}{3em}
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.45\baselineskip plus 1pt}
\setcounter{LTchunksize}{1000}`;

/**
 * A report as a LaTeX article for plain pdflatex; a second run settles the columns of long tables. The same report gives the
 * same text.
 * Errors: E_UNSUPPORTED for LaTeX commands, characters and addresses; E_DOMAIN and E_SHAPE for plots.
 */
export function latexReport(report: ReportDocument): string {
  const under = report.subtitle === undefined ? "" : `\\\\[1ex]\\large ${escapeLatex(report.subtitle)}`;
  const abstract = blocksLatex(report.abstract);
  return [
    PACKAGES,
    COLOURS,
    SERIES_COLOUR_DEFINITIONS,
    MACROS,
    `\\title{${escapeLatex(report.title)}${under}}`,
    `\\author{Residua ${escapeLatex(report.provenance.version)}}`,
    "\\date{}",
    "\\begin{document}\n\\maketitle",
    ...(abstract === "" ? [] : [`\\begin{abstract}\n${abstract}\n\\end{abstract}`]),
    blocksLatex(report.blocks),
    sourcesLatex(citedDocuments(report)),
    provenanceLatex(report.provenance),
    "\\end{document}\n",
  ].join("\n\n");
}

function sourcesLatex(documents: readonly Document[]): string {
  if (documents.length === 0) return "";
  const items = documents.map((document) => {
    const { authors, year, title, where } = document;
    const entry = `${escapeLatex(authors)} (${year}). \\emph{${escapeLatex(title)}}. ${escapeLatex(where)}.`;
    return `\\item \\hypertarget{${sourceTarget(document)}}{}${entry}`;
  });
  return `\\section*{Sources}\n\\begin{itemize}\n${items.join("\n")}\n\\end{itemize}`;
}

function provenanceLatex({ version, seed, command }: Provenance): string {
  return [
    "\\section*{The same report again}",
    `Made by Residua ${escapeLatex(version)} with seed ${seed}: \\texttt{${escapeLatexCode(command)}}.`,
  ].join("\n");
}
