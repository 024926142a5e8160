import { at } from "../../core/errors.ts";
import { programBuilder } from "../ir/builder.ts";
import { neededNodes, operationCount, rootsOf } from "../ir/loops.ts";
import { nodeTypes } from "../ir/node-types.ts";
import { isOperation, operandsOf } from "../ir/operands.ts";
import type { Loop, MapLoop, Node, NodeId, Program } from "../ir/program.ts";
import { compacted } from "../ir/rewrite.ts";
import { isTapeOperation } from "../ir/tape.ts";
import type { Pass } from "./pass.ts";
import { type Piece, splitLoop } from "./split-kernels.ts";

/** Which maps become tapes. */
export interface TapeLimits {
  /** The most points: with more of them, each instruction of straight-line code is used often enough. */
  readonly points: number;
  /** The fewest operations. */
  readonly operations?: number;
}

/**
 * From 16 points on, pieces run twice as fast once V8 has optimised them, which takes seconds; with fewer points it hardly
 * comes to do so.
 */
const JAVASCRIPT_LIMITS: TapeLimits = { points: 15 };
/**
 * Up to so many operations straight-line code is faster once it is compiled, in half a second or so; beyond, it comes from
 * the outer caches in WebAssembly, and V8 does not come to optimise its pieces.
 */
const FEWEST_OPERATIONS = 30_000;
/** Before and after a tape stands straight-line code with all that a tape does not have, up to so many operations of each. */
const MOST_BESIDE = 1500;

/** Marks very long maps of few points as tapes, apart from operations that tapes do not have; for JavaScript. */
export const tapeLongMaps: Pass = tapeLongMapsAt(JAVASCRIPT_LIMITS);

/** Likewise with other limits. */
export function tapeLongMapsAt(limits: TapeLimits): Pass {
  return { name: "tape-long-maps", preserves: "bits", run: (program) => tapedProgram(program, limits) };
}

function tapedProgram(program: Program, { points, operations = FEWEST_OPERATIONS }: TapeLimits): Program {
  const { nodes } = program;
  const isLong = (loop: Loop) =>
    loop.tag === "map" &&
    !loop.tape &&
    loop.count <= points &&
    operationCount(nodes, rootsOf(loop)) >= operations;
  const long = new Set(program.loops.filter(isLong));
  if (long.size === 0) return program;
  const builder = programBuilder(nodes);
  const arrays = [...program.arrays];
  const loops = program.loops.flatMap((loop): readonly Loop[] => {
    if (loop.tag !== "map" || !long.has(loop)) return [loop];
    const parts = partsOf(nodes, loop);
    if (parts === undefined) return [loop];
    const pieces = [parts.before, parts.tape, parts.after];
    // What is handed on lies in rows of all points, as between the pieces of split maps.
    return splitLoop(builder, loop, pieces, arrays)
      .map((piece, k) => (pieces[k] === parts.tape ? { ...piece, tape: true } : piece))
      .filter(({ stores }) => stores.length > 0);
  });
  return compacted({ ...program, arrays, nodes: builder.nodes, loops });
}

/** What a map computes as a tape, and what is to be known before or can wait until afterwards. */
interface Parts {
  readonly before: Piece;
  readonly tape: Piece;
  readonly after: Piece;
}

/** The parts of a map; none where too much is none of a tape's. */
function partsOf(nodes: readonly Node[], loop: MapLoop): Parts | undefined {
  const types = nodeTypes(nodes);
  const isOfTape = (id: NodeId) => types[id] === "f64" && isTapeOperation(at(nodes, id));
  const operations = neededNodes(nodes, rootsOf(loop)).filter((id) => isOperation(at(nodes, id)));
  const early = new Set<NodeId>();
  const late = new Set<NodeId>();
  for (const id of operations) {
    if (operandsOf(at(nodes, id)).some((operand) => late.has(operand))) late.add(id);
    else if (!isOfTape(id)) {
      const needed = neededNodes(nodes, [id], early).filter((each) => isOperation(at(nodes, each)));
      if (early.size + needed.length > MOST_BESIDE) late.add(id);
      else for (const each of needed) early.add(each);
    }
    if (late.size > MOST_BESIDE) return undefined;
  }
  const pieceOf = (isWithin: (id: NodeId) => boolean): Piece => ({
    computed: operations.filter((id) => types[id] === "f64" && isWithin(id)),
    stores: loop.stores.filter(({ value }) => isWithin(value)),
  });
  const isEarly = (id: NodeId) => early.has(id) || !isOperation(at(nodes, id));
  return {
    before: pieceOf(isEarly),
    tape: pieceOf((id) => !isEarly(id) && !late.has(id)),
    after: pieceOf((id) => late.has(id)),
  };
}
