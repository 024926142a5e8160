import { type Claim, citation, math, type SolvedManifold } from "residua";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { printedSeries } from "./printed-series.ts";
import { robertsNormalForm } from "./sources.ts";

const SOURCE = robertsNormalForm("othersFail.tex");

function claims({ result }: SolvedManifold): readonly Claim[] {
  return [
    printedSeries(result, {
      source: SOURCE,
      of: "x",
      title: "the slow variable on the stochastic slow manifold",
      printed: "s1 + sigma*eps^2*conv(w,-1)*s1^3",
      errorOrder: 4,
      noiseErrorOrder: 2,
    }),
    printedSeries(result, {
      source: SOURCE,
      of: "y",
      title: "the fast variable on the stochastic slow manifold",
      printed: `sigma*eps^3*(4*conv(conv(w,-1),-1)*s1^4 - 2*conv(conv(w,-1),-1)*s1^2*mu + conv(w,-1)*s1^4
        - 2*conv(w,-1)*s1^2*mu) + sigma*eps*conv(w,-1)*s1^2 + eps^3*(s1^4 - 2*s1^2*mu) + eps*s1^2`,
      errorOrder: 4,
      noiseErrorOrder: 2,
    }),
    printedSeries(result, {
      source: SOURCE,
      of: "s1",
      title: "the evolution on the stochastic slow manifold",
      printed: `-3*sigma^2*eps^4*conv(w,-1)*w*s1^5 - 2*sigma*eps^4*w*s1^5
        + eps^4*(-s1^5 + 2*s1^3*mu) + eps^2*s1*mu`,
      errorOrder: 5,
      noiseErrorOrder: 3,
    }),
  ];
}

/** The pitchfork on which other methods fail, with noise in both variables. */
export const noisyCancellingCubics = manifoldDerivation({
  id: "noisy-cancelling-cubics",
  title: "Where other methods fail, with noise",
  summary: "multiplicative noise in both variables: it does not touch the linear growth",
  source: SOURCE,
  problem: "noisy-bifurcation",
  introduction: [
    [
      "The system whose cubic terms cancel, now with multiplicative noise in both variables (",
      citation(SOURCE),
      "; its bifurcation parameter is ",
      math("\\mu"),
      " here). On the slow manifold noise enters with the fifth power of the amplitude only: the bifurcation stays where it is, and its branches fluctuate.",
    ],
  ],
  claims,
});
