import { at } from "../../../src/core/errors.ts";
import { rational, rationalFromFloat } from "../../../src/exact/rational.ts";
import { type Builder, programBuilder } from "../../../src/lower/ir/builder.ts";
import type { NodeId, Program } from "../../../src/lower/ir/program.ts";
import { compacted } from "../../../src/lower/ir/rewrite.ts";
import type { KernelItem } from "../kernel-item.ts";
import { uniformArray } from "./uniform-array.ts";

const CELLS = 1000;
const VELOCITIES = 128;
const FASTEST = 6;
const SEED = 17;

/** The time step over the relaxation time. */
const STEP_OVER_TIME = 0.1;

const spacing = (2 * FASTEST) / (VELOCITIES - 1);
const speeds = Array.from({ length: VELOCITIES }, (_, k) => -FASTEST + k * spacing);

/** K4: a step of the BGK relaxation `f_t = (Maxwellian(f) - f)/tau`, with moments by the rectangle rule. */
export const relaxation: KernelItem = {
  id: "K4",
  title: `relaxation to Maxwellians, ${CELLS} cells of ${VELOCITIES} velocities`,
  program: relaxationProgram,
  data: () => ({
    arrays: [initialDistributions(), new Float64Array(CELLS * VELOCITIES)],
    parameters: [STEP_OVER_TIME],
  }),
  targets: { JavaScript: 4.4, WebAssembly: 1.8 },
};

/** Velocity k of cell i is at `k CELLS + i`; disturbed Maxwellians. */
function initialDistributions(): Float64Array {
  const noise = uniformArray(CELLS * VELOCITIES, SEED);
  return noise.map((value, index) => {
    const speed = at(speeds, Math.floor(index / CELLS));
    return Math.exp((-speed * speed) / 2) * (1 + value / 10);
  });
}

function relaxationProgram(): Program {
  const builder = programBuilder();
  const { add, subtract, multiply } = builder;
  const access = (array: string, k: number) => ({ array, stride: 1, offset: k * CELLS });
  const values = speeds.map((_, k) => builder.intern({ tag: "load", access: access("f", k) }));
  const maxwellian = maxwellianOf(builder, values);
  const ratio = builder.parameter("stepOverTime");
  const stores = speeds.map((speed, k) => ({
    access: access("next", k),
    value: add(at(values, k), multiply(ratio, subtract(maxwellian(speed), at(values, k)))),
  }));
  const length = CELLS * VELOCITIES;
  return compacted({
    name: "relaxation",
    comments: ["next = f + dt/tau (rho/sqrt(2 pi theta) exp(-(v - u)^2/(2 theta)) - f)"],
    parameters: ["stepOverTime"],
    arrays: [
      { name: "f", length, role: "input" },
      { name: "next", length, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [{ tag: "map", count: CELLS, stores }],
  });
}

/** The Maxwellian with the density, mean velocity and temperature of a distribution. */
function maxwellianOf(builder: Builder, values: readonly NodeId[]): (speed: number) => NodeId {
  const { add, subtract, multiply, divide, negate, apply } = builder;
  const exact = (value: number) => builder.exact(rationalFromFloat(value));
  const moment = (weight: (speed: number) => NodeId) => {
    const terms = values.map((value, k) => multiply(weight(at(speeds, k)), value));
    return multiply(exact(spacing), terms.reduce(add));
  };
  const density = multiply(exact(spacing), values.reduce(add));
  const mean = divide(moment(exact), density);
  const centred = (speed: number) => subtract(exact(speed), mean);
  const temperature = divide(
    moment((speed) => multiply(centred(speed), centred(speed))),
    density,
  );
  const twice = multiply(builder.exact(rational(2)), temperature);
  const height = divide(density, apply("sqrt", [multiply(builder.intern({ tag: "pi" }), twice)]));
  return (speed) =>
    multiply(height, apply("exp", [negate(divide(multiply(centred(speed), centred(speed)), twice))]));
}
