import { assert, property, string } from "fast-check";
import { expect } from "vitest";
import { VERDICT_STATUSES } from "../../../src/core/verdict-status.ts";
import {
  column,
  definition,
  formula,
  heading,
  inlineCode,
  inlines,
  link,
  paragraph,
  steps,
  table,
  verdict,
} from "../../../src/report/build.ts";
import type { Block, ReportDocument } from "../../../src/report/document.ts";
import { htmlReport } from "../../../src/report/html.ts";
import { escapeHtml } from "../../../src/report/html-escape.ts";
import { htmlIndex } from "../../../src/report/html-index.ts";
import { usedFaces } from "../../../src/report/katex-fonts.ts";
import { katexHtml } from "../../../src/report/katex-html.ts";
import { counted } from "../../counted.ts";
import { sampleReport } from "./sample-report.ts";

/** A page must be small enough to send around: DESIGN, Reports. */
const LARGEST_PAGE = 1_000_000;

function pageOf(...blocks: readonly Block[]): string {
  const report: ReportDocument = { ...sampleReport, abstract: [], blocks };
  return htmlReport(report);
}

function occurrences(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

const page = htmlReport(sampleReport);

counted(
  "behaviour",
  "a page is one file below a megabyte, with one h1, a language, a title and a viewport",
  () => {
    expect(Buffer.byteLength(page)).toBeLessThan(LARGEST_PAGE);
    expect(occurrences(page, /<h1[ >]/g)).toBe(1);
    expect(page).toContain('<html lang="en">');
    expect(page).toContain("<title>Waves in a heterogeneous elastic lattice – Residua</title>");
    expect(page).toContain('name="viewport"');
    expect(page).not.toMatch(/<link|src="|url\((?!data:)|@import/);
  },
);

counted(
  "behaviour",
  "a page shows every block, the verdicts in words, the sources and how to make it again",
  () => {
    for (const status of VERDICT_STATUSES) expect(page).toContain(`</svg>${status}</span>`);
    for (const tag of [
      "<figure>",
      "<details>",
      "<table>",
      "<pre>",
      "<ul>",
      "<ol>",
      "<h3>",
      "<math",
      "<nav",
    ]) {
      expect(page).toContain(tag);
    }
    expect(page).toContain('href="#source-ChenRobertsBunder"');
    expect(page).toContain('id="source-ChenRobertsBunder"');
    expect(page).toContain("npx residua report lattice-waves --out out");
    expect(page).toContain("seed 20160321");
  },
);

counted("behaviour", "the same report gives the same page", () => {
  expect(htmlReport(sampleReport)).toBe(page);
});

counted("behaviour", "a formula without a verdict says so; a definition needs none", () => {
  expect(pageOf(formula("a", "a"))).toContain("unchecked</span>");
  expect(pageOf(definition("a", "a"))).not.toContain("unchecked</span>");
  expect(pageOf(formula("a", "a", { verdict: verdict("proved", "by hand") }))).toContain("by hand");
});

const ATTACK = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;`;

counted("behaviour", "hostile text stays text, wherever it stands", () => {
  const blocks = [
    heading(ATTACK),
    paragraph(ATTACK),
    formula("a", ATTACK, { label: ATTACK, verdict: verdict("proved", ATTACK) }),
    steps(ATTACK, [paragraph(inlineCode(ATTACK))]),
    table([column(ATTACK, "number")], [[ATTACK]], ATTACK),
  ];
  const provenance = { version: ATTACK, seed: 1, command: ATTACK };
  const attacked = htmlReport({ ...sampleReport, title: ATTACK, subtitle: ATTACK, blocks, provenance });
  expect(occurrences(attacked, /<script/g)).toBe(1);
  expect(occurrences(attacked, /<img/g)).toBe(0);
  expect(occurrences(attacked, /&lt;script&gt;/g)).toBeGreaterThanOrEqual(14);
});

counted("behaviour", "links lead to pages and places, not to programs", () => {
  expect(pageOf(paragraph(link("x", "https://example.org/a?b=c&d")))).toContain("b=c&amp;d");
  for (const href of [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "//x.y",
    "file:///etc",
  ]) {
    expect(() => pageOf(paragraph(link("x", href))), href).toThrowError(
      expect.objectContaining({ code: "E_UNSUPPORTED" }),
    );
  }
});

counted("property", "escaped text has no markup left, and reads as it was", () => {
  const names: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  assert(
    property(string({ unit: "binary" }), (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      expect(escaped.replace(/&([^;]+);/g, (_, name: string) => names[name] ?? "?")).toBe(text);
    }),
  );
});

counted("behaviour", "numbers in tables get true minus signs and raised exponents; words do not", () => {
  const cells = ["-0.5", "1.2e-12", "-3e+4", "1/3", "well-known", "e-5"];
  const html = pageOf(
    table(
      [column("v", "number")],
      cells.map((cell) => [cell]),
      "c",
    ),
  );
  for (const shown of [
    "−0.5<",
    "1.2×10<sup>−12</sup>",
    "−3×10<sup>4</sup>",
    ">1/3<",
    ">well-known<",
    ">e-5<",
  ]) {
    expect(html).toContain(shown);
  }
});

counted("behaviour", "a list of contents appears with the fourth section", () => {
  const sections = ["One", "Two", "Three", "Four"].map(heading);
  expect(pageOf(...sections.slice(1))).not.toContain("<nav");
  expect(pageOf(...sections)).toContain('<a href="#section-4">Four</a>');
});

counted("behaviour", "only the font faces that a page uses are embedded", () => {
  const files = (latex: string) => usedFaces(katexHtml(latex, "display")).map(({ file }) => file);
  expect(files("a")).toEqual(expect.arrayContaining(["KaTeX_Math-Italic.woff2", "KaTeX_Main-Regular.woff2"]));
  expect(files("a")).toHaveLength(2);
  expect(files("\\mathbf{a}")).toContain("KaTeX_Main-Bold.woff2");
  expect(files("\\mathcal{L}")).toContain("KaTeX_Caligraphic-Regular.woff2");
  expect(files("\\mathsf{L}")).toContain("KaTeX_SansSerif-Regular.woff2");
  expect(files("\\left(\\frac{\\frac{a}{b}}{\\frac{c}{d}}\\right)")).toContain("KaTeX_Size3-Regular.woff2");
});

counted("behaviour", "the index lists reports, counts verdicts and tells every claim", () => {
  const claims = [
    { what: inlines("mean density"), verdict: verdict("proved", "identity") },
    { what: inlines("Robin constant"), verdict: verdict("refuted", "0.392, not 0.53") },
    { what: inlines("elasticity"), verdict: verdict("proved", "identity") },
  ];
  const entry = {
    ...{ title: "A & B", group: undefined, summary: inlines("Waves.") },
    ...{ page: "a.html", article: "a.tex", claims },
  };
  const html = htmlIndex("Derivations", [entry], sampleReport.provenance);
  expect(html).toContain('<a href="a.html">A &amp; B</a>');
  expect(html).toContain('<a href="a.tex">LaTeX</a>');
  expect(html).toContain("1 report, 3 claims");
  expect(html).toContain("0.392, not 0.53");
  expect(html).toMatch(/<b>2<\/b> <span class="badge proved">/);
  expect(html).toMatch(/<b>1<\/b> <span class="badge refuted">/);
  expect(html).not.toContain('class="badge undecided"');
});

counted("behaviour", "the index puts reports of the same group under one heading, in their order", () => {
  const entry = (title: string, group: string | undefined) => ({
    ...{ title, group, summary: inlines("."), page: "a.html", article: "a.tex", claims: [] },
  });
  const entries = [entry("One", "First & last"), entry("Two", "First & last"), entry("Three", undefined)];
  const html = htmlIndex("Derivations", entries, sampleReport.provenance);
  expect(html.match(/First &amp; last<\/h2>/g)).toHaveLength(1);
  expect(html.match(/<ol class="reports">/g)).toHaveLength(2);
  expect(html).toMatch(
    /First &amp; last<\/h2>[\s\S]*One[\s\S]*Two[\s\S]*<\/ol>[\s\S]*<ol class="reports">[\s\S]*Three/,
  );
});
