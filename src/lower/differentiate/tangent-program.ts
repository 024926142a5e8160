import { at } from "../../core/errors.ts";
import { rationals } from "../../exact/rational.ts";
import { type Builder, programBuilder } from "../ir/builder.ts";
import { liveNodes, loadedArrays, mapRoots, storesOf } from "../ir/loops.ts";
import type { Access, ArrayDeclaration, Loop, NodeId, Program, Store } from "../ir/program.ts";
import { compacted, transplant } from "../ir/rewrite.ts";
import { partialsOf } from "./partials.ts";

/** What the name of an array of tangents begins with. */
const TANGENT = "d_";

/**
 * The program of the Jacobian-vector product, by forward differentiation: from the inputs and their tangents, arrays
 * named `d_…`, to the tangents of the outputs. The Jacobian itself is never formed; the product costs a few times the
 * program, however many inputs there are. Parameters and indices have no tangents. Where a loop is a fold, such as the
 * steps of an integrator, its values and their tangents are carried side by side.
 *
 * Errors: E_UNSUPPORTED where elementary functions are inlined already.
 */
export function tangentProgram(program: Program): Program {
  const builder = programBuilder();
  const forward = forwardNodes(program, builder);
  const kept = keptArrays(program);
  const reals = program.arrays.filter(({ indicesBelow }) => indicesBelow === undefined);
  return compacted({
    ...program,
    name: `${program.name}Tangent`,
    comments: [
      ...program.comments,
      `arrays ${TANGENT}... are tangents: those of outputs for given ones of inputs`,
    ],
    arrays: [
      ...program.arrays.filter(({ role }) => role === "input"),
      ...program.arrays
        .filter(({ name }) => kept.has(name))
        .map((array) => ({ ...array, role: "temporary" as const })),
      ...reals.map(tangentArray),
    ],
    nodes: builder.nodes,
    loops: program.loops.flatMap((loop) => tangentLoops(loop, forward, kept)),
  });
}

function tangentArray(array: ArrayDeclaration): ArrayDeclaration {
  return { ...array, name: TANGENT + array.name };
}

function tangentAccess(access: Access): Access {
  return { ...access, array: TANGENT + access.array };
}

/** The arrays that the program writes and that have to be computed besides their tangents. */
function keptArrays(program: Program): ReadonlySet<string> {
  const folded = program.loops.flatMap((loop) => (loop.tag === "reduction" ? storesOf(loop) : []));
  const wanted = new Set([...loadedArrays(program), ...folded.map(({ access }) => access.array)]);
  const written = program.arrays.filter(({ role }) => role !== "input").map(({ name }) => name);
  return new Set(written.filter((name) => wanted.has(name)));
}

/** What becomes of a node: itself in the new program, and its tangent, which is zero where it does not vary. */
interface ForwardNodes {
  readonly value: (id: NodeId) => NodeId;
  readonly tangent: (id: NodeId) => NodeId;
}

/** Values are carried in the slots `2 s`, and their tangents in `2 s + 1`. */
function forwardNodes(program: Program, builder: Builder): ForwardNodes {
  const value = transplant(program.nodes, builder, (node) =>
    node.tag === "carried" ? builder.carried(2 * node.slot) : builder.intern(node),
  );
  const tangents = new Map<NodeId, NodeId>();
  for (const id of liveNodes(program)) {
    const tangent = tangentOf(builder, value(id), tangents);
    if (tangent !== undefined) tangents.set(value(id), tangent);
  }
  return { value, tangent: (id) => tangents.get(value(id)) ?? builder.exact(rationals.zero) };
}

function tangentOf(builder: Builder, id: NodeId, tangents: ReadonlyMap<NodeId, NodeId>): NodeId | undefined {
  const node = at(builder.nodes, id);
  if (node.tag === "load") return builder.intern({ tag: "load", access: tangentAccess(node.access) });
  if (node.tag === "carried") return builder.carried(node.slot + 1);
  if (node.tag === "gather" && node.type === "f64") return builder.gather(TANGENT + node.array, node.index);
  const terms = partialsOf(builder, id).flatMap(({ operand, times }) => {
    const tangent = tangents.get(operand);
    return tangent === undefined ? [] : [times(tangent)];
  });
  return terms.length === 0 ? undefined : terms.reduce(builder.add);
}

/** The loops that compute the tangents of what a loop writes, and before them what is kept of it. */
function tangentLoops(
  loop: Loop,
  { value, tangent }: ForwardNodes,
  kept: ReadonlySet<string>,
): readonly Loop[] {
  const tangentStore = (store: Store): Store => ({
    access: tangentAccess(store.access),
    value: tangent(store.value),
  });
  const isKept = ({ access }: Store) => kept.has(access.array);
  const values = (stores: readonly Store[]) =>
    stores.filter(isKept).map((store) => ({ ...store, value: value(store.value) }));
  switch (loop.tag) {
    case "map":
      return [{ ...loop, stores: [...values(loop.stores), ...loop.stores.map(tangentStore)] }];
    case "stencil": {
      // What sites at an end hold is another value for tangents, so that these have a loop of their own.
      const phases = loop.phases.map((stores) => stores.map(tangentStore));
      const boundary =
        loop.boundary.tag === "fixed"
          ? { ...loop.boundary, value: tangent(loop.boundary.value) }
          : loop.boundary;
      const own = { ...loop, phases: loop.phases.map((stores) => stores.filter(isKept)) };
      const before = own.phases.every(({ length }) => length === 0) ? [] : [mapRoots(own, value)];
      return [...before, { ...loop, phases, boundary }];
    }
    case "reduction": {
      const accumulators = loop.accumulators.flatMap(({ initial, next, access }) => [
        { initial: value(initial), next: value(next), access },
        { initial: tangent(initial), next: tangent(next), access: tangentAccess(access) },
      ]);
      return [{ ...loop, accumulators }];
    }
    case "rows": {
      const accumulators = loop.accumulators.flatMap(({ initial, next }) => [
        { initial: value(initial), next: value(next) },
        { initial: tangent(initial), next: tangent(next) },
      ]);
      const stores = [...values(loop.stores), ...loop.stores.map(tangentStore)];
      return [{ ...loop, accumulators, stores }];
    }
  }
}
