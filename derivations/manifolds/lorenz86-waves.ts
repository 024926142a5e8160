import { type Claim, citation, math, number, type SolvedManifold, substitute } from "residua";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { printedSeries, printedTable } from "./printed-series.ts";
import { robertsExample } from "./sources.ts";

const SOURCE = robertsExample("lorenz86nf.tex");

function claims({ result }: SolvedManifold): readonly Claim[] {
  const slow = robertsExample("lorenz86nf.tex with lorenz86sm.tex");
  return [
    ...printedTable(result, SOURCE, [
      [
        "u1",
        "the first vortex in the new coordinates",
        "s1 - b*eps*(exp(-i*t)*s5*s2 + exp(i*t)*s4*s2) - b^2*eps^2*(exp(-2*i*t)*s5^2*s1 + exp(2*i*t)*s4^2*s1)/2",
        3,
      ],
      [
        "u2",
        "the second vortex in the new coordinates",
        "s2 + b*eps*(exp(-i*t)*s5*s1 + exp(i*t)*s4*s1) - b^2*eps^2*(exp(-2*i*t)*s5^2*s2 + exp(2*i*t)*s4^2*s2)/2",
        3,
      ],
      [
        "u3",
        "the third vortex in the new coordinates",
        "s3 + i*b*eps^2*(exp(-i*t)*s5*s2^2 - exp(-i*t)*s5*s1^2 - exp(i*t)*s4*s2^2 + exp(i*t)*s4*s1^2)",
        3,
      ],
      [
        "u4",
        "the first wave variable in the new coordinates",
        `exp(-i*t)*s5 + exp(i*t)*s4 - b*eps*s2*s1
          + b^2*eps^2*(exp(-i*t)*s5*s2^2 - exp(-i*t)*s5*s1^2 + exp(i*t)*s4*s2^2 - exp(i*t)*s4*s1^2)/4`,
        3,
      ],
      [
        "u5",
        "the second wave variable in the new coordinates",
        `i*exp(-i*t)*s5 - i*exp(i*t)*s4 + b*eps^2*(s3*s1^2 - s3*s2^2)
          + i*b^2*eps^2*(-exp(-i*t)*s5*s2^2 + exp(-i*t)*s5*s1^2 + exp(i*t)*s4*s2^2 - exp(i*t)*s4*s1^2)/4`,
        3,
      ],
      ["s1", "the evolution of the first vortex", "-eps*s3*s2 + b^2*eps^3*(s3*s2*s1^2 - s3*s2^3)", 4],
      ["s2", "the evolution of the second vortex", "eps*s3*s1 + b^2*eps^3*(s3*s2^2*s1 - s3*s1^3)", 4],
      [
        "s3",
        "the evolution of the third vortex, which waves of size s4 s5 force",
        "-eps*s2*s1 + 2*b^2*eps^3*s5*s4*s2*s1",
        4,
      ],
      ["s4", "the modulation of the waves", "i*b^2*eps^2*(s4*s1^2 - s4*s2^2)/2", 4],
      ["s5", "the modulation of their conjugates", "-i*b^2*eps^2*(s5*s1^2 - s5*s2^2)/2", 4],
    ]),
    withoutWaves(
      printedSeries(result, {
        id: "u4-without-waves",
        title: "without waves, s4 = s5 = 0, it is the slow manifold again",
        source: slow,
        of: "u4",
        printed: "-b*eps*(s2*s1 + eps^2*(s2*s1^3 - s2^3*s1 + 4*s3^2*s2*s1))",
        errorOrder: 4,
      }),
    ),
    withoutWaves(
      printedSeries(result, {
        id: "s3-without-waves",
        title: "without waves, the slow evolution is that on the slow manifold",
        source: slow,
        of: "s3",
        printed: "-eps*s2*s1",
        errorOrder: 4,
      }),
    ),
  ];
}

function withoutWaves(claim: ReturnType<typeof printedSeries>): Claim {
  return { ...claim, derived: substitute(claim.derived, { s4: number(0), s5: number(0) }) };
}

/** Lorenz's five equations in normal form: why the slow manifold is justified although none exists. */
export const lorenz86Waves = manifoldDerivation({
  id: "lorenz86-normal-form",
  title: "Lorenz's model of 1986, seen backwards",
  summary: "the full normal form: a system nearby that has a slow manifold exactly",
  source: SOURCE,
  problem: "lorenz86-waves",
  introduction: [
    [
      "Lorenz's five equations have no slow manifold: motions without waves excite exponentially small ones. Seen backwards this is no obstacle (",
      citation(SOURCE),
      "). All five modes are followed, so that the result is a change of coordinates and a normal form in them. Cut off at any order, the two together are a system as close to Lorenz's as that order says, and for this system ",
      math("s_{4}=s_{5}=0"),
      " is invariant exactly.",
    ],
    [
      "The normal form also says what the slow manifold cannot: waves force the vortices on average, by ",
      math("2b^{2}s_{1}s_{2}s_{4}s_{5}"),
      " in the third equation. On and off the slow manifold, vortices evolve differently.",
    ],
  ],
  claims,
});
