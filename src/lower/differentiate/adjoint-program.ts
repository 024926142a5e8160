import { at, ResiduaError } from "../../core/errors.ts";
import { type Builder, programBuilder } from "../ir/builder.ts";
import { neededNodes, storesOf } from "../ir/loops.ts";
import type { ArrayDeclaration, Loop, MapLoop, NodeId, Program, ReductionLoop } from "../ir/program.ts";
import { removeDeadStores } from "../passes/dead-stores.ts";
import { expandStencils } from "../passes/expand-stencils.ts";
import { freshName } from "../passes/fresh-name.ts";
import { type NewArray, pullBack, zeroLoops } from "./pull-back.ts";
import { type WeightedValue, weightsOfLoads } from "./reverse-sweep.ts";

/** What the name of an array of weights begins with. */
const WEIGHT = "w_";

/**
 * The program of the vector-Jacobian product, by reverse differentiation: from the inputs and weights of the outputs to the
 * weights of the inputs, `w_x[k] = sum over outputs of w_y[m] dy[m]/dx[k]`. The gradient of one output costs a few times
 * the program, however many inputs there are. Parameters have no weights.
 *
 * Loops are gone through backwards: maps and stencils, whose adjoints have the negated offsets, and reductions that are
 * sums, whose adjoints are maps. Errors: E_UNSUPPORTED for other reductions, for rows and for computed positions, whose
 * adjoints would need the transposed lists.
 */
export function adjointProgram(original: Program): Program {
  const program = expandStencils.run(original);
  const builder = programBuilder(program.nodes);
  const sweep = reverseLoops(program, builder);
  const roleOf = ({ role }: ArrayDeclaration) => (role === "input" ? role : ("temporary" as const));
  const outputs = program.arrays.filter(({ role }) => role === "output");
  const inputs = program.arrays.filter(isVariable);
  const adjoint: Program = {
    ...program,
    name: `${program.name}Adjoint`,
    comments: [
      ...program.comments,
      `arrays ${WEIGHT}... are weights: those of inputs for given ones of outputs`,
    ],
    arrays: [
      ...program.arrays.map((array) => ({ ...array, role: roleOf(array) })),
      ...outputs.map(({ name, length }) => ({ name: WEIGHT + name, length, role: "input" as const })),
      ...inputs.map(({ name, length }) => ({ name: WEIGHT + name, length, role: "output" as const })),
      ...sweep.arrays,
    ],
    nodes: builder.nodes,
    loops: [...program.loops, ...sweep.loops],
  };
  return removeDeadStores.run(adjoint);
}

function isVariable({ role, indicesBelow }: ArrayDeclaration): boolean {
  return role === "input" && indicesBelow === undefined;
}

/** The loops of the reverse sweep, and the temporary arrays between them. */
function reverseLoops(program: Program, builder: Builder) {
  const arrays: ArrayDeclaration[] = [];
  const loops: Loop[] = [];
  const newArray: NewArray = (stem, length) => {
    const taken = [...program.arrays, ...arrays];
    const name = freshName(stem, taken);
    arrays.push({ name, length, role: "temporary" });
    return name;
  };
  const lengths = new Map(program.arrays.map(({ name, length }) => [name, length]));
  const lengthOf = (array: string) => lengths.get(array) ?? 0;
  const received = new Map(
    program.arrays.map(({ name, role }) => [name, role === "output" ? [WEIGHT + name] : []]),
  );
  const total = (array: string, target?: string): string => {
    const parts = received.get(array) ?? [];
    const [only] = parts;
    if (target === undefined && parts.length === 1 && only !== undefined) return only;
    const name = target ?? newArray("total", lengthOf(array));
    loops.push(...sumLoops(builder, parts, name, lengthOf(array)));
    received.set(array, [name]);
    return name;
  };
  for (const loop of [...program.loops].reverse()) {
    const weights = new Map(storesOf(loop).map(({ access }) => [access.array, ""]));
    for (const array of weights.keys()) weights.set(array, total(array));
    const weightOf = (access: { array: string; stride: number; offset: number }) =>
      builder.load(weights.get(access.array) ?? "", access.stride, access.offset);
    for (const { count, values } of pointwise(builder, loop, weightOf)) {
      const pulled = pullBack(builder, count, weightsOfLoads(builder, values), lengthOf, newArray);
      loops.push(...pulled.loops);
      for (const { array, weights: name } of pulled.contributions) received.get(array)?.push(name);
    }
  }
  for (const { name } of program.arrays.filter(isVariable)) total(name, WEIGHT + name);
  return { arrays, loops };
}

/** The map that adds up arrays; zeros where there are none. */
function sumLoops(
  builder: Builder,
  parts: readonly string[],
  array: string,
  length: number,
): readonly Loop[] {
  const whole = { array, stride: 1, offset: 0 };
  if (parts.length === 0) return zeroLoops(builder, [{ ...whole, count: length }]);
  const value = parts.map((part) => builder.load(part, 1, 0)).reduce(builder.add);
  return [{ tag: "map", count: length, stores: [{ access: whole, value }] }];
}

/** What independent points compute, and how much of it they weigh. */
interface Pointwise {
  readonly count: number;
  readonly values: readonly WeightedValue[];
}

type WeightOf = (access: MapLoop["stores"][number]["access"]) => NodeId;

function pointwise(builder: Builder, loop: Loop, weightOf: WeightOf): readonly Pointwise[] {
  switch (loop.tag) {
    case "map": {
      const values = loop.stores.map(({ access, value }) => ({ value, weight: weightOf(access) }));
      return loop.count === 0 ? [] : [{ count: loop.count, values }];
    }
    case "reduction":
      return pointwiseSums(builder, loop, weightOf);
    case "stencil":
    case "rows":
      throw new ResiduaError(
        "E_UNSUPPORTED",
        `reverse differentiation does not go through ${loop.tag} loops`,
      );
  }
}

/** A sum weighs each of its terms, and what it starts from, as it is weighed itself. */
function pointwiseSums(builder: Builder, loop: ReductionLoop, weightOf: WeightOf): readonly Pointwise[] {
  const { count, accumulators } = loop;
  const weigh = (value: NodeId, slot: number) => ({ value, weight: weightOf(at(accumulators, slot).access) });
  const start = { count: 1, values: accumulators.map(({ initial }, slot) => weigh(initial, slot)) };
  const terms = accumulators.map(({ next }, slot) => weigh(termOf(builder, next, slot), slot));
  if (typeof count !== "number") throw unsupportedReduction();
  return count === 0 ? [start] : [{ count, values: terms }, start];
}

/** The term that a sum adds at each point. */
function termOf({ nodes }: Builder, next: NodeId, slot: number): NodeId {
  const node = at(nodes, next);
  const operands = node.tag === "binary" && node.operator === "+" ? [node.left, node.right] : [];
  const isTotal = (id: NodeId) => {
    const operand = at(nodes, id);
    return operand.tag === "carried" && operand.slot === slot;
  };
  const terms = operands.filter((id) => !isTotal(id));
  const [term] = terms;
  const isFree = (id: NodeId) => neededNodes(nodes, [id]).every((each) => at(nodes, each).tag !== "carried");
  if (terms.length === 1 && term !== undefined && isFree(term)) return term;
  throw unsupportedReduction();
}

function unsupportedReduction(): ResiduaError {
  return new ResiduaError(
    "E_UNSUPPORTED",
    "reverse differentiation goes through reductions that are sums of a known number of terms; use forward differentiation",
  );
}
