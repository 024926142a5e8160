import { at, type Block, type Claim, citation, math, type SolvedManifold } from "residua";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { atValues } from "./numerics.ts";
import { printedTable } from "./printed-series.ts";
import { LORENZ_SLOW_MANIFOLD, robertsExample } from "./sources.ts";
import { type Course, timeCourse } from "./time-course.ts";

const SOURCE = robertsExample("lorenz86sm.tex");

function claims({ result }: SolvedManifold): readonly Claim[] {
  return printedTable(result, SOURCE, [
    ["u4", "the first wave variable, slaved to the vortices", "-b*eps*s2*s1", 3],
    ["u5", "the second wave variable, slaved to the vortices", "b*eps^2*(s3*s1^2 - s3*s2^2)", 3],
    ["s1", "the evolution of the first vortex", "-eps*s3*s2 + b^2*eps^3*(s3*s2*s1^2 - s3*s2^3)", 4],
    ["s2", "the evolution of the second vortex", "eps*s3*s1 + b^2*eps^3*(s3*s2^2*s1 - s3*s1^3)", 4],
    ["s3", "the evolution of the third vortex", "-eps*s2*s1", 4],
    ["z1[1]", "balancing: the first vortex by itself", "1 + b^2*eps^2*s2^2", 4],
    ["z1[2]", "balancing: the first vortex by the second", "b^2*eps^2*s2*s1", 4],
    [
      "z1[4]",
      "balancing: the first vortex by the first wave variable",
      "b^3*eps^3*(s2^3 - s2*s1^2) + b*eps^3*(-s2^3 + s2*s1^2) + b*eps*s2",
      4,
    ],
    ["z2[1]", "balancing: the second vortex by the first", "-b^2*eps^2*s2*s1", 4],
    ["z2[2]", "balancing: the second vortex by itself", "1 - b^2*eps^2*s1^2", 4],
    [
      "z2[4]",
      "balancing: the second vortex by the first wave variable",
      "b^3*eps^3*(-s2^2*s1 + s1^3) + b*eps^3*(s2^2*s1 - s1^3) - b*eps*s1",
      4,
    ],
    ["z3[4]", "balancing: the third vortex by the first wave variable", "-4*b*eps^3*s3*s2*s1", 4],
    ["z3[5]", "balancing: the third vortex by the second wave variable", "b*eps^2*(-s2^2 + s1^2)", 4],
  ]);
}

const VALUES = { b: "1/2", eps: "1" };
/** The vortices at the start, and the value of u4 that the slow manifold gives them to leading order. */
const VORTICES = [0.3, 0.3, 0.3] as const;
const BALANCED = -0.5 * VORTICES[0] * VORTICES[1];

function illustrations({ result }: SolvedManifold): readonly Block[] {
  const { variables, equations } = result.problem;
  const derivatives = equations.map((e) => atValues(e, VALUES));
  const course = (label: string, wave: number): Course => ({
    label,
    motion: { variables, derivatives, start: [...VORTICES, wave, 0], time: 40 },
    shown: (state) => at(state, 3),
  });
  return timeCourse({
    heading: "Balance",
    title: "The first wave variable from a balanced and from an unbalanced start",
    description:
      "The wave variable u4 against time. From a start on the slow manifold it changes as slowly as the vortices; from u4 = 0 it oscillates about that.",
    caption:
      "The full system at b = 1/2. Started on the slow manifold (points) it hardly carries waves; started with u4 = 0 it does for ever, as nothing damps them.",
    label: "u4",
    bound: 1,
    full: course("on the slow manifold", BALANCED),
    models: [course("off the slow manifold", 0)],
  });
}

/** Lorenz's five equations: the slow manifold among fast waves. */
export const lorenz86 = manifoldDerivation({
  id: "lorenz86-slow-manifold",
  title: "Lorenz's model of 1986: a slow manifold among waves",
  summary: "quasi-geostrophy in five equations: slaved waves and balancing",
  source: SOURCE,
  problem: "lorenz86",
  introduction: [
    [
      "Three vortex variables that interact slowly, and a gravity wave of frequency 1 that they excite (",
      citation(LORENZ_SLOW_MANIFOLD),
      "; ",
      citation(SOURCE),
      "). Forecasts want motions without waves: states in which ",
      math("u_{4}"),
      " and ",
      math("u_{5}"),
      " are functions of the vortices. Nothing decays here: the slow manifold is one of centre among centres, constructed as a formal series.",
    ],
    [
      "The covectors ",
      math("z_{j}"),
      " balance a given state: they say which motion without waves has the same slow motion.",
    ],
  ],
  claims,
  illustrations,
});
