import {
  CHEN_ROBERTS_BUNDER,
  cite,
  type Expression,
  type Lattice,
  latticeOf,
  mapLattice,
  parseExpression,
} from "residua";

/** A place in the paper that these derivations re-derive; it counts strands from 0, and from 1 in its Table 1. */
export function inPaper(place: string) {
  return cite(CHEN_ROBERTS_BUNDER, place);
}

/** Two strands with period two, all entries symbols: `kappa_n_j`, `kappa_n_0_1`, `rho_n_j` as in §3.5. */
export const TWO_STRAND_SYMBOLS = [
  "kappa_0_0",
  "kappa_0_1",
  "kappa_1_0",
  "kappa_1_1",
  "kappa_0_0_1",
  "kappa_1_0_1",
  "rho_0_0",
  "rho_0_1",
  "rho_1_0",
  "rho_1_1",
] as const;

export function twoStrandSymbolic(): Lattice<Expression> {
  return parsed({
    longitudinal: [
      ["kappa_0_0", "kappa_0_1"],
      ["kappa_1_0", "kappa_1_1"],
    ],
    cross: [crossTable("kappa_0_0_1"), crossTable("kappa_1_0_1")],
    density: [
      ["rho_0_0", "rho_0_1"],
      ["rho_1_0", "rho_1_1"],
    ],
  });
}

/** The numbers of Figure 3. */
export function twoStrandFigure3(): Lattice<Expression> {
  return parsed({
    longitudinal: [
      ["2", "1/2"],
      ["1/10", "5"],
    ],
    cross: [crossTable("1"), crossTable("1/10")],
    density: [
      ["1", "2"],
      ["4", "1/2"],
    ],
  });
}

function crossTable(elasticity: string): readonly (readonly string[])[] {
  return [
    ["0", elasticity],
    [elasticity, "0"],
  ];
}

function parsed(tables: {
  readonly longitudinal: readonly (readonly string[])[];
  readonly cross: readonly (readonly (readonly string[])[])[];
  readonly density: readonly (readonly string[])[];
}): Lattice<Expression> {
  return mapLattice(latticeOf(tables), (text) => parseExpression(text));
}

/** How the entries of the five-strand lattice are read off eqs 16 and 17. */
export interface FiveStrandConventions {
  /** Where the longitudinal elasticity of the bond n to n+1 is evaluated: n + shift. */
  readonly bondShift: number;
  /** What multiplies every cross elasticity. */
  readonly crossFactor: number;
}

/** The conventions under which the paper's own results follow: bonds at their midpoints, cross elasticities over s. */
export const CONVENTIONS_IN_USE: FiveStrandConventions = { bondShift: 1 / 2, crossFactor: 1 / 5 };

/** Eqs 16 and 17 to the letter. */
export const CONVENTIONS_AS_PRINTED: FiveStrandConventions = { bondShift: 0, crossFactor: 1 };

/** Entries are rounded to this many decimals and then exact: far finer than the three decimals of Table 1. */
const DECIMALS = 12;

/** Five strands with period ten, eqs 16 and 17 with Table 1. */
export function fiveStrandTable1({ bondShift, crossFactor }: FiveStrandConventions): Lattice<Expression> {
  const wave = (n: number, phase: number) => (2 * Math.PI * n) / PERIOD + phase;
  const cells = Array.from({ length: PERIOD }, (_, n) => n);
  return parsed({
    longitudinal: cells.map((n) =>
      STRANDS.map(({ A, phi }) => decimal(1 / (1 + A * Math.cos(wave(n + bondShift, phi))))),
    ),
    cross: cells.map((n) =>
      STRANDS.map(({ crossA, crossPhi }, i) =>
        crossA.map((amplitude, j) => {
          const phase = crossPhi[j] ?? 0;
          return i === j ? "0" : decimal(crossFactor / (1 + amplitude * Math.cos(wave(n, phase))));
        }),
      ),
    ),
    density: cells.map((n) => STRANDS.map(({ B, varphi }) => decimal(1 + B * Math.sin(wave(n, varphi))))),
  });
}

function decimal(value: number): string {
  return value.toFixed(DECIMALS);
}

const PERIOD = 10;

/** The columns of Table 1. */
const STRANDS = [
  {
    A: 0.929,
    B: 0.963,
    phi: -1.217,
    varphi: 0.779,
    crossA: [0, 0.939, 0.208, 0.195, 0.311],
    crossPhi: [0, 0.596, -2.404, -2.604, 1.447],
  },
  {
    A: 0.776,
    B: 0.547,
    phi: 0.053,
    varphi: 1.126,
    crossA: [0.939, 0, 0.301, 0.226, 0.923],
    crossPhi: [0.596, 0, -1.278, -1.492, -0.072],
  },
  {
    A: 0.487,
    B: 0.521,
    phi: 0.068,
    varphi: -0.656,
    crossA: [0.208, 0.301, 0, 0.171, 0.43],
    crossPhi: [-2.404, -1.278, 0, 1.891, 0.493],
  },
  {
    A: 0.436,
    B: 0.231,
    phi: 1.996,
    varphi: -0.833,
    crossA: [0.195, 0.226, 0.171, 0, 0.185],
    crossPhi: [-2.604, -1.492, 1.891, 0, -1.651],
  },
  {
    A: 0.447,
    B: 0.489,
    phi: 1.852,
    varphi: 3.066,
    crossA: [0.311, 0.923, 0.43, 0.185, 0],
    crossPhi: [1.447, -0.072, 0.493, -1.651, 0],
  },
] as const;
