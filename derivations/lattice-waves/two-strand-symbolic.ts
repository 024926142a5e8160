import { type Claim, citation, type LatticeWave, math, parseExpression } from "residua";
import { inPaper, twoStrandSymbolic } from "./paper.ts";
import { waveDerivation } from "./wave-derivation.ts";

const ID = "lattice-two-strand-symbolic";
const SOURCE = inPaper("§3.5");

/** The mean density as printed in §3.5. */
const PRINTED_MEAN_DENSITY = "1/4*(rho_0_0 + rho_0_1 + rho_1_0 + rho_1_1)";

/** The effective elasticity as printed in §3.5, where kappa_0 and kappa_1 stand for the cross elasticities at n = 0, 1. */
const PRINTED_EFFECTIVE_ELASTICITY = `(
    kappa_0_0_1*kappa_1_0_1*(kappa_0_1 + kappa_0_0)*(kappa_1_1 + kappa_1_0)
    + (kappa_1_0_1 + kappa_0_0_1)*kappa_0_0*kappa_0_1*kappa_1_0*kappa_1_1*(1/kappa_0_0 + 1/kappa_0_1 + 1/kappa_1_0 + 1/kappa_1_1)
  )/(
    kappa_0_0_1*kappa_1_0_1*(kappa_0_0 + kappa_0_1 + kappa_1_0 + kappa_1_1)
    + (kappa_1_0_1 + kappa_0_0_1)*(kappa_1_1 + kappa_0_1)*(kappa_1_0 + kappa_0_0)
  )`;

function claims({ meanDensity, effectiveElasticity }: LatticeWave): readonly Claim[] {
  return [
    {
      tag: "identity",
      id: "mean-density",
      title: "the effective density is the mean of the densities",
      source: SOURCE,
      by: "paper",
      latex: "\\bar\\rho=\\tfrac14\\sum_{i=0}^{1}\\sum_{j=0}^{1}\\rho_{i,j}",
      printed: parseExpression(PRINTED_MEAN_DENSITY),
      derived: meanDensity,
    },
    {
      tag: "identity",
      id: "effective-elasticity",
      title:
        "the effective elasticity in closed form, with the cross elasticities written for the paper's undefined single-index symbols",
      source: SOURCE,
      by: "paper",
      latex:
        "\\bar\\kappa=\\frac{\\kappa_0\\kappa_1(\\kappa_{0,1}+\\kappa_{0,0})(\\kappa_{1,1}+\\kappa_{1,0})+(\\kappa_{1,0,1}+\\kappa_{0,0,1})\\kappa_{0,0}\\kappa_{0,1}\\kappa_{1,0}\\kappa_{1,1}\\sum_{i,j}1/\\kappa_{i,j}}{\\kappa_0\\kappa_1(\\kappa_{0,0}+\\kappa_{0,1}+\\kappa_{1,0}+\\kappa_{1,1})+(\\kappa_{1,0,1}+\\kappa_{0,0,1})(\\kappa_{1,1}+\\kappa_{0,1})(\\kappa_{1,0}+\\kappa_{0,0})}",
      convention: "the single-index symbols stand for the cross elasticities of the two cross-sections",
      printed: parseExpression(PRINTED_EFFECTIVE_ELASTICITY),
      derived: effectiveElasticity,
    },
  ];
}

/** Two strands with period two, every entry a symbol: the closed form of the effective elasticity. */
export const twoStrandSymbolicWaves = waveDerivation({
  id: ID,
  title: "Waves in a lattice of two strands, in symbols",
  summary: "closed form of the effective elasticity, with all entries symbols",
  source: SOURCE,
  lattice: twoStrandSymbolic,
  errorOrder: 3,
  intervals: 17,
  introduction: [
    "Two strands of masses with longitudinal period two, every density and elasticity a symbol: the smallest lattice in which longitudinal and cross-sectional heterogeneity interact. The paper prints the effective elasticity in closed form; here it follows from the equations of motion, as an identity of rational functions in ten symbols (",
    citation(SOURCE),
    "). The wave speed is ",
    math("c=\\sqrt{\\bar\\kappa/\\bar\\rho}"),
    ".",
  ],
  claims,
});
