import * as ObservablePlot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { at } from "../core/errors.ts";
import { escapeHtml } from "./html-escape.ts";
import {
  type Axis,
  type Extent,
  type Plot,
  type Point,
  plotExtent,
  type ReferenceSlope,
  type Series,
  slopeEnds,
  slopeMiddle,
} from "./plot.ts";
import { legendSvg } from "./plot-legend.ts";
import { type SeriesStyle, seriesStyles } from "./plot-style.ts";
import { logTicks, tickText } from "./plot-ticks.ts";

/** The size in CSS pixels at which a plot is drawn; the page scales it to its column. */
const WIDTH = 640;
const HEIGHT = 400;

const MARGINS = { marginTop: 34, marginRight: 24, marginBottom: 48, marginLeft: 64 };

/** Text as large as the page's small print. */
const FONT_SIZE = 14;

/** Labels of linear axes, about one each hundred pixels. */
const LINEAR_TICKS = 6;

/** Data keep this part of an axis away from its ends. */
const PADDING = 0.03;

type Mark = ObservablePlot.Markish;

/**
 * The plot as an SVG element that takes its colours from the page (`--series-1`, ..., `--ink`, `--rule`).
 * `id` makes the identifiers inside unique on the page.
 * Errors: as `plotExtent`.
 */
export function plotSvg(plot: Plot, id: string): string {
  const { x, y } = plotExtent(plot);
  const extent = { x: padded(plot.x, x), y: padded(plot.y, y) };
  const drawing = ObservablePlot.plot({
    document: parseHTML("<html><body></body></html>").document,
    width: WIDTH,
    height: HEIGHT,
    ...MARGINS,
    style: { fontSize: `${FONT_SIZE}px` },
    x: scaleOf(plot.x, extent.x),
    y: scaleOf(plot.y, extent.y),
    marks: marksOf(plot, extent),
  });
  drawing.querySelector("style")?.remove();
  const legend = legendSvg(plot, { width: WIDTH, left: MARGINS.marginLeft, top: HEIGHT });
  const height = HEIGHT + legend.height;
  return [
    `<svg class="plot" role="img" viewBox="0 0 ${WIDTH} ${height}" aria-labelledby="${id}-title ${id}-desc"`,
    ` font-family="inherit" font-size="${FONT_SIZE}" fill="currentColor">`,
    `<title id="${id}-title">${escapeHtml(plot.title)}</title>`,
    `<desc id="${id}-desc">${escapeHtml(plot.description)}</desc>`,
    `<g text-anchor="middle" aria-hidden="true">${drawing.innerHTML}</g>${legend.svg}</svg>`,
  ].join("");
}

function padded(axis: Axis, [least, greatest]: Point): Point {
  if (axis.scale === "linear") {
    const margin = PADDING * (greatest - least || 1);
    return [least - margin, greatest + margin];
  }
  const factor = greatest === least ? 2 : (greatest / least) ** PADDING;
  return [least / factor, greatest * factor];
}

function scaleOf(axis: Axis, domain: Point): ObservablePlot.ScaleOptions {
  return { type: axis.scale, domain, label: null };
}

function marksOf(plot: Plot, extent: Extent): Mark[] {
  return [
    ...gridAndAxes(plot, extent),
    ...(plot.slopes ?? []).flatMap(slopeMarks),
    ...seriesStyles(plot).flatMap((style, index) => seriesMarks(at(plot.series, index), style)),
  ];
}

/** The line, with its label below its middle. */
function slopeMarks(slope: ReferenceSlope): Mark[] {
  return [
    ObservablePlot.line(slopeEnds(slope), { stroke: "var(--ink-soft)", strokeWidth: 1 }),
    ObservablePlot.text([slopeMiddle(slope)], {
      text: [slope.label],
      fill: "var(--ink-soft)",
      stroke: "var(--ground)",
      strokeWidth: 4,
      textAnchor: "start",
      dx: 6,
      dy: 11,
    }),
  ];
}

function gridAndAxes(plot: Plot, extent: Extent): Mark[] {
  const [x, y] = [ticksOf(plot.x, extent.x), ticksOf(plot.y, extent.y)];
  const grid = { stroke: "var(--rule)", strokeOpacity: 1 };
  const axis = { tickSize: 5, color: "var(--ink-soft)", label: null };
  const labels = { fill: "var(--ink)", fontSize: FONT_SIZE };
  return [
    ObservablePlot.gridX({ ...x.places, ...grid }),
    ObservablePlot.gridY({ ...y.places, ...grid }),
    ObservablePlot.axisX({ ...x.places, ...x.labels, ...axis }),
    ObservablePlot.axisY({ ...y.places, ...y.labels, ...axis }),
    ObservablePlot.text([plot.x.label], { ...labels, frameAnchor: "bottom", dy: 40 }),
    ObservablePlot.text([plot.y.label], {
      ...labels,
      frameAnchor: "top-left",
      textAnchor: "start",
      dx: 12 - MARGINS.marginLeft,
      dy: -26,
    }),
  ];
}

/** Where an axis is ticked and, on logarithmic axes, our own labels. */
function ticksOf(axis: Axis, [least, greatest]: Point) {
  if (axis.scale === "linear") return { places: { ticks: LINEAR_TICKS }, labels: {} };
  const labelled = new Map(logTicks(least, greatest).map((tick) => [tick.value, tickText(tick)]));
  return {
    places: { ticks: [...labelled.keys()] },
    labels: { tickFormat: (value: number) => labelled.get(value) ?? "" },
  };
}

function seriesMarks({ draw, points }: Series, style: SeriesStyle): Mark[] {
  const line = ObservablePlot.line(points, {
    stroke: style.colour,
    strokeWidth: 2,
    strokeDasharray: style.dash,
    strokeLinejoin: "round",
  });
  const dots = ObservablePlot.dot(points, {
    symbol: style.symbol,
    r: 4,
    stroke: style.colour,
    strokeWidth: 1.6,
    fill: "var(--ground)",
  });
  switch (draw) {
    case "line":
      return [line];
    case "points":
      return [dots];
    case "line-and-points":
      return [line, dots];
  }
}
