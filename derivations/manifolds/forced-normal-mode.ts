import { type Claim, citation, math, type SolvedManifold } from "residua";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { printedSeries, printedTable } from "./printed-series.ts";
import { fromEquations } from "./replaced-equations.ts";
import { robertsExample } from "./sources.ts";

const SOURCE = robertsExample("forcedNonlinNormMode.tex");

const EVOLUTION_1 = `3/8*eps*i*s2*s1^2 - 1/8*f1*eps + f1*eps^2*(9/64*s2*s1 - 9/128*s1^2 + 3/160*i)
  + 93/5500*f2^2*eps^2*i*s1 + eps^2*(-155/256*i*s2^2*s1^3 + 9/160*s2*s1^2)`;
const EVOLUTION_2 = `-3/8*eps*i*s2^2*s1 - 1/8*f1*eps + f1*eps^2*(-9/128*s2^2 + 9/64*s2*s1 - 3/160*i)
  - 93/5500*f2^2*eps^2*i*s2 + eps^2*(155/256*i*s2^3*s1^2 + 9/160*s2^2*s1)`;

function claims({ result }: SolvedManifold): readonly Claim[] {
  const displayed = fromEquations(result, {
    u3: "-2*u1 + u2 - eps*u1^3/2 + eps*3/10*(-u3 + u4) + eps*f1*cos(t)",
    u4: "u1 - 2*u2 + eps*3/10*(u3 - 2*u4)*f2*sin(t/2)",
  });
  return [
    ...printedTable(result, SOURCE, [
      ["u1", "the first displacement to leading order", "exp(i*t)*s1 + exp(-i*t)*s2", 1],
      ["u2", "the second displacement to leading order", "exp(i*t)*s1 + exp(-i*t)*s2", 1],
      ["s1", "how the mode's first amplitude is modulated", EVOLUTION_1, 3],
      ["s2", "how its conjugate is modulated", EVOLUTION_2, 3],
    ]),
    printedSeries(displayed, {
      id: "evolution-as-displayed",
      title: "the same modulation, from the forcing as the text displays it",
      source: SOURCE,
      of: "s1",
      printed: EVOLUTION_1,
      errorOrder: 3,
      repair:
        "the forcing is meant to be f1 sin(t) and f2 cos(t/2), in the place of f1 cos(t) and f2 sin(t/2)",
    }),
  ];
}

/** Two coupled oscillators, forced: the nonlinear normal mode of frequency 1. */
export const forcedNormalMode = manifoldDerivation({
  id: "forced-normal-mode",
  title: "A forced nonlinear normal mode",
  summary: "two coupled oscillators under direct and parametric forcing",
  source: SOURCE,
  problem: "forced-normal-mode",
  introduction: [
    [
      "Two oscillators with a weak cubic spring and weak damping, forced directly in resonance and parametrically at half the frequency (",
      citation(SOURCE),
      ", whose ",
      math("\\varepsilon^{2}"),
      " is ",
      math("\\varepsilon"),
      " here). Of the modes with the frequencies 1 and ",
      math("\\sqrt{3}"),
      " the first is followed: its spectral manifold, which moves with the forcing, and the modulation of its amplitudes.",
    ],
    [
      "Direct forcing acts at first order. The parametric one acts at second order only, as a shift of the frequency by ",
      math("\\frac{93}{5500}f_{2}^{2}"),
      ", which a first approximation would miss.",
    ],
  ],
  claims,
});
