import { expect } from "vitest";
import { symbolsOf } from "../../../src/expr/calculus.ts";
import { convolvedPowers, derivativeOrders, readJetSymbol } from "../../../src/expr/jet-symbol.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { symbolLatex } from "../../../src/expr/symbol-latex.ts";
import { expressionText } from "../../../src/expr/text.ts";
import { counted } from "../../counted.ts";

const text = (formula: string) => expressionText(parseExpression(formula));

counted("behaviour", "operators make symbols, which print as they are read", () => {
  const formulas = ["d(u,x)", "d(u,x,2)", "d(u,x,1,y,2)", "delay(u,3*pi/4)", "conv(conv(w,-1),1)"];
  for (const formula of formulas) {
    expect(parseExpression(formula).tag).toBe("symbol");
    expect(text(formula)).toBe(formula);
  }
  return formulas.length;
});

counted("behaviour", "a product under a convolution has one name, whatever the order of its factors", () => {
  const name = "conv((conv(w,-1))^2*w,-2)";
  for (const formula of [name, "conv(w*conv(w,-1)^2,-2)"]) expect(text(formula)).toBe(name);
  expect(text(text("conv(conv(w,-1)*conv(v,-b),-b)"))).toBe("conv(conv(v,-b)*conv(w,-1),-b)");
  expect(convolvedPowers("(conv(w,-1))^2*w")).toEqual([
    { name: "conv(w,-1)", exponent: 2 },
    { name: "w", exponent: 1 },
  ]);
  return 4;
});

counted("identity", "the derivative of an expression follows the chain rule", () => {
  expect(text("d(u^2,x)")).toBe(text("2*u*d(u,x)"));
  expect(text("d(u*v,x)")).toBe(text("v*d(u,x) + u*d(v,x)"));
  expect(text("d(d(u,y),x)")).toBe("d(u,x,1,y)");
  expect(text("d(u,x,y,2)")).toBe("d(u,x,1,y,2)");
  expect(text("d(3,x)")).toBe("0");
  return 5;
});

counted("identity", "the earlier value of a product is that of its factors", () => {
  expect(text("delay(u*v,tau)")).toBe("delay(u,tau)*delay(v,tau)");
});

counted("behaviour", "the parts of a jet symbol", () => {
  expect(readJetSymbol("conv(conv(w,-1),1)")).toEqual({
    operator: "conv",
    subject: "conv(w,-1)",
    operands: ["1"],
  });
  expect(readJetSymbol("u1")).toBeUndefined();
  expect([...derivativeOrders(["x", "1", "y", "2"])]).toEqual([
    ["x", 1],
    ["y", 2],
  ]);
  expect(symbolsOf(parseExpression("a*d(u,x)"))).toEqual(["a", "d(u,x)"]);
  return 4;
});

counted("behaviour", "a name that begins with an operator's is a plain name", () => {
  const names = ["d1", "dx", "delays", "convx"];
  for (const name of names) expect(readJetSymbol(name)).toBeUndefined();
  return names.length;
});

counted("behaviour", "operands that an operator does not have are refused, with a place", () => {
  const refused = [
    ["d(u)", /direction/],
    ["d(u,1/2)", /directions of a derivative/],
    ["delay(u,a,b)", /two arguments, got 3/],
    ["conv(a+b,1)", /noise/],
    ["conv(2*w,1)", /noise/],
    ["conv(w^(1/2),1)", /noise/],
    ["dd(u,x)", /is not a function/],
  ] as const;
  for (const [formula, message] of refused) expect(() => parseExpression(formula), formula).toThrow(message);
  return refused.length;
});

counted("behaviour", "the LaTeX of earlier values keeps sums together and knows constants", () => {
  const latex = (text: string) => {
    const e = parseExpression(text);
    return e.tag === "symbol" ? symbolLatex(e.name) : "no symbol";
  };
  expect(latex("delay(u,3*pi/4)")).toBe("u\\left(t-3\\,\\pi/4\\right)");
  expect(latex("delay(u,a+b)")).toMatch(/^u\\left\(t-\\left\(a ?\+ ?b\\right\)\\right\)$/);
  expect(latex("delay(u_1,pi/sqrt(3))")).toBe("u_{1}\\left(t-\\pi/\\sqrt{3}\\right)");
  return 3;
});
