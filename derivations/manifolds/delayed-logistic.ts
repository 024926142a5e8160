import {
  at,
  type Block,
  type Claim,
  citation,
  type Expression,
  expressionLatex,
  integrateDelay,
  lowerExpressions,
  math,
  ownResult,
  type Point,
  parseExpression,
  type SolvedManifold,
} from "residua";
import { limitCycleFigure } from "./limit-cycle-figure.ts";
import { manifoldDerivation } from "./manifold-derivation.ts";
import { atValues, equallySpaced, functionOf } from "./numerics.ts";
import { polarForm, vanishingAt } from "./polar-form.ts";
import { printedTable } from "./printed-series.ts";
import { HUTCHINSON, robertsExample } from "./sources.ts";

const ID = "delayed-logistic";
const SOURCE = robertsExample("simple1dde.tex");

/** The parameter at which a limit cycle has the amplitude r. */
const LIMIT_CYCLE = "(3*pi - 2)*r^2/(20*pi)";

function claims({ result }: SolvedManifold): readonly Claim[] {
  return [
    ...printedTable(result, SOURCE, [
      [
        "u",
        "the population on the centre manifold",
        "exp(-i*t)*s2 + exp(-2*i*t)*s2^2*eps*(i/5 + 2/5) + exp(i*t)*s1 + exp(2*i*t)*s1^2*eps*(-i/5 + 2/5)",
        2,
      ],
      [
        "s1",
        "the evolution of the first amplitude",
        "(s2*s1^2*eps^2*(-2*i*pi/5 - 12*i/5 - 6*pi/5 + 4/5) + s1*a*eps^2*(4*i + 2*pi))/(pi^2 + 4)",
        3,
      ],
      [
        "s2",
        "the evolution of its conjugate",
        "(s2^2*s1*eps^2*(2*i*pi/5 + 12*i/5 - 6*pi/5 + 4/5) + s2*a*eps^2*(-4*i + 2*pi))/(pi^2 + 4)",
        3,
      ],
    ]),
    {
      tag: "identity",
      id: "limit-cycle-amplitude",
      title: "the parameter at which the limit cycle has amplitude r, where the growth vanishes",
      source: ownResult(ID),
      by: "residua",
      latex: `a=${expressionLatex(parseExpression(LIMIT_CYCLE))}`,
      printed: parseExpression(LIMIT_CYCLE),
      derived: vanishingAt(polarForm(result, 3).growth, "a"),
    },
  ];
}

/** The ends of the parameter in the figure, and how many systems are simulated. */
const [LEAST, MOST, SYSTEMS] = [0.01, 0.1, 5];
const DELAY = Math.PI / 2;
/** Long enough for the slowest growth to end, and the part of it in which the amplitude is read. */
const [TIME, SETTLED] = [400, 380];
/** A start close to the limit cycles. */
const START = 0.3;

function illustrations({ result }: SolvedManifold): readonly Block[] {
  const parameter = functionOf(parseExpression(LIMIT_CYCLE), "r");
  const theory = [...equallySpaced(0, 0.95, 40)].map((r): Point => [parameter(r), r]);
  const equation = at(result.problem.equations, 0);
  const simulated = [...equallySpaced(LEAST, MOST, SYSTEMS - 1)].map(
    (a): Point => [a, limitCycleAmplitude(equation, a)],
  );
  return limitCycleFigure({
    theory,
    simulated,
    system: "delay equation",
    description:
      "The parabola of the amplitude equation, and half the range of the delay equation's population once it has settled.",
    caption:
      "The amplitude equation (line) against the delay equation at ε = 1 (points): half the range of its oscillation.",
  });
}

/** Half the range of the population after a long time. */
function limitCycleAmplitude(equation: Expression, a: number): number {
  const kernel = lowerExpressions([atValues(equation, { a: `${a}`, eps: "1" })], ["u", "delay(u,pi/2)"]);
  const outputTimes = equallySpaced(SETTLED, TIME, 200);
  const run = integrateDelay(
    {
      rightHandSide: (_, states, derivative) => kernel.evaluate(states, derivative),
      delays: [DELAY],
      size: 1,
      initialTime: 0,
      history: (time, state) => state.fill(START * Math.cos(time)),
    },
    TIME,
    { outputTimes, relativeTolerance: 1e-6 },
  );
  if (!run.ok) throw new Error(run.message);
  const values = run.value.states.map((state) => at(state, 0));
  return (Math.max(...values) - Math.min(...values)) / 2;
}

/** Hutchinson's delayed logistic equation: a Hopf bifurcation in a space of functions. */
export const delayedLogistic = manifoldDerivation({
  id: ID,
  title: "Hutchinson's delayed logistic equation",
  summary: "a delay equation near its Hopf bifurcation, with pi exact",
  source: SOURCE,
  problem: "delayed-logistic",
  introduction: [
    [
      "A population whose growth is limited by its size a while ago (",
      citation(HUTCHINSON),
      "), about its equilibrium, with the delay ",
      math("\\pi/2"),
      " at which oscillations set in and the distance ",
      math("a"),
      " from that (",
      citation(SOURCE),
      "). The state is all of the recent past, so that there are infinitely many modes; those followed, ",
      math("e^{\\pm it}"),
      ", are listed in the problem file. A term that varies like ",
      math("e^{\\mu t}"),
      " had ",
      math("e^{-\\mu\\pi/2}"),
      " times its value a delay ago: that is all that the delay changes, and coefficients keep ",
      math("\\pi"),
      " exact.",
    ],
  ],
  claims,
  illustrations,
});
