import {
  at,
  type Block,
  type Claim,
  citation,
  type Expression,
  expressionLatex,
  figure,
  gradedSumExpression,
  heading,
  type LimitCycle,
  math,
  type Point,
  parseExpression,
  type SolvedManifold,
} from "residua";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { atValues, type Frame, functionOf, motionOf } from "./numerics.ts";
import { inRand } from "./sources.ts";

const SOURCE = inRand("pp. 81-82 and vandpol.usg");

const FREQUENCY = "1 - eps^2/16 + 17*eps^4/3072 + 35*eps^6/884736";

function limitCycleOf({ real }: SolvedManifold): LimitCycle {
  return at(real?.limitCycles?.cycles ?? [], 0);
}

function claims(solved: SolvedManifold): readonly Claim[] {
  const printed = parseExpression(FREQUENCY);
  return [
    {
      tag: "identity",
      id: "frequency",
      title: "the frequency of the limit cycle, by Lindstedt's method, to sixth order",
      source: SOURCE,
      by: "paper",
      latex: `\\omega=${expressionLatex(printed)}+\\mathcal{O}\\left({\\varepsilon}^{8}\\right)`,
      printed,
      derived: gradedSumExpression(limitCycleOf(solved).frequency),
    },
  ];
}

/** The values of the small parameter in the figure. */
const STRENGTHS = [0.1, 0.3, 0.5, 0.7, 0.9, 1.1, 1.3];
/** Long enough to settle, and the part in which crossings are counted. */
const [TIME, SETTLED] = [160, 80];
/** So many that a crossing lies on a nearly straight piece. */
const SAMPLES = 4000;

function illustrations(solved: SolvedManifold): readonly Block[] {
  const { variables, equations } = solved.result.problem;
  const series = gradedSumExpression(limitCycleOf(solved).frequency);
  const curve = (label: string, e: Expression) => {
    const value = functionOf(e, "eps");
    return { label, draw: "line" as const, points: STRENGTHS.map((eps): Point => [eps, value(eps)]) };
  };
  const simulated = STRENGTHS.map((eps): Point => {
    const derivatives = equations.map((e) => atValues(e, { eps: `${eps}` }));
    return [
      eps,
      frequencyOf(
        motionOf({ variables, derivatives, start: [2, 0], time: TIME, from: SETTLED, intervals: SAMPLES }),
      ),
    ];
  });
  return [
    heading("The frequency falls"),
    figure(
      {
        title: "Frequency of the limit cycle",
        description:
          "Two truncations of Lindstedt's series against the parameter, and the frequency of the simulated system.",
        x: { label: "eps", scale: "linear" },
        y: { label: "frequency", scale: "linear" },
        series: [
          curve("to second order", parseExpression("1 - eps^2/16")),
          curve("to sixth order", series),
          { label: "full system", draw: "points", points: simulated },
        ],
      },
      "The series to second and to sixth order (lines), and the simulated oscillator (points).",
    ),
  ];
}

/** Two pi times the upward crossings of zero in a unit of time. */
function frequencyOf(frames: readonly Frame[]): number {
  const crossings = frames.flatMap((frame, k) => {
    const before = frames[k - 1];
    if (before === undefined) return [];
    const [low, high] = [at(before.state, 0), at(frame.state, 0)];
    const part = low / (low - high);
    return low < 0 && high >= 0 ? [before.time + part * (frame.time - before.time)] : [];
  });
  const span = at(crossings, crossings.length - 1) - at(crossings, 0);
  return (2 * Math.PI * (crossings.length - 1)) / span;
}

/** Van der Pol's limit cycle: Lindstedt's series from the normal form. */
export const vanDerPolLimitCycle = manifoldDerivation({
  id: "van-der-pol-limit-cycle",
  title: "Van der Pol's limit cycle to high order",
  summary: "the frequency of a limit cycle as a series to sixth order",
  source: SOURCE,
  problem: "van-der-pol",
  introduction: [
    [
      "The same oscillator at ",
      math("a=1"),
      ", to eighth order (",
      citation(SOURCE),
      "). In polar form the amplitude equation ",
      math("\\dot r=rR(r^{2})"),
      " has an equilibrium near ",
      math("r=2"),
      ", which is a series in ",
      math("\\varepsilon"),
      "; the angle turns there at the frequency of the limit cycle. Lindstedt's method finds the same series by asking order by order for a periodic solution. The normal form gives beside it how fast other motions approach the cycle.",
    ],
  ],
  claims,
  illustrations,
});
