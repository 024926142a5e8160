import {
  type Citation,
  type Claim,
  type Derivation,
  deriveLatticeWave,
  type Expression,
  expressionText,
  type Inline,
  type Lattice,
  type LatticeWave,
  type LocatedProblem,
  locateProblem,
  mapLattice,
  type NumericWave,
  paragraph,
  presentLatticeWave,
  symbol,
  symbolsOf,
} from "residua";

/** A published lattice and what was printed of its waves. */
export interface PublishedLattice {
  readonly id: string;
  readonly title: string;
  /** One line for the list of derivations. */
  readonly summary: string;
  readonly source: Citation;
  readonly lattice: () => Lattice<Expression>;
  readonly errorOrder: number;
  /** N of the lattice that the report sets in motion. */
  readonly intervals: number;
  /** Opens the report. */
  readonly introduction: readonly (string | Inline)[];
  /** What the paper, or we, claim of the derived model. */
  readonly claims: (wave: LatticeWave, numeric: NumericWave | undefined) => readonly Claim[];
}

/** The derivation of a published lattice's wave model, with the spacing h a symbol. */
export function waveDerivation(published: PublishedLattice): Derivation {
  const { id, title, summary, source, lattice, errorOrder, intervals, introduction, claims } = published;
  return {
    id,
    title,
    summary,
    source,
    group: "Waves in lattices",
    problem: () => problemOf(published),
    run: ({ seed, budget }) => {
      const problem = { lattice: lattice(), spacing: symbol("h"), errorOrder };
      const wave = deriveLatticeWave(problem, { seed, budget });
      if (!wave.ok) return wave;
      const presentation = {
        id,
        title,
        command: `residua report ${id} --seed ${seed}`,
        seed,
        introduction: [paragraph(...introduction)],
        intervals,
        latex: {},
        claims,
      };
      return { ok: true, value: presentLatticeWave(wave.value, presentation) };
    },
  };
}

/** The lattice as a problem file (JSON, which YAML includes); its symbols are positive there, as they are in the paper. */
function problemOf({ id, lattice, errorOrder, intervals }: PublishedLattice): LocatedProblem {
  const { longitudinal, cross, density } = lattice();
  const symbols = new Set([longitudinal, density, ...cross].flat(2).flatMap(symbolsOf));
  const texts = mapLattice(lattice(), expressionText);
  const file = {
    kind: "lattice-wave",
    parameters: Object.fromEntries([...symbols].map((name) => [name, { positive: true }])),
    longitudinal: texts.longitudinal,
    cross: texts.cross,
    density: texts.density,
    spacing: "h",
    errorOrder,
    intervals,
  };
  return locateProblem(JSON.stringify(file), id);
}
