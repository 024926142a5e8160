import {
  at,
  type Claim,
  citation,
  type LatticeWave,
  type NumericWave,
  ownResult,
  parseExpression,
  slowestModeErrors,
  slowestModes,
} from "residua";
import { inPaper, twoStrandFigure3 } from "./paper.ts";
import { waveDerivation } from "./wave-derivation.ts";

const ID = "lattice-two-strand-figure-3";
const SOURCE = inPaper("Figure 3");

function claims({ dispersion }: LatticeWave, numeric: NumericWave | undefined): readonly Claim[] {
  const speed: Claim = {
    tag: "identity",
    id: "wave-speed",
    title: "the squared wave speed, from the printed closed form of §3.5 at the entries of Figure 3",
    source: inPaper("§3.5 with Figure 3"),
    by: "paper",
    latex: "c^{2}=\\frac{13216}{40395}",
    printed: parseExpression("13216/40395"),
    derived: at(dispersion, 0),
  };
  return numeric === undefined ? [speed] : [speed, boundaryErrorClaim(numeric)];
}

/** What is left for effective boundary conditions to gain: the classic condition U = 0 costs one order. */
function boundaryErrorClaim(numeric: NumericWave): Claim {
  const modes = slowestModes(numeric);
  return {
    tag: "order",
    id: "boundary-error",
    title:
      "with U = 0 at both ends, the slowest frequency of the model to order 6 in k has an error of first order in 1/N",
    source: ownResult(ID),
    by: "residua",
    latex: "\\omega_{1,\\mathrm{model}}/\\omega_{1,\\mathrm{lattice}}-1=\\mathcal{O}\\left(N^{-1}\\right)",
    expectedOrder: 1,
    steps: modes.map(({ intervals }) => 1 / intervals),
    errors: slowestModeErrors(numeric, modes, numeric.wave.dispersion.length),
  };
}

/** Two strands with period two and the numbers of Figure 3, to sixth order in the wavenumber. */
export const twoStrandFigure3Waves = waveDerivation({
  id: ID,
  title: "Waves in a lattice of two strands, with the numbers of Figure 3",
  summary: "exact coefficients to sixth order, against the simulated lattice",
  source: SOURCE,
  lattice: twoStrandFigure3,
  errorOrder: 7,
  intervals: 17,
  introduction: [
    "The two-strand lattice of period two whose motion Figure 3 of the paper shows, here to sixth order in the wavenumber with exact coefficients, against the exact Bloch waves, the slowest modes and the motion of the full lattice (",
    citation(SOURCE),
    ").",
  ],
  claims,
});
