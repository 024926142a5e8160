import { rational } from "../../../../src/exact/rational.ts";
import { programBuilder } from "../../../../src/lower/ir/builder.ts";
import type { Loop, NodeId, Program } from "../../../../src/lower/ir/program.ts";

/** A chain with quadratic springs, whose sites alternate. */
export function nonlinearChain(ends: "periodic" | "fixed"): Program {
  const builder = programBuilder();
  const { load, add, subtract, multiply, power, exact } = builder;
  const bond = (step: number) => {
    const stretch = subtract(load("u", 2, 2 * step), load("u", 2, 0));
    return add(stretch, multiply(load("u", 2, 1), power(stretch, 2)));
  };
  const phase = (scale: number): readonly NodeId[] => [
    multiply(exact(rational(scale)), add(bond(1), bond(-1))),
    multiply(load("u", 2, 1), load("u", 2, 2 * (scale - 2))),
  ];
  const phases = [phase(1), phase(3)].map((values) =>
    values.map((value, j) => ({ access: { array: "a", stride: 2, offset: j }, value })),
  );
  const value = exact(rational(1, 3));
  const boundary = ends === "periodic" ? ({ tag: "periodic" } as const) : ({ tag: "fixed", value } as const);
  return {
    name: "chain",
    comments: [],
    parameters: [],
    arrays: [
      { name: "u", length: 12, role: "input" },
      { name: "a", length: 12, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [{ tag: "stencil", sites: 6, phases, boundary }],
  };
}

/** Differences, their squares' sum weighted by an element that all points read, and an output that reads another. */
export function twoStages(): Program {
  const builder = programBuilder();
  const { load, add, subtract, multiply, carried, divide } = builder;
  const difference = subtract(load("x", 1, 1), multiply(load("x", 1, 0), load("x", 0, 2)));
  const energy = add(carried(0), multiply(load("d", 1, 0), load("d", 1, 0)));
  const loops: readonly Loop[] = [
    { tag: "map", count: 4, stores: [{ access: { array: "d", stride: 1, offset: 0 }, value: difference }] },
    {
      tag: "reduction",
      count: 4,
      accumulators: [
        { initial: load("x", 0, 0), next: energy, access: { array: "y", stride: 0, offset: 0 } },
      ],
    },
    {
      tag: "map",
      count: 2,
      stores: [
        { access: { array: "z", stride: -1, offset: 1 }, value: divide(load("d", 2, 1), load("y", 0, 0)) },
      ],
    },
  ];
  return {
    name: "twoStages",
    comments: [],
    parameters: [],
    arrays: [
      { name: "x", length: 6, role: "input" },
      { name: "d", length: 4, role: "temporary" },
      { name: "y", length: 1, role: "output" },
      { name: "z", length: 2, role: "output" },
    ],
    nodes: builder.nodes,
    loops,
  };
}
