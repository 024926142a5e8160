import { expect } from "vitest";
import { type Builder, programBuilder } from "../../../../src/lower/ir/builder.ts";
import type { NodeId, Program } from "../../../../src/lower/ir/program.ts";
import { compileWebAssembly } from "../../../../src/lower/webassembly/compile-webassembly.ts";
import { counted } from "../../../counted.ts";

/** y_i of two points from x_i. */
function pointwise(formula: (builder: Builder, x: NodeId) => NodeId): Program {
  const builder = programBuilder();
  const value = formula(builder, builder.load("x", 1, 0));
  return {
    name: "pointwise",
    comments: [],
    parameters: [],
    arrays: [
      { name: "x", length: 2, role: "input" },
      { name: "y", length: 2, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [{ tag: "map", count: 2, stores: [{ access: { array: "y", stride: 1, offset: 0 }, value }] }],
  };
}

/** The sum over two points of t -> t t - x over and over: each value is used twice, and soon. No pass splits a sum. */
function chain(length: number): Program {
  const builder = programBuilder();
  const x = builder.load("x", 1, 0);
  let value = x;
  for (let k = 0; k < length; k++) value = builder.subtract(builder.multiply(value, value), x);
  const access = { array: "y", stride: 0, offset: 0 };
  const next = builder.add(builder.carried(0), value);
  return {
    ...pointwise(() => x),
    arrays: [
      { name: "x", length: 2, role: "input" },
      { name: "y", length: 1, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [{ tag: "reduction", count: 2, accumulators: [{ initial: builder.float(0), next, access }] }],
  };
}

function chainByHand(length: number, x: number): number {
  let value = x;
  for (let k = 0; k < length; k++) value = value * value - x;
  return value;
}

counted("behaviour", "a formula of more values than a function may have locals runs, in linear space", () => {
  const kernel = compileWebAssembly(chain(60_000));
  const y = new Float64Array(1);
  kernel.run([Float64Array.of(0.5, 0.25), y]);
  expect(y[0]).toBe(chainByHand(60_000, 0.5) + chainByHand(60_000, 0.25));
  const lengths = [1000, 2000, 4000].map((length) => compileWebAssembly(chain(length)).bytes.length);
  const [first = 0, second = 0, third = 0] = lengths;
  expect(Math.abs((third - second) / (second - first) - 2)).toBeLessThan(0.01);
  return 2;
});

counted("behaviour", "a deep sum, all of it needed at once, needs no deep recursion", () => {
  const depth = 15_000;
  const kernel = compileWebAssembly(
    pointwise(({ add, integer, multiply, toReal }, x) => {
      let value = x;
      for (let k = 1; k <= depth; k++) value = add(multiply(x, toReal(integer(k))), value);
      return value;
    }),
  );
  const y = new Float64Array(2);
  kernel.run([Float64Array.of(1, 2), y]);
  expect([...y]).toEqual([1, 2].map((x) => x * (1 + (depth * (depth + 1)) / 2)));
});

counted(
  "behaviour",
  "a reduction that carries more values than a function has locals is refused, with its place",
  () => {
    const builder = programBuilder();
    const one = builder.float(1);
    const count = 50_000;
    const accumulators = Array.from({ length: count }, (_, slot) => ({
      initial: one,
      next: builder.carried(slot),
      access: { array: "y", stride: 0, offset: slot },
    }));
    const program: Program = {
      name: "manyCarried",
      comments: [],
      parameters: [],
      arrays: [{ name: "y", length: count, role: "output" }],
      nodes: builder.nodes,
      loops: [{ tag: "reduction", count: 2, accumulators }],
    };
    expect(() => compileWebAssembly(program)).toThrow(
      expect.objectContaining({
        code: "E_UNSUPPORTED",
        message: expect.stringContaining("loop 0, reduction, of manyCarried"),
      }),
    );
  },
);
