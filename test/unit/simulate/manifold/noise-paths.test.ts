import { expect } from "vitest";
import { seededRandom } from "../../../../src/core/random.ts";
import { differentiate } from "../../../../src/expr/calculus.ts";
import { add, type Expression, multiply, number, ONE, power } from "../../../../src/expr/expression.ts";
import { complexValue } from "../../../../src/expr/floating/complex-value.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { noisePaths } from "../../../../src/simulate/manifold/noise-paths.ts";
import { counted } from "../../../counted.ts";

const NAMES = ["w", "v", "conv(w,-1)", "conv(w,b)", "conv(v*conv(w,-1),2)", "conv(conv(w,-1)^2,-b/2)"];
const PARAMETERS = { b: 0.75 };

const paths = (seed: number, isSmall = (_: string) => false) =>
  noisePaths({ noise: ["w", "v"] }, [...NAMES, "a"], {
    random: seededRandom(seed),
    parameters: PARAMETERS,
    isSmall,
  });

counted("identity", "convolutions of paths satisfy their differential equation, and are real", () => {
  const found = paths(4);
  const path = (name: string): Expression => found[name] ?? ONE;
  const sources: readonly (readonly [name: string, rate: string, source: Expression])[] = [
    ["conv(w,-1)", "-1", path("w")],
    ["conv(w,b)", "b", path("w")],
    ["conv(v*conv(w,-1),2)", "2", multiply(path("v"), path("conv(w,-1)"))],
    ["conv(conv(w,-1)^2,-b/2)", "-b/2", power(path("conv(w,-1)"), number(2))],
  ];
  for (const [name, rate, source] of sources) {
    const sign = Math.sign(complexValue(parseExpression(rate), PARAMETERS).re);
    const right = add(multiply(parseExpression(rate), path(name)), multiply(number(-sign), source));
    for (const t of [0, 0.3, -2.1]) {
      const values = { ...PARAMETERS, t };
      const [left, expected] = [differentiate(path(name), "t"), right].map((e) => complexValue(e, values));
      expect(left?.re, name).toBeCloseTo(expected?.re ?? Number.NaN, 12);
      expect(Math.abs(complexValue(path(name), values).im)).toBeLessThan(1e-14);
    }
  }
  return 2 * 3 * sources.length;
});

counted(
  "behaviour",
  "paths are those of noises and convolutions only, differ, and carry a small noise as a factor",
  () => {
    expect(Object.keys(paths(1))).toEqual(NAMES);
    const value = (e: Expression | undefined, w: number) =>
      complexValue(e ?? ONE, { ...PARAMETERS, t: 0.4, w }).re;
    expect(value(paths(1)["w"], 1)).not.toBeCloseTo(value(paths(1)["v"], 1), 3);
    expect(value(paths(1)["w"], 1)).not.toBeCloseTo(value(paths(2)["w"], 1), 3);
    const small = paths(1, (name) => name === "w");
    expect(value(small["conv(w,-1)"], 0.5)).toBeCloseTo(value(paths(1)["conv(w,-1)"], 1) / 2, 12);
    return 4;
  },
);
