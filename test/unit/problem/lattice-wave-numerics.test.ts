import { expect } from "vitest";
import { UNLIMITED } from "../../../src/core/budget.ts";
import { at } from "../../../src/core/errors.ts";
import { deriveWaveFile } from "../../../src/problem/derive-wave-file.ts";
import { slowestModePlot } from "../../../src/problem/lattice-wave-figures.ts";
import { type NumericWave, numericWave, slowestModes } from "../../../src/problem/lattice-wave-numerics.ts";
import { locateProblem } from "../../../src/problem/located-problem.ts";
import { counted } from "../../counted.ts";

/** One strand of unit masses and springs. */
function uniformChain(): NumericWave {
  const unit = [["1"]];
  const lattice = { longitudinal: unit, cross: [[["0"]]], density: unit };
  const text = JSON.stringify({ kind: "lattice-wave", ...lattice, errorOrder: 7 });
  const derived = deriveWaveFile(locateProblem(text, "chain.json"), {
    overrides: { assignments: [] },
    seed: 1,
    budget: UNLIMITED,
  });
  const numeric = derived.ok ? numericWave(derived.value.wave) : undefined;
  if (numeric === undefined) throw new Error("the chain has a model in numbers");
  return numeric;
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
