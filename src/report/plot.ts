import { ResiduaError } from "../core/errors.ts";

export type Point = readonly [x: number, y: number];

export interface Axis {
  /** With its unit, in plain text: `wavenumber k h / π`. */
  readonly label: string;
  readonly scale: "linear" | "log";
}

/** One set of data under one name in the legend. Its colour, marker and dash follow from its position. */
export interface Series {
  readonly label: string;
  readonly draw: "line" | "points" | "line-and-points";
  readonly points: readonly Point[];
}

/** A power law `y = y0 (x/x0)^exponent` from its first point to `toX`, for the eye to compare orders with. */
export interface ReferenceSlope {
  readonly exponent: number;
  readonly from: Point;
  readonly toX: number;
  /** Such as `slope 4`. */
  readonly label: string;
}

/** A plot as data: rendered to SVG for the page and to pgfplots for the article. */
export interface Plot {
  readonly title: string;
  /** What a reader who cannot see the plot should know of it. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly slopes?: readonly ReferenceSlope[];
}

/** The number of series that colours, markers and dashes keep apart. */
export const MOST_SERIES = 6;

/** The two ends of a reference slope. */
export function slopeEnds({ exponent, from, toX }: ReferenceSlope): readonly [Point, Point] {
  const [x, y] = from;
  return [from, [toX, y * (toX / x) ** exponent]];
}

/** The point midway between the ends of a reference slope on logarithmic axes, where it is labelled. */
export function slopeMiddle(slope: ReferenceSlope): Point {
  const [[x0, y0], [x1, y1]] = slopeEnds(slope);
  return [Math.sqrt(x0 * x1), Math.sqrt(y0 * y1)];
}

/** Least and greatest coordinates of everything drawn. */
export interface Extent {
  readonly x: Point;
  readonly y: Point;
}

/**
 * The extent of a plot.
 * Errors: E_DOMAIN where nothing is drawn, a coordinate is not finite, or not positive on a logarithmic axis;
 * E_SHAPE for more series than can be told apart.
 */
export function plotExtent(plot: Plot): Extent {
  if (plot.series.length > MOST_SERIES) {
    const got = plot.series.length;
    throw new ResiduaError(
      "E_SHAPE",
      `plot '${plot.title}': expected at most ${MOST_SERIES} series, got ${got}`,
    );
  }
  const drawn = [...plot.series.flatMap((s) => s.points), ...(plot.slopes ?? []).flatMap(slopeEnds)];
  return {
    x: axisExtent(
      plot,
      plot.x,
      drawn.map(([x]) => x),
    ),
    y: axisExtent(
      plot,
      plot.y,
      drawn.map(([, y]) => y),
    ),
  };
}

function axisExtent(plot: Plot, axis: Axis, values: readonly number[]): Point {
  const wrong = values.find((value) => !Number.isFinite(value) || (axis.scale === "log" && value <= 0));
  if (wrong !== undefined || values.length === 0) {
    const expected = axis.scale === "log" ? "positive numbers" : "finite numbers";
    throw new ResiduaError(
      "E_DOMAIN",
      `plot '${plot.title}': expected ${expected} on the axis '${axis.label}', got ${wrong ?? "no points"}`,
    );
  }
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}
