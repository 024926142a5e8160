import { SERIES_COLOURS } from "./plot-style.ts";
import { STANDING_STYLES } from "./verdict-style.ts";

type Ground = "light" | "dark";

function seriesVariables(ground: Ground): string {
  return SERIES_COLOURS.map((colour, index) => `--series-${index + 1}: ${colour[ground]};`).join(" ");
}

function standingVariables(ground: Ground): string {
  return STANDING_STYLES.map(([name, { colour }]) => `--${name}: ${colour[ground]};`).join(" ");
}

const STANDING_RULES = STANDING_STYLES.map(([name]) => `.${name} { --status: var(--${name}); }`).join(" ");

/** Inks and grounds, and the colours of verdicts and series; text on its ground has contrast 4.5:1 or more. */
const COLOURS = `
:root {
  color-scheme: light dark;
  --ground: #fffefc; --panel: #f8f6f1; --ink: #1f1d1a; --ink-soft: #605c55; --rule: #e2ddd3; --accent: #0b5a83;
  ${standingVariables("light")}
  ${seriesVariables("light")}
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #16181c; --panel: #1e2126; --ink: #e8e5de; --ink-soft: #a9a59c; --rule: #363a41; --accent: #7dbfe9;
    ${standingVariables("dark")}
    ${seriesVariables("dark")}
  }
}`;

const TEXT = `
* { box-sizing: border-box; }
html { font-size: 106.25%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 46rem; padding: 0 1.25rem 4rem; counter-reset: section;
  background: var(--ground); color: var(--ink);
  font-family: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif;
  line-height: 1.55; overflow-wrap: break-word; font-variant-numeric: lining-nums;
}
header { padding: 3.2rem 0 1.2rem; border-bottom: 1px solid var(--rule); margin-bottom: 1.8rem; }
.brand, .badge, .tools, .side-name, .contents, footer, .live, .evidence, .source, .tally, summary, figcaption, caption,
svg.plot { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif; }
.brand { margin: 0 0 .9rem; font-size: .8rem; font-weight: 600; letter-spacing: .14em; text-transform: uppercase;
  color: var(--accent); }
h1 { margin: 0; font-size: 2.05rem; line-height: 1.18; letter-spacing: -.01em; text-wrap: balance; }
.subtitle { margin: .6rem 0 0; font-size: 1.12rem; color: var(--ink-soft); font-style: italic; text-wrap: balance; }
h2 { margin: 2.6rem 0 .7rem; font-size: 1.38rem; line-height: 1.25; }
main > h2:not(.plain) { counter-increment: section; }
main > h2:not(.plain)::before { content: counter(section); margin-right: .8em; color: var(--ink-soft); font-weight: 400; }
h3 { margin: 1.9rem 0 .5rem; font-size: 1.1rem; line-height: 1.3; }
p { margin: .8rem 0; hyphens: auto; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
a.citation { text-decoration-color: var(--rule); }
a:focus-visible, button:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .84em; }
pre { overflow-x: auto; padding: .8rem 1rem; background: var(--panel); border-radius: .4rem; line-height: 1.45; }
li { margin: .3rem 0; }
.abstract { margin: 0 0 2rem; padding-left: 1.1rem; border-left: 3px solid var(--accent); }
.abstract > :first-child { margin-top: 0; }
.abstract > :last-child { margin-bottom: 0; }
.contents { margin: 1.6rem 0 2rem; padding: .8rem 1rem; background: var(--panel); border-radius: .4rem; font-size: .86rem; }
.contents ol { margin: 0; padding-left: 1.6rem; columns: 16rem; column-gap: 2rem; }
.contents li { margin: 0; line-height: 1.75; break-inside: avoid; }
.contents a { text-decoration: none; }
.contents a:hover { text-decoration: underline; }
.sources ul { padding-left: 0; list-style: none; }
.sources li { padding-left: 1.6rem; text-indent: -1.6rem; }
:target { scroll-margin-top: 1rem; background: var(--panel); }
footer { margin-top: 3.5rem; padding-top: .6rem; border-top: 1px solid var(--rule); font-size: .82rem;
  color: var(--ink-soft); }`;

