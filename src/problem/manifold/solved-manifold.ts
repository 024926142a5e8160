import type { TransitionCurves } from "../../derive/manifold/amplitudes/transition-curves.ts";
import type { ModalSystem } from "../../derive/manifold/interval/modal-system.ts";
import type { InvariantManifold } from "../../derive/manifold/manifold-result.ts";
import type { SpectralLine } from "../../derive/manifold/spectrum/exact-spectrum.ts";
import type { LinearMatrices } from "../../derive/manifold/spectrum/linear-matrices.ts";
import type { rightmostRoots } from "../../derive/manifold/spectrum/rightmost-roots.ts";
import type { Expression } from "../../expr/expression.ts";
import type { ManifoldFile } from "./read/read-manifold.ts";
import type { RealResult } from "./real-result.ts";
import type { NamedRoot } from "./results/named-roots.ts";

/** An invariant-manifold file with the manifold of its system. */
export interface SolvedManifold {
  readonly file: ManifoldFile;
  /** The exact spectrum of the linear part; empty for equations with delays; on an interval, of the modes searched. */
  readonly spectrum: readonly SpectralLine[];
  /** Of equations with delays: decimals of the rightmost eigenvalues, or why there are none. */
  readonly rightmost?: ReturnType<typeof rightmostRoots>;
  readonly linear: LinearMatrices;
  /** The equations of the shapes, for fields on an interval: `result` is their manifold. */
  readonly modal: ModalSystem | undefined;
  /** Up to which wavenumber modes were searched on an interval. */
  readonly searched: number | undefined;
  readonly result: InvariantManifold;
  /** The polynomials in parameters under square roots that are taken to be positive, which no declaration says they are. */
  readonly assumedPositive: readonly Expression[];
  /** The result in real amplitudes, where the file asks for them. */
  readonly real: RealResult | undefined;
  /** Where the file asks for them. */
  readonly transition: TransitionCurves | undefined;
  /** The roots of polynomials that occur; expressions contain them by their symbols, see `withNamedRoots`. */
  readonly roots: readonly NamedRoot[];
}
