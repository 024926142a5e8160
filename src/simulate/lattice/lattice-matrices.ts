import {
  densityAt,
  type FiniteLattice,
  finiteBondsOf,
  isMoving,
  massCount,
  sectionCount,
} from "../../models/finite-lattice.ts";
import { addToEntry, type SquareMatrix, zeroMatrix } from "../../numeric/square-matrix.ts";

/** The equations of motion of the moving masses in matrix form: `density u_tt = -stiffness u`. */
export interface LatticeMatrices {
  /** Indices of the moving masses in arrays over the lattice, ascending. */
  readonly moving: readonly number[];
  /** Symmetric, moving×moving, per h². */
  readonly stiffness: SquareMatrix;
  readonly density: Float64Array;
}

/**
 * The matrices of a lattice whose fixed ends, if it has any, are held at zero.
 * Source: Chen, Roberts & Bunder, eq. 1.
 */
export function latticeMatrices(finite: FiniteLattice): LatticeMatrices {
  const { strands } = finite.lattice;
  const sections = Array.from({ length: sectionCount(finite) }, (_, n) => n).filter((n) =>
    isMoving(finite, n),
  );
  const masses = sections.flatMap((n) => Array.from({ length: strands }, (_, j) => ({ n, j })));
  const rows = new Int32Array(massCount(finite)).fill(-1);
  for (const [row, { n, j }] of masses.entries()) rows[n * strands + j] = row;
  const stiffness = zeroMatrix(masses.length);
  for (const [row, { n, j }] of masses.entries()) {
    for (const { elasticity, other } of finiteBondsOf(finite, n, j)) {
      const coupling = elasticity / finite.spacing ** 2;
      const column = rows[other] ?? -1;
      addToEntry(stiffness, row, row, coupling);
      if (column >= 0) addToEntry(stiffness, row, column, -coupling);
    }
  }
  return {
    moving: masses.map(({ n, j }) => n * strands + j),
    stiffness,
    density: Float64Array.from(masses, ({ n, j }) => densityAt(finite, n, j)),
  };
}
