import { at, ResiduaError } from "../../core/errors.ts";
import { rationals } from "../../exact/rational.ts";
import { type Builder, programBuilder } from "../ir/builder.ts";
import { liveNodes } from "../ir/loops.ts";
import type { Access, ArrayDeclaration, Loop, NodeId, Program, Store } from "../ir/program.ts";
import { compacted } from "../ir/rewrite.ts";
import { partialsOf } from "./partials.ts";

/** What the name of an array of tangents begins with. */
const TANGENT = "d_";

/**
 * The program of the Jacobian-vector product, by forward differentiation: from the inputs and their tangents, arrays
 * named `d_…`, to the tangents of the outputs. The Jacobian itself is never formed; the product costs a few times the
 * program, however many inputs there are. Parameters have no tangents.
 *
 * Errors: E_UNSUPPORTED for reductions, and for programs that hand values on in temporary arrays.
 */
export function tangentProgram(program: Program): Program {
  if (program.arrays.some(({ role }) => role === "temporary")) {
    throw new ResiduaError("E_UNSUPPORTED", `differentiate ${program.name} before it is hoisted or split`);
  }
  const builder = programBuilder(program.nodes);
  const tangents = tangentNodes(program, builder);
  const inputs = program.arrays.filter(({ role }) => role === "input");
  const reals = inputs.filter(({ indicesBelow }) => indicesBelow === undefined);
  return compacted({
    ...program,
    name: `${program.name}Tangent`,
    comments: [
      ...program.comments,
      `arrays ${TANGENT}... are tangents: those of outputs for given ones of inputs`,
    ],
    arrays: [
      ...inputs,
      ...reals.map(tangentArray),
      ...program.arrays.filter(({ role }) => role === "output").map(tangentArray),
    ],
    nodes: builder.nodes,
    loops: program.loops.map((loop) => tangentLoop(builder, loop, tangents)),
  });
}

function tangentArray(array: ArrayDeclaration): ArrayDeclaration {
  return { ...array, name: TANGENT + array.name };
}

function tangentAccess(access: Access): Access {
  return { ...access, array: TANGENT + access.array };
}

/** The tangents of the program's nodes; nodes that do not vary with inputs have none. */
function tangentNodes(program: Program, builder: Builder): ReadonlyMap<NodeId, NodeId> {
  const tangents = new Map<NodeId, NodeId>();
  for (const id of liveNodes(program)) {
    const node = at(program.nodes, id);
    if (node.tag === "load") {
      tangents.set(id, builder.intern({ tag: "load", access: tangentAccess(node.access) }));
      continue;
    }
    if (node.tag === "gather" && node.type === "f64") {
      tangents.set(id, builder.gather(TANGENT + node.array, node.index));
      continue;
    }
    const terms = partialsOf(builder, id).flatMap(({ operand, times }) => {
      const tangent = tangents.get(operand);
      return tangent === undefined ? [] : [times(tangent)];
    });
    if (terms.length > 0) tangents.set(id, terms.reduce(builder.add));
  }
  return tangents;
}

function tangentLoop(builder: Builder, loop: Loop, tangents: ReadonlyMap<NodeId, NodeId>): Loop {
  const tangentOf = (id: NodeId) => tangents.get(id) ?? builder.exact(rationals.zero);
  const tangentStore = ({ access, value }: Store): Store => ({
    access: tangentAccess(access),
    value: tangentOf(value),
  });
  switch (loop.tag) {
    case "map":
      return { ...loop, stores: loop.stores.map(tangentStore) };
    case "stencil": {
      const phases = loop.phases.map((stores) => stores.map(tangentStore));
      if (loop.boundary.tag === "periodic") return { ...loop, phases };
      return { ...loop, phases, boundary: { ...loop.boundary, value: tangentOf(loop.boundary.value) } };
    }
    case "reduction":
    case "rows":
      throw new ResiduaError("E_UNSUPPORTED", "reductions are not differentiated; differentiate their body");
  }
}
