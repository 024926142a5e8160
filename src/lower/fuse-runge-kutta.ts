import { at, ResiduaError } from "../core/errors.ts";
import { rational } from "../exact/rational.ts";
import { type Builder, programBuilder } from "./ir/builder.ts";
import { operationCount } from "./ir/loops.ts";
import type { NodeId, Program } from "./ir/program.ts";
import { compacted, transplant } from "./ir/rewrite.ts";
import { requireStraightLine } from "./straight-line.ts";

/** The parameters that a fused integrator has besides those of its right-hand side. */
export const STEP_PARAMETERS = ["step", "steps"] as const;

/**
 * The most operations of a step. An integrator cannot be split, as its steps follow on each other, and beyond V8's limit,
 * at about 6000 operations, it would run ten times slower.
 */
const MOST_OPERATIONS = 5000;

/**
 * The program that takes `steps` steps of size `step` of the classical Runge-Kutta method for `u' = f(u)`, where `f` is
 * straight-line code. The state is carried from step to step without touching memory, and what the four stages share
 * is computed once: a loop as fast as one written by hand.
 *
 * Shapes: both arrays hold the n state variables of f. Parameters: those of f, then `step`, then `steps`.
 * Errors: E_UNSUPPORTED where f is not straight-line code or too long; E_SHAPE where f has not as many outputs as inputs.
 * Source: Hairer, Nørsett & Wanner (1993), Solving Ordinary Differential Equations I, table II.1.2.
 */
export function fuseRungeKutta4(rightHandSide: Program): Program {
  const { input, output } = requireStraightLine(rightHandSide, "a fused integrator");
  requireSquare(input.length, output.length);
  requireFreeParameters(rightHandSide);
  const builder = programBuilder();
  const state = Array.from({ length: input.length }, (_, k) => builder.carried(k));
  const derivative = (values: readonly NodeId[]) => derivativesAt(rightHandSide, builder, values);
  const next = rungeKutta4Step(builder, state, derivative);
  requireOperations(builder, next);
  return compacted({
    ...rightHandSide,
    name: `${rightHandSide.name}RungeKutta4`,
    comments: [
      ...rightHandSide.comments,
      "steps of the classical Runge-Kutta method for x' = y, from x to y",
    ],
    parameters: [...rightHandSide.parameters, ...STEP_PARAMETERS],
    nodes: builder.nodes,
    loops: [
      {
        tag: "reduction",
        count: { parameter: "steps" },
        accumulators: next.map((value, k) => ({
          initial: builder.load(input.name, 0, k),
          next: value,
          access: { array: output.name, stride: 0, offset: k },
        })),
      },
    ],
  });
}

/** One step: u + h/6 (k1 + 2 k2 + 2 k3 + k4). */
function rungeKutta4Step(
  builder: Builder,
  state: readonly NodeId[],
  derivative: (state: readonly NodeId[]) => readonly NodeId[],
): readonly NodeId[] {
  const { add, multiply, exact, parameter } = builder;
  const step = parameter("step");
  const fraction = (divisor: number) => multiply(step, exact(rational(1, divisor)));
  const moved = (by: NodeId, along: readonly NodeId[]) =>
    state.map((value, k) => add(value, multiply(by, at(along, k))));
  const k1 = derivative(state);
  const k2 = derivative(moved(fraction(2), k1));
  const k3 = derivative(moved(fraction(2), k2));
  const k4 = derivative(moved(step, k3));
  const middle = k2.map((value, k) => multiply(exact(rational(2)), add(value, at(k3, k))));
  const total = k1.map((value, k) => add(add(value, at(middle, k)), at(k4, k)));
  return moved(fraction(6), total);
}

/** The derivatives of all state variables at a state. */
function derivativesAt(
  rightHandSide: Program,
  builder: Builder,
  state: readonly NodeId[],
): readonly NodeId[] {
  const { loop, output } = requireStraightLine(rightHandSide, "a fused integrator");
  const image = transplant(rightHandSide.nodes, builder, (node) => {
    if (node.tag === "counter") return builder.integer(0);
    return node.tag === "load" ? at(state, node.access.offset) : builder.intern(node);
  });
  const values = new Map(loop.stores.map(({ access, value }) => [access.offset, value]));
  return Array.from({ length: output.length }, (_, k) => image(values.get(k) ?? -1));
}

function requireSquare(inputs: number, outputs: number): void {
  if (inputs === outputs) return;
  throw new ResiduaError(
    "E_SHAPE",
    `a right-hand side has as many outputs as inputs; got ${inputs} inputs and ${outputs} outputs`,
  );
}

function requireFreeParameters({ parameters }: Program): void {
  const clash = STEP_PARAMETERS.find((name) => parameters.includes(name));
  if (clash === undefined) return;
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `the parameter '${clash}' is the integrator's own; rename that of the right-hand side`,
  );
}

function requireOperations({ nodes }: Builder, roots: readonly NodeId[]): void {
  const operations = operationCount(nodes, roots);
  if (operations <= MOST_OPERATIONS) return;
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `a fused step of ${operations} operations is longer than ${MOST_OPERATIONS}; step the right-hand side's own kernel instead`,
  );
}
