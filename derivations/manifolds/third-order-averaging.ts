import { type Claim, citation, math, type SolvedManifold } from "residua";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { printedSeries, printedTable } from "./printed-series.ts";
import { inRandArmbruster } from "./sources.ts";

const SOURCE = inRandArmbruster("p. 130 and averm.usg");

const FIRST_ORDER = "s1 - 16*eps*sin(2*t)*(s1 - s1^2)/64";
/** As printed, sorted by frequency. */
const SECOND_ORDER = `-eps^2*cos(4*t)*(2*s1^3 - 3*s1^2 + s1)/64 - eps^2*cos(2*t)*(-8*s1^3 + 12*s1^2 - 4*s1)/64`;

function claims({ result }: SolvedManifold): readonly Claim[] {
  return [
    ...printedTable(result, SOURCE, [
      ["s1", "the averaged equation", "eps*(s1/2 - s1^2/2) + eps^3*(-s1^4/64 + s1^3/32 - s1^2/64)", 4],
      ["x", "the transformation to first order", FIRST_ORDER, 2],
    ]),
    printedSeries(result, {
      id: "second-order-transformation",
      title:
        "the transformation to second order, which should take the averaged equation to the original one",
      source: SOURCE,
      of: "x",
      printed: `${FIRST_ORDER} + ${SECOND_ORDER}`,
      errorOrder: 3,
      repair: "the terms in cos(2t) are spurious: their coefficients -8, 12 and -4 are zero",
    }),
    printedSeries(result, {
      id: "repaired-transformation",
      title: "the transformation to second order without the terms in cos(2t)",
      source: SOURCE,
      of: "x",
      printed: `${FIRST_ORDER} - eps^2*cos(4*t)*(2*s1^3 - 3*s1^2 + s1)/64`,
      errorOrder: 3,
      convention: "the terms in cos(2t) of the printed transformation are left out",
    }),
  ];
}

/** Averaging to third order: a transformation that was printed wrong, and its repair. */
export const thirdOrderAveraging = manifoldDerivation({
  id: "third-order-averaging",
  title: "Averaging to third order, and a printed transformation repaired",
  summary: "a nonautonomous equation: the averaged one holds, its transformation does not",
  source: SOURCE,
  problem: "averaging",
  introduction: [
    [
      "Logistic growth at the rate ",
      math("\\varepsilon\\sin^{2}t"),
      " (",
      citation(SOURCE),
      "). Averaging is the normal form of a system whose only mode is slow: what oscillates goes into the transformation, what does not into the evolution, to any order.",
    ],
    [
      "The exact solution is at hand: ",
      math("x"),
      " is a logistic function of the time ",
      math("\\varepsilon(t/2-\\tfrac14\\sin 2t)"),
      ", so that the transformation is a shift by ",
      math("-\\tfrac14\\varepsilon\\sin 2t"),
      ", whose square has the frequencies 0 and 4 and no 2. The printed one has, and is refuted; the averaged equation printed with it is right.",
    ],
  ],
  claims,
});
