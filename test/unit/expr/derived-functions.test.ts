import fc from "fast-check";
import { expect } from "vitest";
import { ResiduaError } from "../../../src/core/errors.ts";
import { DERIVED_FUNCTION_NAMES } from "../../../src/expr/derived-functions.ts";
import { evaluateExpression } from "../../../src/expr/floating/evaluate-expression.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { counted } from "../../counted.ts";

function valueAt(text: string, x: number): number {
  return evaluateExpression(parseExpression(text), { x });
}

counted("differential", "tan, sinh, cosh and tanh have the values of the host's functions", () => {
  const hosts = { tan: Math.tan, sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh };
  expect(DERIVED_FUNCTION_NAMES).toEqual(Object.keys(hosts));
  for (const [name, host] of Object.entries(hosts)) {
    fc.assert(
      fc.property(fc.double({ min: -1.5, max: 1.5, noNaN: true }), (x) => {
        const expected = host(x);
        expect(Math.abs(valueAt(`${name}(x)`, x) - expected)).toBeLessThan(1e-14 * (1 + Math.abs(expected)));
      }),
    );
  }
  return Object.keys(hosts).length;
});

counted("behaviour", "tanh has its limits where exponentials overflow", () => {
  expect(valueAt("tanh(x)", 1000)).toBe(1);
  expect(valueAt("tanh(x)", -1000)).toBe(-1);
  return 2;
});

const REMEDIES: readonly (readonly [text: string, remedy: string])[] = [
  ["abs(x)", "sqrt(x^2 + delta^2)"],
  ["sign(x)", "tanh(x/delta)"],
  ["ln(x)", "the natural logarithm is log"],
  ["atan(x)", "dw/dt = 1/(1 + x^2) times dx/dt"],
  ["atanh(x)", "write log((1 + x)/(1 - x))/2"],
  ["tanhh(x)", "did you mean tanh?"],
  ["tanh", "needs an argument: tanh(...)"],
  ["tanh(x, x)", "tanh takes one argument, got 2"],
];

counted("behaviour", "functions that are missing are refused with what to write in their place", () => {
  for (const [text, remedy] of REMEDIES) expect(messageOf(text), text).toContain(remedy);
  return REMEDIES.length;
});

function messageOf(text: string): string {
  try {
    parseExpression(text, { symbols: ["x"] });
  } catch (error) {
    if (error instanceof ResiduaError) return error.message;
    throw error;
  }
  return "accepted";
}
