import { expect } from "vitest";
import { checkClaims } from "../../../src/check/check.ts";
import { cite } from "../../../src/core/sources.ts";
import { deriveLatticeWave, type LatticeWave } from "../../../src/derive/lattice/lattice-wave.ts";
import { add, number } from "../../../src/expr/expression.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { latticeOf, mapLattice } from "../../../src/models/lattice.ts";
import { waveClaims } from "../../../src/problem/lattice-wave-claims.ts";
import { numericWave } from "../../../src/problem/lattice-wave-numerics.ts";
import { counted } from "../../counted.ts";

const SOURCE = cite(
  { id: "test", authors: "A. Nobody", shortAuthors: "Nobody", title: "Tests", where: "here", year: 2026 },
  "eq. 1",
);

interface Tables {
  readonly longitudinal: readonly (readonly string[])[];
  readonly density: readonly (readonly string[])[];
  /** Between two strands, at each cross-section; one strand has none. */
  readonly cross?: readonly string[];
}

function waveOf({ longitudinal, density, cross }: Tables, errorOrder: number): LatticeWave {
  const squares =
    cross?.map((value) => [
      ["0", value],
      [value, "0"],
    ]) ?? longitudinal.map(() => [["0"]]);
  const lattice = mapLattice(latticeOf({ longitudinal, density, cross: squares }), (text) =>
    parseExpression(text),
  );
  const derived = deriveLatticeWave({ lattice, spacing: number(1), errorOrder }, { seed: 1 });
  if (!derived.ok) throw new Error(derived.message);
  return derived.value;
}

function statuses(wave: LatticeWave): readonly string[] {
  const claims = waveClaims(wave, numericWave(wave), { source: SOURCE, seed: 1 });
  return checkClaims(claims, { seed: 1 }).map(({ verdict }) => verdict.status);
}

const MILD: Tables = { longitudinal: [["1"], ["3/2"], ["2/3"]], density: [["1"], ["2"], ["1/2"]] };
/** Elasticities that differ by eight orders of magnitude, and densities by as many. */
const STRONG_CONTRAST: Tables = {
  longitudinal: [["800"], ["9/100"], ["3/50"], ["400"], ["1/20000"], ["7000"]],
  density: [["1/500"], ["1/2000"], ["6000"], ["7000"], ["2/5"], ["50000"]],
};
/** Strands that are so weakly connected that waves run along each of them alone, but for very long ones. */
const HARDLY_CONNECTED: Tables = {
  longitudinal: [["1", "11/10"]],
  density: [["1", "1"]],
  cross: ["1/100000"],
};

counted(
  "behaviour",
  "true claims on dispersion are confirmed, or undecided where rounding drowns them",
  () => {
    expect(statuses(waveOf(MILD, 7))).toEqual(["proved", "confirmed", "confirmed", "confirmed"]);
    // The next term is of order k⁶, but that of order k⁸ is larger down to wavenumbers at which rounding shows.
    expect(statuses(waveOf(HARDLY_CONNECTED, 5))).toEqual(["proved", "confirmed", "undecided"]);
    expect(statuses(waveOf(STRONG_CONTRAST, 5))).toEqual(["proved", "undecided", "undecided"]);
    return 8;
  },
);

counted("wrong-twin", "a coefficient that is slightly off is refuted", () => {
  for (const tables of [MILD, HARDLY_CONNECTED]) {
    const wave = waveOf(tables, 5);
    const dispersion = wave.dispersion.map((c, m) => (m === 0 ? add(c, parseExpression("1/10000")) : c));
    expect(statuses({ ...wave, dispersion }).slice(1)).toEqual(["refuted", "refuted"]);
  }
  return 4;
});
