import { at } from "../core/errors.ts";
import { escapeHtml } from "./html-escape.ts";
import type { Plot, Series } from "./plot.ts";
import { type SeriesStyle, seriesStyles } from "./plot-style.ts";

/** Where the legend goes, in the plot's own pixels. */
interface LegendPlace {
  readonly width: number;
  readonly left: number;
  readonly top: number;
}

const ROW_HEIGHT = 24;
const SWATCH_WIDTH = 34;
const SWATCH_GAP = 10;
const ENTRY_GAP = 20;

/** A generous mean width of a character at the plot's font size: entries must not collide in any font. */
const CHARACTER_WIDTH = 7.6;

/** The legend below a plot: in as many columns as its longest entry allows. */
export function legendSvg(plot: Plot, place: LegendPlace): { readonly svg: string; readonly height: number } {
  const longest = Math.max(...plot.series.map((series) => series.label.length));
  const entryWidth = SWATCH_WIDTH + SWATCH_GAP + CHARACTER_WIDTH * longest + ENTRY_GAP;
  const columns = Math.max(1, Math.floor((place.width - place.left + ENTRY_GAP) / entryWidth));
  const styles = seriesStyles(plot);
  const entries = plot.series.map((series, index) => {
    const x = place.left + (index % columns) * entryWidth;
    const y = place.top + ROW_HEIGHT * (Math.floor(index / columns) + 0.5);
    return `<g transform="translate(${x},${y})">${entry(series, at(styles, index))}</g>`;
  });
  const height = ROW_HEIGHT * Math.ceil(plot.series.length / columns) + ROW_HEIGHT / 4;
  return { svg: `<g class="legend">${entries.join("")}</g>`, height };
}

function entry(series: Series, style: SeriesStyle): string {
  const line = `<path d="M0 0H${SWATCH_WIDTH}" stroke="${style.colour}" stroke-width="2" stroke-dasharray="${style.dash}"/>`;
  const marker =
    `<path d="${MARKERS[style.symbol]}" transform="translate(${SWATCH_WIDTH / 2},0)"` +
    ` fill="var(--ground)" stroke="${style.colour}" stroke-width="1.6"/>`;
  const swatch = { line, points: marker, "line-and-points": line + marker }[series.draw];
  const textLeft = SWATCH_WIDTH + SWATCH_GAP;
  return `${swatch}<text x="${textLeft}" dy="0.35em">${escapeHtml(series.label)}</text>`;
}

/** The plot's markers, drawn around the origin. */
const MARKERS: Readonly<Record<SeriesStyle["symbol"], string>> = {
  circle: "M4 0A4 4 0 1 1-4 0A4 4 0 1 1 4 0Z",
  square: "M-3.5-3.5H3.5V3.5H-3.5Z",
  triangle: "M0-5.4L4.7 2.7H-4.7Z",
  diamond: "M0-5.8L3.4 0L0 5.8L-3.4 0Z",
  times: "M-3.9-3.9L3.9 3.9M-3.9 3.9L3.9-3.9",
  star: "M0-6.3L1.4-2L6-2L2.3 0.7L3.7 5.1L0 2.4L-3.7 5.1L-2.3 0.7L-6-2L-1.4-2Z",
};
