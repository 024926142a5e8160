import {
  densityAt,
  type FiniteLattice,
  finiteBondsOf,
  isMoving,
  massCount,
  sectionCount,
} from "../../models/finite-lattice.ts";
import { addToBanded, type BandedMatrix, zeroBanded } from "../../numeric/banded/banded-matrix.ts";

/** The equations of motion of the moving masses in matrix form: `density u_tt = -stiffness u`. */
export interface LatticeMatrices {
  /** Indices of the moving masses in arrays over the lattice, in the order of the matrices. */
  readonly moving: readonly number[];
  /** Symmetric, moving×moving, per h². */
  readonly stiffness: BandedMatrix;
  readonly density: Float64Array;
}

/**
 * The matrices of a lattice whose fixed ends, if it has any, are held at zero.
 * Source: Chen, Roberts & Bunder, eq. 1.
 */
export function latticeMatrices(finite: FiniteLattice): LatticeMatrices {
  const { strands } = finite.lattice;
  const sections = sectionOrder(finite).filter((n) => isMoving(finite, n));
  const masses = sections.flatMap((n) => Array.from({ length: strands }, (_, j) => ({ n, j })));
  const rows = new Int32Array(massCount(finite)).fill(-1);
  for (const [row, { n, j }] of masses.entries()) rows[n * strands + j] = row;
  const reach = finite.ends === "periodic" ? 2 * strands : strands;
  const stiffness = zeroBanded(masses.length, reach, reach);
  for (const [row, { n, j }] of masses.entries()) {
    for (const { elasticity, other } of finiteBondsOf(finite, n, j)) {
      const coupling = elasticity / finite.spacing ** 2;
      const column = rows[other] ?? -1;
      addToBanded(stiffness, row, row, coupling);
      if (column >= 0) addToBanded(stiffness, row, column, -coupling);
    }
  }
  return {
    moving: masses.map(({ n, j }) => n * strands + j),
    stiffness,
    density: Float64Array.from(masses, ({ n, j }) => densityAt(finite, n, j)),
  };
}

/**
 * The cross-sections in an order that keeps neighbours close: as they come, or from both sides of a ring in turn, where
 * neighbours are at most two apart.
 */
function sectionOrder(finite: FiniteLattice): readonly number[] {
  const count = sectionCount(finite);
  return Array.from({ length: count }, (_, place) => {
    if (finite.ends === "fixed") return place;
    return place % 2 === 0 ? place / 2 : count - (place + 1) / 2;
  });
}
