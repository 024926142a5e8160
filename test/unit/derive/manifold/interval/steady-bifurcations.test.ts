import { describe, expect } from "vitest";
import { substitute } from "../../../../../src/expr/calculus.ts";
import {
  add,
  divide,
  type Expression,
  multiply,
  number,
  power,
  symbol,
} from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { counted } from "../../../../counted.ts";
import { agree, example } from "../examples.ts";
import { mutatedNumbers } from "../mutants.ts";
import { evolution, field, solvedFields } from "./fields.ts";

const parse = (text: string) => parseExpression(text);

/** Amplitudes count one power of eps, so that series in them are compared below an order. */
function scaledAmplitude(e: Expression): Expression {
  return substitute(e, {
    A: multiply(symbol("eps"), symbol("s1")),
    s1: multiply(symbol("eps"), symbol("s1")),
  });
}

const ONE = { eps: number(1) };

/** The right-hand side of a published `lam = ... + O(A^6)`. */
function publishedBranch(id: string): Expression {
  const { bifurcation = "" } = example(id).expected as { bifurcation?: string };
  return parse(bifurcation.replace(/^lam = /, "").replace(/ \+ O\(.*$/, ""));
}

/** The bifurcation equation on a branch `lam(A)`. */
function onBranch(condition: Expression, branch: Expression): Expression {
  return scaledAmplitude(substitute(substitute(condition, ONE), { lam: branch }));
}

describe("the buckling of the elastica (Rand's randElastica)", () => {
  // The published sine, embedded: lam and A^2 have the same weight.
  const elastica = solvedFields({
    equations: {
      y: "d(y,x,2) + (pi^2 + eps^2*lam)*y - eps^2*(pi^2 + eps^2*lam)*y^3/6 + eps^4*pi^2*y^5/120",
    },
    length: "1",
    ends: "neumann",
    errorOrder: 5,
  });
  const branch = publishedBranch("randElastica");

  counted("golden", "the evolution rests on the published branch, and on no other", () => {
    expect(elastica.result.certificate).toMatchObject({ holds: true, exact: true });
    expect(agree(onBranch(evolution(elastica), branch), number(0), 6)).toBe(true);
    for (const other of ["pi^2*A^2/8", ...mutatedNumbers("1*pi^2*A^2/8 + 5*pi^2*A^4/512")]) {
      expect(agree(onBranch(evolution(elastica), parse(other)), number(0), 6), other).toBe(false);
    }
    return 5;
  });

  counted("golden", "the printed reduced equation needs lam/2 for lam", () => {
    const { reducedEquation = "" } = example("randElastica").expected as { reducedEquation?: string };
    const printed = parse(reducedEquation.replace(/ = 0$/, ""));
    const repaired = add(printed, parse("-A*lam/2"));
    // The mean of cos(pi x)^2 is 1/2: theirs is the projection, ours the rate of the coefficient.
    const weighed = (e: Expression) =>
      substitute(e, {
        A: multiply(symbol("eps"), symbol("s1")),
        lam: multiply(power(symbol("eps"), number(2)), symbol("lam")),
      });
    const ours = weighed(substitute(substitute(evolution(elastica), ONE), { s1: symbol("A") }));
    expect(agree(ours, multiply(number(2), weighed(repaired)), 6)).toBe(true);
    expect(agree(ours, multiply(number(2), weighed(printed)), 6)).toBe(false);
    // The printed branch follows from the repaired equation only.
    expect(agree(onBranch(repaired, branch), number(0), 6)).toBe(true);
    expect(agree(onBranch(printed, branch), number(0), 6)).toBe(false);
    return 4;
  });
});

describe("the steady states of a reaction with diffusion (Rand's randReduct3)", () => {
  const reaction = solvedFields({
    equations: {
      y1: "y2",
      y2: "d(y1,x,2) + (1 + eps^2*lam)*y1 - y2 - eps^2*y1^3 - eps^4*a*y1^5",
    },
    length: "pi",
    ends: "dirichlet",
    errorOrder: 5,
  });
  const printed = publishedBranch("randReduct3");
  const right = parse("3*A^2/4 + (80*a - 3)*A^4/128");

  counted(
    "golden",
    "the branch has -3 where -75 is printed, which lacks the term lam^2 A of the same order",
    () => {
      expect(reaction.result.certificate).toMatchObject({ holds: true, exact: true });
      expect(agree(onBranch(evolution(reaction), right), number(0), 6)).toBe(true);
      const mutated = [...mutatedNumbers("3*A^2/4 + (80*a - 3*1)*A^4/128")].map(parse);
      for (const wrong of [printed, ...mutated]) {
        expect(agree(onBranch(evolution(reaction), wrong), number(0), 6)).toBe(false);
      }
      const withoutSquare = add(substitute(evolution(reaction), ONE), parse("lam^2*s1"));
      expect(agree(onBranch(withoutSquare, printed), number(0), 6)).toBe(true);
      return 3;
    },
  );

  counted(
    "differential",
    "without the quintic term the branch is Duffing's oscillation of half period pi",
    () => {
      // y'' + (1+lam) y = y^3 is Duffing's equation in x sqrt(1+lam) with e = -1/(1+lam), and sin(x) has the frequency 1.
      const { frequency = "" } = example("randDuffingFree").expected as { frequency?: string };
      const middle = substitute(substitute(field(reaction, 0), ONE), { x: parse("pi/2"), a: number(0) });
      const frequencyOn = (branch: Expression) => {
        const stretch = add(number(1), branch);
        const square = power(parse(frequency), number(2));
        const strength = divide(number(-1), stretch);
        return multiply(stretch, substitute(square, { e: strength, a: substitute(middle, { lam: branch }) }));
      };
      const squareOn = (branch: Expression) =>
        scaledAmplitude(frequencyOn(substitute(branch, { a: number(0), A: symbol("s1") })));
      expect(agree(squareOn(right), number(1), 5)).toBe(true);
      expect(agree(squareOn(printed), number(1), 5)).toBe(false);
      return 2;
    },
  );
});
