import { at } from "../core/errors.ts";
import type { Plot } from "./plot.ts";

/** What keeps the n-th series apart from the others, with and without colour. */
export interface SeriesStyle {
  /** Its colour, as a CSS variable of the page. */
  readonly colour: string;
  readonly symbol: "circle" | "square" | "triangle" | "diamond" | "times" | "star";
  /** The marker's name in pgfplots. */
  readonly mark: string;
  /** SVG dash pattern; `none` for a full line. */
  readonly dash: string;
  /** The dash pattern's name in TikZ. */
  readonly tikzDash: string;
}

/**
 * Colours on white and on near-black: distinct for red-green and blue-yellow blind readers (after Okabe & Ito,
 * darkened or lightened until each has contrast 3:1 on its ground).
 */
export const SERIES_COLOURS: readonly { readonly light: string; readonly dark: string }[] = [
  { light: "#0067a5", dark: "#5cb3ee" },
  { light: "#c8500a", dark: "#f5914d" },
  { light: "#00805c", dark: "#35c997" },
  { light: "#a34a86", dark: "#e49ac9" },
  { light: "#7a6a00", dark: "#dccb4a" },
  { light: "#3a3f47", dark: "#cfd3da" },
];

const MARKERS = [
  { symbol: "circle", mark: "o" },
  { symbol: "square", mark: "square" },
  { symbol: "triangle", mark: "triangle" },
  { symbol: "diamond", mark: "diamond" },
  { symbol: "times", mark: "x" },
  { symbol: "star", mark: "star" },
] as const;

const DASHES = [
  { dash: "none", tikzDash: "solid" },
  { dash: "7 3", tikzDash: "dashed" },
  { dash: "2 3", tikzDash: "dotted" },
  { dash: "9 3 2 3", tikzDash: "dashdotted" },
  { dash: "12 4", tikzDash: "loosely dashed" },
  { dash: "4 2", tikzDash: "densely dashed" },
] as const;

/** The styles of a plot's series: colours by position, markers and dashes by position among those that show them. */
export function seriesStyles({ series }: Plot): readonly SeriesStyle[] {
  return series.map((_, index) => {
    const before = series.slice(0, index);
    return {
      colour: `var(--series-${index + 1})`,
      ...at(MARKERS, before.filter(({ draw }) => draw !== "line").length),
      ...at(DASHES, before.filter(({ draw }) => draw !== "points").length),
    };
  });
}
