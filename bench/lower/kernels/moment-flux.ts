import { at } from "../../../src/core/errors.ts";
import { imageOf } from "../../../src/exact/linear/matrix-ring.ts";
import { rational } from "../../../src/exact/rational.ts";
import { type Builder, programBuilder } from "../../../src/lower/ir/builder.ts";
import type { Access, MapLoop, NodeId, Program } from "../../../src/lower/ir/program.ts";
import { compacted } from "../../../src/lower/ir/rewrite.ts";
import { gradMatrix } from "../../problems/grad-matrix.ts";
import type { KernelItem } from "../kernel-item.ts";
import { nodeField } from "./node-field.ts";
import { uniformArray } from "./uniform-array.ts";

const HIGHEST_MOMENT = 8;
const UNKNOWNS = HIGHEST_MOMENT + 1;
const CELLS = 10_000;
const SEED = 13;

/** The time step over the cell's width, small enough for the speeds of these states. */
const STEP_OVER_WIDTH = 0.05;

/**
 * K3: one step of the path-conservative FORCE scheme for Grad's moment system, with the midpoint for the path:
 * the jump of an interface is split into `A dw / 2 ± (dw h/dt + A² dw dt/h) / 4`.
 */
export const momentFlux: KernelItem = {
  id: "K3",
  title: `a FORCE step of the moment system for M = ${HIGHEST_MOMENT}, ${CELLS} cells`,
  program: momentProgram,
  data: () => ({
    arrays: [initialStates(), new Float64Array(UNKNOWNS * (CELLS - 2))],
    parameters: [STEP_OVER_WIDTH],
  }),
  targets: { JavaScript: 6, WebAssembly: 2.6 },
};

/** Unknown k of cell i is at `k CELLS + i`; gases near rest, with small higher moments. */
function initialStates(): Float64Array {
  const states = uniformArray(UNKNOWNS * CELLS, SEED).map((value) => value / 10);
  for (let i = 0; i < CELLS; i++) {
    states[i] = at(states, i) + 1;
    states[2 * CELLS + i] = at(states, 2 * CELLS + i) + 1;
  }
  return states;
}

function momentProgram(): Program {
  const builder = programBuilder();
  const interfaces = CELLS - 1;
  const access = (array: string, k: number, length: number, shift = 0): Access => ({
    array,
    stride: 1,
    offset: k * length + shift,
  });
  const load = (from: Access) => builder.intern({ tag: "load", access: from });
  const unknowns = Array.from({ length: UNKNOWNS }, (_, k) => k);
  const state = (shift: number) => unknowns.map((k) => load(access("w", k, CELLS, shift)));
  const { towardsLeft, towardsRight } = fluctuations(builder, state(0), state(1));
  const storesOf = (array: string, values: readonly NodeId[]) =>
    values.map((value, k) => ({ access: access(array, k, interfaces), value }));
  const split: MapLoop = {
    tag: "map",
    count: interfaces,
    stores: [...storesOf("towardsLeft", towardsLeft), ...storesOf("towardsRight", towardsRight)],
  };
  const update: MapLoop = {
    tag: "map",
    count: CELLS - 2,
    stores: unknowns.map((k) => {
      const fromLeft = load(access("towardsRight", k, interfaces));
      const fromRight = load(access("towardsLeft", k, interfaces, 1));
      const change = builder.multiply(builder.parameter("stepOverWidth"), builder.add(fromLeft, fromRight));
      const value = builder.subtract(load(access("w", k, CELLS, 1)), change);
      return { access: access("next", k, CELLS - 2), value };
    }),
  };
  return compacted({
    name: "momentStep",
    comments: [
      "next = w - dt/h (the right-going fluctuation from the left + the left-going one from the right)",
    ],
    parameters: ["stepOverWidth"],
    arrays: [
      { name: "w", length: UNKNOWNS * CELLS, role: "input" },
      { name: "next", length: UNKNOWNS * (CELLS - 2), role: "output" },
      { name: "towardsLeft", length: UNKNOWNS * interfaces, role: "temporary" },
      { name: "towardsRight", length: UNKNOWNS * interfaces, role: "temporary" },
    ],
    nodes: builder.nodes,
    loops: [split, update],
  });
}

function fluctuations(builder: Builder, left: readonly NodeId[], right: readonly NodeId[]) {
  const field = nodeField(builder);
  const ratio = builder.parameter("stepOverWidth");
  const fraction = (divisor: number) => builder.exact(rational(1, divisor));
  const middle = left.map((value, k) => field.multiply(fraction(2), field.add(value, at(right, k))));
  const matrix = gradMatrix(field, {
    rho: at(middle, 0),
    u: at(middle, 1),
    theta: at(middle, 2),
    higher: middle.slice(3),
  });
  const jump = right.map((value, k) => field.subtract(value, at(left, k)));
  const once = imageOf(field, matrix, jump);
  const twice = imageOf(field, matrix, once);
  const spread = jump.map((value, k) =>
    field.multiply(fraction(4), field.add(field.divide(value, ratio), field.multiply(ratio, at(twice, k)))),
  );
  const half = once.map((value) => field.multiply(fraction(2), value));
  return {
    towardsLeft: half.map((value, k) => field.subtract(value, at(spread, k))),
    towardsRight: half.map((value, k) => field.add(value, at(spread, k))),
  };
}
