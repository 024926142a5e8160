import type { Derivation } from "residua";
import { fiveStrandTable1Waves } from "./lattice-waves/five-strand-table-1.ts";
import { twoStrandFigure3Waves } from "./lattice-waves/two-strand-figure-3.ts";
import { twoStrandSymbolicWaves } from "./lattice-waves/two-strand-symbolic.ts";
import { cancellingCubics } from "./manifolds/cancelling-cubics.ts";
import { convectionPitchfork } from "./manifolds/convection-pitchfork.ts";
import { delayedLogistic } from "./manifolds/delayed-logistic.ts";
import { forcedNormalMode } from "./manifolds/forced-normal-mode.ts";
import { heatExchanger } from "./manifolds/heat-exchanger.ts";
import { hopfBifurcation } from "./manifolds/hopf-bifurcation.ts";
import { latticeDiffusion } from "./manifolds/lattice-diffusion.ts";
import { lorenz86 } from "./manifolds/lorenz86.ts";
import { lorenz86Waves } from "./manifolds/lorenz86-waves.ts";
import { noisyCancellingCubics } from "./manifolds/noisy-cancelling-cubics.ts";
import { simpleSlowManifold } from "./manifolds/simple-slow-manifold.ts";
import { stochasticPitchfork } from "./manifolds/stochastic-pitchfork.ts";
import { thirdOrderAveraging } from "./manifolds/third-order-averaging.ts";
import { vanDerPolLimitCycle } from "./manifolds/van-der-pol-limit-cycle.ts";

/** The derivations that ship with Residua: group by group, and in each in the order to read them. */
export const derivations: readonly Derivation[] = [
  simpleSlowManifold,
  convectionPitchfork,
  cancellingCubics,
  hopfBifurcation,
  vanDerPolLimitCycle,
  heatExchanger,
  latticeDiffusion,
  delayedLogistic,
  forcedNormalMode,
  lorenz86,
  lorenz86Waves,
  thirdOrderAveraging,
  stochasticPitchfork,
  noisyCancellingCubics,
  twoStrandSymbolicWaves,
  twoStrandFigure3Waves,
  fiveStrandTable1Waves,
];