const MATHEMATICS = `
.katex { font-size: 1.1em; }
.katex-display { margin: 0; }
.scroll { overflow-x: auto; overflow-y: hidden; }
.formula { margin: 1rem 0 1.3rem; }
.formula-line { display: grid; grid-template-columns: 1fr auto; align-items: center; gap: .8rem; }
.formula-line > .scroll { padding: .35rem 0; }
.formula .label { color: var(--ink-soft); }
.formula-foot { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem .6rem; margin-top: .15rem; }
.formula-foot .evidence { flex: 1 1 0; min-width: 12rem; }
.evidence { font-size: .8rem; color: var(--ink-soft); }
.tools { margin-left: auto; display: flex; align-items: baseline; font-size: .74rem; color: var(--ink-soft); }
.tools button { font: inherit; line-height: 1.4; margin-left: .3rem; padding: .1rem .45rem; border: 1px solid var(--rule);
  border-radius: .3rem; background: none; color: inherit; cursor: copy; }
.tools button:hover, .tools button:focus-visible { border-color: currentColor; color: var(--ink); }
.tools button.copied { border-color: currentColor; color: var(--proved); }
.badge { display: inline-flex; align-items: center; gap: .35em; padding: .08em .6em .1em .5em; border-radius: 1em;
  font-size: .76rem; font-weight: 600; line-height: 1.5; white-space: nowrap;
  color: var(--status); background: color-mix(in srgb, var(--status) 11%, transparent); }
.badge svg { width: .85em; height: .85em; fill: currentColor; }
.badge.unchecked { background: none; outline: 1px dashed currentColor; outline-offset: -1px; }
${STANDING_RULES}
.live { position: fixed; bottom: 1rem; left: 50%; transform: translateX(-50%); margin: 0; padding: .35rem .9rem;
  border-radius: 1rem; background: var(--ink); color: var(--ground); font-size: .82rem; }
.live:empty { padding: 0; }`;

const BLOCKS = `
.comparison { margin: 1.4rem 0; display: grid; gap: .9rem; }
.comparison-row { border: 1px solid var(--rule); border-left: 4px solid var(--status); border-radius: .4rem;
  padding: .75rem 1rem .8rem; min-width: 0; }
.comparison-head { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
.what { font-weight: 600; }
.source { margin: .05rem 0 .5rem; font-size: .8rem; }
.sides { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: .8rem; }
.side { min-width: 0; padding: .35rem .8rem .5rem; border-radius: .3rem; background: var(--panel); }
.side p { margin: 0; }
.side .katex-display { text-align: left; }
.side .katex-display > .katex { text-align: left; }
.side .scroll { padding: .3rem 0; }
.side-name { font-size: .7rem; letter-spacing: .06em; text-transform: uppercase; color: var(--ink-soft); }
p.evidence { margin: .6rem 0 0; }
.table { margin: 1.6rem 0; container-type: inline-size; }
table { border-collapse: collapse; margin: 0 auto; font-size: .93rem; font-variant-numeric: lining-nums tabular-nums;
  border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink); }
caption { padding-bottom: .6rem; text-align: left; }
caption span { display: inline-block; position: sticky; left: 0; max-width: 100cqi; }
caption, figcaption { font-size: .84rem; line-height: 1.45; color: var(--ink-soft); }
caption b, figcaption b { color: var(--ink); }
th, td { padding: .22rem .8rem; text-align: left; vertical-align: baseline; }
th:first-child, td:first-child { padding-left: .2rem; }
th:last-child, td:last-child { padding-right: .2rem; }
thead th { border-bottom: 1px solid var(--ink); font-weight: 600; padding-block: .4rem; }
tbody tr:first-child > * { padding-top: .45rem; }
tbody tr:last-child > * { padding-bottom: .45rem; }
tbody + tbody { border-top: 1px solid var(--rule); }
.number { text-align: right; white-space: nowrap; }
.centre { text-align: center; }
sup { font-size: .72em; line-height: 0; }
figure { margin: 1.8rem 0; }
svg.plot { display: block; width: 100%; height: auto; }
figcaption { margin-top: .5rem; }
details { margin: 1.2rem 0; border: 1px solid var(--rule); border-radius: .4rem; padding: 0 1rem; }
details[open] { padding-bottom: .5rem; }
summary { margin: 0 -1rem; padding: .55rem 1rem; font-size: .9rem; font-weight: 600; cursor: pointer; }
details[open] > summary { border-bottom: 1px solid var(--rule); }
.reports { padding: 0; list-style: none; counter-reset: report; }
.reports > li { padding: 1.1rem 0; border-bottom: 1px solid var(--rule); margin: 0; }
.reports h3 { margin: 0 0 .2rem; font-size: 1.2rem; counter-increment: report; }
.reports h3::before { content: counter(report); display: inline-block; min-width: 1.6em; color: var(--ink-soft); font-weight: 400; }
.reports h3 a { text-decoration: none; }
.reports h3 a:hover { text-decoration: underline; }
.reports p { margin: .3rem 0; }
.tally { font-size: .84rem; display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: baseline; }`;

const OTHER_MEDIA = `
@media (max-width: 40rem) {
  header { padding-top: 1.8rem; }
  h1 { font-size: 1.6rem; }
  p { overflow-x: auto; overflow-y: hidden; }
  .sides { grid-template-columns: 1fr; }
  svg.plot { width: calc(100% + 2.5rem); margin-inline: -1.25rem; }
}
@media print {
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  .tools, .contents, .live { display: none; }
  .formula, .comparison-row, figure, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;

/** The styles of a page: a well-set paper in the light, the same at night, and on a printer. */
export const PAGE_STYLES = [COLOURS, TEXT, MATHEMATICS, BLOCKS, OTHER_MEDIA].join("\n");
