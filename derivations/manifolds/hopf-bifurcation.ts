import {
  add,
  at,
  type Block,
  type Claim,
  citation,
  type Expression,
  expressionLatex,
  math,
  number,
  ownResult,
  type Point,
  parseExpression,
  type SolvedManifold,
  substitute,
} from "residua";
import { limitCycleFigure } from "./limit-cycle-figure.ts";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { atValues, equallySpaced, functionOf, motionOf } from "./numerics.ts";
import { polarForm, vanishingAt } from "./polar-form.ts";
import { inRand, inRandArmbruster } from "./sources.ts";

const SOURCE = inRandArmbruster("p. 114 and average.usg");

const ID = "hopf-bifurcation";
/** The parameter at which a limit cycle has the amplitude r. */
const LIMIT_CYCLE = "r^2/4";

function claims({ result }: SolvedManifold): readonly Claim[] {
  const polar = polarForm(result, 3);
  const vanDerPol = (e: Expression) => atValues(e, { a: "1" });
  return [
    {
      tag: "identity",
      id: "amplitude",
      title: "the amplitude equation, by averaging to second order at a = 1",
      source: SOURCE,
      by: "paper",
      latex:
        "\\dot r=\\varepsilon\\left(\\frac{r}{2}-\\frac{r^{3}}{8}\\right)+\\mathcal{O}\\left(\\varepsilon^{3}\\right)",
      printed: parseExpression("eps*(r/2 - r^3/8)"),
      derived: vanDerPol(polar.growth),
    },
    {
      tag: "identity",
      id: "frequency",
      title: "the frequency beyond 1, by averaging to second order at a = 1",
      source: SOURCE,
      by: "paper",
      latex:
        "\\dot\\theta=-\\varepsilon^{2}\\,\\frac{11r^{4}-48r^{2}+32}{256}+\\mathcal{O}\\left(\\varepsilon^{3}\\right)",
      printed: parseExpression("-eps^2*(11*r^4 - 48*r^2 + 32)/256"),
      derived: vanDerPol(polar.frequencyShift),
    },
    {
      tag: "identity",
      id: "limit-cycle-frequency",
      title: "the frequency of the limit cycle, by Lindstedt's method, to second order",
      source: inRand("pp. 81-82 and vandpol.usg"),
      by: "paper",
      latex: "\\omega=1-\\frac{e^{2}}{16}+\\mathcal{O}\\left(e^{4}\\right)",
      printed: parseExpression("1 - eps^2/16"),
      derived: vanDerPol(add(number(1), substitute(polar.frequencyShift, { r: number(2) }))),
    },
    {
      tag: "identity",
      id: "limit-cycle-amplitude",
      title: "the parameter at which the limit cycle has amplitude r, where the growth vanishes",
      source: ownResult(ID),
      by: "residua",
      latex: `a=${expressionLatex(parseExpression(LIMIT_CYCLE))}+\\mathcal{O}\\left(\\varepsilon^{2}\\right)`,
      printed: parseExpression(LIMIT_CYCLE),
      derived: vanishingAt(polar.growth, "a"),
    },
  ];
}

/** The ends of the parameter in the figure, and how many systems are simulated. */
const [LEAST, MOST, SYSTEMS] = [0.1, 1, 6];
/** Long enough for the slowest growth to end, and the part of it in which the amplitude is read. */
const [TIME, SETTLED] = [160, 140];

function illustrations({ result }: SolvedManifold): readonly Block[] {
  const parameter = functionOf(parseExpression(LIMIT_CYCLE), "r");
  const theory = [...equallySpaced(0, 2.1, 42)].map((r): Point => [parameter(r), r]);
  const simulated = [...equallySpaced(LEAST, MOST, SYSTEMS - 1)].map(
    (a): Point => [a, limitCycleAmplitude(result.problem, a)],
  );
  return limitCycleFigure({
    theory,
    simulated,
    system: "full system",
    description:
      "The parabola of the amplitude equation, and the largest displacement of the full system once its oscillation has settled.",
    caption: "The amplitude equation (line) against the full system at ε = 1 (points).",
  });
}

/** The largest displacement after a long time. */
function limitCycleAmplitude(
  { variables, equations }: SolvedManifold["result"]["problem"],
  a: number,
): number {
  const derivatives = equations.map((e) => atValues(e, { a: `${a}`, eps: "1" }));
  const frames = motionOf({ variables, derivatives, start: [0.5, 0], time: TIME, from: SETTLED });
  return Math.max(...frames.map(({ state }) => Math.abs(at(state, 0))));
}

/** The Hopf bifurcation of van der Pol's oscillator: amplitude and frequency of its limit cycle. */
export const hopfBifurcation = manifoldDerivation({
  id: ID,
  title: "A Hopf bifurcation: amplitude and frequency",
  summary: "van der Pol's oscillator: amplitude equation, frequency, limit cycle",
  source: SOURCE,
  problem: "hopf",
  introduction: [
    [
      "An oscillator of frequency 1 that is weakly driven where its displacement is small, and damped where it is large (",
      citation(SOURCE),
      ", at ",
      math("a=1"),
      "). Both modes ",
      math("e^{\\pm it}"),
      " are followed: their amplitudes ",
      math("s_{1}"),
      " and ",
      math("s_{2}"),
      ", complex conjugates of each other for real motions, leave out the oscillation and change slowly. In polar form ",
      math("s_{1}=\\frac{r}{2}e^{i\\theta}"),
      ", the displacement is about ",
      math("r\\cos(t+\\theta)"),
      ": an equation for the amplitude ",
      math("r"),
      ", and the shift ",
      math("\\dot\\theta"),
      " of the frequency.",
    ],
  ],
  claims,
  illustrations,
});
