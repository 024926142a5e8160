import {
  type Claim,
  citation,
  divide,
  expressionText,
  math,
  parseExpression,
  type SolvedManifold,
  substitute,
} from "residua";
import { type ExactRate, rateClaim, ratePlot, waveRate } from "./decay-rates.ts";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { derivedSeries, printedSeries } from "./printed-series.ts";
import { LAYERED_MEDIA, robertsExample } from "./sources.ts";

const ID = "lattice-diffusion";
const SOURCE = robertsExample("homogeniseLattice.tex");

/** The equations of a wave have the matrix [-2c, a e^-ik + b e^ik; b e^-ik + a e^ik, -2c] with a = c + d, b = c - d. */
const EXACT: ExactRate = {
  id: ID,
  rate: "-2*c + 2*sqrt(c^2 - (c^2 - d^2)*sin(k)^2)",
  latex: "-2c+2\\sqrt{c^{2}-(c^{2}-d^{2})\\sin^{2}k}",
  values: { c: "1", d: "1/2" },
  errorOrder: 5,
};

function claims({ result }: SolvedManifold): readonly Claim[] {
  const diffusion = divide(waveRate(result, 3), parseExpression("-k^2"));
  return [
    {
      tag: "identity",
      id: "effective-diffusivity",
      title: "the effective diffusivity is the harmonic mean of the bonds' diffusivities",
      source: LAYERED_MEDIA,
      by: "paper",
      latex: "D=\\frac{2}{1/(c+d)+1/(c-d)}",
      printed: parseExpression("2/(1/(c + d) + 1/(c - d))"),
      derived: diffusion,
    },
    printedSeries(result, {
      id: "evolution-as-displayed",
      title: "the evolution that the text displays for this lattice",
      source: SOURCE,
      of: "s1",
      printed: "eps^2*d(s1,x,2)/2 - eps^4*d(s1,x,4)/8",
      errorOrder: 5,
      repair: `that is the heat exchanger's; here ds1/dt = ${expressionText(substitute(derivedSeries(result, "s1", 5), { eps: parseExpression("1") }))}`,
    }),
    rateClaim(result, EXACT),
  ];
}

/** A lattice of alternating bonds, homogenised. */
export const latticeDiffusion = manifoldDerivation({
  id: ID,
  title: "Diffusion on a heterogeneous lattice",
  summary: "bonds c + d and c - d in turn: the harmonic mean, and the next order",
  source: SOURCE,
  problem: "lattice-diffusion",
  introduction: [
    [
      "Heat diffuses along a chain of sites at distance 1 whose bonds have the diffusivities ",
      math("c+d"),
      " and ",
      math("c-d"),
      " in turn (",
      citation(SOURCE),
      "). Sites with a strong bond to the right and those with one to the left are two fields; the neighbours of a site are values of the other field at distance 1, written as Taylor polynomials. To leading order neighbours differ by nothing, and what is slow is the mean of the two fields.",
    ],
    [
      "Its diffusivity is not the mean ",
      math("c"),
      " of the bonds' but smaller: the system knows of its microscale only by the corrections ",
      math("\\mp\\frac{d}{2c}\\partial_{x}s_{1}"),
      " of the two fields. An independent check is the exact decay rate of waves on the lattice.",
    ],
  ],
  claims,
  illustrations: ({ result }) => ratePlot(result, EXACT, Math.PI / 2),
});
