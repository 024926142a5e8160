import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { simplestForm } from "../../../../../src/derive/manifold/coefficients/simplest-form.ts";
import { deviationEquations } from "../../../../../src/derive/manifold/equilibrium/deviation-equations.ts";
import { findEquilibria } from "../../../../../src/derive/manifold/equilibrium/find-equilibria.ts";
import { substitute } from "../../../../../src/expr/calculus.ts";
import { sameFunction } from "../../../../../src/expr/convert.ts";
import { add, multiply, number, subtract, symbol } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { expressionText } from "../../../../../src/expr/text.ts";
import { counted } from "../../../../counted.ts";

const parse = (text: string) => parseExpression(text);

function found(equations: Readonly<Record<string, string>>): readonly string[] | undefined {
  const states = findEquilibria(Object.keys(equations), Object.values(equations).map(parse));
  return states?.map((state) => Object.values(state).map(expressionText).join(", ")).toSorted();
}

describe("constant states", () => {
  counted("golden", "of the Lorenz system: the origin, and the pair x = y = +-sqrt(b (r-1)), z = r-1", () => {
    const equations = ["s*(y-x)", "r*x-y-x*z", "-8/3*z+x*y"].map(parse);
    const states = findEquilibria(["x", "y", "z"], equations) ?? [];
    for (const state of states) {
      for (const e of equations) expect(simplestForm(e, state)).toEqual(number(0));
    }
    const heights = states.map(({ z = number(0) }) => expressionText(z));
    expect(heights.toSorted()).toEqual(["0", "r - 1", "r - 1"]);
    expect(new Set(states.map(({ x = number(0) }) => expressionText(x))).size).toBe(3);
    return 3;
  });

  counted("golden", "of the Brusselator: one, with concentrations a and b/a", () => {
    expect(found({ u: "a - (b+1)*u + u^2*v", v: "b*u - u^2*v" })).toEqual(["a, b/a"]);
  });

  counted("golden", "of competing species: both, each alone, none", () => {
    const states = found({ u: "u*(3 - u - 2*v)", v: "v*(2 - u - v)" });
    expect(states).toEqual(["0, 0", "0, 2", "1, 1", "3, 0"]);
  });

  counted("behaviour", "where there are none, a continuum, or no closed form", () => {
    expect(found({ u: "1 + u^2*0", v: "v" })).toEqual([]);
    expect(found({ u: "u*v", v: "u" })).toBeUndefined();
    expect(found({ u: "u^3 - 3*u + 1" })).toBeUndefined();
    expect(found({ u: "exp(u) - 1" })).toBeUndefined();
    // u v = 1 excludes u = 0, which v eliminated by v = 1/u might lose or invent.
    expect(found({ u: "u*v - 1", v: "u*(u - 2)" })).toEqual(["2, 1/2"]);
    return 5;
  });

  counted("property", "all of a product of lines that cross in rational points", () => {
    const entry = fc.integer({ min: -4, max: 4 });
    fc.assert(
      fc.property(entry, entry, entry, entry, (a, b, c, d) => {
        const states = found({
          u: `(u - ${a})*(u - ${b})`.replaceAll("- -", "+ "),
          v: `(v - u - ${c})*(v + u - ${d})`.replaceAll("- -", "+ "),
        });
        const expected = new Set([a, b].flatMap((u) => [`${u}, ${u + c}`, `${u}, ${d - u}`]));
        expect(new Set(states)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
    return 30;
  });
});

describe("deviations from a state", () => {
  counted("property", "are those of a polynomial: F(u* + u), where u* + u is the whole", () => {
    const entry = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 4, maxLength: 4 }), entry, entry, (c, p, q) => {
        const [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = c;
        const equation = add(
          number(c0),
          multiply(number(c1), symbol("u")),
          multiply(number(c2), symbol("u"), symbol("v")),
          multiply(number(c3), symbol("b"), parse("(u - v)^3")),
        );
        const [shifted = equation] = deviationEquations(["u", "v"], [equation], {
          u: number(p),
          v: number(q),
        });
        const back = substitute(shifted, {
          u: subtract(symbol("u"), number(p)),
          v: subtract(symbol("v"), number(q)),
        });
        expect(sameFunction(back, equation)).toBe(true);
      }),
      { numRuns: 50 },
    );
    return 50;
  });

  counted("identity", "leave derivatives alone, shift earlier values, and collect roots exactly", () => {
    const [u, v, w] = deviationEquations(
      ["u", "v"],
      ["d(u,x,2) + u*d(u,x)", "1 - delay(v,1)*exp(delay(v,1))", "u^2 - 2"].map(parse),
      { u: parse("sqrt(2)"), v: parse("c") },
    );
    expect(u).toEqual(parse("u*d(u,x) + sqrt(2)*d(u,x) + d(u,x,2)"));
    expect(v).toEqual(parse("1 - (c + delay(v,1))*exp(c + delay(v,1))"));
    expect(w).toEqual(parse("u^2 + 2*sqrt(2)*u"));
    return 3;
  });
});
