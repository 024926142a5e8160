import { expect } from "vitest";
import { standardEmbedding } from "../../../../../src/derive/manifold/embedding/standard-embedding.ts";
import { sameFunction } from "../../../../../src/expr/convert.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { expressionText } from "../../../../../src/expr/text.ts";
import { counted } from "../../../../counted.ts";

function embedded(text: string, below: number, timeDerivatives: Readonly<Record<string, string>> = {}) {
  const [result] = standardEmbedding(
    {
      variables: ["u"],
      equations: [parseExpression(text)],
      timeDerivatives: Object.fromEntries(
        Object.entries(timeDerivatives).map(([name, value]) => [name, parseExpression(value)]),
      ),
    },
    { small: "eps", below },
  );
  return result ?? parseExpression("0");
}

/** The Taylor series are those of any table. */
const EMBEDDINGS: readonly (readonly [string, number, string])[] = [
  ["-u + u^2 - 3*u^4", 5, "-u + eps*u^2 - 3*eps^3*u^4"],
  ["-u + u^2 - 3*u^4", 3, "-u + eps*u^2"],
  ["a*(u + b*u)^3 - u", 3, "-u + eps^2*a*(1 + b)^3*u^3"],
  ["u/(1 + c*u)", 4, "u - eps*c*u^2 + eps^2*c^2*u^3 - eps^3*c^3*u^4"],
  ["sin(u)", 5, "u - eps^2*u^3/6 + eps^4*u^5/120"],
  ["exp(2*u) - 1", 3, "2*u + 2*eps*u^2 + 4/3*eps^2*u^3"],
  ["tan(u)", 6, "u + eps^2*u^3/3 + 2/15*eps^4*u^5"],
  ["tanh(u)", 6, "u - eps^2*u^3/3 + 2/15*eps^4*u^5"],
  ["sinh(u) - u*cosh(u)", 5, "-eps^2*u^3/3 - eps^4*u^5/30"],
  ["sqrt(1 + u) - 1", 3, "u/2 - eps*u^2/8 + eps^2*u^3/16"],
];

for (const [text, below, expected] of EMBEDDINGS) {
  counted("golden", `the standard embedding of ${text} to errors of order ${below}`, () => {
    expect(sameFunction(embedded(text, below), parseExpression(expected))).toBe(true);
  });
}

counted("behaviour", "Taylor polynomials have one term for each power", () => {
  expect(expressionText(embedded("a*tanh(u)", 4))).toBe("a*u - eps^2*a*u^3/3");
});

counted("golden", "space derivatives, forcing and slow parameters are small once each", () => {
  const same = (text: string, expected: string, slow = {}) =>
    expect(sameFunction(embedded(text, 4, slow), parseExpression(expected))).toBe(true);
  same("-u + d(u,x,2) - u*d(u,x)", "-u + eps^2*d(u,x,2) - eps^2*u*d(u,x)");
  same("-u + F", "-u + eps*F", { F: "0" });
  same("-u + F*u^2", "-u + eps^2*F*u^2", { F: "0" });
  expect(embedded("-u + f*cos(t)", 4)).toEqual(parseExpression("-u + eps*f*cos(t)"));
});

counted("behaviour", "what is no equilibrium, or has no Taylor series, is refused", () => {
  expect(() => embedded("1 - u", 3)).toThrow("the origin is no equilibrium: du/dt = 1 there");
  expect(() => embedded("a - u + sin(u)", 3)).toThrow("du/dt = a there");
  expect(() => embedded("u^(1/2)", 3)).toThrow("u^(1/2) has no Taylor series about the origin");
  expect(() => embedded("log(u)", 3)).toThrow("has no Taylor series");
});
