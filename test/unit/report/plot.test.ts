import { assert, double, property, tuple } from "fast-check";
import { expect } from "vitest";
import { at } from "../../../src/core/errors.ts";
import { type Plot, slopeEnds } from "../../../src/report/plot.ts";
import { plotLatex } from "../../../src/report/plot-latex.ts";
import { seriesStyles } from "../../../src/report/plot-style.ts";
import { plotSvg } from "../../../src/report/plot-svg.ts";
import { logTicks, tickLatex, tickText } from "../../../src/report/plot-ticks.ts";
import { counted } from "../../counted.ts";

const logPlot: Plot = {
  title: "Errors <of> the model",
  description: "They fall.",
  x: { label: "k h", scale: "log" },
  y: { label: "error", scale: "log" },
  series: [
    {
      label: "model & lattice",
      draw: "line-and-points",
      points: [
        [0.01, 1e-12],
        [0.1, 1e-8],
        [1, 1e-4],
      ],
    },
  ],
  slopes: [{ exponent: 4, from: [0.02, 1e-12], toX: 0.2, label: "slope 4" }],
};

counted("behaviour", "a plot says what it shows, takes colours from the page and labels decades", () => {
  const svg = plotSvg(logPlot, "figure-1");
  expect(svg).toContain('role="img"');
  expect(svg).toContain('<title id="figure-1-title">Errors &lt;of&gt; the model</title>');
  expect(svg).toContain("model &amp; lattice");
  for (const part of ["var(--series-1)", "10⁻¹²", "10⁻⁴", "slope 4", "k h"]) expect(svg).toContain(part);
  expect(svg).not.toMatch(/NaN|Infinity|<style|#[0-9a-f]{6}/);
});

counted("behaviour", "the same plot gives the same text", () => {
  expect(plotSvg(logPlot, "a")).toBe(plotSvg(logPlot, "a"));
  expect(plotLatex(logPlot)).toBe(plotLatex(logPlot));
});

counted("identity", "a reference slope ends where its power law says", () => {
  const [from, to] = slopeEnds({ exponent: 4, from: [0.5, 3], toX: 1, label: "slope 4" });
  expect(from).toEqual([0.5, 3]);
  expect(to).toEqual([1, 48]);
});

counted("property", "ticks of a logarithmic axis lie on it, are few, and say their value", () => {
  const ends = tuple(double({ min: -14, max: 2, noNaN: true }), double({ min: 0.8, max: 12, noNaN: true }));
  assert(
    property(ends, ([start, decades]) => {
      const [least, greatest] = [10 ** start, 10 ** (start + decades)];
      const ticks = logTicks(least, greatest);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(9);
      for (const tick of ticks) {
        expect(tick.value).toBeGreaterThanOrEqual(least * 0.999999);
        expect(tick.value).toBeLessThanOrEqual(greatest * 1.000001);
        expect(valueOfTickText(tickText(tick))).toBe(tick.value);
      }
    }),
  );
});

/** Reads `0.05`, `10⁻⁶` and `2×10⁻⁶` back, by a route of its own. */
function valueOfTickText(text: string): number {
  const raised = text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/g, (c) => "0123456789-".charAt("⁰¹²³⁴⁵⁶⁷⁸⁹⁻".indexOf(c)));
  if (raised === text) return Number(text);
  const [mantissa = "", rest] = raised.split("×");
  return rest === undefined ? Number(`1e${mantissa.slice(2)}`) : Number(`${mantissa}e${rest.slice(2)}`);
}

counted("behaviour", "tick labels in LaTeX", () => {
  const labels = logTicks(1e-7, 3e-6).map(tickLatex);
  expect(labels).toContain("10^{-6}");
  expect(labels).toContain("2\\times 10^{-6}");
});

counted("behaviour", "series differ in marker and dash, not in colour alone", () => {
  const series = at(logPlot.series, 0);
  const styles = seriesStyles({ ...logPlot, series: Array.from({ length: 6 }, () => series) });
  for (const key of ["symbol", "mark", "dash", "tikzDash", "colour"] as const) {
    expect(new Set(styles.map((style) => style[key])).size).toBe(6);
  }
});

counted("behaviour", "what cannot be drawn is refused", () => {
  const withPoints = (points: readonly (readonly [number, number])[]): Plot => ({
    ...logPlot,
    slopes: [],
    series: [{ label: "s", draw: "line", points }],
  });
  for (const render of [(plot: Plot) => plotSvg(plot, "p"), plotLatex]) {
    expect(() => render(withPoints([[0, 1]]))).toThrowError(expect.objectContaining({ code: "E_DOMAIN" }));
    expect(() => render(withPoints([[1, Number.NaN]]))).toThrowError(
      expect.objectContaining({ code: "E_DOMAIN" }),
    );
    expect(() => render(withPoints([]))).toThrowError(/got no points/);
    const seven = Array.from({ length: 7 }, () => at(logPlot.series, 0));
    expect(() => render({ ...logPlot, series: seven })).toThrowError(
      expect.objectContaining({ code: "E_SHAPE" }),
    );
  }
});
