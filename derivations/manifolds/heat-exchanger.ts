import { type Claim, citation, math, type SolvedManifold } from "residua";
import { type ExactRate, rateClaim, ratePlot } from "./decay-rates.ts";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { printedSeries, printedTable } from "./printed-series.ts";
import { fromEquations } from "./replaced-equations.ts";
import { robertsExample } from "./sources.ts";

const ID = "heat-exchanger";
const SOURCE = robertsExample("heatX.tex");

const EVOLUTION = "eps^2*d(s1,x,2)/2 - eps^4*d(s1,x,4)/8";

/** The equations of a wave have the matrix [-1 - ik, 1; 1, -1 + ik]. */
const EXACT: ExactRate = {
  id: ID,
  rate: "-1 + sqrt(1 - k^2)",
  latex: "-1+\\sqrt{1-k^{2}}",
  values: {},
  errorOrder: 5,
};

function claims({ result }: SolvedManifold): readonly Claim[] {
  const displayed = fromEquations(result, { u2: "eps*d(u1,x) + u1 - u2" });
  return [
    ...printedTable(result, SOURCE, [
      ["u1", "the first stream", "s1/2 - eps*d(s1,x)/4 + eps^3*d(s1,x,3)/16", 4],
      ["u2", "the second stream", "s1/2 + eps*d(s1,x)/4 - eps^3*d(s1,x,3)/16", 4],
      ["s1", "the effective dispersion of heat", EVOLUTION, 5],
      [
        "z1[1]",
        "the projection of the first stream",
        "1 - eps*Dx/2 - eps^2*Dx^2/4 + eps^3*Dx^3/4 + 3*eps^4*Dx^4/16",
        5,
      ],
      [
        "z1[2]",
        "the projection of the second stream",
        "1 + eps*Dx/2 - eps^2*Dx^2/4 - eps^3*Dx^3/4 + 3*eps^4*Dx^4/16",
        5,
      ],
    ]),
    printedSeries(displayed, {
      id: "evolution-as-displayed",
      title: "the same dispersion, from the equations as the text displays them",
      source: SOURCE,
      of: "s1",
      printed: EVOLUTION,
      errorOrder: 5,
      repair:
        "the second equation is meant to advect its own stream: d(u2,x) in the place of d(u1,x), with which the sum of both would never change",
    }),
    rateClaim(result, EXACT),
  ];
}

/** Two streams that exchange heat: their total temperature diffuses. */
export const heatExchanger = manifoldDerivation({
  id: ID,
  title: "Dispersion in a heat exchanger",
  summary: "two opposite streams: a diffusion equation, corrected to fourth order",
  source: SOURCE,
  problem: "heat-exchanger",
  introduction: [
    [
      "Two fluids stream in opposite directions with speed 1 and exchange heat (",
      citation(SOURCE),
      "). Where temperatures vary slowly along the pipe, derivatives in space are small: each counts as one power of ",
      math("\\varepsilon"),
      ". What is left at leading order has the eigenvalues 0 and ",
      math("-2"),
      ": the streams soon have nearly the same temperature, and that spreads by diffusion. The amplitude is chosen to be the sum ",
      math("u_{1}+u_{2}"),
      ", which the vectors of the problem file say.",
    ],
  ],
  claims,
  illustrations: ({ result }) => ratePlot(result, EXACT, 1),
});
