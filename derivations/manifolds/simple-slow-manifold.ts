import { type Claim, citation, math, type SolvedManifold } from "residua";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { phasePlane } from "./phase-plane.ts";
import { printedTable } from "./printed-series.ts";
import { robertsExample } from "./sources.ts";

const SOURCE = robertsExample("simple2d.tex");

function claims({ result }: SolvedManifold): readonly Claim[] {
  return printedTable(result, SOURCE, [
    ["u1", "the first variable on the manifold", "s1 - eps*s1^2/2 + 3*eps^3*s1^4/8", 4],
    ["u2", "the second variable on the manifold", "s1 + eps*s1^2/2 - 3*eps^3*s1^4/8", 4],
    ["s1", "the evolution on the manifold", "eps^2*s1^3 - 3*eps^4*s1^5/4", 5],
    [
      "z1[1]",
      "how a disturbance of the first variable moves the amplitude",
      "1/2 - eps*s1/2 - eps^2*s1^2/2 + 3*eps^3*s1^3/4 + 3*eps^4*s1^4/2",
      5,
    ],
    [
      "z1[2]",
      "how a disturbance of the second variable moves the amplitude",
      "1/2 + eps*s1/2 - eps^2*s1^2/2 - 3*eps^3*s1^3/4 + 3*eps^4*s1^4/2",
      5,
    ],
  ]);
}

/** Two coupled variables: all that a slow manifold is, in one line each. */
export const simpleSlowManifold = manifoldDerivation({
  id: "simple-slow-manifold",
  title: "A simple slow manifold",
  summary: "two variables, one slow mode: manifold, evolution, projection",
  source: SOURCE,
  problem: "pitchfork",
  introduction: [
    [
      "Two variables that pull each other together within a time of about 1/2, with weak nonlinear terms (",
      citation(SOURCE),
      "). Linearised, their difference decays like ",
      math("e^{-2t}"),
      " and their mean does not move: eigenvalues ",
      math("-2"),
      " and ",
      math("0"),
      ". So all solutions near the origin soon lie on a curve, the slow manifold, and what happens on it is one equation for the amplitude ",
      math("s_{1}"),
      ". Exchanging the variables with a change of sign leaves the system as it is, so that this equation is odd: its cubic term, at the centre of a subcritical pitchfork, says that the origin is unstable, which the linear part does not tell.",
    ],
    [
      "The standard embedding counts the degree by ",
      math("\\varepsilon"),
      ". The projection says on which solution of the slow manifold a start off the manifold ends up.",
    ],
  ],
  claims,
  illustrations: (solved) =>
    phasePlane(solved, {
      title: "Solutions of the full system and the slow manifold",
      starts: [
        [0.5, -0.3],
        [-0.2, 0.6],
        [-0.6, 0.1],
        [0.1, -0.6],
      ],
      time: 2,
      amplitudes: [-0.45, 0.45],
      values: { eps: "1" },
    }),
});
