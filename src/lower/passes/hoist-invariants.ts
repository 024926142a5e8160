import { at } from "../../core/errors.ts";
import { type Builder, programBuilder } from "../ir/builder.ts";
import { mapRoots, neededNodes, rootsOf } from "../ir/loops.ts";
import { nodeTypes } from "../ir/node-types.ts";
import { isOperation, operandsOf, variesWithinLoop, withOperands } from "../ir/operands.ts";
import type { Loop, MapLoop, NodeId, Program, ReductionLoop, RowsLoop } from "../ir/program.ts";
import { compacted } from "../ir/rewrite.ts";
import { freshName } from "./fresh-name.ts";
import type { Pass } from "./pass.ts";

/**
 * Computes what does not vary with the point of a loop once, before it: straight-line code stores it in a
 * temporary array, from which the loop loads it with stride 0. Back ends keep such loads in registers. Maps of a single
 * point and values that cost no operation stay as they are; stencils are to be expanded before.
 */
export const hoistInvariants: Pass = { name: "hoist-invariants", preserves: "bits", run: runHoist };

type HoistingLoop = MapLoop | ReductionLoop | RowsLoop;

function runHoist(program: Program): Program {
  const isConcerned = (loop: Loop): loop is HoistingLoop =>
    loop.tag !== "stencil" && (loop.tag !== "map" || loop.count > 1);
  if (!program.loops.some(isConcerned)) return program;
  const builder = programBuilder(program.nodes);
  const arrays = [...program.arrays];
  const loops = program.loops.flatMap((loop): readonly Loop[] => {
    if (!isConcerned(loop)) return [loop];
    const invariants = outermostInvariants(program, loop);
    if (invariants.length === 0) return [loop];
    const name = freshName("invariant", arrays);
    arrays.push({ name, length: invariants.length, role: "temporary" });
    return hoisted(builder, loop, invariants, name);
  });
  if (arrays.length === program.arrays.length) return program;
  return compacted({ ...program, arrays, nodes: builder.nodes, loops });
}

/** The operations of a loop that do not vary with its points, but for those that only other such ones use. */
function outermostInvariants({ nodes }: Program, loop: HoistingLoop): readonly NodeId[] {
  const roots = loop.tag === "reduction" ? loop.accumulators.map(({ next }) => next) : rootsOf(loop);
  const varying = new Set<NodeId>();
  const outermost = new Set<NodeId>(roots);
  const needed = neededNodes(nodes, roots);
  for (const id of needed) {
    const node = at(nodes, id);
    if (variesWithinLoop(node) || operandsOf(node).some((operand) => varying.has(operand))) varying.add(id);
    if (varying.has(id)) for (const operand of operandsOf(node)) outermost.add(operand);
  }
  const types = nodeTypes(nodes);
  return needed.filter(
    (id) => outermost.has(id) && !varying.has(id) && isOperation(at(nodes, id)) && types[id] === "f64",
  );
}

/** The code that stores the invariants, and the loop that loads them. */
function hoisted(
  builder: Builder,
  loop: HoistingLoop,
  invariants: readonly NodeId[],
  name: string,
): readonly Loop[] {
  const stores = invariants.map((value, offset) => ({ access: { array: name, stride: 0, offset }, value }));
  const images = new Map(invariants.map((id, offset) => [id, builder.load(name, 0, offset)]));
  const image = (id: NodeId) => images.get(id) ?? id;
  for (const id of neededNodes(builder.nodes, rootsOf(loop), new Set(invariants))) {
    images.set(id, builder.intern(withOperands(at(builder.nodes, id), image)));
  }
  const before: MapLoop = { tag: "map", count: 1, stores };
  return [before, loop.tag === "reduction" ? withNext(loop, image) : mapRoots(loop, image)];
}

/** A reduction with other values for its next points; what starts it is computed once anyway. */
function withNext(loop: ReductionLoop, image: (id: NodeId) => NodeId): ReductionLoop {
  const accumulators = loop.accumulators.map((each) => ({ ...each, next: image(each.next) }));
  return { ...loop, accumulators };
}
