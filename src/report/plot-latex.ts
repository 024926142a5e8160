import { at } from "../core/errors.ts";
import { escapeLatex } from "./latex-escape.ts";
import { type Axis, type Extent, type Plot, type Point, plotExtent, type Series, slopeEnds } from "./plot.ts";
import { SERIES_COLOURS, type SeriesStyle, seriesStyles } from "./plot-style.ts";
import { logTicks, tickLatex } from "./plot-ticks.ts";

/** The colours of the series, for the preamble of the article. */
export const SERIES_COLOUR_DEFINITIONS = SERIES_COLOURS.map(
  ({ light }, index) => `\\definecolor{series${index + 1}}{HTML}{${light.slice(1).toUpperCase()}}`,
).join("\n");

/**
 * The plot as a `tikzpicture` of pgfplots.
 * Errors: as `plotExtent`; E_UNSUPPORTED for a character in a label that we have no LaTeX for.
 */
export function plotLatex(plot: Plot): string {
  const extent = plotExtent(plot);
  const styles = seriesStyles(plot);
  const options = [
    "width=0.92\\linewidth",
    "height=0.56\\linewidth",
    ...axisOptions("x", plot.x, extent.x),
    ...axisOptions("y", plot.y, extent.y),
    "grid=major",
    "grid style={black!12}",
    "legend style={at={(0.5,-0.2)}, anchor=north, draw=none, /tikz/every even column/.append style={column sep=1em}}",
    `legend columns=${legendColumns(plot)}`,
    "legend cell align=left",
  ];
  return [
    "\\begin{tikzpicture}",
    `\\begin{axis}[\n  ${options.join(",\n  ")}\n]`,
    ...plot.series.map((series, index) => seriesLatex(series, at(styles, index), index)),
    ...(plot.slopes ?? []).map((slope) => {
      const ends = slopeEnds(slope).map(pair).join(" ");
      const label = `node[pos=0.5, below right, font=\\footnotesize] {${escapeLatex(slope.label)}}`;
      return `\\addplot[forget plot, black!60] coordinates {${ends}} ${label};`;
    }),
    "\\end{axis}",
    "\\end{tikzpicture}",
  ].join("\n");
}

function axisOptions(name: "x" | "y", axis: Axis, [least, greatest]: Extent["x"]): readonly string[] {
  const label = `${name}label={${escapeLatex(axis.label)}}`;
  if (axis.scale === "linear") return [label, `enlarge ${name} limits=0.04`];
  const ticks = logTicks(least, greatest);
  return [
    label,
    `${name}mode=log`,
    `${name}tick={${ticks.map((tick) => tick.value).join(",")}}`,
    `${name}ticklabels={${ticks.map((tick) => `$${tickLatex(tick)}$`).join(",")}}`,
  ];
}

function seriesLatex(series: Series, style: SeriesStyle, index: number): string {
  const marks =
    series.draw === "line"
      ? "no marks"
      : `mark=${style.mark}, mark size=2.2pt, mark options={solid, thin, fill=white}`;
  const lines = series.draw === "points" ? "only marks" : `${style.tikzDash}, thick`;
  const options = `series${index + 1}, ${lines}, ${marks}`;
  return [
    `\\addplot[${options}] coordinates {`,
    `  ${series.points.map(pair).join(" ")}`,
    "};",
    `\\addlegendentry{${escapeLatex(series.label)}}`,
  ].join("\n");
}

function pair([x, y]: Point): string {
  return `(${x},${y})`;
}

/** Entries up to these lengths fit side by side in three and in two columns. */
const SHORT_ENTRY = 16;
const MIDDLING_ENTRY = 32;

function legendColumns({ series }: Plot): number {
  const longest = Math.max(...series.map(({ label }) => label.length));
  if (longest <= SHORT_ENTRY) return 3;
  return longest <= MIDDLING_ENTRY ? 2 : 1;
}
