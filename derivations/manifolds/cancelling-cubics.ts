import { type Claim, citation, type Expression, math, parseExpression, type SolvedManifold } from "residua";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { atValues } from "./numerics.ts";
import { derivedSeries, printedSeries, printedTable } from "./printed-series.ts";
import { robertsNormalForm } from "./sources.ts";
import { type Course, firstOf, timeCourse } from "./time-course.ts";

const SOURCE = robertsNormalForm("othersFail.tex");

/** What other methods say, as the source reports it. */
const BY_CROSS_SECTIONS = "eps^2*(mu*s1 + s1^3)";
const BY_ADIABATIC_ELIMINATION = "eps^2*mu*s1";

function claims({ result }: SolvedManifold): readonly Claim[] {
  return [
    ...printedTable(result, SOURCE, [
      ["y", "the fast variable on the slow manifold", "eps*s1^2 + eps^3*(s1^4 - 2*mu*s1^2)", 4],
      ["s1", "the evolution on the slow manifold", "eps^2*mu*s1 + eps^4*(2*mu*s1^3 - s1^5)", 5],
    ]),
    printedSeries(result, {
      id: "averaging",
      title: "what averaging over cross-sections predicts: y = 0, a subcritical pitchfork",
      source: SOURCE,
      of: "s1",
      printed: BY_CROSS_SECTIONS,
      errorOrder: 3,
      repair: "the slaved fast variable cancels the cubic term",
    }),
    printedSeries(result, {
      id: "adiabatic-elimination",
      title: "what adiabatic elimination and naive multiple scales predict: y = x², growth without limit",
      source: SOURCE,
      of: "s1",
      printed: BY_ADIABATIC_ELIMINATION,
      errorOrder: 5,
      repair: "the quintic term limits the growth, at an amplitude of about the fourth root of mu",
    }),
  ];
}

const VALUES = { mu: "1/200", eps: "1" };
const START = 0.05;
const TIME = 900;
/** Shortly before the solution of the subcritical pitchfork leaves every bound. */
const BLOW_UP = 108;

function model(label: string, rate: Expression, time = TIME): Course {
  const derivatives = [atValues(rate, VALUES)];
  return { label, motion: { variables: ["s1"], derivatives, start: [START], time }, shown: firstOf };
}

function illustrations({ result }: SolvedManifold) {
  const { variables, equations } = result.problem;
  const derivatives = equations.map((e) => atValues(e, VALUES));
  return timeCourse({
    heading: "Who is right",
    title: "The full system and three models of it",
    description:
      "The slow variable against time: the full system saturates, and the slow manifold with it; other methods grow without limit.",
    caption:
      "The full system (points), the evolution on the slow manifold, and the predictions of two other methods, until they leave the picture.",
    label: "x",
    bound: 0.4,
    full: {
      label: "full system",
      motion: { variables, derivatives, start: [START, START ** 2], time: TIME },
      shown: firstOf,
    },
    models: [
      model("slow manifold", derivedSeries(result, "s1", 5)),
      model("averaging", parseExpression(BY_CROSS_SECTIONS), BLOW_UP),
      model("adiabatic elimination", parseExpression(BY_ADIABATIC_ELIMINATION)),
    ],
  });
}

/** A pitchfork whose cubic terms cancel, on which other reductions go wrong. */
export const cancellingCubics = manifoldDerivation({
  id: "cancelling-cubics",
  title: "A bifurcation that other methods get wrong",
  summary: "averaging and adiabatic elimination refuted where cubic terms cancel",
  source: SOURCE,
  problem: "bifurcation",
  introduction: [
    [
      "A slow variable with linear and cubic growth, and a fast one that is driven by it and acts back (",
      citation(SOURCE),
      "; its bifurcation parameter is ",
      math("\\mu"),
      " here). The fast variable is slaved, ",
      math("y\\approx x^{2}"),
      ", and its action just cancels the cubic growth: what the bifurcation is like only the next orders tell. They come from the same construction, carried on to fifth order.",
    ],
    [
      "The source also reports what other reductions predict. These predictions are claims like all others, and refuted.",
    ],
  ],
  claims,
  illustrations,
});
