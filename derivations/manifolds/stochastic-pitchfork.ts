import { type Claim, citation, math, number, type SolvedManifold, substitute } from "residua";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { type PrintedSeries, printedSeries } from "./printed-series.ts";
import { robertsNormalForm } from "./sources.ts";

const SOURCE = robertsNormalForm("stoNormForm.tex");

function claims({ result }: SolvedManifold): readonly Claim[] {
  const atThreshold = (series: Omit<PrintedSeries, "source">): Claim => {
    const claim = printedSeries(result, { ...series, source: SOURCE });
    return { ...claim, derived: substitute(claim.derived, { a: number(0) }) };
  };
  return [
    atThreshold({
      of: "x",
      title: "the slow variable on the stochastic slow manifold, at a = 0",
      printed: "s1 + sigma*eps*conv(w,-1)*s1",
      errorOrder: 2,
      noiseErrorOrder: 2,
    }),
    atThreshold({
      of: "y",
      title: "the fast variable on the stochastic slow manifold, at a = 0",
      printed: "sigma*conv(w,-1) + eps*s1^2",
      errorOrder: 2,
      noiseErrorOrder: 2,
    }),
    atThreshold({
      of: "s1",
      title: "the evolution on the stochastic slow manifold, at a = 0",
      printed: "2*sigma^2*eps^2*conv(w,-1)*w*s1 - sigma*eps*w*s1 - eps^2*s1^3",
      errorOrder: 3,
      noiseErrorOrder: 3,
    }),
  ];
}

/** A pitchfork driven by noise through a fast variable. */
export const stochasticPitchfork = manifoldDerivation({
  id: "stochastic-pitchfork",
  title: "A stochastic bifurcation",
  summary: "a pitchfork driven by noise through a fast variable: slow noise, and drift",
  source: SOURCE,
  problem: "stochastic-bifurcation",
  introduction: [
    [
      "A slow variable at its pitchfork bifurcation, and a fast one that noise ",
      math("w"),
      " shakes (",
      citation(SOURCE),
      ", whose system is this one at ",
      math("a=0"),
      "). Noise is taken in the sense of Stratonovich, so that ordinary calculus holds; any other function of time may stand for it. What the fast variable remembers of it are convolutions ",
      math("e^{-t}\\star w"),
      ", and the slow manifold moves with them.",
    ],
    [
      "In the slow evolution no fast convolution is left that could be removed. What stays, the product of the noise with its own memory, does not average out: it is a drift, which shifts the bifurcation.",
    ],
  ],
  claims,
});
