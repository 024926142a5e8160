import { expect } from "vitest";
import { UNLIMITED } from "../../../src/core/budget.ts";
import { at } from "../../../src/core/errors.ts";
import { deriveWaveFile } from "../../../src/problem/derive-wave-file.ts";
import { slowestModePlot } from "../../../src/problem/lattice-wave-figures.ts";
import { motionComparison } from "../../../src/problem/lattice-wave-motion.ts";
import { type NumericWave, numericWave, slowestModes } from "../../../src/problem/lattice-wave-numerics.ts";
import { locateProblem } from "../../../src/problem/located-problem.ts";
import { counted } from "../../counted.ts";

/** One strand, with an elasticity and a density for each cross-section; `undefined` where doubles cannot hold it. */
function numericChain(
  elasticities: readonly string[],
  densities: readonly string[],
): NumericWave | undefined {
  const rows = (entries: readonly string[]) => entries.map((entry) => [entry]);
  const cross = densities.map(() => [["0"]]);
  const lattice = { longitudinal: rows(elasticities), cross, density: rows(densities) };
  const text = JSON.stringify({ kind: "lattice-wave", ...lattice, errorOrder: 7 });
  const derived = deriveWaveFile(locateProblem(text, "chain.json"), {
    overrides: { assignments: [] },
    seed: 1,
    budget: UNLIMITED,
  });
  if (!derived.ok) throw new Error(derived.message);
  return numericWave(derived.value.wave);
}

function requireChain(elasticities: readonly string[], densities: readonly string[]): NumericWave {
  const numeric = numericChain(elasticities, densities);
  if (numeric === undefined) throw new Error("the chain has a model in numbers");
  return numeric;
}

/** Unit masses and springs. */
function uniformChain(): NumericWave {
  return requireChain(["1"], ["1"]);
}

counted("golden", "the slowest modes of a uniform chain, 2 sin(pi/(2 N)), up to thousands of masses", () => {
  const modes = slowestModes(uniformChain());
  expect(at(modes, modes.length - 1).intervals).toBe(4096);
  for (const { intervals, frequency } of modes) {
    const exact = 2 * Math.sin(Math.PI / (2 * intervals));
    expect(Math.abs(frequency / exact - 1), `N = ${intervals}`).toBeLessThan(4 * Number.EPSILON);
  }
  return modes.length;
});

counted("behaviour", "a lattice beyond the range of doubles has no model in numbers", () => {
  for (const [elasticity, density] of [
    ["1e400", "1"],
    ["1", "1e-400"],
    ["1e200", "1e-200"],
    ["1e-200", "1e200"],
  ] as const) {
    expect(numericChain([elasticity], [density]), elasticity).toBeUndefined();
  }
  return 4;
});

counted("behaviour", "a motion that takes too many steps, or too many masses, is not begun", () => {
  // The fastest oscillation, of order 1e6 in frequency, against the slowest, of order 1e-9.
  const contrast = requireChain(["1e6", "1e-6", "1"], ["1e-6", "1", "1e6"]);
  const motions = [motionComparison(contrast, 50, [1]), motionComparison(uniformChain(), 1e10, [1])];
  expect(motions.map((motion) => (motion.ok ? "ok" : motion.reason))).toEqual(["too-long", "too-long"]);
  expect(motionComparison(uniformChain(), 17, [1]).ok).toBe(true);
  return 3;
});

counted("behaviour", "errors that rounding hides are not drawn", () => {
  // (2 sin(k/2))^2 = k^2 (1 - k^2/12 + k^4/360 - k^6/20160 + ...) at k = pi/N.
  const drawn = slowestModePlot(uniformChain()).series.map(({ points }) =>
    points.map(([intervals]) => intervals),
  );
  const errorOf = (intervals: number, terms: number) =>
    (Math.PI / intervals) ** (2 * terms) / at([12, 360, 20160], terms - 1);
  drawn.forEach((intervals, index) => {
    expect(intervals.length).toBeGreaterThan(2);
    for (const N of intervals) expect(errorOf(N, index + 1)).toBeGreaterThan(1e-15);
  });
  return drawn.length;
});
