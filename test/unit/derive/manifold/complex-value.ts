import { toFloatRational } from "../../../../src/exact/rational.ts";
import type { Expression } from "../../../../src/expr/expression.ts";

/** Real and imaginary part. */
export type Complex = readonly [re: number, im: number];

export const plus = ([a, b]: Complex, [c, d]: Complex): Complex => [a + c, b + d];
export const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];

/** The value of an expression in doubles, where symbols have these values. */
export function complexValue(e: Expression, symbols: Readonly<Record<string, Complex>> = {}): Complex {
  const value = (part: Expression) => complexValue(part, symbols);
  switch (e.tag) {
    case "number":
      return [toFloatRational(e.value), 0];
    case "constant":
      return e.name === "i" ? [0, 1] : [Math.PI, 0];
    case "sum":
      return e.terms.map(value).reduce(plus, [0, 0]);
    case "product":
      return e.factors.map(value).reduce(times);
    case "power": {
      const [a, b] = value(e.base);
      const exponent = value(e.exponent)[0];
      const [size, angle] = [Math.hypot(a, b) ** exponent, Math.atan2(b, a) * exponent];
      return [size * Math.cos(angle), size * Math.sin(angle)];
    }
    case "call": {
      const [re, im] = value(e.argument);
      if (e.name === "exp") return [Math.exp(re) * Math.cos(im), Math.exp(re) * Math.sin(im)];
      if (im !== 0) throw new Error(`${e.name} of a number that is not real`);
      return [Math[e.name](re), 0];
    }
    case "symbol": {
      const found = symbols[e.name];
      if (found === undefined) throw new Error(`no value for ${e.name}`);
      return found;
    }
  }
}
