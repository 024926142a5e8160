import { at } from "../../core/errors.ts";
import { rationals } from "../../exact/rational.ts";
import { type Builder, programBuilder } from "../ir/builder.ts";
import { neededNodes } from "../ir/loops.ts";
import { operandsOf } from "../ir/operands.ts";
import type { NodeId, Program, Store } from "../ir/program.ts";
import { compacted } from "../ir/rewrite.ts";
import { requireStraightLine, type StraightLine } from "../straight-line.ts";
import { partialsOf } from "./partials.ts";

/** What the name of an array of weights begins with. */
const WEIGHT = "w_";

/**
 * The program of the vector-Jacobian product, by reverse differentiation of straight-line code: from the inputs and
 * weights of the outputs to the weights of the inputs, `w_x[k] = sum over outputs of w_y[m] dy[m]/dx[k]`. The gradient of
 * one output costs a few times the program, however many inputs there are. Parameters have no weights.
 *
 * Errors: E_UNSUPPORTED where the program is not straight-line code.
 */
export function adjointProgram(program: Program): Program {
  const straight = requireStraightLine(program, "reverse differentiation");
  const { input, output } = straight;
  const builder = programBuilder(program.nodes);
  const weights = weightNodes(program, straight, builder);
  const stores = Array.from(
    { length: input.length },
    (_, offset): Store => ({
      access: { array: WEIGHT + input.name, stride: 0, offset },
      value: weights.get(builder.load(input.name, 0, offset)) ?? builder.exact(rationals.zero),
    }),
  );
  return compacted({
    ...program,
    name: `${program.name}Adjoint`,
    comments: [
      ...program.comments,
      `arrays ${WEIGHT}... are weights: those of inputs for given ones of outputs`,
    ],
    arrays: [
      ...program.arrays.filter(({ role }) => role === "input"),
      { name: WEIGHT + output.name, length: output.length, role: "input" },
      { name: WEIGHT + input.name, length: input.length, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [{ tag: "map", count: 1, stores }],
  });
}

/** The weights of all nodes: each is complete before it is passed on, as operands come before their users. */
function weightNodes(
  program: Program,
  { loop, output }: StraightLine,
  builder: Builder,
): ReadonlyMap<NodeId, NodeId> {
  const weights = new Map<NodeId, NodeId>();
  const accumulate = (id: NodeId, weight: NodeId) => {
    const known = weights.get(id);
    weights.set(id, known === undefined ? weight : builder.add(known, weight));
  };
  for (const { access, value } of loop.stores) {
    accumulate(value, builder.load(WEIGHT + output.name, 0, access.offset));
  }
  const roots = loop.stores.map(({ value }) => value);
  const active = nodesOfInputs(program, roots);
  for (const id of [...neededNodes(program.nodes, roots)].reverse()) {
    const weight = weights.get(id);
    if (weight === undefined) continue;
    for (const { operand, times } of partialsOf(builder, id)) {
      if (active.has(operand)) accumulate(operand, times(weight));
    }
  }
  return weights;
}

/** The nodes that vary with the inputs: weights of others lead nowhere. */
function nodesOfInputs({ nodes }: Program, roots: readonly NodeId[]): ReadonlySet<NodeId> {
  const active = new Set<NodeId>();
  for (const id of neededNodes(nodes, roots)) {
    const node = at(nodes, id);
    if (node.tag === "load" || operandsOf(node).some((operand) => active.has(operand))) active.add(id);
  }
  return active;
}
